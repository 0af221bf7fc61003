"""Coming in: the code, then a name."""

from flask import abort, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import meetings, participants, tokens
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.kit.errors import refusal_text
from workshop.web.kit.guard import joined
from workshop.web.kit.keeping import kept_until
from workshop.web.participant import door
from workshop.web.participant.forms import CodeForm, NameForm

LONGEST_CODE = 20
CLASSES_KEPT = 3  # a cookie is small; nobody takes part in more classes on one device at a time


@door.get("/join")
def join() -> str | Response | tuple[str, int]:
    typed = request.args.get("code", "").strip()
    if not typed:
        return render_template("participant/join.html", form=CodeForm())
    meeting = meetings.by_code(typed[:LONGEST_CODE])
    if meeting is not None:
        return redirect(url_for("participant.name", code=meeting.code))
    form = CodeForm(code=typed[:LONGEST_CODE])
    form.code.errors = [_("No class has this code. Look at the big screen and type it again.")]
    return render_template("participant/join.html", form=form), 404


@door.get("/join/<code>")
def name(code: str) -> str:
    return _name_page(_meeting(code), NameForm())


@door.post("/join/<code>")
def take_part(code: str) -> str | Response | tuple[str, int]:
    """On a device where somebody is in the class already, only who says so is somebody else (`instead`)."""
    meeting, form = _meeting(code), NameForm(request.form)
    here = _here(meeting)
    was_sent_twice = here is not None and here.token_hash == tokens.digest(form.token.data or "")
    if was_sent_twice:
        return redirect(url_for("participant.step", code=meeting.code))
    if here is not None and meeting.status == "open" and not form.instead.data:
        form.screen_name.errors = [
            _("Somebody is in the class on this device already. Are you somebody else?")
        ]
        return _name_page(meeting, form), 409
    try:
        token = _join(meeting, form, here)
    except Refusal as refusal:
        if not refusal.code.startswith("name-"):
            raise
        form.screen_name.errors = [refusal_text(refusal.code)]
        return _name_page(meeting, form), 422
    _remember(meeting, token, is_shared_device=bool(form.is_shared_device.data))
    return redirect(url_for("participant.step", code=meeting.code))


def _join(meeting: Meeting, form: NameForm, here: Participant | None) -> str:
    """The token of who joins. Who was here before is signed off, as by Finish."""
    with transaction():
        typed, is_shared_device = form.screen_name.data or "", bool(form.is_shared_device.data)
        _person, token = participants.join(meeting.id, typed, is_shared_device, _token(form))
        if here is not None:
            participants.sign_off(here.id)
    return token


def _here(meeting: Meeting) -> Participant | None:
    """Who is in the class on this device."""
    token = joined().get(meeting.code)
    return participants.by_token(meeting.id, token) if token else None


def _token(form: NameForm) -> str | None:
    """The page brings its own token: two taps before the first answer arrives make one person, not two."""
    return form.token.data if form.token.data and len(form.token.data) == len(tokens.new()) else None


def _meeting(code: str) -> Meeting:
    meeting = meetings.by_code(code[:LONGEST_CODE])
    if meeting is None:
        abort(404, "class-unknown")
    g.meeting = meeting  # these pages speak the language of their class
    return meeting


def _name_page(meeting: Meeting, form: NameForm) -> str:
    form.screen_name.data = (form.screen_name.data or "")[:60]
    form.token.data = form.token.data or tokens.new()
    return render_template(
        "participant/name.html",
        meeting=meeting,
        form=form,
        here=_here(meeting),
        kept_until=kept_until(meeting),
    )


def _remember(meeting: Meeting, token: str, *, is_shared_device: bool) -> None:
    """On a device that others use too, the cookie goes when the browser closes."""
    others = {code: kept for code, kept in joined().items() if code != meeting.code}
    newest = list(others.items())[-(CLASSES_KEPT - 1) :]
    session["joined"] = dict([*newest, (meeting.code, token)])
    session.permanent = not is_shared_device
    flash(_("You are in. This page moves with the class."), "good")
