"""What people offer, let through by the instructor with one tap; questions; words that are one."""

from collections.abc import Callable

from flask import abort, request
from werkzeug.wrappers import Response

from workshop.records import letting, sharing, words
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.instructor import door
from workshop.web.instructor.console import answered, by_driver, refused
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.answering import offered_key
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.numbers import whole
from workshop.web.kit.refusal_words import refusal_text

_EXPECTED = ("answer-changed", "answer-not-offered", "words-unknown")
_RULINGS = {
    "through": letting.THROUGH,
    "not-this": letting.NOT_THIS,
    "answered": letting.ANSWERED,
    "undo": None,
}


@door.post(f"{CLASS}/let")
@by_driver
def let(meeting_id: int) -> Response:
    """`do`: what is to be done, an answer's id and its edit number, such as through:17:3. `show` puts a
    question on the wall, and `hide` takes it off. `all` lets through what the console showed as waiting, such
    as all:our-wall:17.3,18.1; all-undo:our-wall takes that back."""
    deed, _colon, which = request.form.get("do", "").partition(":")
    if deed in ("all", "all-undo"):
        return _all(deed, *which.partition(":")[::2])
    if deed not in (*_RULINGS, "show", "hide"):
        abort(404)
    return _done(lambda: _deed(current_meeting(), deed, *_numbers(which)))


@door.post(f"{CLASS}/merge")
@by_driver
def merge(meeting_id: int) -> Response:
    """`activity`: from now on `word` is shown as `into`. `apart`: an activity and a word of it that is shown
    as itself again, such as one-word:give."""
    name, _colon, apart = request.form.get("apart", "").partition(":")
    activity = house().library.activity(current_meeting().language, name or request.form.get("activity", ""))
    if activity is None or activity.kind != "words":
        abort(404)
    if apart:
        return _done(lambda: words.unmerge(meeting_id, activity.id, apart))
    word, into = request.form.get("word", ""), request.form.get("into", "")
    return _done(lambda: words.merge(meeting_id, activity.id, word, into))


def _all(deed: str, name: str, pieces: str) -> Response:
    meeting, activity = current_meeting(), house().library.activity(current_meeting().language, name)
    if activity is None or not activity.has_board:
        abort(404)
    if deed == "all-undo":
        return _done(lambda: letting.undo_all(meeting.id, activity.id, offered_key(activity)))
    read = [_numbers(one, ".") for one in pieces.split(",")]
    return _done(lambda: letting.let_all(meeting.id, activity.id, offered_key(activity), read))


def _done(deed: Callable[[], Meeting]) -> Response:
    try:
        return answered(deed())
    except Refusal as refusal:
        if refusal.code not in _EXPECTED:
            raise
        return refused(current_meeting(), refusal_text(refusal.code))


def _deed(meeting: Meeting, deed: str, answer_id: int, edit: int) -> Meeting:
    with transaction():
        if deed == "hide":
            return sharing.take_off_wall(meeting.id, letting.QUESTIONS)
        if deed == "show":
            letting.rule(meeting.id, answer_id, edit, letting.THROUGH)
            return sharing.put_on_wall(meeting.id, letting.QUESTIONS, letting.QUESTIONS, answer_id, edit, 1)
        shown = sharing.on_wall(meeting.id, letting.QUESTIONS)
        if shown and shown.offered.answer.id == answer_id:
            sharing.take_off_wall(meeting.id, letting.QUESTIONS)
        return letting.rule(meeting.id, answer_id, edit, _RULINGS[deed])


def _numbers(which: str, between: str = ":") -> tuple[int, int]:
    first, _between, second = which.partition(between)
    answer_id, edit = whole(first, digits=15), whole(second, digits=15)
    if answer_id is None or edit is None:
        abort(400)
    return answer_id, edit
