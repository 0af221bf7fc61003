"""Hands a sheet to the press, where there is a place in its queue, and its PDF to the browser."""

from flask import Response, g, request
from flask_babel import gettext

from workshop.documents.press import Sheet
from workshop.documents.sheet import PAPERS, Edition
from workshop.records import centers
from workshop.records.transaction import let_go
from workshop.web.kit.house import house
from workshop.web.kit.language import language

_MOST_BLANKS = 200  # of some 50 kB: all of one class in both sizes and prints, and those of a few more


def edition() -> Edition:
    """In the language of the request. Size and print as asked for in the address (?paper=a4&large=1); else
    the size that the center of the class set, or where there is no class, the operator."""
    asked = request.args.get("paper", "")
    return edition_on(asked if asked in PAPERS else usual_paper(), is_large=is_large())


def edition_on(paper: str, *, is_large: bool) -> Edition:
    """In the language of whatever is going on."""
    return Edition(paper, language(), gettext, is_large)


def is_large() -> bool:
    return request.args.get("large") == "1"


def usual_paper() -> str:
    """As the center of the class set it, or where there is no class, the operator."""
    center = centers.get(g.meeting.center_id) if g.meeting else None
    return center.paper if center else house().settings.paper


def pdf(sheet: Sheet, file_name: str) -> Response:
    """`file_name` without ending. Shown in the browser; saved under its name with ?save=1."""
    let_go()  # the press may take seconds
    with house().queue.place():
        return _answer(house().press.print(sheet), file_name)


def blank_pdf(sheet: Sheet, file_name: str) -> Response:
    """A sheet that is about nobody: anybody may ask for it, so it is printed once and kept, and its queue is
    one of its own, which holds up nobody who prints what is theirs. It may bear the day of a class: older
    ones are let go."""
    blanks = house().blanks
    printed = blanks.get(sheet)
    if printed is None:
        let_go()
        with house().blank_queue.place():
            printed = blanks[sheet] = house().press.print(sheet)
        for old in list(blanks)[:-_MOST_BLANKS]:
            blanks.pop(old, None)
    return _answer(printed, file_name)


def _answer(printed: bytes, file_name: str) -> Response:
    disposition = "attachment" if "save" in request.args else "inline"
    answer = Response(printed, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'{disposition}; filename="{file_name}.pdf"'
    return answer
