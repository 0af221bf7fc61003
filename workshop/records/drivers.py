"""Who drives a class: one place at a time, so that of two consoles the last click does not win by accident.

A place is whatever acts as one: a browser, with every window it has (see static/js/place.js).
"""

from datetime import datetime, timedelta

from workshop.records import clock, meetings
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction

AWAY = timedelta(minutes=3)  # a closed laptop; a hidden window still reports once a minute
NOTED_EVERY = timedelta(seconds=20)  # each note is a change that all screens are made anew for


def hold(meeting_id: int, place: str, seen_at: datetime | None) -> Meeting:
    """Before `place` acts: refuses not-driving where another one drives. Where none does, or the one that
    does is away, `place` drives from now on. `seen_at`: when the driver was last seen, as far as is known."""
    with transaction() as session:
        meeting = meetings.known(session, meeting_id)
        if meeting.status != "open":
            return meeting  # there is nothing to drive, as whatever is done next will say
        now = clock.utc_now()
        if meeting.driver not in (None, place) and not _is_away(meeting, seen_at, now):
            raise Refusal("not-driving")
        return _seat(meeting, place, now) if place else meeting


def take_over(meeting_id: int, place: str) -> Meeting:
    """At once, whoever drives. Refuses place-unknown: nobody can drive from nowhere."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        if not place:
            raise Refusal("place-unknown")
        return _seat(meeting, place, clock.utc_now())


def _is_away(meeting: Meeting, seen_at: datetime | None, now: datetime) -> bool:
    last = max(filter(None, (meeting.drove_at, seen_at)), default=None)
    return last is None or now - last > AWAY


def _seat(meeting: Meeting, place: str, now: datetime) -> Meeting:
    is_other = meeting.driver != place
    if not is_other and meeting.drove_at is not None and now - meeting.drove_at < NOTED_EVERY:
        return meeting
    meeting.driver, meeting.drove_at = place, now
    return meetings.touch(meeting) if is_other else meeting
