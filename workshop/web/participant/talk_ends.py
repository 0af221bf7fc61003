"""After a talk of the class: three offers, a sheet of paper, and whether the room may see it."""

from flask import Response, abort, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.course.activities import Activity
from workshop.records import answers, sharing
from workshop.records.answers import Answer, Saved
from workshop.web.kit.answering import offers_key
from workshop.web.kit.guard import current_participant, wants_json
from workshop.web.kit.help_line import help_line_for
from workshop.web.kit.numbers import whole
from workshop.web.kit.paper import edition, pdf
from workshop.web.kit.talk_page import offers_of, typed_offers, words_of
from workshop.web.kit.talk_paper import debrief_sheet
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.forms import TalkForm
from workshop.web.participant.own_sheet import own_heads
from workshop.web.participant.receipts import edit_sent, looked_at, received, refused
from workshop.web.participant.talks import (
    held_offers,
    held_talk,
    is_lost,
    kept_offers,
    may_be_told,
    talk_activity,
    talk_address,
    talk_of,
    talk_page,
)


@door.get("/class/<code>/talk/<activity_id>/offers")
def offers(code: str, activity_id: str) -> AnyResponse:
    """Where a page with a mistake stands; looked at anew, it is the talk."""
    return redirect(talk_address(talk_activity(activity_id), part="offers-title"))


@door.post("/class/<code>/talk/<activity_id>/offers")
@looked_at
def save_offers(code: str, activity_id: str) -> str | AnyResponse | tuple[str, int]:
    """The last save counts; a phone numbers its saves, so that one which comes late is none."""
    activity, held = _ended(activity_id)
    form, offers = TalkForm(base=held.edit), offers_of(request.form)
    line = help_line_for(words_of(offers))
    if line or not offers.validate():
        return talk_page(activity, held, form, offers, line), 200 if line else 422
    person, key, before = current_participant().id, offers_key(activity), held_offers(activity)
    edit = edit_sent() or (before.edit + 1 if before else 1)
    saved = answers.save(person, key, 1, {"offers": typed_offers(offers)}, edit)
    if saved.status != "saved":
        if wants_json():
            return refused(saved, _why_not(saved))
        flash(_why_not(saved), "warning")
        return talk_page(activity, held, form, offers), 409
    message = _("Your offers are saved. They stand on your sheet now.")
    return received(talk_address(activity, part="offers-title"), message)


def _why_not(saved: Saved) -> str:
    if saved.status == "stale":
        return str(
            _("You changed your offers in another window. Look at these, and save again to keep them.")
        )
    return str(_("The class is closed, so this was not saved. It is still here: write it down."))


@comes_again("participant.save_offers")
def _again(message: str) -> str:
    activity = talk_activity((request.view_args or {})["activity_id"])
    flash(message, "warning")
    held = held_talk(activity)
    return talk_page(activity, held, TalkForm(base=held.edit if held else 0), offers_of(request.form))


@door.post("/class/<code>/talk/<activity_id>/share")
def share_talk(code: str, activity_id: str) -> AnyResponse:
    """`with`: room or me; `named`: yes, where the writer's name may stand beside it."""
    activity, held = _ended(activity_id)
    if activity.is_silent:
        abort(400)
    if request.form.get("with") == "room":
        edit = whole(request.form.get("base")) or 0
        sharing.share(held.id, "room", is_named=request.form.get("named") == "yes", edit=edit)
        flash(_("Your instructor can read your talk now, and may show it to the room."), "good")
    else:
        sharing.share(held.id, "me")
        flash(_("Your talk is for you alone again."), "good")
    return redirect(talk_address(activity, part="share-title"))


@door.get("/class/<code>/talk/<activity_id>.pdf")
def print_talk(code: str, activity_id: str) -> Response:
    activity, held = _ended(activity_id)
    if is_lost(held) or not may_be_told(activity):
        abort(404)
    sheet = debrief_sheet(
        talk_of(activity, held), kept_offers(activity), edition(), is_bound=False, **own_heads()
    )
    return pdf(sheet, "my-talk")


def _ended(activity_id: str) -> tuple[Activity, Answer]:
    activity = talk_activity(activity_id)
    held = held_talk(activity)
    if held is None or held.value["stage"] != "ended":
        abort(404)
    return activity, held
