"""Worksheets: one definition for the phone and for paper."""

from dataclasses import dataclass

from workshop.course.entries import Entry, parse_entry, read_id
from workshop.course.pieces import Piece
from workshop.course.problems import Report
from workshop.course.shelf import Source

# Characters that fit where the file names no `max_length`. A check has no text.
_LENGTHS = {"line": 120, "lines": 500, "check": 0}


@dataclass(frozen=True)
class Field:
    """`kind` is "line", "lines" or "check"; `max_length` counts characters (0 for a check)."""

    id: str
    label: str
    help: str
    kind: str
    max_length: int


@dataclass(frozen=True)
class Worksheet:
    """`rows` repeats of `fields`, then `closing` once. `row_title` holds "{number}", which counts from 1."""

    id: str
    title: str
    intro: str
    rows: int
    row_title: str
    fields: tuple[Field, ...]
    closing: tuple[Field, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """The keys of the answers in reading order: "name-1" in a row, "first-gift" for a closing field."""
        rows = (f"{field.id}-{row}" for row in range(1, self.rows + 1) for field in self.fields)
        return (*rows, *(field.id for field in self.closing))


def read_worksheet(source: Source, text: str, report: Report) -> Piece[Worksheet] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    worksheet = Worksheet(
        id=source.name,
        title=entry.label("title"),
        intro=entry.prose("intro", limit=600),
        rows=entry.number("rows", 1, 20),
        row_title=_row_title(entry),
        fields=_fields(entry, "fields"),
        closing=_fields(entry, "closing"),
    )
    entry.finish()
    of_rows = worksheet.keys()[: worksheet.rows * len(worksheet.fields)]
    for twice in sorted({field.id for field in worksheet.closing} & set(of_rows)):
        mend = "Give the closing field another id."
        report.add(entry.line("closing"), f"Two answers would have the key “{twice}”.", mend)
    return Piece(report.path, worksheet, tuple(entry.passages))


def _row_title(entry: Entry) -> str:
    title = entry.label("row_title", limit=60)
    is_once = title.count("{number}") == 1 and "{" not in title.replace("{number}", "")
    if title and not is_once:
        mend = "Write it like this: Person {number}."
        entry.report.add(
            entry.line("row_title"), "“row_title” must hold {number} once and no other braces.", mend
        )
    return title


def _fields(entry: Entry, key: str) -> tuple[Field, ...]:
    fields: list[Field] = []
    for item in entry.entries(key, is_required=key == "fields"):
        name = read_id(item, {field.id for field in fields})
        label, help_text = item.label("label"), item.prose("help", is_required=False, limit=200)
        kind = item.choice("kind", tuple(_LENGTHS))
        length = 0 if kind == "check" else item.number("max_length", 1, 2000, default=_LENGTHS.get(kind, 1))
        item.finish()
        fields.append(Field(name, label, help_text, kind, length))
    if entry.has(key) and not fields:
        entry.report.add(entry.line(key), f"“{key}” has no field.", "Add one, or delete the line.")
    return tuple(fields)
