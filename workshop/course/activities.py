"""Activities: what a step of the class asks people to do."""

from dataclasses import dataclass

from workshop.course.entries import Entry, parse_entry, read_id
from workshop.course.pieces import Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source

KINDS = ("join", "poll", "pitch", "worksheet", "talk", "leave")
# The other files that an activity of this kind names, and their folders.
NAMES = {"poll": ("again_of",), "worksheet": ("worksheet",), "leave": ("worksheet", "handout")}
FOLDERS = {"again_of": "activities", "worksheet": "worksheets", "handout": "handouts"}


@dataclass(frozen=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True)
class Activity:
    """`options` only in a poll, `start` only in a pitch; `worksheet` and `handout` (ids) where there is one
    to open or to take home.

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
    handout: str | None = None

    @property
    def has_answers(self) -> bool:
        """People type or choose something that is kept."""
        return self.kind in ("poll", "pitch", "worksheet")


def read_activity(source: Source, text: str, report: Report) -> Piece[Activity] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    kind = entry.choice("kind", KINDS)
    title, prompt = entry.label("title"), entry.prose("prompt", limit=1000)
    options = _options(entry) if kind == "poll" else ()
    start = _start(entry) if kind == "pitch" else ""
    names = {key: entry.text(key, is_required=kind == "worksheet") for key in NAMES.get(kind, ())}
    if kind:
        entry.finish()
    named = {key: name for key, name in names.items() if name}
    activity = Activity(source.name, kind, title, prompt, options, start, **named)
    references = [Reference(FOLDERS[key], name, entry.line(key)) for key, name in named.items()]
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
