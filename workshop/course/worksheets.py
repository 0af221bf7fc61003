"""Worksheets: one definition for the phone and for paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.course.entries import Entry, parse_entry, read_id
from workshop.course.pieces import Piece
from workshop.course.problems import Report
from workshop.course.shelf import Source

# Characters that fit where the file names no `max_length`. A check has no text; a date may be words too.
_LENGTHS = {"line": 120, "lines": 500, "check": 0, "date": 40}
_FIXED = ("check", "date")  # kinds whose length no file names
_MOST_ROWS, _MOST_PEOPLE = 31, 6  # a month of days; as many people as a picture can show


@dataclass(frozen=True)
class Field:
    """`kind` is "line", "lines", "check" or "date"; `max_length` counts characters (0 for a check); `room`:
    of "lines", how many there are to write on, on paper."""

    id: str
    label: str
    help: str
    kind: str
    max_length: int
    room: int = 3


@dataclass(frozen=True)
class Section:
    """Fields that are asked once, under a title of their own; `help` may be ""."""

    title: str
    help: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Picture:
    """Which fields of a row the picture of a network is drawn from: their ids."""

    name: str
    how: str
    give: str
    introduce: str


@dataclass(frozen=True)
class Promise:
    """Which fields that are asked once hold what somebody will give, by when and to whom: their ids;
    `to_whom` may be ""."""

    what: str
    by: str
    to_whom: str = ""


@dataclass(frozen=True)
class Worksheet:
    """`sections`, then `rows` repeats of `fields`, then `closing` once. `row_title` holds "{number}", which
    counts from 1. Where there are no rows, there is neither a row title nor a field of one. `closing_title`:
    what the close is about; "" for a next step."""

    id: str
    title: str
    intro: str
    rows: int
    row_title: str
    fields: tuple[Field, ...]
    closing: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    picture: Picture | None = None
    promise: Promise | None = None
    closing_title: str = ""

    def keys(self) -> tuple[str, ...]:
        """The keys of the answers in reading order: "name-1" in a row, "first-gift" for any other field."""
        return tuple(self.by_key())

    def by_key(self) -> Mapping[str, Field]:
        """The field of each answer, in reading order."""
        of_sections = {field.id: field for section in self.sections for field in section.fields}
        of_rows = {f"{field.id}-{row}": field for row in self.row_numbers for field in self.fields}
        return {**of_sections, **of_rows, **{field.id: field for field in self.closing}}

    @property
    def row_numbers(self) -> range:
        return range(1, self.rows + 1)

    def title_of(self, row: int) -> str:
        return self.row_title.replace("{number}", str(row))


def read_worksheet(source: Source, text: str, report: Report) -> Piece[Worksheet] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    sections = _sections(entry)
    has_rows = not entry.has("sections") or entry.has("rows")
    worksheet = Worksheet(
        id=source.name,
        title=entry.label("title"),
        intro=entry.prose("intro", limit=600),
        rows=entry.number("rows", 1, _MOST_ROWS) if has_rows else 0,
        row_title=_row_title(entry) if has_rows else "",
        fields=_fields(entry, "fields", set(), is_required=True) if has_rows else (),
        closing=_fields(entry, "closing", _ids(sections)),
        sections=sections,
        picture=_picture(entry) if entry.has("picture") else None,
        promise=_promise(entry) if entry.has("promise") else None,
        closing_title=entry.label("closing_title") if entry.has("closing_title") else "",
    )
    entry.finish()
    _check_keys(entry, worksheet)
    _check_picture(entry, worksheet)
    _check_promise(entry, worksheet)
    return Piece(report.path, worksheet, tuple(entry.passages))


def _sections(entry: Entry) -> tuple[Section, ...]:
    sections: list[Section] = []
    for item in entry.entries("sections", is_required=False):
        title, help_text = item.label("title"), item.prose("help", is_required=False, limit=300)
        fields = _fields(item, "fields", _ids(sections), is_required=True)
        item.finish()
        sections.append(Section(title, help_text, fields))
    if entry.has("sections") and not sections:
        entry.report.add(entry.line("sections"), "“sections” has no section.", "Add one, or delete the line.")
    return tuple(sections)


def _ids(sections: tuple[Section, ...] | list[Section]) -> set[str]:
    return {field.id for section in sections for field in section.fields}


def _check_keys(entry: Entry, sheet: Worksheet) -> None:
    """A field that is asked once must not have the key of an answer in a row."""
    of_rows = {f"{field.id}-{row}" for row in sheet.row_numbers for field in sheet.fields}
    once = {"sections": _ids(sheet.sections), "closing": {field.id for field in sheet.closing}}
    for part, ids in once.items():
        for twice in sorted(ids & of_rows):
            mend = "Give the closing field another id." if part == "closing" else "Give one another id."
            entry.report.add(entry.line(part), f"Two answers would have the key “{twice}”.", mend)


def _picture(entry: Entry) -> Picture | None:
    item = entry.entry("picture")
    if item is None:
        return None
    picture = Picture(*(item.text(name, limit=40) for name in ("name", "how", "give", "introduce")))
    item.finish()
    return picture


def _check_picture(entry: Entry, sheet: Worksheet) -> None:
    if sheet.picture is None:
        return
    known = {field.id for field in sheet.fields if field.kind != "check"}
    if not known:
        entry.report.add(entry.line("picture"), "A picture is drawn from rows.", "Add “rows” and “fields”.")
        return
    for name, id in vars(sheet.picture).items():
        if id and id not in known:
            mend = f"Name one of: {', '.join(sorted(known))}."
            message = f"“{name}” names no field of a row that is written in: “{id}”."
            entry.report.add(entry.line("picture"), message, mend)
    if sheet.rows > _MOST_PEOPLE:
        mend = f"Use at most {_MOST_PEOPLE} rows, or delete “picture”."
        entry.report.add(entry.line("rows"), f"A picture cannot show {sheet.rows} people.", mend)


def _promise(entry: Entry) -> Promise | None:
    item = entry.entry("promise")
    if item is None:
        return None
    what, by = item.text("what", limit=40), item.text("by", limit=40)
    promise = Promise(what, by, item.text("to_whom", is_required=False, limit=40))
    item.finish()
    return promise


def _check_promise(entry: Entry, sheet: Worksheet) -> None:
    if sheet.promise is None:
        return
    once = (*(field for section in sheet.sections for field in section.fields), *sheet.closing)
    for name, id in vars(sheet.promise).items():
        kinds = ("date",) if name == "by" else ("line", "lines")
        known = sorted(field.id for field in once if field.kind in kinds)
        if id and id not in known:
            mend = f"Name a field that is asked once, of the kind {' or '.join(kinds)}."
            entry.report.add(entry.line("promise"), f"“{name}” cannot be “{id}”.", mend)


def _row_title(entry: Entry) -> str:
    title = entry.label("row_title", limit=60)
    is_once = title.count("{number}") == 1 and "{" not in title.replace("{number}", "")
    if title and not is_once:
        mend = "Write it like this: Person {number}."
        entry.report.add(
            entry.line("row_title"), "“row_title” must hold {number} once and no other braces.", mend
        )
    return title


def _fields(entry: Entry, key: str, taken: set[str], *, is_required: bool = False) -> tuple[Field, ...]:
    """`taken`: ids that other fields of the sheet have."""
    fields: list[Field] = []
    for item in entry.entries(key, is_required=is_required):
        name = read_id(item, taken | {field.id for field in fields})
        label, help_text = item.label("label"), item.prose("help", is_required=False, limit=200)
        kind = item.choice("kind", tuple(_LENGTHS))
        usual = _LENGTHS.get(kind, 1)
        length = usual if kind in _FIXED else item.number("max_length", 1, 2000, default=usual)
        room = item.number("room", 1, 8, default=3) if kind == "lines" else 3
        item.finish()
        fields.append(Field(name, label, help_text, kind, length, room))
    if entry.has(key) and not fields:
        entry.report.add(entry.line(key), f"“{key}” has no field.", "Add one, or delete the line.")
    return tuple(fields)
