"""One thing at a time of all that can be printed for a class."""

from flask import Response, abort

from workshop.web.instructor import door
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.paper import edition, pdf
from workshop.web.kit.printables import occasion, printables


@door.get(f"{CLASS}/print/<name>.pdf")
def printable_pdf(meeting_id: int, name: str) -> Response:
    found = current_meeting()
    one = next((one for one in printables(occasion(found.language, found)) if one.name == name), None)
    if one is None:
        abort(404)
    return pdf(one.build(edition()), f"{name}-{found.code}")
