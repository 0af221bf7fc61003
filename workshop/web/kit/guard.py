"""The doorkeeper: runs before each view, by the table in `workshop.web.access`."""

from collections.abc import Mapping

from flask import Flask, abort, g, jsonify, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from workshop.records import clock, devices, meetings, participants, sign_ins
from workshop.records.devices import Device
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.staff import Staff
from workshop.web.kit.entry import Entry
from workshop.web.kit.house import house
from workshop.web.kit.known_codes import class_of
from workshop.web.kit.whose import check_sender, sender


class NotYourClass(Exception):
    """This device is not part of the class in the address (or of another one)."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.code)
        self.meeting = meeting


def open_guard(app: Flask, entries: Mapping[str, Entry]) -> None:
    @app.before_request
    def let_in() -> AnyResponse | None:
        g.staff, g.meeting, g.participant, g.device = None, None, None, None
        if request.endpoint is None:
            return None
        _recognise_staff()
        return _enter(entries[request.endpoint])

    app.jinja_env.globals["class_here"] = class_here
    app.jinja_env.globals["person_here"] = person_here
    app.jinja_env.globals["device_to_clear"] = device_to_clear
    app.jinja_env.globals["sender"] = sender


def _enter(entry: Entry) -> AnyResponse | None:
    if entry is Entry.PARTICIPANT:
        return _enter_as_participant()
    if entry is Entry.ANYONE:
        return None
    if g.staff is None:
        return _to_sign_in()
    if g.console_meeting_id is not None and entry is not Entry.CONSOLE:
        abort(403)
    if entry is Entry.ADMINISTRATOR and not g.staff.is_administrator:
        abort(403)
    return _enter_own_class()


def _recognise_staff() -> None:
    token = session.get("staff")
    found = sign_ins.session_of(token) if token else None
    g.staff = found.staff if found else None
    g.console_meeting_id = found.meeting_id if found else None
    g.staff_session_id = found.id if found else None
    if found:
        house().staff_presence.saw(found.id, clock.utc_now())


def _enter_own_class() -> AnyResponse | None:
    arguments = request.view_args or {}
    if "meeting_id" in arguments:
        g.meeting = meetings.in_center(g.staff.center_id, arguments["meeting_id"])
    elif "code" in arguments:
        found = meetings.by_code(arguments["code"])
        g.meeting = found if found and found.center_id == g.staff.center_id else None
    else:
        return None
    if g.meeting is None or g.console_meeting_id not in (None, g.meeting.id):
        abort(404)
    return None


def _enter_as_participant() -> AnyResponse | None:
    meeting = class_of((request.view_args or {})["code"])
    token = joined().get(meeting.code)
    found = participants.on_device(meeting.id, token) if token else None
    if found is None:
        raise NotYourClass(meeting)
    g.meeting, (g.participant, g.device) = meeting, found
    house().presence.saw(g.participant.id, clock.utc_now())
    check_sender()
    return None


def _to_sign_in() -> AnyResponse:
    if wants_json():
        answer: AnyResponse = jsonify({"message": _("Please sign in again."), "location": None})
        answer.status_code = 401
        return answer
    target = request.full_path.rstrip("?") if request.method == "GET" else url_for("instructor.classes")
    return redirect(url_for("instructor.sign_in", next=target))


def joined() -> dict[str, str]:
    """Class codes that this device has joined, with the token for each."""
    found: dict[str, str] = session.get("joined", {})
    return found


def class_here() -> Meeting | None:
    """The open class that this device is part of, the last one joined first: for the way back from pages that
    belong to no class."""
    for code, token in reversed(joined().items()):
        meeting = meetings.by_code(code)
        if meeting and meeting.status == "open" and participants.by_token(meeting.id, token):
            return meeting
    return None


def person_here() -> Participant | None:
    """Whom this page is for, so that each page of a class has what waits on its person's device; nobody
    before the door, and on pages of no class."""
    found: Participant | None = g.get("participant")
    return found


def device_to_clear() -> tuple[Meeting, Device] | None:
    """Where others use this device too, it has to forget who is in a class on it (see static/js/idle.js): on
    the pages of the class, and on those to which one goes from it."""
    if "device_to_clear" not in g:  # a page asks several times
        device: Device | None = g.get("device")
        meeting: Meeting | None = g.meeting if device is not None else class_here()
        if device is None and meeting is not None:
            device = devices.by_token(joined()[meeting.code])
        g.device_to_clear = (meeting, device) if device is not None and device.is_shared else None
    found: tuple[Meeting, Device] | None = g.device_to_clear
    return found


def wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def current_staff() -> Staff:
    """The signed-in person; only behind a STAFF, ADMINISTRATOR or CONSOLE door."""
    staff: Staff = g.staff
    return staff


def current_meeting() -> Meeting:
    """The class in the address; only behind a door that names one."""
    meeting: Meeting = g.meeting
    return meeting


def current_participant() -> Participant:
    """The person of this device in the class in the address; only behind a PARTICIPANT door."""
    participant: Participant = g.participant
    return participant


def current_device() -> Device:
    """The one that this request comes from; only behind a PARTICIPANT door."""
    device: Device = g.device
    return device


def is_private_channel() -> bool:
    """HTTPS, or this very machine: the only channels on which a password or a full session may travel."""
    return request.is_secure or request.remote_addr in ("127.0.0.1", "::1")
