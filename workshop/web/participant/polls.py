"""Answering a poll."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import answers
from workshop.web.kit.guard import current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.participant import door


@door.post("/class/<code>/activities/<activity_id>")
def answer_poll(code: str, activity_id: str) -> Response:
    """The last choice counts; a choice once the poll is not open any more changes nothing and says so."""
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "poll":
        abort(404)
    option = request.form.get("option", "")
    if option not in {one.id for one in activity.options}:
        flash(_("Please choose one answer."), "warning")
    elif answers.choose(current_participant().id, activity.id, option).status == "saved":
        flash(_("Thank you. Your answer is in."), "good")
    else:
        flash(_("This question is closed now. Your choice was not counted."), "warning")
    return redirect(url_for("participant.step", code=code))
