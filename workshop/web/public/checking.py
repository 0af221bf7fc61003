"""Is this paper real? Anybody may ask, with the code that stands on it."""

from flask import g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.records import centers, clock, codes, meetings, papers
from workshop.records.papers import Standing
from workshop.records.refusals import Refusal
from workshop.web.kit.house import house
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
    standing = _standing(typed)
    return render_template("public/check.html", standing=standing, center=_center(typed), code=code)


def _standing(typed: str) -> Standing:
    """Wrong codes are counted, all strangers' together, and never by address. While too many have come in a
    right one waits as well, or the wait would tell it; staff never wait, and nobody who has a sample in hand.
    Refuses checks-too-many."""
    cost = len(codes.spellings(typed, papers.CODE_LENGTH))
    if cost == 0 or codes.is_sample(typed) or g.staff is not None:
        return papers.standing(typed)
    now, tries = clock.utc_now(), house().check_tries
    wait = tries.take("checks", now, cost)
    if wait:
        raise Refusal("checks-too-many", seconds=wait)
    standing = papers.standing(typed)
    if standing.status != "unknown":
        tries.give_back("checks", now, cost)
    return standing


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
