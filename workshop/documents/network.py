"""A person's network as a picture: me in the middle, everybody else around. The same on screen and on paper.

Drawn for its writer alone: nobody else is ever sent one. The list beside it says the same in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from unicodedata import east_asian_width

from workshop.course.worksheets import Worksheet
from workshop.documents.sheet import Gettext

# Of the picture, in its own units: with 320 across, its letters are large enough on a narrow phone.
_WIDTH, _ME, _CIRCLE = 320, 26, 22
_ACROSS, _UP, _LABELS = 108, 112, 44
_NAME, _HOW = 13, 15  # letters of a label; longer ones are shortened
_KEY_LINE, _ARROW, _APART = 24, 11, 5
_FIRST = {2: 90, 4: 45}  # where the first person stands, clockwise from the top; else at the top


@dataclass(frozen=True)
class Person:
    """`gives`: I know something to give; `introduces`: I know whom to bring them together with."""

    name: str
    how: str
    gives: bool
    introduces: bool


@dataclass(frozen=True)
class Node:
    """`below`: the label stands below the circle, else above it. `name` and `how` are shortened."""

    x: float
    y: float
    initials: str
    name: str
    how: str
    below: bool


@dataclass(frozen=True)
class Line:
    """`kind`: "known", "give" or "introduce". `arrow`: points of its head, "" for none."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float
    arrow: str = ""


@dataclass(frozen=True)
class Network:
    """`key`: the lines that explain the kinds, with y and words. `told`: each person in words."""

    words: str
    me: str
    centre: tuple[float, float]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    key: tuple[tuple[Line, str], ...]
    told: tuple[tuple[str, str], ...]
    height: float
    width: float = _WIDTH
    radius: int = _CIRCLE
    middle: int = _ME


def people(sheet: Worksheet, answers: Mapping[str, object]) -> tuple[Person, ...]:
    """Those of whom the sheet says anything; none where the sheet has no picture."""
    if sheet.picture is None:
        return ()
    rows = [_row(sheet, answers, row) for row in sheet.row_numbers]
    of_picture = sheet.picture
    return tuple(
        Person(
            row[of_picture.name] or sheet.title_of(number),
            row[of_picture.how],
            bool(row[of_picture.give]),
            bool(row[of_picture.introduce]),
        )
        for number, row in enumerate(rows, start=1)
        if any(row.values())
    )


def _row(sheet: Worksheet, answers: Mapping[str, object], row: int) -> dict[str, str]:
    return {
        field.id: " ".join(str(answers.get(f"{field.id}-{row}") or "").split())
        for field in sheet.fields
        if field.kind != "check"
    }


def draw(known: Sequence[Person], gettext: Gettext) -> Network | None:
    """None where there is nobody to draw."""
    if not known:
        return None
    centre = (_WIDTH / 2, float(_UP + _CIRCLE + _LABELS))
    places = [_place(index, len(known), centre) for index in range(len(known))]
    top = min([centre[1] - _ME, *(y - _CIRCLE - _LABELS * (y < centre[1]) for _, y in places)])
    low = max([centre[1] + _ME, *(y + _CIRCLE + _LABELS * (y >= centre[1]) for _, y in places)])
    shift = 4 - top
    centre = (centre[0], round(centre[1] + shift, 1))
    nodes = tuple(
        _node(one, x, round(y + shift, 1), centre) for one, (x, y) in zip(known, places, strict=True)
    )
    lines = tuple(line for one, node in zip(known, nodes, strict=True) for line in _lines(one, node, centre))
    key = _key(lines, low + shift + 20, gettext)
    return Network(
        words=_words(known, gettext),
        me=gettext("Me"),
        centre=centre,
        nodes=nodes,
        lines=lines,
        key=key,
        told=tuple((one.name, _told(one, gettext)) for one in known),
        height=round(low + shift + 12 + len(key) * _KEY_LINE, 1),
    )


def _place(index: int, count: int, centre: tuple[float, float]) -> tuple[float, float]:
    turn = radians(_FIRST.get(count, 0) + index * 360 / count)
    return round(centre[0] + _ACROSS * sin(turn), 1), round(centre[1] - _UP * cos(turn), 1)


def _node(person: Person, x: float, y: float, centre: tuple[float, float]) -> Node:
    return Node(
        x, y, _initials(person.name), _short(person.name, _NAME), _short(person.how, _HOW), y >= centre[1]
    )


def _lines(person: Person, node: Node, centre: tuple[float, float]) -> list[Line]:
    """From my circle to theirs; where there are two, beside each other."""
    kinds = ["give"] * person.gives + ["introduce"] * person.introduces or ["known"]
    across, down = node.x - centre[0], node.y - centre[1]
    far = hypot(across, down)
    step = (across / far, down / far)
    start, end = _ME + 2, far - _CIRCLE - 3
    found = []
    for kind, aside in zip(kinds, (-_APART, _APART) if len(kinds) == 2 else (0,), strict=True):
        beside = (centre[0] - step[1] * aside, centre[1] + step[0] * aside)
        found.append(_line(kind, beside, step, start, end))
    return found


def _line(kind: str, at: tuple[float, float], step: tuple[float, float], start: float, end: float) -> Line:
    """`start` and `end`: how far from `at`, in the direction of `step`."""

    def point(along: float, aside: float = 0) -> tuple[float, float]:
        x = at[0] + step[0] * along - step[1] * aside
        return round(x, 1), round(at[1] + step[1] * along + step[0] * aside, 1)

    has_arrow = kind == "give"
    head = (point(end), point(end - _ARROW, _ARROW / 2), point(end - _ARROW, -_ARROW / 2))
    arrow = " ".join(f"{x},{y}" for x, y in head) if has_arrow else ""
    return Line(kind, *point(start), *point(end - (_ARROW - 2) * has_arrow), arrow)


def _key(lines: Sequence[Line], top: float, gettext: Gettext) -> tuple[tuple[Line, str], ...]:
    words = {
        "give": gettext("I have something to give"),
        "introduce": gettext("I could introduce them"),
        "known": gettext("I don’t know yet: I can ask"),
    }
    kinds = [kind for kind in words if any(line.kind == kind for line in lines)]
    return tuple(
        (_line(kind, (16, round(top + index * _KEY_LINE, 1)), (1, 0), 0, 52), words[kind])
        for index, kind in enumerate(kinds)
    )


def _words(known: Sequence[Person], gettext: Gettext) -> str:
    names = ", ".join(one.name for one in known)
    words = gettext(
        "My network as a picture: I am in the middle, with lines to %(names)s. The list says the same."
    )
    return words % {"names": names}


def _told(person: Person, gettext: Gettext) -> str:
    told = [f"{person.how.rstrip('.')}."] if person.how else []
    if person.gives:
        told.append(gettext("I have something to give."))
    if person.introduces:
        told.append(gettext("I could introduce them to somebody."))
    if not person.gives and not person.introduces:
        told.append(gettext("I don’t know yet what to give: I can ask."))
    return " ".join(told)


def _initials(name: str) -> str:
    """Of the first and the last word: one sign each. Titles such as “Mr.” are words too."""
    words = [word for word in name.split() if any(map(str.isalnum, word))]
    found = [next(filter(str.isalnum, word)).upper()[:1] for word in words]
    return "".join(found[:1] + found[-1:] * (len(found) > 1))


def _short(text: str, room: float) -> str:
    """At most `room` letters of usual width."""
    if sum(map(_wide, text)) <= room:
        return text
    kept, left = "", room - 1
    for letter in text:
        left -= _wide(letter)
        if left < 0:
            break
        kept += letter
    return f"{kept.rstrip()}…"


def _wide(letter: str) -> float:
    if east_asian_width(letter) in "WF" or letter in "MW@":
        return 1.8
    return 1.3 if letter.isupper() or letter in "mw" else 1
