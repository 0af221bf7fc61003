"""Answering a poll."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import answers, meetings
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.participant import door


@door.post("/class/<code>/activities/<activity_id>")
def answer_poll(code: str, activity_id: str) -> Response:
    """The last choice counts; a choice after the poll has closed changes nothing and says so."""
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "poll":
        abort(404)
    option = request.form.get("option", "")
    if option not in {one.id for one in activity.options}:
        flash(_("Please choose one answer."), "warning")
    elif meetings.activity_status(current_meeting().id, activity.id) == "closed":
        flash(_("This question is closed now. Your choice was not counted."), "warning")
    else:
        _keep(activity, option)
    return redirect(url_for("participant.step", code=code))


def _keep(activity: Activity, option: str) -> None:
    person = current_participant()
    before = answers.get(person.id, activity.id)
    edit = before.edit + 1 if before else 1
    saved = answers.save(person.id, activity.id, 1, {"choice": option}, edit)
    if saved.status == "saved":
        flash(_("Thank you. Your answer is in."), "good")
    else:
        flash(_("This question is closed now. Your choice was not counted."), "warning")
