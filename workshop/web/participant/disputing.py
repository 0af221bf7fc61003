"""“That’s not what I meant”: the note goes away, and the center hears of it without a name."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import answers, disputes
from workshop.web.kit.disputes import claim
from workshop.web.kit.guard import current_participant
from workshop.web.participant import door
from workshop.web.participant.pitches import pitch_activity, pitch_address, pitch_key


@door.post("/class/<code>/not-meant")
@door.post("/class/<code>/not-meant/<activity_id>")
def dispute(code: str, activity_id: str | None = None) -> Response:
    activity = pitch_activity(activity_id)
    answer = answers.get(current_participant().id, pitch_key(activity))
    found = claim(answer, request.form.get("finding", "")) if answer else None
    if answer is None or found is None:
        flash(_("Your words have changed since then. Check them again."), "warning")
        return redirect(pitch_address(activity))
    may_keep = request.form.get("may_keep") == "yes"
    disputes.dispute(answer.id, found, may_keep)
    flash(_said(may_keep), "good")
    return redirect(pitch_address(activity))


def _said(may_keep: bool) -> str:
    if may_keep:
        return str(_("The note is gone. The center keeps that sentence, without your name. Thank you."))
    return str(_("The note is gone. The center does not keep that sentence."))
