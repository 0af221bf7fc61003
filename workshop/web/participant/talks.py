"""A role-play of the class: kept as long as all that people type here, and seen by nobody but its writer."""

import secrets
from dataclasses import replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import answers, disputes, meetings, sharing
from workshop.records.answers import Answer
from workshop.records.transaction import transaction
from workshop.web.kit.answering import answer_key, offers_key, talk_key
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.help_line import help_line_for
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.talk_claims import claim_of
from workshop.web.kit.talk_page import (
    Deed,
    OffersForm,
    changed,
    deed_of,
    offer_errors,
    offers_form,
    page_values,
    scenario_of,
)
from workshop.web.kit.talks import Talk, TalkLost, from_plain, summary, to_plain
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.forms import TalkForm
from workshop.web.participant.mine import current_activity
from workshop.web.participant.partner import for_partner
from workshop.web.participant.receipts import looked_at, received

_DEEDS = frozenset({"say", "start", "back", "not-meant", "why"})
_LONGEST = 40_000  # characters that are said in one talk: what is kept of it is a few times as much
Page = str | Response | tuple[str, int]


@door.get("/class/<code>/talk/<activity_id>")
def talk(code: str, activity_id: str) -> Page:
    activity = talk_activity(activity_id)
    held = held_talk(activity)
    if held is None and not _may_begin(activity):
        flash(_("Your instructor starts this talk when it is time."), "info")
        return redirect(url_for("participant.step", code=code))
    if is_lost(held):
        flash(_("The story of this talk is not there any more. Your words stand below."), "warning")
        return redirect(url_for("participant.about_me", code=code))
    text = held.value["again"] if held else ""
    return talk_page(activity, held, TalkForm(base=_edit(held), text=text))


@door.post("/class/<code>/talk/<activity_id>")
@looked_at
def take_turn(code: str, activity_id: str) -> Page:
    activity = talk_activity(activity_id)
    deed = deed_of(request.form.get("do", "say"), frozenset({"say"}) if activity.is_silent else _DEEDS)
    held, form = held_talk(activity), TalkForm(request.form)
    if is_lost(held):
        return redirect(talk_address(activity, part="main"))
    if held is None and not _may_begin(activity):
        return _refuse(activity, held, form, _("This talk cannot be begun any more. Your words are below."))
    if form.base.data != str(_edit(held)):
        return _elsewhere(activity, held, form)
    if deed.name == "say":
        return _say(activity, held, form)
    return (_why if deed.name == "why" else _change)(activity, held, deed, form)


def _say(activity: Activity, held: Answer | None, form: TalkForm) -> Page:
    now, text = talk_of(activity, held), form.text.data or ""
    if line := help_line_for([text]):
        form.text.data = ""
        return talk_page(activity, held, form, line=line)
    if not form.validate():
        return talk_page(activity, held, form), 422
    if sum(len(turn.text) for turn in now.turns) + len(text) > _LONGEST:
        return _refuse(activity, held, form, _("This talk is full. Please say goodbye, or start again."))
    return _keep(activity, now.say(text), held, form)


def _change(activity: Activity, held: Answer | None, deed: Deed, form: TalkForm) -> Page:
    """A new talk; or the talk goes back to a turn, whose words come back; or a note is taken away. What is
    typed just then stays."""
    now, typed = talk_of(activity, held), form.text.data or ""
    if deed.name == "start":
        return _keep(activity, _new(activity), held, form, again=typed)
    if deed.name == "back":
        said = now.turns[max(0, deed.number - 1) : deed.number]
        return _keep(
            activity, changed(now, deed), held, form, again=typed or "".join(one.text for one in said)
        )
    found = claim_of(now, deed.number, deed.move)
    if held is None or found is None:
        abort(400)
    with transaction():
        disputes.dispute(held.id, found, may_keep=False)
        return _keep(activity, changed(now, deed), held, form, again=typed, why=f"{deed.number}-{deed.move}")


def _why(activity: Activity, held: Answer | None, deed: Deed, form: TalkForm) -> Page:
    """The second tap, which may be left out: why it was not meant, and may the center have the words."""
    now = talk_of(activity, held)
    found = claim_of(now, deed.number, deed.move)
    if held is None or found is None or deed.reason not in disputes.REASONS:
        abort(400)
    with transaction():
        claim = replace(found, reason=deed.reason)
        disputes.dispute(held.id, claim, may_keep=request.form.get("may_keep") == "yes")
        flash(_("Thank you. The center hears of it, without your name."), "good")
        return _keep(activity, now, held, form, again=form.text.data or "")


def _keep(
    activity: Activity, after: Talk, held: Answer | None, form: TalkForm, *, again: str = "", why: str = ""
) -> Page:
    """`again`: words to try once more; `why`: the turn and the move that were not meant."""
    value = {**to_plain(after), **summary(after), "again": again, "why": why}
    is_same = held is not None and held.value["turns"] == value["turns"]
    saved = answers.save(
        current_participant().id,
        answer_key(activity),
        1,
        value,
        _edit(held) + 1,
        sharing=held.sharing if held and is_same else "me",
        is_named=held.is_named if held and is_same else False,
        partners=sharing.partners_of(held) if held else None,
    )
    if saved.status == "closed":
        return _refuse(
            activity, held, form, _("The class is closed, so this was not said. Your words are below.")
        )
    if saved.status == "stale":
        return _elsewhere(activity, saved.answer, form)
    return received(talk_address(activity, part="last"))


def _elsewhere(activity: Activity, held: Answer | None, form: TalkForm) -> Page:
    """Another window went on, or this one has sent its words twice."""
    turns, text = held.value["turns"] if held else [], form.text.data
    if turns and turns[-1]["text"] == text and form.base.data == str(_edit(held) - 1):
        return received(talk_address(activity, part="last"))
    form.base.data = str(_edit(held))
    words = _("This talk went on in another window. See where it is now. Your words are below.")
    return _refuse(activity, held, form, words)


def _refuse(activity: Activity, held: Answer | None, form: TalkForm, words: str) -> Page:
    form.text.errors = [words]
    return talk_page(activity, held, form), 409


@comes_again("participant.take_turn")
def _again(message: str) -> str:
    form, activity = TalkForm(request.form), talk_activity((request.view_args or {})["activity_id"])
    form.text.errors = [message]
    return talk_page(activity, held_talk(activity), form)


def talk_page(
    activity: Activity, held: Answer | None, form: TalkForm, offers: OffersForm | None = None, line: str = ""
) -> str:
    now, first = talk_of(activity, held), activity.again_of
    is_told = may_be_told(activity)
    return render_template(
        "participant/talk.html",
        meeting=current_meeting(),
        participant=current_participant(),
        activity=activity,
        answer=held,
        form=form,
        offers=offers or offers_form(kept_offers(activity)),
        offers_edit=_edit(held_offers(activity)),
        offer_errors=offer_errors(offers),
        line=line,
        action=talk_address(activity, part="last"),
        asked=_asked(now, held),
        first=first if first and now.is_over and _has_ended(first) else None,
        kept_until=kept_until(current_meeting()),
        **for_partner(held),
        offered=_partner_of_offers(activity),
        **page_values(now, is_silent=activity.is_silent, is_told=is_told),
    )


def _partner_of_offers(activity: Activity) -> dict[str, object]:
    held = held_offers(activity)
    return {"answer": held, **for_partner(held)}


def _asked(now: Talk, held: Answer | None) -> tuple[str, str] | None:
    """Why was this not meant? The turn and move to answer for, and the words that were read so."""
    number, _dash, move = (held.value["why"] if held else "").partition("-")
    if not move or not 1 <= int(number) <= len(now.turns):
        return None
    return f"{number}-{move}", now.turns[int(number) - 1].text


def talk_activity(activity_id: str) -> Activity:
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "roleplay":
        abort(404)
    return activity


def talk_address(activity: Activity, part: str, endpoint: str = "participant.talk") -> str:
    return url_for(endpoint, code=current_meeting().code, activity_id=activity.id, _anchor=part)


def held_talk(activity: Activity) -> Answer | None:
    """What is kept of this person's talk."""
    person = getattr(current_participant(), "id", 0)  # nobody, where they were taken out while typing
    return answers.get(person, answer_key(activity))


def talk_of(activity: Activity, held: Answer | None) -> Talk:
    """As it was kept; a new one where none was, or where its story is there no more."""
    return (_kept(held) if held else None) or _new(activity)


def is_lost(held: Answer | None) -> bool:
    """Words were said to a story that is there no more: nothing may be written over them."""
    return held is not None and bool(held.value["turns"]) and _kept(held) is None


def _kept(held: Answer) -> Talk | None:
    scenario = house().library.scenario(language(), held.value["scenario"])
    try:
        return from_plain(held.value, scenario, language()) if scenario else None
    except TalkLost:
        return None


def _new(activity: Activity) -> Talk:
    person = getattr(current_participant(), "id", 0)
    return Talk(scenario_of(activity.scenario_for(person)), secrets.randbelow(10_000), language())


def held_offers(activity: Activity) -> Answer | None:
    return answers.get(getattr(current_participant(), "id", 0), offers_key(activity))


def kept_offers(activity: Activity) -> list[dict[str, str]]:
    found = held_offers(activity)
    offers: list[dict[str, str]] = found.value["offers"] if found else []
    return offers


def may_be_told(activity: Activity) -> bool:
    """What the words did. Of the first of two silent talks nothing is said until the last one is over."""
    if not activity.is_silent or activity.again_of:
        return True
    later = [one for one in house().library.activities(language()) if one.again_of == activity.id]
    return any(_has_ended(one.id) for one in later)


def _has_ended(activity_id: str) -> bool:
    found = answers.get(getattr(current_participant(), "id", 0), talk_key(activity_id))
    return found is not None and found.value["stage"] == "ended"


def _may_begin(activity: Activity) -> bool:
    """Once the instructor has started it, or while the class is at a step that offers it."""
    meeting, here = current_meeting(), current_activity()
    is_offered = here is not None and here.talk == activity.id
    is_started = meetings.activity_status(meeting.id, activity.id) == "open"
    return meeting.status == "open" and (is_offered or is_started)


def _edit(held: Answer | None) -> int:
    return held.edit if held else 0
