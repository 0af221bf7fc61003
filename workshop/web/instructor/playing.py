"""What an activity needs from the console: a clock, a second round, votes; seats and the wall."""

from collections.abc import Callable

from flask import abort, request
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import meetings, results, rounds, seatings, sharing, timers
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.frames.playing import clock_minutes
from workshop.web.instructor import door
from workshop.web.instructor.console import answered, by_driver, refused
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.answering import answer_key, votes_key
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.numbers import whole
from workshop.web.kit.refusal_words import refusal_text

_MORE_MINUTES = 1
_OF_WALL, _DIGITS = 3, 9
_EXPECTED = ("answer-not-offered", "nobody-seated", "results-too-few")


@door.post(f"{CLASS}/play")
@by_driver
def play(meeting_id: int) -> Response:
    """`do`: an activity's id, what is to be done, and with what, such as pairs-need:seat:2 (see DEEDS)."""
    name, _colon, deed = request.form.get("do", "").partition(":")
    activity = house().library.activity(current_meeting().language, name)
    deed, _colon, detail = deed.partition(":")
    if activity is None or deed not in DEEDS or not _can(activity, deed):
        abort(404)
    try:
        return answered(DEEDS[deed](current_meeting(), activity, detail))
    except Refusal as refusal:
        if refusal.code not in _EXPECTED:
            raise
        return refused(current_meeting(), refusal_text(refusal.code))


def _can(activity: Activity, deed: str) -> bool:
    if deed == "clock":
        return activity.has_clock
    if deed == "votes":
        return activity.votes > 0
    kinds = {"wall": "roleplay", "second": "poll", "first": "poll"}
    return activity.kind == kinds.get(deed, "pairs") and (kinds.get(deed) != "poll" or activity.rounds > 1)


def _seat(meeting: Meeting, activity: Activity, size: str) -> Meeting:
    """Anew; a clock that ran for the old groups is taken off, and what was heard in them makes room."""
    if size not in map(str, seatings.SIZES):
        abort(400)
    seatings.seat(meeting.id, activity.id, int(size))  # takes a while, so in no transaction of its own
    meetings.set_activity(meeting.id, activity.id, "closed")
    return timers.stop(meeting.id, activity.id)


def _round(meeting: Meeting, activity: Activity, after: str) -> Meeting:
    """`after`: the round that the sender's screen shows; where it is over already, nothing happens."""
    shown = whole(after, _DIGITS)
    if shown is None:
        abort(400)
    with transaction():
        moved = seatings.next_round(meeting.id, activity.id, shown)
        if moved.revision == meeting.revision:
            return moved
        meetings.set_activity(meeting.id, activity.id, "closed")
        return timers.start(meeting.id, activity.id, activity.minutes)


def _late(meeting: Meeting, activity: Activity, _detail: str) -> Meeting:
    seats = seatings.current(meeting.id, activity.id)
    return seatings.seat_late(meeting.id, activity.id, seats.waiting if seats else ())


def _clock(meeting: Meeting, activity: Activity, how: str) -> Meeting:
    if how == "start":
        return timers.start(meeting.id, activity.id, clock_minutes(meeting, activity))
    if how == "more":
        return timers.extend(meeting.id, activity.id, _MORE_MINUTES)
    return timers.stop(meeting.id, activity.id)


def _second(meeting: Meeting, activity: Activity, _detail: str) -> Meeting:
    with transaction():
        timers.stop(meeting.id, activity.id)
        return rounds.open_second(meeting.id, activity.id)


def _first(meeting: Meeting, activity: Activity, _detail: str) -> Meeting:
    return rounds.back_to_first(meeting.id, activity.id)


def _votes(meeting: Meeting, activity: Activity, status: str) -> Meeting:
    """As in a poll: counted when they are shown, out of five people's or more."""
    if status not in meetings.STATUSES:
        abort(400)
    return meetings.set_activity(meeting.id, votes_key(activity), status, results.fix)


def _wall(meeting: Meeting, activity: Activity, which: str) -> Meeting:
    """`which`: an answer's id, the edit that was read, and a turn, such as 17:4:3; nothing takes it off."""
    if not which:
        return sharing.take_off_wall(meeting.id, activity.id)
    parts = which.split(":")
    numbers = [number for one in parts if (number := whole(one, _DIGITS)) is not None]
    if not len(parts) == len(numbers) == _OF_WALL:
        abort(400)
    answer_id, edit, part = numbers
    return sharing.put_on_wall(meeting.id, activity.id, answer_key(activity), answer_id, edit, part)


DEEDS: dict[str, Callable[[Meeting, Activity, str], Meeting]] = {
    "seat": _seat,
    "round": _round,
    "late": _late,
    "clock": _clock,
    "wall": _wall,
    "second": _second,
    "first": _first,
    "votes": _votes,
}
