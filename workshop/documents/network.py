"""A person's network as a picture: me in the middle, everybody else around. The same on screen and on paper.

Drawn for its writer alone: nobody else is ever sent one. The list beside it says the same in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from workshop.course.worksheets import Worksheet
from workshop.documents import letters
from workshop.documents.sheet import Gettext

# Of the picture, in its own units: with 320 across, its letters are large enough on a narrow phone.
_WIDTH, _ME, _CIRCLE = 320, 26, 22
_ACROSS, _UP = 108, 112
_NAME, _HOW = 13, 14  # letters on a line of a label; what has no room is shortened
_MOST_LINES = 3  # of a label: with six people, a fourth one would touch the next label
_LINE, _LABEL_GAP = 16, 12
_KEY_LINE, _ARROW, _APART = 24, 11, 5
_FIRST = {2: 90, 4: 45}  # where the first person stands, clockwise from the top; else at the top


@dataclass(frozen=True)
class Person:
    """`give`: what I could give; `introduce`: whom I could bring them together with; "" for nothing yet."""

    name: str
    how: str
    give: str
    introduce: str


@dataclass(frozen=True)
class Node:
    """`label`: its lines, each with its y and whether it is the name's; below the circle or above it."""

    x: float
    y: float
    initials: str
    label: tuple[tuple[str, float, bool], ...]


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
            row[of_picture.give],
            row[of_picture.introduce],
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
    labels = [_label(one) for one in known]
    places = [_place(index, len(known)) for index in range(len(known))]
    rooms = [_CIRCLE + _LABEL_GAP + _LINE * len(lines) for lines in labels]
    ends = [
        (y - room, y + _CIRCLE) if y < 0 else (y - _CIRCLE, y + room)
        for room, (_, y) in zip(rooms, places, strict=True)
    ]
    top, low = min([-_ME, *(up for up, _ in ends)]), max([_ME, *(down for _, down in ends)])
    centre = (_WIDTH / 2, round(4.0 - top, 1))
    nodes = tuple(
        _node(one, label, place, centre) for one, label, place in zip(known, labels, places, strict=True)
    )
    lines = tuple(line for one, node in zip(known, nodes, strict=True) for line in _lines(one, node, centre))
    low += centre[1]
    key = _key(lines, low + 20, gettext)
    return Network(
        words=_words(known, gettext),
        me=gettext("Me"),
        centre=centre,
        nodes=nodes,
        lines=lines,
        key=key,
        told=tuple((one.name, _told(one, gettext)) for one in known),
        height=round(low + 12 + len(key) * _KEY_LINE, 1),
    )


def _place(index: int, count: int) -> tuple[float, float]:
    """From the middle."""
    turn = radians(_FIRST.get(count, 0) + index * 360 / count)
    return round(_ACROSS * sin(turn), 1), round(-_UP * cos(turn), 1)


def _label(person: Person) -> list[tuple[str, bool]]:
    """Each line, and whether it is of the name: at most three, and at most two of either."""
    names = _wrapped(person.name, _NAME, 2)
    return [
        *((line, True) for line in names),
        *((line, False) for line in _wrapped(person.how, _HOW, _MOST_LINES - len(names))),
    ]


def _node(
    person: Person, lines: Sequence[tuple[str, bool]], place: tuple[float, float], centre: tuple[float, float]
) -> Node:
    x, y = round(centre[0] + place[0], 1), round(centre[1] + place[1], 1)
    first = y + _CIRCLE + 17 if place[1] >= 0 else y - _CIRCLE - 8 - _LINE * (len(lines) - 1)
    label = tuple(
        (line, round(first + _LINE * number, 1), is_name) for number, (line, is_name) in enumerate(lines)
    )
    return Node(x, y, _initials(person.name), label)


def _lines(person: Person, node: Node, centre: tuple[float, float]) -> list[Line]:
    """From my circle to theirs; where there are two, beside each other."""
    kinds = ["give"] * bool(person.give) + ["introduce"] * bool(person.introduce) or ["known"]
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
    told = [_ended(person.how)] if person.how else []
    if person.give:
        told.append(gettext("What I could give: %(what)s") % {"what": _ended(person.give)})
    if person.introduce:
        told.append(gettext("I could introduce them to: %(whom)s") % {"whom": _ended(person.introduce)})
    if not person.give and not person.introduce:
        told.append(gettext("I don’t know yet what to give: I can ask."))
    return " ".join(told)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _initials(name: str) -> str:
    """Of the first and the last word: one sign each. Titles such as “Mr.” are words too."""
    words = [word for word in name.split() if any(map(str.isalnum, word))]
    found = [next(filter(str.isalnum, word)).upper()[:1] for word in words]
    return "".join(found[:1] + found[-1:] * (len(found) > 1))


def _wrapped(text: str, room: float, most: int) -> list[str]:
    """At most `most` lines, broken between words; the last one is shortened."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and letters.width(" ".join(words[: taken + 1])) <= room:
            taken += 1
        lines.append(_short(" ".join(words[:taken]), room))
        words = words[taken:]
    return [*lines, _short(" ".join(words), room)] if words else lines


def _short(text: str, room: float) -> str:
    """At most `room` letters of usual width."""
    if letters.width(text) <= room:
        return text
    kept, left = "", room - 1
    for letter in text:
        left -= letters.wide(letter)
        if left < 0:
            break
        kept += letter
    return f"{kept.rstrip()}…"
