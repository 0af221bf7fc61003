"""Worksheets from their one definition: blank to write on (by hand or in a PDF reader), or filled in and flat."""

from collections.abc import Mapping

from workshop.course.worksheets import Field, Worksheet
from workshop.documents.sheet import Gettext, Sheet, set_sheet

_NO = {"", "0", "no", "off", "false"}


def sheet(
    worksheet: Worksheet,
    answers: Mapping[str, object] | None,
    name: str,
    *,
    paper: str,
    gettext: Gettext,
    language: str,
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`answers` by the keys of `worksheet.keys()`; None gives the blank sheet with its fields."""
    is_blank = answers is None
    return set_sheet(
        "worksheet-blank.html" if is_blank else "worksheet-filled.html",
        title=worksheet.title,
        paper=paper,
        gettext=gettext,
        language=language,
        is_fillable=is_blank,
        worksheet=worksheet,
        row_titles=[
            worksheet.row_title.replace("{number}", str(row)) for row in range(1, worksheet.rows + 1)
        ],
        answer=_Reader(answers or {}, gettext),
        name=name,
        footer=footer,
        date=date,
    )


class _Reader:
    """Gives the template the answer to a field as paragraphs; a check as a word."""

    def __init__(self, answers: Mapping[str, object], gettext: Gettext) -> None:
        self._answers, self._gettext = answers, gettext

    def __call__(self, field: Field, key: str) -> list[str]:
        value = self._answers.get(key)
        text = "" if value is None else str(value).strip()
        if field.kind == "check":
            return [self._gettext("No") if text.lower() in _NO else self._gettext("Yes")]
        return [line.strip() for line in text.splitlines() if line.strip()]
