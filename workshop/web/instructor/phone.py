"""The console on a phone: a one-time link, shown on the laptop as a QR code. It works on plain local HTTP."""

from datetime import datetime, timedelta

from flask import redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from workshop.records import sign_ins
from workshop.records.clock import utc_now
from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.addresses import is_within_reach, outside
from workshop.web.kit.codes import qr
from workshop.web.kit.guard import current_meeting, current_staff

VALID_FOR = timedelta(minutes=10)


@door.get(f"{CLASS}/phone-link")
def phone_link(meeting_id: int) -> str:
    """Until it is too old the link is kept in this browser's session: the database has only its digest."""
    made = session.get("phone-link", {})
    is_fresh = made.get("meeting") == meeting_id and datetime.fromisoformat(made["until"]) > utc_now()
    address = outside() + url_for("instructor.link", token=made["token"]) if is_fresh else None
    return render_template(
        "instructor/phone_link.html",
        meeting=current_meeting(),
        address=address,
        qr=qr(address) if address else None,
        minutes=VALID_FOR.seconds // 60,
        is_within_reach=is_within_reach(),
    )


@door.post(f"{CLASS}/phone-link")
def make_phone_link(meeting_id: int) -> Response:
    token = sign_ins.create_link(current_staff().id, "console", meeting_id=meeting_id, valid_for=VALID_FOR)
    until = (utc_now() + VALID_FOR).isoformat()
    session["phone-link"] = {"meeting": meeting_id, "token": token, "until": until}
    return redirect(url_for("instructor.phone_link", meeting_id=meeting_id))
