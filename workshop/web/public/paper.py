"""Paper that is about nobody: handouts and blank worksheets, and the list of them. Whoever opens it from a
class (?code=…), or on a device that is in one, gets the paper size of its center, and its language."""

from flask import Response, abort, g, render_template, request

from workshop.documents import handouts as handout_paper
from workshop.documents import worksheets
from workshop.documents.sheet import PAPERS
from workshop.records import centers
from workshop.web.kit.class_words import day_of
from workshop.web.kit.guard import class_here
from workshop.web.kit.house import house
from workshop.web.kit.known_codes import find_class
from workshop.web.kit.language import language
from workshop.web.kit.paper import blank_pdf, edition
from workshop.web.public import door


@door.get("/handouts/")
def handouts() -> str:
    """All that can be printed, also for those who have no phone. ?paper=a4: the links ask for that size."""
    from_class()
    library, spoken = house().library, language()
    return render_template(
        "public/handouts.html",
        handouts=library.handouts(spoken),
        worksheets=library.worksheets(spoken),
        scenarios=library.scenarios(spoken),
        code=g.meeting.code if g.meeting and "code" in request.args else None,
        asked=next((one for one in PAPERS if one == request.args.get("paper")), None),
        paper=edition().paper,
    )


@door.get("/handouts/<name>.pdf")
def handout(name: str) -> Response:
    from_class()
    found = house().library.handout(language(), name)
    if found is None:
        abort(404)
    sheet = handout_paper.sheet(found, edition(), date=_day())
    return blank_pdf(sheet, name)


@door.get("/worksheets/<name>.pdf")
def blank_worksheet(name: str) -> Response:
    from_class()
    found = house().library.worksheet(language(), name)
    if found is None:
        abort(404)
    sheet = worksheets.sheet(found, None, edition(), name="", date=_day())
    return blank_pdf(sheet, f"{name}-blank")


def _day() -> str:
    """Of the class, where one is known."""
    center = centers.get(g.meeting.center_id) if g.meeting else None
    return day_of(g.meeting, center) if center else ""


def from_class() -> None:
    """What is printed now is for the class in the address, or else the one that this device is in."""
    g.meeting = find_class(request.args.get("code", "")) or class_here()
