"""Activities: what a step of the class asks people to do."""

from dataclasses import dataclass

from workshop.course.entries import Entry, parse_entry, read_id
from workshop.course.pieces import Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source

KINDS = ("poll", "pitch", "worksheet", "talk")


@dataclass(frozen=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True)
class Activity:
    """`options` only in a poll, `start` only in a pitch, `worksheet` (an id) only in a worksheet.

    `again_of` is the id of the poll that this one repeats, with the same options.
    """

    id: str
    kind: str
    title: str
    prompt: str
    options: tuple[Option, ...] = ()
    start: str = ""
    worksheet: str | None = None
    again_of: str | None = None


def read_activity(source: Source, text: str, report: Report) -> Piece[Activity] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    kind = entry.choice("kind", KINDS)
    title, prompt = entry.label("title"), entry.prose("prompt", limit=1000)
    options = _options(entry) if kind == "poll" else ()
    again_of = entry.text("again_of", is_required=False) if kind == "poll" else ""
    start = _start(entry) if kind == "pitch" else ""
    worksheet = entry.text("worksheet") if kind == "worksheet" else ""
    if kind:
        entry.finish()
    activity = Activity(source.name, kind, title, prompt, options, start, worksheet or None, again_of or None)
    names = {"worksheets": ("worksheet", worksheet), "activities": ("again_of", again_of)}
    references = [Reference(folder, name, entry.line(key)) for folder, (key, name) in names.items() if name]
    return Piece(report.path, activity, tuple(entry.passages), tuple(references))


def _start(entry: Entry) -> str:
    is_bad_example = entry.switch("bad_example")
    if is_bad_example and not entry.has("start"):
        entry.report.add(
            entry.line("bad_example"), "There is no “start” to be a bad example.", "Delete this line."
        )
    return entry.prose("start", is_required=False, is_bad_example=is_bad_example)


def _options(entry: Entry) -> tuple[Option, ...]:
    options: list[Option] = []
    for item in entry.entries("options"):
        options.append(Option(read_id(item, {option.id for option in options}), item.label("label")))
        item.finish()
    if len(options) < 2 and entry.has("options"):
        entry.report.add(entry.line("options"), "A poll needs two or more options.", "Add an option.")
    return tuple(options)
