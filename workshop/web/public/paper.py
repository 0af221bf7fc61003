"""Paper that is about nobody: handouts and blank worksheets. Whoever opens it from a class (?code=…), or
on a device that is in one, gets the paper size of its center, and its language."""

from flask import Response, abort, g, request

from workshop.documents import handouts, worksheets
from workshop.web.kit.guard import class_here
from workshop.web.kit.house import house
from workshop.web.kit.known_codes import find_class
from workshop.web.kit.language import language
from workshop.web.kit.paper import blank_pdf, edition
from workshop.web.public import door


@door.get("/handouts/<name>.pdf")
def handout(name: str) -> Response:
    _from_class()
    found = house().library.handout(language(), name)
    if found is None:
        abort(404)
    sheet = handouts.sheet(found, edition())
    return blank_pdf(sheet, name)


@door.get("/worksheets/<name>.pdf")
def blank_worksheet(name: str) -> Response:
    _from_class()
    found = house().library.worksheet(language(), name)
    if found is None:
        abort(404)
    sheet = worksheets.sheet(found, None, edition(), name="")
    return blank_pdf(sheet, f"{name}-blank")


def _from_class() -> None:
    g.meeting = find_class(request.args.get("code", "")) or class_here()
