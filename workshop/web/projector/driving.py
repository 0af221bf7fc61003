"""The same screen with keys that move the class: for the staff of the class's center alone."""

from flask import jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.records import meetings
from workshop.records.refusals import Refusal
from workshop.web.kit import wheel
from workshop.web.kit.driving import move as move_class
from workshop.web.kit.guard import current_meeting, wants_json
from workshop.web.projector import door
from workshop.web.projector.screen import page


@door.get("/<code>/drive")
def drive(code: str) -> str:
    wheel.saw(current_meeting())
    return page(current_meeting(), drive_url=url_for("projector.move", code=current_meeting().code))


@door.post("/<code>/move")
def move(code: str) -> Response:
    """`to`: next, previous, first, last, a slide's number, or blank (which a second press lifts). Where
    another place drives, nothing is done; the screen's script asks whether to take over."""
    meeting, to = current_meeting(), request.form.get("to", "")
    try:
        wheel.hold(meeting)
    except Refusal as refusal:
        if refusal.code != "not-driving" or not wants_json():
            raise
        return jsonify({"revision": meeting.revision, "regions": {}, "wheel": "other"})
    if to == "blank":
        meeting = meetings.set_blank(meeting.id, not meeting.is_blank)
    else:
        meeting = move_class(meeting, to, request.form.get("from", ""))
    if not wants_json():
        return redirect(url_for("projector.drive", code=meeting.code, place=wheel.place() or None))
    return jsonify({"revision": meeting.revision, "regions": {}})
