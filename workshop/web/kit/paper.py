"""Hands a sheet to the press, where there is a place in its queue, and its PDF to the browser."""

from collections.abc import Sequence

from flask import Response, request

from workshop.documents.press import Sheet
from workshop.records.transaction import let_go
from workshop.web.kit.house import house


def pdf(sheet: Sheet, file_name: str) -> Response:
    """`file_name` without ending. Shown in the browser; saved under its name with ?save=1."""
    let_go()  # the press may take seconds
    with house().queue.place():
        return _answer(house().press.print(sheet), file_name)


def joined_pdf(sheets: Sequence[Sheet], title: str, file_name: str) -> Response:
    """All of them in one go."""
    let_go()
    with house().queue.place():
        return _answer(house().press.print_joined(sheets, title), file_name)


def blank_pdf(sheet: Sheet, file_name: str) -> Response:
    """A sheet that is about nobody: anybody may ask for it, so it is printed once and kept, and its queue is
    one of its own, which holds up nobody who prints what is theirs."""
    if sheet not in house().blanks:
        let_go()
        with house().blank_queue.place():
            house().blanks[sheet] = house().press.print(sheet)
    return _answer(house().blanks[sheet], file_name)


def _answer(printed: bytes, file_name: str) -> Response:
    disposition = "attachment" if "save" in request.args else "inline"
    answer = Response(printed, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'{disposition}; filename="{file_name}.pdf"'
    return answer
