"""Tables that people open in a spreadsheet."""

import csv
from collections.abc import Sequence
from io import StringIO

from flask import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Cell = str | int | float


def csv_file(rows: Sequence[Sequence[Cell]], name: str) -> Response:
    """`name` without ending. With the mark by which Excel knows UTF-8."""
    text = StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    answer = Response("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _safe(cell: Cell) -> Cell:
    """A spreadsheet would run a text that looks like a formula: an apostrophe makes it a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell
