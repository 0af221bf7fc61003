"""Words, ideas and questions for others: written on a page of their own, each with who may see it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import answers, letting, meetings, pieces, sharing, tokens
from workshop.records.answers import Answer, Saved
from workshop.records.refusals import Refusal
from workshop.records.words import key_of
from workshop.web.kit.answering import offered_key
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.help_line import help_line_for
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.kit.once import new_key
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.forms import WHO, PieceForm
from workshop.web.participant.partner import Partners, my_partners, named_in, place_of
from workshop.web.participant.receipts import looked_at, received, refused

_MOST_QUESTIONS = 20
Value = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What is written: the words or ideas of an activity, or without one questions to the instructor."""

    activity: Activity | None

    @cached_property
    def partners(self) -> Partners:
        return my_partners()

    @property
    def is_words(self) -> bool:
        return self.activity is not None and self.activity.kind == "words"

    @property
    def key(self) -> str:
        return offered_key(self.activity) if self.activity else letting.QUESTIONS

    @property
    def most(self) -> int:
        """How many items; the words of one person are one."""
        if self.activity is None:
            return _MOST_QUESTIONS
        return 1 if self.is_words else self.activity.most

    @property
    def levels(self) -> tuple[str, ...]:
        """Who may see it, as the writer can choose; the first one unless the writer chooses."""
        if self.activity is None:
            return ("instructor", "room")
        return ("room", "instructor", *(("partner",) if self.partners.ids else ()), "me")

    @property
    def is_open(self) -> bool:
        """People can write on while the wall shows what was let through so far."""
        meeting = current_meeting()
        is_closed = self.activity and meetings.activity_status(meeting.id, self.activity.id) == "closed"
        return meeting.status == "open" and not is_closed

    @property
    def address(self) -> str:
        """Where it is written: a line for the room, on the page of its pitch."""
        endpoint = "participant.pitch" if self.activity and self.activity.is_clinic else "participant.write"
        name = self.activity.id if self.activity else None
        return url_for(endpoint, code=current_meeting().code, activity_id=name)

    def mine(self) -> list[Answer]:
        return pieces.mine(current_participant().id, self.key)


@door.get("/class/<code>/questions")
@door.get("/class/<code>/write/<activity_id>")
def write(code: str, activity_id: str | None = None) -> str:
    """`?item=2` to change the second one."""
    task = _task(activity_id)
    mine, item = task.mine(), "1" if task.is_words else request.args.get("item")
    held = next((one for one in mine if str(one.round) == item), None)
    return _page(
        task, _form_of(task, held), help_line_for(text for one in mine for text in _texts(one.value))
    )


@door.post("/class/<code>/questions")
@door.post("/class/<code>/write/<activity_id>")
@looked_at
def save_piece(code: str, activity_id: str | None = None) -> str | Response | tuple[str, int]:
    """Saved and offered in one step. Who seems to be in need gets the help line, and the room gets nothing; a
    question reaches the instructor all the same."""
    task, form = _task(activity_id), PieceForm(request.form)
    value = _value(task, form)
    is_whole = form.validate() and form.who.data in task.levels
    if not is_whole or not any(value.values()):
        _check_partner(task, form)
        return _page(_told(task, form, "" if form.errors else _("Please fill this in.")), form), 422
    line = help_line_for(_texts(value))
    if line and task.activity:
        return _page(task, form, line)
    if not task.is_open:
        return _refused(task, form, Saved("closed", None))
    return _keep(task, form, value)


def _check_partner(task: Task, form: PieceForm) -> None:
    """The partner may have left since the page was drawn: words are there, and nobody to see them."""
    if task.activity is not None and form.who.data == "partner" and "partner" not in task.levels:
        raise Refusal("partner-changed")


def _keep(task: Task, form: PieceForm, value: Value) -> Response | tuple[str, int]:
    who = str(form.who.data)
    saved = pieces.give(
        current_participant().id,
        task.key,
        value,
        whole(form.edit.data) or 1,
        most=task.most,
        number=1 if task.is_words else whole(form.item.data),
        sending=_sending(value),
        sharing=who,
        is_named=bool(form.named.data),
        partners=named_in(form.partners.data),
    )
    if saved.status != "saved":
        return _refused(task, form, saved)
    return received(task.address, sent(who))


def _sending(value: Value) -> str:
    """A phone makes a key for each piece. The page's own key is that of the page: other words under it, sent
    after a step back, are another piece."""
    key = request.form.get("once", "")
    said = key if wants_json() or not key else f"{key} {value}"
    return tokens.digest(said) if said else ""


def _refused(task: Task, form: PieceForm, saved: Saved) -> Response | tuple[str, int]:
    messages = {
        "closed": _("This is closed now. It was not sent."),
        "full": _("You can give no more here. You can change one."),
        "stale": _("You changed this in another window. Both are safe. Send again to keep these words."),
    }
    if wants_json():
        return refused(saved, messages[saved.status])
    if saved.answer is not None:
        form.edit.data, form.item.data = str(saved.answer.edit + 1), str(saved.answer.round)
    return _page(_told(task, form, messages[saved.status]), form), 409


@door.post("/class/<code>/pieces/<int:answer_id>")
def share_piece(code: str, answer_id: int) -> Response:
    """`who`: who may see it from now on; `edit`, `partners`: which words and whom the page showed. The
    instructor has to let it through anew. What the room never sees whole can be for a partner."""
    held, task, place = _shared(answer_id)
    who = request.form.get("who", "")
    if held is None or place is None or who not in (*(task.levels if task else ("partner",)), "me"):
        abort(404)
    partners = named_in(request.form.get("partners"))
    sharing.share(held.id, who, edit=whole(request.form.get("edit")), partners=partners)
    flash(sent(who), "good")
    return redirect(place)


def _shared(answer_id: int) -> tuple[Answer | None, Task | None, str | None]:
    """One of theirs, what it was given to, and where it is shown."""
    mine = answers.of_participant(current_participant().id)
    held = next((one for one in mine if one.id == answer_id), None)
    task = _task_of(held.activity) if held else None
    return held, task, task.address if task else place_of(held) if held else None


@comes_again("participant.share_piece")
def _shown(message: str) -> Response | None:
    is_here = current_participant() is not None
    place = _shared((request.view_args or {})["answer_id"])[2] if is_here else None
    if place is None:
        return None
    flash(message, "warning")
    return redirect(place)


@comes_again("participant.save_piece")
def _again(message: str) -> str:
    task, form = _task((request.view_args or {}).get("activity_id")), PieceForm(request.form)
    return _page(_told(task, form, message), form)


def _page(task: Task, form: PieceForm, line: str = "") -> str:
    partners = task.partners
    only = {"partner": _("Only %(names)s, who sits with you now", names=partners.names)}
    form.who.choices = [(level, only.get(level, WHO[level])) for level in task.levels]
    form.partners.data = partners.key
    return render_template(
        "participant/write.html",
        meeting=current_meeting(),
        participant=current_participant(),
        task=task,
        form=form,
        mine=task.mine() if current_participant() else [],
        line=line,
        once=new_key(),
        kept_until=kept_until(current_meeting()),
    )


def _form_of(task: Task, held: Answer | None) -> PieceForm:
    if held is None:
        return PieceForm(who=task.levels[0], edit=1)
    who = held.sharing if held.sharing in task.levels else task.levels[0]
    shown = {"who": who, "named": held.is_named, "edit": held.edit + 1, "item": held.round}
    return PieceForm(data={**held.value, **shown})


def _told(task: Task, form: PieceForm, message: str) -> Task:
    """The message stands at the first field that the page draws."""
    place = form.words.entries[0] if task.is_words else form.text
    if message:
        place.errors = [message]
    return task


def _value(task: Task, form: PieceForm) -> Value:
    if not task.is_words:
        return {"text": form.text.data or ""}
    assert task.activity
    typed = (" ".join((entry.data or "").split()) for entry in form.words.entries[: task.activity.most])
    return {"words": list({key_of(word): word for word in typed if key_of(word)}.values())}


def _texts(value: Value) -> list[str]:
    return value["words"] if "words" in value else [value["text"]]


def _task(activity_id: str | None) -> Task:
    if activity_id is None:
        return Task(None)
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind not in ("words", "wall"):
        abort(404)
    return Task(activity)


def _task_of(key: str) -> Task | None:
    """None for what is offered elsewhere or not at all."""
    if key == letting.QUESTIONS:
        return Task(None)
    activity = house().library.activity(language(), key.removeprefix("line:"))
    return Task(activity) if activity and activity.has_board and offered_key(activity) == key else None


def sent(who: str) -> str:
    words: dict[str, str] = {
        "room": _("Thank you. Your instructor looks at it first, and then the room may see it."),
        "instructor": _("Thank you. Only your instructor sees it."),
        "partner": _("Thank you. Only your partner sees it."),
        "me": _("Only you see it now."),
    }
    return words[who]
