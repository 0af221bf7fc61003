"""“I was here already”: by three words, or by a name and the instructor's yes."""

from flask import Response, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.records import clock, devices, participants, phrases, returns, tokens
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.refusals import Refusal
from workshop.records.transaction import transaction
from workshop.web.kit.errors import STATUS
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.refusal_words import refusal_text
from workshop.web.participant import door
from workshop.web.participant.arriving import (
    forget_request,
    here,
    meeting_of,
    remember,
    remember_request,
    request_of,
    sign_off_here,
)
from workshop.web.participant.forms import PhraseForm, ReturnForm

Page = str | AnyResponse | tuple[str, int]


@door.get("/join/<code>/again")
def again(code: str) -> Page:
    meeting = meeting_of(code)
    if meeting.status == "planned":  # nobody can have been there
        return redirect(url_for("participant.name", code=meeting.code))
    return _page(meeting, PhraseForm(), ReturnForm())


@door.post("/join/<code>/again")
def come_back(code: str) -> Page:
    """The words are counted before they are looked up, for the class and never for an address."""
    meeting, form = meeting_of(code), PhraseForm(request.form)
    try:
        person = _holder(meeting, form.phrase.data or "")
    except Refusal as refusal:
        form.phrase.errors = [refusal_text(refusal.code, refusal.seconds)]
        return _page(meeting, form, ReturnForm()), STATUS.get(refusal.code, 422)
    is_shared = bool(form.is_shared_device.data)
    before = here(meeting)
    if before is not None and before.id == person.id:
        return redirect(url_for("participant.step", code=meeting.code))
    token = tokens.new()
    with transaction():
        participants.let_in(person.id, tokens.digest(token), is_shared=is_shared)
        if before is not None:
            sign_off_here(meeting, before)
        returns.withdraw(request_of(meeting) or "")
    _enter(meeting, token, is_shared=is_shared)
    return redirect(url_for("participant.step", code=meeting.code))


def _holder(meeting: Meeting, typed: str) -> Participant:
    """What cannot be a phrase guesses at nobody, and costs nothing."""
    phrase, now = phrases.read(typed), clock.utc_now()
    if phrase is None:
        raise Refusal("phrase-unknown")
    wait = house().phrase_tries.take(meeting.id, now)
    if wait:
        raise Refusal("phrases-too-many", seconds=wait)
    person = phrases.find(meeting.id, phrase)
    if person is None:
        raise Refusal("phrase-unknown")
    house().phrase_tries.give_back(meeting.id, now)
    return person


@door.post("/join/<code>/again/ask")
def ask_to_return(code: str) -> Page:
    """Whoever is in already just goes on. A request that still waits is for its own person alone: another one
    may sit at this device by now."""
    meeting, form = meeting_of(code), ReturnForm(request.form)
    named = _named(meeting, form)
    token, before = tokens.new(), here(meeting)
    if before is not None and named is not None and before.id == named.id:
        return redirect(url_for("participant.step", code=meeting.code))
    waits = request_of(meeting) or ""
    pending = returns.by_token(meeting.id, waits)
    if pending and named and returns.standing(meeting.id, waits) == "waiting":
        if pending.participant_id == named.id:  # sent twice
            return redirect(url_for("participant.waiting", code=meeting.code))
        returns.withdraw(waits)
    try:
        _ask(meeting, form, token, before)
    except Refusal as refusal:
        if refusal.code in ("class-closed", "class-not-open"):
            raise
        form.screen_name.data = (form.screen_name.data or "")[:60]
        form.screen_name.errors = [refusal_text(refusal.code, refusal.seconds)]
        return _page(meeting, PhraseForm(), form), STATUS.get(refusal.code, 422)
    remember_request(meeting, token)
    return redirect(url_for("participant.waiting", code=meeting.code))


def _ask(meeting: Meeting, form: ReturnForm, token: str, before: Participant | None) -> None:
    """Counted for the class, before the name is looked up, which tells who is in it. A yes gives it back."""
    if wait := house().return_tries.take(meeting.id, clock.utc_now()):
        raise Refusal("requests-too-many", seconds=wait)
    with transaction():
        is_shared = bool(form.is_shared_device.data)
        returns.ask(meeting.id, form.screen_name.data or "", token, is_shared=is_shared)
        if before is not None:
            sign_off_here(meeting, before)


def _named(meeting: Meeting, form: ReturnForm) -> Participant | None:
    try:
        return participants.by_name(meeting.id, form.screen_name.data or "")
    except Refusal:  # said in its own words when the request is made
        return None


@door.get("/join/<code>/waiting")
def waiting(code: str) -> Page:
    meeting = meeting_of(code)
    token = request_of(meeting)
    standing = returns.standing(meeting.id, token) if token else None
    if token is None or standing is None:
        forget_request(meeting)
        return redirect(url_for("participant.name", code=meeting.code))
    if standing == "in":
        return _let_in(meeting, token)
    found = returns.by_token(meeting.id, token)
    return render_template(
        "participant/waiting.html",
        meeting=meeting,
        standing=standing,
        number=returns.check_number(found) if found else None,
        name=found.participant.screen_name if found else "",
    )


@door.post("/join/<code>/waiting")
def stop_waiting(code: str) -> AnyResponse:
    """Somebody else sits here now, or the wrong name was typed."""
    meeting = meeting_of(code)
    returns.withdraw(request_of(meeting) or "")
    forget_request(meeting)
    return redirect(url_for("participant.name", code=meeting.code))


@door.get("/join/<code>/waiting/state")
def waiting_state(code: str) -> Response:
    """Where to go, once there is an answer."""
    meeting = meeting_of(code)
    standing = returns.standing(meeting.id, request_of(meeting) or "")
    page = url_for("participant.waiting", code=meeting.code)
    answer = jsonify({"location": None if standing == "waiting" else page})
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _let_in(meeting: Meeting, token: str) -> AnyResponse:
    device = devices.by_token(token)
    _enter(meeting, token, is_shared=device is not None and device.is_shared)
    return redirect(url_for("participant.step", code=meeting.code))


def _enter(meeting: Meeting, token: str, *, is_shared: bool) -> None:
    remember(meeting, token, _("Welcome back. What you sent before is here."), is_shared=is_shared)


def _page(meeting: Meeting, phrase: PhraseForm, asking: ReturnForm) -> str:
    phrase.phrase.data = (phrase.phrase.data or "")[:100]
    return render_template(
        "participant/again.html",
        meeting=meeting,
        form=phrase if phrase.errors or not asking.errors else asking,
        phrase=phrase,
        asking=asking,
        here=here(meeting),
        kept_until=kept_until(meeting),
    )
