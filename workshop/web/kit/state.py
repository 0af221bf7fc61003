"""The answer to a page that follows a class: its regions as JSON, or 304 where nothing has moved."""

import hashlib
import json

from flask import Response, request

from workshop.records.meetings import Meeting


def state(meeting: Meeting, audience: str, language: str, regions: dict[str, str]) -> Response:
    """ETag: revision, audience, language and a digest of the regions, so that late answers count too."""
    body = json.dumps({"revision": meeting.revision, "regions": regions}, ensure_ascii=False)
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    answer = Response(body, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache, private"
    answer.set_etag(f"{meeting.revision}-{audience}-{language}-{digest}")
    return answer.make_conditional(request)
