"""Answers that were given on paper: entered on the console in two taps, and taken back in one."""

from flask import abort, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import paper_answers, rounds, tokens
from workshop.records.refusals import Refusal
from workshop.web.instructor import door
from workshop.web.instructor.console import answered, refused
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.answering import answer_key
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.numbers import whole
from workshop.web.kit.once import sending


@door.post(f"{CLASS}/paper-answers")
def paper_answer(meeting_id: int) -> Response:
    """`do`: an activity's id with enter and the option of a poll, such as opening-poll:enter:helping-people,
    or with back and which one. One choice each, and in the first round. `person`: somebody without a phone,
    or nobody in particular. `once`: another one for each tap, so that a tap that comes twice counts once,
    also when the server was started anew in between. Any console may: it moves nothing that the room sees."""
    name, _colon, deed = request.form.get("do", "").partition(":")
    deed, _colon, choice = deed.partition(":")
    activity = house().library.activity(current_meeting().language, name)
    if activity is None or not activity.has_paper or deed not in ("enter", "back"):
        abort(404)
    if rounds.current(meeting_id, activity.id) != 1:
        words = gettext("Answers from paper count in the first round, and the second one is on.")
        return refused(current_meeting(), words)
    if deed == "enter" and activity.kind == "poll" and choice not in {one.id for one in activity.options}:
        abort(404)
    try:
        with sending() as is_new:
            if is_new:
                _do(deed, activity, choice, _person())
    except Refusal as refusal:
        if refusal.code != "participant-unknown":
            raise
        return refused(current_meeting(), gettext("This person is not on the list any more."))
    return answered(current_meeting())


def _do(deed: str, activity: Activity, choice: str, person: int | None) -> None:
    meeting_id, key = current_meeting().id, answer_key(activity)
    if deed == "back":
        paper_answers.take_back(meeting_id, key, choice)
    elif activity.kind == "poll":
        paper_answers.enter(meeting_id, key, choice, person, sending=_tap())
    else:
        paper_answers.enter(meeting_id, key, None, sending=_tap())


def _tap() -> str:
    key = request.form.get("once", "")
    return tokens.digest(key) if key else ""


def _person() -> int | None:
    asked = request.form.get("person", "")
    if not asked:
        return None
    person = whole(asked)
    if person is None:
        abort(400)
    return person
