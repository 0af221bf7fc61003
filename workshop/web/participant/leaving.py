"""What is kept about me, deleting it, and leaving a device clean."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import answers, disputes, meetings, participants, returns
from workshop.records.answers import Answer
from workshop.web.kit.guard import current_device, current_meeting, current_participant, joined
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.whose import whose
from workshop.web.participant import door
from workshop.web.participant.arriving import forget_phrase, forget_request, here, request_of
from workshop.web.participant.wording import worded


@door.get("/class/<code>/about-me")
def about_me(code: str) -> str:
    person = current_participant()
    return render_template(
        "participant/about_me.html",
        meeting=current_meeting(),
        participant=person,
        typed=[_told(answer) for answer in answers.of_participant(person.id)],
        allowed=disputes.allowed_by(person.id),
        kept_until=kept_until(current_meeting()),
    )


def _seen_by(answer: Answer) -> list[str]:
    """Who else can see it, where that was chosen and may have been forgotten."""
    if answer.sharing == "partner" and answer.partners:
        return [_("Your partner can see this.")]
    if answer.sharing != "room" or not answer.activity.startswith("talk:"):
        return []
    return [
        _("You offer this to the room, with your name.")
        if answer.is_named
        else _("You offer this to the room, without your name.")
    ]


def _told(answer: Answer) -> tuple[str, list[str]]:
    title, lines = worded(answer)
    return title, [*lines, *_seen_by(answer)]


@door.post("/class/<code>/about-me/delete")
def delete_me(code: str) -> Response:
    participants.erase(current_participant().id)
    house().jobs.forget_names(current_meeting().id)
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
    return render_template("participant/goodbye.html", here=_still_here())


def _still_here() -> list[str]:
    """Whoever is in a class on this device: their words are none of those that go."""
    found = [(meeting, here(meeting)) for code in joined() if (meeting := meetings.by_code(code))]
    return [whose(meeting, person.id) for meeting, person in found if person is not None]


def _forget() -> None:
    code = current_meeting().code
    session["joined"] = {kept: token for kept, token in joined().items() if kept != code}
    forget_phrase(current_meeting())
    returns.withdraw(request_of(current_meeting()) or "")
    forget_request(current_meeting())
