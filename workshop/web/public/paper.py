"""Paper that is about nobody: handouts and blank worksheets. Whoever opens it from a class (?code=…), or
on a device that is in one, gets the paper size of its center, and its language."""

from flask import Response, abort, g, request
from flask_babel import gettext

from workshop.documents import handouts, worksheets
from workshop.records import centers
from workshop.web.kit.guard import class_here
from workshop.web.kit.house import house
from workshop.web.kit.known_codes import find_class
from workshop.web.kit.language import language
from workshop.web.kit.paper import blank_pdf
from workshop.web.public import door


def paper_size() -> str:
    """Letter or A4: as asked for in the address, else as the center of the class or the operator set it."""
    asked = request.args.get("paper", "")
    if asked in ("letter", "a4"):
        return asked
    center = centers.get(g.meeting.center_id) if g.meeting else None
    return center.paper if center else house().settings.paper


@door.get("/handouts/<name>.pdf")
def handout(name: str) -> Response:
    _from_class()
    found = house().library.handout(language(), name)
    if found is None:
        abort(404)
    sheet = handouts.sheet(found, paper=paper_size(), footer="", gettext=gettext, language=language())
    return blank_pdf(sheet, name)


@door.get("/worksheets/<name>.pdf")
def blank_worksheet(name: str) -> Response:
    _from_class()
    found = house().library.worksheet(language(), name)
    if found is None:
        abort(404)
    sheet = worksheets.sheet(found, None, name="", paper=paper_size(), gettext=gettext, language=language())
    return blank_pdf(sheet, f"{name}-blank")


def _from_class() -> None:
    g.meeting = find_class(request.args.get("code", "")) or class_here()
