"""Running the class: where it is, what to say, what comes next, who is here."""

from contextlib import suppress

from flask import Response, abort, flash, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.course.activities import Activity
from workshop.records import meetings, results, watching
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.web.frames import console as frame
from workshop.web.frames.render import render
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.driving import move
from workshop.web.kit.errors import refusal_text
from workshop.web.kit.guard import current_meeting, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.once import new_key
from workshop.web.kit.state import state as state_answer


@door.get(f"{CLASS}/console")
def console(meeting_id: int) -> str:
    found = current_meeting()
    return render_template(
        "instructor/console.html",
        meeting=found,
        regions=frame.regions(found, language(), with_tokens=True),
        is_console_only=g.console_meeting_id is not None,
        once=new_key(),
    )


@door.get(f"{CLASS}/state")
def state(meeting_id: int) -> Response:
    found = current_meeting()
    return state_answer(found, "console", language(), render(found, "console", language()))


@door.post(f"{CLASS}/advance")
def advance(meeting_id: int) -> AnyResponse:
    """`to`: next, previous, first, last or a slide's number; `from`: the slide on the sender's screen."""
    return answered(move(current_meeting(), request.form.get("to", ""), request.form.get("from", "")))


@door.post(f"{CLASS}/blank")
def blank(meeting_id: int) -> AnyResponse:
    return answered(meetings.set_blank(meeting_id, request.form.get("on") == "1"))


@door.post(f"{CLASS}/code")
def code(meeting_id: int) -> AnyResponse:
    return answered(meetings.show_code(meeting_id, request.form.get("on") == "1"))


@door.post(f"{CLASS}/activity")
def activity(meeting_id: int) -> AnyResponse:
    """`do`: an activity's id and open, closed or revealed, such as opening-poll:open."""
    name, _colon, status = request.form.get("do", "").partition(":")
    found = house().library.activity(current_meeting().language, name)
    if (
        found is None
        or status not in meetings.STATUSES
        or (status == "revealed" and not _has_something_to_show(found))
    ):
        abort(404)
    try:
        if status == "revealed" and found.again_of:
            _show_the_first_time(meeting_id, found.again_of)
        return answered(meetings.set_activity(meeting_id, found.id, status, _fix(found)))
    except Refusal as refusal:
        if refusal.code != "results-too-few":
            raise
        return refused(current_meeting(), refusal_text(refusal.code))


def _has_something_to_show(activity: Activity) -> bool:
    return activity.kind in ("poll", "pairs") or activity.has_board


def _fix(activity: Activity) -> meetings.Fix:
    """What was let through is no count of people: there is nothing to fix."""
    if activity.has_board:
        return lambda _session, _state: None
    return watching.fix if activity.kind == "pairs" else results.fix


def _show_the_first_time(meeting_id: int, activity_id: str) -> None:
    """Both are shown side by side, so the first one's results are fixed too, where nobody has done it."""
    if results.shares(meeting_id, activity_id) is None:
        with suppress(Refusal):  # too few
            meetings.set_activity(meeting_id, activity_id, "revealed")


def answered(meeting: Meeting) -> AnyResponse:
    """A plain form goes back to the console; a script is there, and fetches what has changed."""
    if wants_json():
        return jsonify({"revision": meeting.revision, "regions": {}})
    return redirect(url_for("instructor.console", meeting_id=meeting.id))


def refused(meeting: Meeting, words: str) -> AnyResponse:
    """The words stand on the console either way: a script goes there too."""
    flash(words, "warning")
    here = url_for("instructor.console", meeting_id=meeting.id)
    return jsonify({"revision": meeting.revision, "location": here}) if wants_json() else redirect(here)
