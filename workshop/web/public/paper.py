"""Paper that is about nobody: handouts and blank worksheets, and the list of them. Whoever opens it from a
class (?code=…), or on a device that is in one, gets the paper size of its center, and its language."""

from flask import Response, abort, g, render_template, request

from workshop.documents.sheet import PAPERS
from workshop.web.kit.guard import class_here
from workshop.web.kit.known_codes import find_class
from workshop.web.kit.language import language
from workshop.web.kit.paper import blank_pdf, edition
from workshop.web.kit.printables import for_anybody, occasion
from workshop.web.public import door


@door.get("/handouts/")
def handouts() -> str:
    """All that can be printed, also for those who have no phone. ?paper=a4: the links ask for that size."""
    _from_class()
    return render_template(
        "public/handouts.html",
        printables=[one.open for one in for_anybody(occasion(language(), g.meeting))],
        code=g.meeting.code if g.meeting and "code" in request.args else None,
        asked=next((one for one in PAPERS if one == request.args.get("paper")), None),
        paper=edition().paper,
    )


@door.get("/handouts/<name>.pdf")
def handout(name: str) -> Response:
    return _blank(f"handout-{name}", name)


@door.get("/worksheets/<name>.pdf")
def blank_worksheet(name: str) -> Response:
    return _blank(f"worksheet-{name}", f"{name}-blank")


@door.get("/practice/<scenario_id>/cards.pdf")
def role_cards(scenario_id: str) -> Response:
    """To play it with people instead."""
    return _blank(f"practice-{scenario_id}", f"{scenario_id}-cards")


@door.get("/practice/observer-sheet.pdf")
def observer_sheet() -> Response:
    return _blank("observer-sheet", "observer-sheet")


def _blank(name: str, file_name: str) -> Response:
    _from_class()
    found = next((one for one in for_anybody(occasion(language(), g.meeting)) if one.name == name), None)
    if found is None:
        abort(404)
    return blank_pdf(found.build(edition()), file_name)


def _from_class() -> None:
    """What is printed now is for the class in the address, or else the one that this device is in."""
    g.meeting = find_class(request.args.get("code", "")) or class_here()
