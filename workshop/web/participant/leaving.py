"""What is kept about me, deleting it, and leaving a device clean."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import answers, participants, retention
from workshop.web.kit.guard import current_meeting, current_participant, joined
from workshop.web.participant import door


@door.get("/class/<code>/about-me")
def about_me(code: str) -> str:
    person = current_participant()
    return render_template(
        "participant/about_me.html",
        meeting=current_meeting(),
        participant=person,
        answers=answers.of_participant(person.id),
        kept_until=retention.delete_date(current_meeting()),
    )


@door.post("/class/<code>/about-me/delete")
def delete_me(code: str) -> Response:
    participants.erase(current_participant().id)
    _forget()
    flash(_("Everything that you typed in this class is deleted."), "good")
    return redirect(url_for("participant.goodbye"))


@door.get("/class/<code>/finish")
def finish(code: str) -> str:
    return render_template("participant/finish.html", meeting=current_meeting(), participant=current_participant())


@door.post("/class/<code>/finish")
def clear_device(code: str) -> Response:
    participants.sign_off(current_participant().id)
    _forget()
    return redirect(url_for("participant.goodbye"))


@door.get("/goodbye")
def goodbye() -> str:
    """Its script empties what this browser kept of unsent words."""
    return render_template("participant/goodbye.html")


def _forget() -> None:
    code = current_meeting().code
    session["joined"] = {kept: token for kept, token in joined().items() if kept != code}
