"""Activities: what a step of the class asks people to do."""

from dataclasses import dataclass
from typing import Any

from workshop.course.entries import Entry, parse_entry, read_id
from workshop.course.pieces import Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source

KINDS = (
    "join",
    "poll",
    "words",
    "wall",
    "questions",
    "pitch",
    "worksheet",
    "roleplay",
    "pairs",
    "talk",
    "leave",
)
# How many answers a poll takes from each person: one, several, or one step of five.
PICKS = ("one", "several", "scale")
STEPS = 5
# The other files that an activity of this kind names, and their folders.
NAMES = {
    "join": ("talk",),
    "poll": ("again_of",),
    "roleplay": ("again_of",),
    "worksheet": ("worksheet",),
    "leave": ("worksheet", "handout", "talk"),
}
FOLDERS = {"again_of": "activities", "talk": "activities", "worksheet": "worksheets", "handout": "handouts"}


@dataclass(frozen=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True)
class Activity:
    """`options` only in a poll, `start` only in a pitch; `worksheet` and `handout` (ids) where there is one
    to open or to take home.

    `again_of` is the id of the poll that this one repeats, with the same options, or of the role-play before
    the lessons. `scenarios` (ids) in a role-play, where people get one each in turn, and in pairs, where each
    round has the next one. `minutes` of a round in pairs. `is_silent`: the role-play says nothing about the
    words. `is_own`: in pairs, people may answer for themselves instead. `talk` is a role-play (its id) that
    people may play while they join or before they leave. `minutes` of the clock, where they are not those of
    the slide.

    A poll: `pick`, one of PICKS; `ends`, the words at both ends of a scale; `rounds`, 2 where it is asked
    again after people have talked. `most`: how many words or ideas each person may give. `votes`: how many
    each has for what stands on the wall, 0 for no vote. `is_clinic`: lines of a pitch can be offered to the
    room.
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
    talk: str | None = None
    scenarios: tuple[str, ...] = ()
    minutes: int = 0
    is_silent: bool = False
    is_own: bool = False
    pick: str = "one"
    ends: tuple[str, ...] = ()
    rounds: int = 1
    most: int = 0
    votes: int = 0
    is_clinic: bool = False

    @property
    def has_answers(self) -> bool:
        """People type or choose something that is kept."""
        return self.kind in ("poll", "words", "wall", "pitch", "worksheet", "roleplay")

    @property
    def has_paper(self) -> bool:
        """The instructor may enter what was given on paper; of a message or sheet, that it was done."""
        return self.kind in ("poll", "words", "wall", "pitch", "worksheet")

    @property
    def has_board(self) -> bool:
        """People may offer words to the room, and the instructor lets them through (see records.letting)."""
        return self.kind in ("words", "wall") or self.is_clinic

    @property
    def has_clock(self) -> bool:
        return self.kind not in ("join", "leave")

    @property
    def wording(self) -> tuple[str, ...]:
        """What the slide has to show, word for word."""
        return self.ends or tuple(option.label for option in self.options)

    def scenario_for(self, person: int) -> str:
        """Half of the people have them the other way round before and after, so that two talks of unlike
        difficulty do not look like a change."""
        return self.scenarios[(person + (self.again_of is not None)) % len(self.scenarios)]


def read_activity(source: Source, text: str, report: Report) -> Piece[Activity] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    kind = entry.choice("kind", KINDS)
    title, prompt = entry.label("title"), entry.prose("prompt", limit=1000)
    more: dict[str, Any] = _asked(entry, kind) if kind == "poll" else {}
    start = _start(entry) if kind == "pitch" else ""
    names = {key: entry.text(key, is_required=kind == "worksheet") for key in NAMES.get(kind, ())}
    more |= _played(entry, kind) | _given(entry, kind)
    if kind:
        entry.finish()
    named = {key: name for key, name in names.items() if name}
    more |= named
    activity = Activity(source.name, kind, title, prompt, start=start, **more)
    references = [Reference(FOLDERS[key], name, entry.line(key)) for key, name in named.items()]
    references += [Reference("roleplays", id, entry.line("scenarios")) for id in activity.scenarios]
    return Piece(report.path, activity, tuple(entry.passages), tuple(references))


def _asked(entry: Entry, kind: str) -> dict[str, Any]:
    """Of a poll."""
    pick = entry.choice("pick", PICKS) if entry.has("pick") else "one"
    rounds = entry.number("rounds", 1, 2, default=1)
    if rounds == 2 and entry.has("again_of"):
        message = "A poll that repeats another one cannot have two rounds."
        entry.report.add(entry.line("rounds"), message, "Delete “rounds” or “again_of”.")
    if pick != "scale":
        return {"options": _options(entry), "pick": pick or "one", "rounds": rounds}
    low, high = entry.label("low"), entry.label("high")
    labels = (f"1 – {low}", *map(str, range(2, STEPS)), f"{STEPS} – {high}")
    options = tuple(Option(str(number), label) for number, label in enumerate(labels, 1))
    return {"options": options, "ends": (low, high), "pick": pick, "rounds": rounds}


def _played(entry: Entry, kind: str) -> dict[str, Any]:
    if kind == "roleplay":
        return {"scenarios": entry.names("scenarios", 1, 4), "is_silent": entry.switch("silent")}
    if kind == "pairs":
        return {"scenarios": entry.names("scenarios", 0, 6), "is_own": entry.switch("own")}
    return {}


def _given(entry: Entry, kind: str) -> dict[str, Any]:
    """What people give to the room, and how long they have for it."""
    given: dict[str, Any] = {}
    if kind not in ("", "join", "leave"):
        given["minutes"] = entry.number("minutes", 1, 30, default=None if kind == "pairs" else 0)
    if kind == "pitch":
        given["is_clinic"] = entry.switch("clinic")
    if kind in ("words", "wall"):
        given["most"] = entry.number("most", 1, 5 if kind == "words" else 3, default=3)
    if kind == "wall" or given.get("is_clinic"):
        given["votes"] = entry.number("votes", 0, 3, default=1)
    return given


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
