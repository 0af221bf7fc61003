"""Is the room fit? Which address phones are told, a try with one phone before the class, and mends."""

from datetime import datetime

from flask import Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit import room
from workshop.web.kit.addresses import is_within_reach, outside, without_scheme
from workshop.web.kit.clock import time_text
from workshop.web.kit.codes import qr
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.language import language


@door.get(f"{CLASS}/room")
def room_check(meeting_id: int) -> str:
    trying = outside() + url_for("public.try_room")
    return render_template(
        "instructor/room.html",
        meeting=current_meeting(),
        addresses=room.addresses(),
        can_choose=room.can_choose(),
        is_within_reach=is_within_reach(),
        trying=without_scheme(trying),
        qr=qr(trying),
        port=house().settings.port,
        told=room.told_host(),
        arrivals=_arrivals(),
    )


@door.get(f"{CLASS}/room/state")
def room_state(meeting_id: int) -> Response:
    answer = jsonify({"location": None, "regions": {"arrivals": _arrivals()}})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@door.post(f"{CLASS}/room")
def choose_address(meeting_id: int) -> AnyResponse:
    """Only one that this computer has: the code on the wall leads there."""
    host = request.form.get("address", "")
    if not room.tell(host):
        abort(404)
    flash(_("Phones are told %(address)s now, until the next start.", address=host), "good")
    return redirect(url_for("instructor.room_check", meeting_id=meeting_id))


def _arrivals() -> str:
    zone = own_center().time_zone
    return render_template(
        "instructor/regions/arrivals.html",
        arrivals=[(one.host, _clock(one.at, zone)) for one in room.arrivals()],
        told=room.told_host(),
        can_choose=room.can_choose(),
    )


def _clock(at: datetime, zone: str) -> str:
    return time_text(at, zone, language())
