"""Is this paper real? Anybody may ask, with the code that stands on it."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.records import centers, meetings, papers
from workshop.web.public import door

LONGEST_CODE = 40  # ten characters, and room for the spaces and dashes that people add


@door.get("/check")
def check() -> str | Response:
    code = request.args.get("code", "").strip()
    if code:
        return redirect(url_for("public.check_code", code=code[:LONGEST_CODE]))
    return render_template("public/check.html", standing=None, center="", code="")


@door.get("/check/<code>")
def check_code(code: str) -> str:
    typed = code[:LONGEST_CODE]
    return render_template(
        "public/check.html", standing=papers.standing(typed), center=_center(typed), code=code
    )


@door.get("/C/<code>")
def check_short(code: str) -> Response:
    """The address in the QR code: capitals only, which makes the picture coarser and easier to scan."""
    return redirect(url_for("public.check_code", code=code[:LONGEST_CODE]))


def _center(code: str) -> str:
    """Whose paper it is: the name that stands on it, after a deletion the one that the center has now."""
    paper = papers.by_code(code)
    meeting = meetings.get(paper.meeting_id) if paper else None
    center = centers.get(meeting.center_id) if meeting else None
    if paper is None or center is None:
        return ""
    return str(paper.details.get("center_name", center.name))
