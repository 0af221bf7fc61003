"""What is kept about me, deleting it, and leaving a device clean."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.worksheets import Worksheet
from workshop.moves.taxonomy import Move
from workshop.records import answers, disputes, letting, participants, returns
from workshop.records.answers import Answer
from workshop.web.frames.board import ideas
from workshop.web.kit.guard import current_device, current_meeting, current_participant, joined
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.participant import door
from workshop.web.participant.arriving import forget_phrase, forget_request, request_of


@door.get("/class/<code>/about-me")
def about_me(code: str) -> str:
    person = current_participant()
    return render_template(
        "participant/about_me.html",
        meeting=current_meeting(),
        participant=person,
        typed=[worded(answer) for answer in answers.of_participant(person.id)],
        allowed=disputes.allowed_by(person.id),
        kept_until=kept_until(current_meeting()),
    )


def worded(answer: Answer) -> tuple[str, list[str]]:
    """An answer as its writer would know it: a title, and the lines that were typed or chosen."""
    kind, _colon, name = answer.activity.partition(":")
    library = house().library
    if kind == "worksheet":
        sheet = library.worksheet(language(), name)
        return sheet.title if sheet else name, _written(sheet, answer.value)
    activity = library.activity(language(), name or kind)
    nameless = _("Questions to the instructor") if kind == letting.QUESTIONS else _("Check my words")
    title = activity.title if activity else nameless
    return title, _lines(
        answer, {option.id: option.label for option in (activity.options if activity else ())}
    )


def _written(sheet: Worksheet | None, value: Mapping[str, str]) -> list[str]:
    """Of a box that is ticked, the words beside it."""
    fields = sheet.by_key() if sheet else {}
    ticks = {key for key, field in fields.items() if field.kind == "check"}
    return [fields[key].label if key in ticks else text for key, text in value.items() if text]


def _offered(answer: Answer) -> list[str]:
    if answer.sharing != "room":
        return []
    return [
        _("You offer this to the room, with your name.")
        if answer.is_named
        else _("You offer this to the room, without your name.")
    ]


def _lines(answer: Answer, labels: Mapping[str, str]) -> list[str]:
    kind, value = answer.activity.partition(":")[0], answer.value
    if kind == "talk":
        said = [turn["text"] for turn in value["turns"]] + [value["again"]] * bool(value["again"])
        return [*said, *_offered(answer)]
    if kind == "offers":
        return [" · ".join(filter(None, offer.values())) for offer in value["offers"] if any(offer.values())]
    if kind == "watch":
        coaching = house().library.coaching(language())
        return [coaching.advice(Move(move)).name for move in value["moves"]] + (
            [value["line"]] if value["line"] else []
        )
    if kind == "votes":
        return _voted_for(answer)
    if "choices" in value:
        return [labels.get(choice, choice) for choice in value["choices"]]
    if "words" in value:
        return [", ".join(value["words"])]
    if "choice" in value:
        return [labels.get(value["choice"], value["choice"])]
    return [value["text"]]


def _voted_for(answer: Answer) -> list[str]:
    """In the words of others that stand on the wall; those that do not any more are not told."""
    activity = house().library.activity(language(), answer.activity.partition(":")[2])
    standing = ideas(current_meeting(), activity) if activity else ()
    mine = [idea.text for idea in standing if str(idea.id) in answer.value["choices"]]
    return [_("Your vote: %(words)s", words=text) for text in mine] or [_("You have voted.")]


@door.post("/class/<code>/about-me/delete")
def delete_me(code: str) -> Response:
    participants.erase(current_participant().id)
    house().jobs.drop(current_meeting().id)  # names may stand in what was printed
    _forget()
    flash(_("Everything that you typed in this class is deleted."), "good")
    return redirect(url_for("participant.goodbye"))


@door.get("/class/<code>/finish")
def finish(code: str) -> str:
    return render_template(
        "participant/finish.html", meeting=current_meeting(), kept_until=kept_until(current_meeting())
    )


@door.post("/class/<code>/finish")
def clear_device(code: str) -> Response:
    participants.sign_off(current_participant().id, current_device().id)
    _forget()
    return redirect(url_for("participant.goodbye"))


@door.get("/goodbye")
def goodbye() -> str:
    """Its script empties what this browser kept of unsent words."""
    return render_template("participant/goodbye.html")


def _forget() -> None:
    code = current_meeting().code
    session["joined"] = {kept: token for kept, token in joined().items() if kept != code}
    forget_phrase(current_meeting())
    returns.withdraw(request_of(current_meeting()) or "")
    forget_request(current_meeting())
