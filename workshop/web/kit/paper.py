"""Hands a sheet to the press and its PDF to the browser."""

from flask import Response, request

from workshop.documents.press import Sheet
from workshop.records.transaction import let_go
from workshop.web.kit.house import house


def pdf(sheet: Sheet, file_name: str) -> Response:
    """`file_name` without ending. Shown in the browser; saved under its name with ?save=1."""
    disposition = "attachment" if "save" in request.args else "inline"
    let_go()  # the press may take seconds
    answer = Response(house().press.print(sheet), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'{disposition}; filename="{file_name}.pdf"'
    return answer
