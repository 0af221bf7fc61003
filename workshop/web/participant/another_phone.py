"""Three words, so that somebody can go on on another phone."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import devices, participants, phrases
from workshop.web.kit.guard import current_device, current_meeting, current_participant
from workshop.web.kit.keeping import kept_until
from workshop.web.participant import door


@door.get("/class/<code>/another-phone")
def another_phone(code: str) -> str:
    return render_template(
        "participant/another_phone.html",
        meeting=current_meeting(),
        phrase=_phrase_here(),
        devices=devices.count(current_participant().id),
        kept_until=kept_until(current_meeting()),
    )


@door.post("/class/<code>/another-phone")
def make_phrase(code: str) -> Response:
    """The cookie keeps the words as long as this device is in: it opens more than they do."""
    kept = {other: words for other, words in _kept().items() if other != current_meeting().code}
    newest = dict(list(kept.items())[-2:])
    session["phrases"] = {**newest, current_meeting().code: phrases.give(current_participant().id)}
    return redirect(url_for("participant.another_phone", code=current_meeting().code))


@door.post("/class/<code>/another-phone/sign-off-others")
def sign_off_others(code: str) -> Response:
    participants.sign_off_others(current_participant().id, current_device().id)
    flash(_("You are in on this device alone."), "good")
    return redirect(url_for("participant.another_phone", code=current_meeting().code))


def _phrase_here() -> str | None:
    """None where this device knows none, or another one has made a newer one."""
    words = _kept().get(current_meeting().code)
    return words if words and phrases.is_of(current_participant(), words) else None


def _kept() -> dict[str, str]:
    found: dict[str, str] = session.get("phrases", {})
    return found
