"""Worksheets from one definition: blank to write on (by hand or in a PDF reader), or filled in and flat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.course.worksheets import Field, Worksheet
from workshop.documents.letters import paragraphs
from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet

_NO = {"", "0", "no", "off", "false"}
_SHORT = 1200  # characters of answers that are kept together on a page; more may flow over its end


@dataclass(frozen=True)
class Part:
    """One row of the worksheet, or its close, answered: each label with the paragraphs of its answer."""

    title: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def is_short(self) -> bool:
        return sum(len(text) for _, answer in self.answers for text in answer) <= _SHORT


def sheet(
    worksheet: Worksheet,
    answers: Mapping[str, object] | None,
    edition: Edition,
    *,
    name: str,
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`answers` by the keys of `worksheet.keys()`; None gives the blank sheet with its fields."""
    titles = [worksheet.row_title.replace("{number}", str(row)) for row in range(1, worksheet.rows + 1)]
    is_blank = answers is None
    return set_sheet(
        "documents/worksheet-blank.html" if is_blank else "documents/worksheet-filled.html",
        edition,
        title=worksheet.title,
        is_fillable=is_blank,
        worksheet=worksheet,
        row_titles=titles,
        parts=_parts(worksheet, titles, answers or {}, edition.gettext),
        name=name,
        footer=footer,
        date=date,
    )


def _parts(
    worksheet: Worksheet, titles: Iterable[str], answers: Mapping[str, object], gettext: Gettext
) -> list[Part]:
    def part(title: str, fields: Iterable[Field], ending: str = "") -> Part:
        values = ((field, answers.get(f"{field.id}{ending}")) for field in fields)
        return Part(
            title, tuple((field.label, _paragraphs(field, value, gettext)) for field, value in values)
        )

    parts = [part(title, worksheet.fields, f"-{row}") for row, title in enumerate(titles, start=1)]
    if worksheet.closing:
        parts.append(part(gettext("My next step"), worksheet.closing))
    return parts


def _paragraphs(field: Field, value: object, gettext: Gettext) -> tuple[str, ...]:
    text = "" if value is None else str(value).strip()
    if field.kind == "check":
        return (gettext("No") if text.lower() in _NO else gettext("Yes"),)
    return paragraphs(text)
