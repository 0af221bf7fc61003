"""Paper that is about nobody: handouts and blank worksheets."""

from flask import Response, abort, request
from flask_babel import gettext

from workshop.documents import handouts, worksheets
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.paper import blank_pdf
from workshop.web.public import door


def paper_size() -> str:
    """Letter or A4: as asked for in the address, else as the operator set it."""
    asked = request.args.get("paper", "")
    return asked if asked in ("letter", "a4") else house().settings.paper


@door.get("/handouts/<name>.pdf")
def handout(name: str) -> Response:
    found = house().library.handout(language(), name)
    if found is None:
        abort(404)
    sheet = handouts.sheet(found, paper=paper_size(), footer="", gettext=gettext, language=language())
    return blank_pdf(sheet, name)


@door.get("/worksheets/<name>.pdf")
def blank_worksheet(name: str) -> Response:
    found = house().library.worksheet(language(), name)
    if found is None:
        abort(404)
    sheet = worksheets.sheet(found, None, name="", paper=paper_size(), gettext=gettext, language=language())
    return blank_pdf(sheet, f"{name}-blank")
