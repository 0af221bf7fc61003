"""What was given on paper: entered on the console by a tap or a line of text, and taken back in one tap."""

from collections.abc import Callable

from flask import abort, flash, jsonify, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import letting, paper_answers, tokens
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.frames.board import ideas
from workshop.web.frames.on_paper import Typed, round_of
from workshop.web.instructor import door
from workshop.web.instructor.console import answered, console_address, console_page
from workshop.web.instructor.paper_words import NotEntered, words_of
from workshop.web.instructor.paths import CLASS
from workshop.web.kit import wheel
from workshop.web.kit.answering import answer_key, keys_on_paper, offered_key, votes_key
from workshop.web.kit.guard import current_meeting, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.numbers import whole
from workshop.web.kit.once import sending
from workshop.web.kit.refusal_words import refusal_text

_MOST_QUESTIONS = 20
_EXPECTED = ("answer-changed", "answer-not-offered", "class-closed", "class-not-open", "participant-unknown")
Answer = Response | tuple[Response | str, int]


@door.post(f"{CLASS}/paper-answers")
def paper_answer(meeting_id: int) -> Answer:
    """`do`: an activity's id (nothing for questions), what is to be done, and with what (see DEEDS), such as
    opening-poll:enter:helping-people. `person`: somebody without a phone, or nobody in particular. `round`:
    the one on the sender's screen. `once`: another one for each tap, so that a tap that comes twice counts
    once, also when the server was started anew in between. Any console may, but for what the room sees at
    once."""
    name, _colon, deed = request.form.get("do", "").partition(":")
    deed, _colon, detail = deed.partition(":")
    activity = house().library.activity(current_meeting().language, name) if name else None
    if not _can(activity, name, deed):
        abort(404)
    try:
        with sending() as is_new:
            if is_new:
                DEEDS[deed](activity, detail)
    except NotEntered as reason:
        return _not_entered(name, str(reason))
    except Refusal as refusal:
        if refusal.code not in _EXPECTED:
            raise
        return _not_entered(name, _refused(refusal.code))
    if wants_json():
        return answered(current_meeting())
    return redirect(f"{console_address(current_meeting())}#{'paper-box' if name else 'paper-ask'}")


def _can(activity: Activity | None, name: str, deed: str) -> bool:
    if activity is None:
        return not name and deed in ("text", "back")
    kinds = {"text": activity.has_board, "vote": activity.votes > 0, "back": True}
    kinds["enter"] = activity.kind not in ("words", "wall")
    return activity.has_paper and kinds.get(deed, False)


def _enter(activity: Activity | None, choice: str) -> None:
    """A poll: the option, or nothing where several are ticked. Else that one more has done it."""
    assert activity
    if activity.kind != "poll":
        paper_answers.enter(current_meeting().id, answer_key(activity), None, sending=_tap())
        return
    options = {one.id for one in activity.options}
    chosen = _ticked(options, len(options)) if activity.pick == "several" else choice
    if isinstance(chosen, str) and chosen not in options:
        abort(404)
    round = round_of(current_meeting(), activity) or 1
    if whole(request.form.get("round"), digits=3) not in (None, round):
        raise NotEntered(_("Another round of this question is on now. Nothing was entered."))
    meeting_id, person = current_meeting().id, _person()
    paper_answers.enter(meeting_id, activity.id, chosen, person, round=round, sending=_tap())


def _vote(activity: Activity | None, _detail: str) -> None:
    assert activity
    found = {str(one.id) for one in ideas(current_meeting(), activity)}
    chosen = _ticked(found, activity.votes)
    paper_answers.enter(current_meeting().id, votes_key(activity), chosen, _person(), sending=_tap())


def _text(activity: Activity | None, how: str) -> None:
    """Free text waits to be let through, as everybody's does; with `through`, the same tap does it."""
    value = words_of(activity, _typed(activity.id if activity else ""))
    key, most = letting.QUESTIONS, _MOST_QUESTIONS
    if activity is not None:
        key, most = offered_key(activity), activity.most if activity.kind == "wall" else 1
    with transaction():
        if activity is not None and how == "through":
            _hold_the_wheel(
                _("Another screen drives this class. Press “Add it, decide later”, or take over first.")
            )
        given = paper_answers.give(current_meeting().id, key, value, _person(), most=most, sending=_tap())
        if given.answer is None:
            raise NotEntered(_("This person has given as much as one person can give here."))
        if activity is not None and how == "through":
            letting.rule(current_meeting().id, given.answer.id, given.answer.edit, letting.THROUGH)


def _back(activity: Activity | None, which: str) -> None:
    keys = keys_on_paper(activity) if activity else (letting.QUESTIONS,)
    round = round_of(current_meeting(), activity)
    with transaction():
        last = paper_answers.last(current_meeting().id, keys, round)
        if last is not None and last.ruling == letting.THROUGH:
            _hold_the_wheel()
        paper_answers.take_back(current_meeting().id, keys, which, round)


DEEDS: dict[str, Callable[[Activity | None, str], None]] = {
    "enter": _enter,
    "vote": _vote,
    "text": _text,
    "back": _back,
}


def _hold_the_wheel(way_out: str = "") -> None:
    """For what the room sees at once. `way_out`: said instead, where there is one."""
    try:
        wheel.hold(current_meeting())
    except Refusal as refusal:
        if refusal.code != "not-driving":
            raise
        raise NotEntered(way_out or refusal_text(refusal.code)) from refusal


def _typed(name: str) -> str:
    """The field of a question stands beside that of the activity."""
    return request.form.get("paper-text" if name else "paper-asked", "")


def _ticked(options: set[str], most: int) -> list[str]:
    chosen = list(dict.fromkeys(request.form.getlist("option")))
    if not chosen:
        raise NotEntered(_("Tick what stands on the paper first."))
    if len(chosen) > most:
        raise NotEntered(_("That is more than one person can choose here."))
    if not set(chosen) <= options:
        abort(404)
    return chosen


def _tap() -> str:
    """The key and what was sent under it. Where the answer to a tap was lost, or after a step back in the
    browser, the next paper comes under the same key: it is another answer, and must not pass for this one."""
    form, key = request.form, request.form.get("once", "")
    names = ("do", "person", "round", "paper-text", "paper-asked")
    said = (key, *map(form.get, names), *form.getlist("option"))
    return tokens.digest(repr(said)) if key else ""


def _person() -> int | None:
    asked = request.form.get("person", "")
    if not asked:
        return None
    person = whole(asked)
    if person is None:
        abort(400)
    return person


def _refused(code: str) -> str:
    if code == "participant-unknown":
        return str(_("This person is not on the list any more, or has a phone now. Nothing was entered."))
    return refusal_text(code)


def _not_entered(name: str, words: str) -> Answer:
    """A script says it on the spot and leaves the fields as they are; else they come again with the page."""
    if wants_json():
        return jsonify({"message": words}), 409
    flash(words, "warning")
    form = request.form
    return console_page(
        Typed(name, words, _typed(name), whole(form.get("person")), tuple(form.getlist("option")))
    ), 422
