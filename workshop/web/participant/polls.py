"""Answering a poll, and voting on what others gave."""

from collections.abc import Collection

from flask import abort, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workshop.course.activities import Activity
from workshop.records import answers, meetings, rounds
from workshop.web.frames.board import ideas
from workshop.web.kit.answering import votes_key
from workshop.web.kit.guard import current_meeting, current_participant, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.numbers import whole
from workshop.web.participant import door
from workshop.web.participant.again import comes_again
from workshop.web.participant.following import step_page
from workshop.web.participant.receipts import edit_sent, refused, told


@door.post("/class/<code>/activities/<activity_id>")
def answer_poll(code: str, activity_id: str) -> Response:
    """The last choice counts; a choice once the poll is not open any more changes nothing and says so.
    `round`: the one that it was made for."""
    activity = house().library.activity(language(), activity_id)
    if activity is None or activity.kind != "poll":
        abort(404)
    is_several = activity.pick == "several"
    asked = _("Please choose one answer or more.") if is_several else _("Please choose one answer.")
    chosen = _chosen({one.id for one in activity.options}, len(activity.options) if is_several else 1)
    if chosen is None:
        return _answer("wrong", asked)
    return _count(activity.id, chosen if is_several else chosen[0])


@door.post("/class/<code>/votes/<activity_id>")
def vote(code: str, activity_id: str) -> Response:
    """Only for what was let through and stands there; the last vote counts, as long as votes are open."""
    activity = house().library.activity(language(), activity_id)
    if activity is None or not activity.votes:
        abort(404)
    chosen = _chosen({str(one.id) for one in ideas(current_meeting(), activity)}, activity.votes)
    return _count(votes_key(activity), chosen) if chosen else _answer("wrong", _most(activity))


@comes_again("participant.answer_poll")
@comes_again("participant.vote")
def _again(message: str) -> str | None:
    """The step again, with what was chosen; who is not in the class any more has none."""
    if g.participant is None:
        return None
    flash(message, "warning")
    return step_page(chosen=request.form.getlist("option"))


def _chosen(options: Collection[str], most: int) -> list[str] | None:
    """None where nothing, too much or something made up was chosen."""
    chosen = list(dict.fromkeys(request.form.getlist("option")))
    return chosen if 0 < len(chosen) <= most and set(chosen) <= set(options) else None


def _count(key: str, choice: str | list[str]) -> Response:
    round = whole(request.form.get("round"), digits=3)
    saved = answers.choose(current_participant().id, key, choice, round=round, edit=edit_sent())
    if saved.status == "saved":
        return _answer("saved", _("Thank you. Your answer is in."), "good")
    if saved.status == "stale" and wants_json():
        return refused(saved, _("You have answered in another window."))
    return _answer("closed", _late(key, round))


def _late(key: str, round: int | None) -> str:
    meeting = current_meeting()
    status = meetings.activity_status(meeting.id, key)
    if meeting.status != "open":
        reason = _("The class is closed. Your choice was not counted.")
    elif round not in (None, rounds.current(meeting.id, key)):
        reason = _("This round is over. Your choice was not counted.")
    elif status == "revealed":
        reason = _("The results are shown already. Your choice was not counted.")
    else:
        reason = _("This question is closed now. Your choice was not counted.")
    return str(reason)


def _answer(status: str, message: str, kind: str = "warning") -> Response:
    if wants_json():
        return told(status, message=message)
    flash(message, kind)
    return redirect(url_for("participant.step", code=current_meeting().code))


def _most(activity: Activity) -> str:
    text: str = ngettext(
        "Please choose one of these.",
        "Please choose up to %(num)s of these.",
        activity.votes,
    )
    return text
