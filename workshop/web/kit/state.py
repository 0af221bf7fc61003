"""The answer to a page that follows a class: its regions as JSON, or 304 where nothing has moved."""

import hashlib
import json

from flask import Response, request
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from workshop.records.meetings import Meeting


def state(meeting: Meeting, audience: str, language: str, regions: dict[str, str]) -> Response:
    """ETag: revision, audience, language and a digest of the regions, so that late answers count too."""
    body = json.dumps({"revision": meeting.revision, "regions": regions}, ensure_ascii=False)
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    answer = Response(body, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache, private"
    answer.set_etag(f"{meeting.revision}-{audience}-{language}-{digest}")
    answer.make_conditional(request)
    return answer


def on_page(regions: dict[str, str]) -> dict[str, Markup]:
    """The regions as they stand in a page that is first loaded: their forms get this browser's token, so that
    they work without JavaScript too. Frames themselves are the same for everybody and carry none."""
    token = Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())
    return {name: Markup(html.replace("</form>", f"{token}</form>")) for name, html in regions.items()}
