"""Answering a poll, and voting on what others gave."""

from collections.abc import Collection

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import answers
from workshop.web.frames.board import ideas
from workshop.web.kit.answering import votes_key
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.participant import door


@door.post("/class/<code>/activities/<activity_id>")
def answer_poll(code: str, activity_id: str) -> Response:
    """The last choice counts; a choice once the poll is not open any more changes nothing and says so."""
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "poll":
        abort(404)
    is_several = activity.pick == "several"
    asked = _("Please choose one answer or more.") if is_several else _("Please choose one answer.")
    chosen = _chosen({one.id for one in activity.options}, len(activity.options) if is_several else 1)
    if chosen is None:
        flash(asked, "warning")
    else:
        _count(activity.id, chosen if is_several else chosen[0])
    return redirect(url_for("participant.step", code=code))


@door.post("/class/<code>/votes/<activity_id>")
def vote(code: str, activity_id: str) -> Response:
    """Only for what was let through and stands there; the last vote counts, as long as votes are open."""
    activity = house().library.activity(language(), activity_id)
    if activity is None or not activity.votes:
        abort(404)
    chosen = _chosen({str(one.id) for one in ideas(current_meeting(), activity)}, activity.votes)
    if chosen is None:
        flash(_most(activity), "warning")
    else:
        _count(votes_key(activity), chosen)
    return redirect(url_for("participant.step", code=code))


def _chosen(options: Collection[str], most: int) -> list[str] | None:
    """None where nothing, too much or something made up was chosen."""
    chosen = list(dict.fromkeys(request.form.getlist("option")))
    return chosen if 0 < len(chosen) <= most and set(chosen) <= set(options) else None


def _count(key: str, choice: str | list[str]) -> None:
    if answers.choose(current_participant().id, key, choice).status == "saved":
        flash(_("Thank you. Your answer is in."), "good")
    else:
        flash(_("This question is closed now. Your choice was not counted."), "warning")


def _most(activity: Activity) -> str:
    text: str = ngettext(
        "Please choose one of these.",
        "Please choose up to %(num)s of these.",
        activity.votes,
    )
    return text
