"""The answer to a page that follows a class: its regions as JSON, or 304 where nothing has moved."""

import hashlib

from flask import Response, current_app, request
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from workshop.live.following import Frame, Topic
from workshop.live.streams import PLACE
from workshop.live.tickets import Tickets
from workshop.records.meetings import Meeting
from workshop.web.kit.guard import current_participant
from workshop.web.kit.holders import holder_of
from workshop.web.kit.whose import sender


def state(meeting: Meeting, audience: str, language: str, regions: dict[str, str]) -> Response:
    """ETag: revision, audience, language and a digest of the regions, so that late answers count too. The
    header Live-Stream, on a 304 too, is where the same comes by itself (see `stream_address`)."""
    text = Frame(meeting.revision, regions).text
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    answer = Response(text, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache, private"
    answer.headers["Live-Stream"] = stream_address(meeting, audience, language)
    answer.set_etag(f"{meeting.revision}-{audience}-{language}-{digest}")
    answer.make_conditional(request)
    return answer


def stream_address(meeting: Meeting, audience: str, language: str) -> str:
    """With a ticket for this audience alone, valid for some minutes and as long as its holder is there. Only
    for a door that has let its visitor in as one of this audience."""
    seen_id = current_participant().id if audience == "participant" else None
    tickets = Tickets(str(current_app.secret_key))
    return PLACE + tickets.issue(Topic(meeting.id, audience, language), seen_id, holder_of(audience))


def on_page(regions: dict[str, str]) -> dict[str, Markup]:
    """The regions as they stand in a page that is first loaded: their forms get this browser's token, so that
    they work without JavaScript too. Frames themselves are the same for everybody and carry none."""
    token = Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf()) + sender()
    return {name: Markup(html.replace("</form>", f"{token}</form>")) for name, html in regions.items()}
