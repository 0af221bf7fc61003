"""Coming in: the code, then a name."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import participants, returns, tokens
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.kit.errors import STATUS
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.known_codes import find_class
from workshop.web.kit.refusal_words import refusal_text
from workshop.web.participant import door
from workshop.web.participant.arriving import here, meeting_of, remember, request_of, sign_off_here
from workshop.web.participant.forms import CodeForm, NameForm

LONGEST_CODE = 20


@door.get("/join")
def join() -> str | Response | tuple[str, int]:
    typed = request.args.get("code", "").strip()
    if not typed:
        return render_template("participant/join.html", form=CodeForm())
    form = CodeForm(code=typed[:LONGEST_CODE])
    try:
        meeting = find_class(typed[:LONGEST_CODE])
    except Refusal as refusal:
        form.code.errors = [refusal_text(refusal.code, refusal.seconds)]
        return render_template("participant/join.html", form=form), STATUS[refusal.code]
    if meeting is not None:
        return redirect(url_for("participant.name", code=meeting.code))
    form.code.errors = [_("No class has this code. Look at the big screen and type it again.")]
    return render_template("participant/join.html", form=form), 404


@door.get("/join/<code>")
def name(code: str) -> str:
    return _name_page(meeting_of(code), NameForm())


@door.post("/join/<code>")
def take_part(code: str) -> str | Response | tuple[str, int]:
    """On a device where somebody is in the class already, only who says so is somebody else (`instead`); of a
    name that is in the class already, only who says so is another person (`another`)."""
    meeting, form = meeting_of(code), NameForm(request.form)
    before = here(meeting)
    if _was_sent_twice(meeting, form, before):
        return redirect(url_for("participant.step", code=meeting.code))
    try:
        if meeting.status == "open" and (asked := _asked_first(meeting, form, before)):
            return asked
        token = _join(meeting, form, before)
    except Refusal as refusal:
        if not refusal.code.startswith("name-"):
            raise
        form.screen_name.errors = [refusal_text(refusal.code)]
        return _name_page(meeting, form), 422
    words = _("You are in. This page moves with the class.")
    remember(meeting, token, words, is_shared=bool(form.is_shared_device.data))
    return redirect(url_for("participant.step", code=meeting.code))


def _was_sent_twice(meeting: Meeting, form: NameForm, before: Participant | None) -> bool:
    sent = participants.by_token(meeting.id, form.token.data or "")
    return before is not None and sent is not None and sent.id == before.id


def _asked_first(meeting: Meeting, form: NameForm, before: Participant | None) -> tuple[str, int] | None:
    """The page with a question, where somebody may be taken for another."""
    if before is not None and not form.instead.data:
        form.screen_name.errors = [
            _("Somebody is in the class on this device already. Are you somebody else?")
        ]
        return _name_page(meeting, form), 409
    namesake = participants.by_name(meeting.id, form.screen_name.data or "")
    is_first_tap = participants.by_token(meeting.id, form.token.data or "") is None
    if namesake is None or form.another.data or not is_first_tap or namesake.id == (before and before.id):
        return None
    return _name_page(meeting, form, namesake), 409


def _join(meeting: Meeting, form: NameForm, before: Participant | None) -> str:
    """The token of who joins. Who was here before is signed off, as by Finish."""
    with transaction():
        typed, is_shared = form.screen_name.data or "", bool(form.is_shared_device.data)
        _person, token = participants.join(meeting.id, typed, is_shared, _token(form))
        if before is not None:
            sign_off_here(meeting, before)
        returns.withdraw(request_of(meeting) or "")
    return token


def _token(form: NameForm) -> str | None:
    """The page brings its own token: two taps before the first answer arrives make one person, not two."""
    return form.token.data if form.token.data and len(form.token.data) == len(tokens.new()) else None


def _name_page(meeting: Meeting, form: NameForm, namesake: Participant | None = None) -> str:
    form.screen_name.data = (form.screen_name.data or "")[:60]
    form.token.data = form.token.data or tokens.new()
    return render_template(
        "participant/name.html",
        meeting=meeting,
        form=form,
        here=here(meeting),
        namesake=namesake,
        kept_until=kept_until(meeting),
    )
