"""Running the class: where it is, what to say, what comes next, who is here."""

from flask import Response, abort, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.records import answers, meetings
from workshop.records.meetings import Meeting
from workshop.web.frames import console as frame
from workshop.web.frames.render import render
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.driving import move
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
    if found is None or status not in meetings.STATUSES:
        abort(404)
    if status == "revealed" and answers.poll_counts(meeting_id, found.id) is None:
        words = _("Results show when five people have answered. With fewer, they could tell who said what.")
        return refused(current_meeting(), words)
    return answered(meetings.set_activity(meeting_id, found.id, status))


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
