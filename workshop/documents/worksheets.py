"""Worksheets from one definition: blank to write on (by hand or in a PDF reader), or filled in and flat."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.course.worksheets import Field, Worksheet
from workshop.documents import network
from workshop.documents.letters import paragraphs
from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet

_NO = {"", "0", "no", "off", "false"}
_SHORT = 1200  # characters of answers that are kept together on a page; more may flow over its end
_UPRIGHT = 3  # columns that an upright page holds; a lying one holds six, in large print none does
_LOW = 2  # lines at the foot of a lying page, and of a field where many stand below each other in large print
_MANY = 6  # rows; more stand in one table when they are filled in, if each answer is a line


@dataclass(frozen=True)
class Part:
    """A section of the worksheet, one of its rows, or its close, answered: each label with the paragraphs of
    its answer."""

    title: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def is_short(self) -> bool:
        return sum(len(text) for _, answer in self.answers for text in answer) <= _SHORT


@dataclass(frozen=True)
class Box:
    """A place to write in. `told`: its name for a reading program; `lines`: how many it has."""

    key: str
    field: Field
    told: str
    lines: int


@dataclass(frozen=True)
class Block:
    """Boxes under a title, a line of them at a time: what stands beside each other has as many lines."""

    title: str
    help: str
    boxes: tuple[tuple[Box, ...], ...]


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
    heads: dict[str, Any] = {"name": name, "footer": footer, "date": date}
    if answers is None:
        return _blank(worksheet, edition, heads)
    drawn = network.draw(network.people(worksheet, answers), edition.gettext)
    return set_sheet(
        "documents/worksheet-filled.html",
        edition,
        title=worksheet.title,
        worksheet=worksheet,
        picture=drawn,
        parts=_parts(worksheet, answers, edition.gettext),
        log=_log(worksheet, answers, edition.gettext),
        still_open=_still_open(worksheet, answers, edition.gettext),
        **heads,
    )


def _blank(worksheet: Worksheet, edition: Edition, heads: Mapping[str, Any]) -> Sheet:
    """Rows are a table where its columns have room, lying if need be; in large print mostly blocks."""
    columns = len(worksheet.fields)
    is_table = worksheet.rows > 0 and columns < (_UPRIGHT if edition.is_large else 2 * _UPRIGHT)
    is_wide = is_table and columns >= _UPRIGHT
    return set_sheet(
        "documents/worksheet-blank.html",
        edition,
        title=worksheet.title,
        is_fillable=True,
        worksheet=worksheet,
        is_wide=is_wide,
        rows=_table(worksheet) if is_table else (),
        blocks=_blocks(worksheet, edition.is_large, has_rows=not is_table),
        closing=_beside(worksheet.closing) if is_wide else _boxes(worksheet.closing, edition.is_large),
        **heads,
    )


def _table(worksheet: Worksheet) -> list[tuple[str, tuple[Box, ...]]]:
    """Each row with its title. All its cells are as high as the one that needs most."""
    lines = max(_lines(field) for field in worksheet.fields)
    return [
        (
            worksheet.title_of(row),
            tuple(_box(field, lines, f"-{row}", worksheet.title_of(row)) for field in worksheet.fields),
        )
        for row in worksheet.row_numbers
    ]


def _blocks(worksheet: Worksheet, is_large: bool, *, has_rows: bool) -> list[Block]:
    blocks = [
        Block(section.title, section.help, _boxes(section.fields, is_large, "", section.title))
        for section in worksheet.sections
    ]
    for row in worksheet.row_numbers if has_rows else ():
        title = worksheet.title_of(row)
        blocks.append(Block(title, "", _boxes(worksheet.fields, is_large, f"-{row}", title)))
    return blocks


def _boxes(
    fields: Sequence[Field], is_large: bool, ending: str = "", title: str = ""
) -> tuple[tuple[Box, ...], ...]:
    """Two fields stand beside each other; of more fields, lines and checks do. In large print none does."""
    rows: list[list[Field]] = []
    for field in fields:
        before = rows[-1] if rows else []
        is_alike = len(fields) == 2 or (
            field.kind != "lines" and [_shape(field)] == [_shape(one) for one in before]
        )
        if is_alike and len(before) == 1 and not is_large:
            before.append(field)
        else:
            rows.append([field])
    most = _most_lines(fields) if is_large else max(map(_lines, fields), default=1)
    return tuple(
        tuple(_box(one, min(max(map(_lines, row)), most), ending, title) for one in row) for row in rows
    )


def _most_lines(fields: Sequence[Field]) -> int:
    """In large print: few enough for all of a block to stand on one page."""
    is_long = sum(field.kind != "check" for field in fields) > _UPRIGHT + 1
    return _LOW if is_long else _LOW + 1


def _beside(fields: Sequence[Field]) -> tuple[tuple[Box, ...], ...]:
    """At the foot of a lying page: three beside each other, and low."""
    rows = [fields[start : start + _UPRIGHT] for start in range(0, len(fields), _UPRIGHT)]
    return tuple(tuple(_box(one, min(max(map(_lines, row)), _LOW), "", "") for one in row) for row in rows)


def _shape(field: Field) -> str:
    """A day is written on a line."""
    return "line" if field.kind == "date" else field.kind


def _box(field: Field, lines: int, ending: str, title: str) -> Box:
    told = f"{title}: {field.label}" if title else field.label
    return Box(f"{field.id}{ending}", field, told, lines)


def _lines(field: Field) -> int:
    return field.room if field.kind == "lines" else 1


def _parts(worksheet: Worksheet, answers: Mapping[str, object], gettext: Gettext) -> list[Part]:
    answered = _answering(answers, gettext)

    def part(title: str, fields: Iterable[Field], ending: str = "") -> Part:
        return Part(title, tuple((field.label, answered(field, ending)) for field in fields))

    parts = [part(section.title, section.fields) for section in worksheet.sections]
    if not _is_log(worksheet):
        parts += [part(worksheet.title_of(row), worksheet.fields, f"-{row}") for row in worksheet.row_numbers]
    if worksheet.closing:
        parts.append(part(worksheet.closing_title or gettext("My next step"), worksheet.closing))
    return parts


def _log(
    worksheet: Worksheet, answers: Mapping[str, object], gettext: Gettext
) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Each row with its title and its answers, where the rows stand in one table; else none. Rows after the
    last one that was written in are left out."""
    if not _is_log(worksheet):
        return []
    answered = _answering(answers, gettext)
    return [
        (worksheet.title_of(row), [answered(field, f"-{row}") for field in worksheet.fields])
        for row in worksheet.row_numbers[: _last(worksheet, answers)]
    ]


def _still_open(worksheet: Worksheet, answers: Mapping[str, object], gettext: Gettext) -> str:
    """Which rows of a log were left out, in words; "" for none."""
    left = worksheet.row_numbers[_last(worksheet, answers) :] if _is_log(worksheet) else range(0)
    if not left:
        return ""
    first, last = worksheet.title_of(left[0]), worksheet.title_of(left[-1])
    if first == last:
        return gettext("Still open: %(row)s.") % {"row": first}
    return gettext("Still open: %(first)s to %(last)s.") % {"first": first, "last": last}


def _last(worksheet: Worksheet, answers: Mapping[str, object]) -> int:
    """The number of the last row that was written in. Where none was, it is a sheet to write on, with all."""
    keys = {row: [f"{field.id}-{row}" for field in worksheet.fields] for row in worksheet.row_numbers}
    written = [row for row in keys if any(str(answers.get(key) or "").strip() for key in keys[row])]
    return max(written, default=worksheet.rows)


def _is_log(worksheet: Worksheet) -> bool:
    has_lines = any(field.kind == "lines" for field in worksheet.fields)
    return worksheet.rows > _MANY and not has_lines and len(worksheet.fields) <= _UPRIGHT


def _answering(answers: Mapping[str, object], gettext: Gettext) -> Callable[[Field, str], tuple[str, ...]]:
    """What a field and the ending of its key were answered, as paragraphs."""

    def answered(field: Field, ending: str) -> tuple[str, ...]:
        value = answers.get(f"{field.id}{ending}")
        text = "" if value is None else str(value).strip()
        if field.kind == "check":
            return (gettext("No") if text.lower() in _NO else gettext("Yes"),)
        return paragraphs(text)

    return answered
