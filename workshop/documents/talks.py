"""The debrief of a role-play on paper: what comes of it, how trust went, the talk, three offers to make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet
from workshop.roleplay.debrief import Debrief
from workshop.roleplay.scenario import Scenario

HIGHEST = 6  # of trust, as in roleplay.encounter
_OFFERS = 3
_SHORT = 700  # characters of a turn that are kept together; more may flow over the end of a page
_BESIDE = 14  # rows of the table that may stand beside the curve; no page can split such a pair
_FOOT = 50  # characters of the title that fit in the running foot

# What decides whether the talk is set close, in two columns, so that all of it stands on one page. Found by
# printing two hundred talks: of those, one was judged wrong.
_ONE_PAGE = {"letter": 29.5, "a4": 32.25}  # lines beside headings, questions and offers
_COLUMN, _CELL, _PAGE = 46, 50, 92  # characters on a line of the talk, of the table and of the page
_GAP = 0.25  # lines between two turns
_CURVE = 9.6  # lines that the numbers and the curve take, beside the table; one more where ways were left

# Of the curve, in points: it is printed in this size.
_WIDTH, _TALL, _LOW = 174, 126, 82
_LEFT, _RIGHT, _TOP, _BOTTOM = 18, 6, 21, 18


@dataclass(frozen=True)
class Said:
    """One turn. `words`: the learner's. `notes`: what they did, each as its kind (give, take or unsure) and
    the name of the move. `answer`: the contact's lines. `cause`: why trust moved, in words."""

    words: str
    notes: tuple[tuple[str, str], ...]
    answer: tuple[str, ...]
    trust: int
    change: int
    cause: str
    is_turning: bool

    @property
    def is_short(self) -> bool:
        return len(self.words) + sum(map(len, self.answer)) <= _SHORT


@dataclass(frozen=True)
class Offer:
    """`what`: in the learner's words; `by`: a date already worded, or ""."""

    what: str
    to_whom: str
    by: str


_BLANK = Offer("", "", "")


@dataclass(frozen=True)
class Curve:
    """Trust after each turn, ready to be drawn: `ways` as points of lines, the newest last; `marks` on that
    one (x, y, whether it turned there); `rules` and `numbers` (x or y, and the number that stands there)."""

    words: str
    ways: tuple[str, ...]
    marks: tuple[tuple[float, float, bool], ...]
    rules: tuple[tuple[float, int], ...]
    numbers: tuple[tuple[float, int], ...]
    height: int
    width: int = _WIDTH
    left: int = _LEFT
    right: int = _WIDTH - _RIGHT


def sheet(
    scenario: Scenario,
    after: Debrief,
    turns: Sequence[Said],
    edition: Edition,
    *,
    offers: Sequence[Offer] = (),
    earlier: Sequence[Sequence[int]] = (),
    is_bound: bool = False,
    name: str = "",
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`is_bound`: with sheets of other kinds, whose margins it then has. `name`: the learner's, or "".
    `offers` that are missing are left blank, to be written in by hand. `earlier`: trust from the start on,
    for each way that the learner left and began again."""
    heading = edition.gettext("A talk with %(name)s") % {"name": scenario.contact.name}
    is_close = not is_bound and _fits(scenario, after, turns, bool(earlier), edition)
    ways = [*earlier, [after.curve[0].trust, *(turn.trust for turn in turns)]]
    return set_sheet(
        "documents/debrief.html",
        edition,
        title=f"{heading}: {scenario.title}",
        heading=heading,
        foot=shorten(heading, _FOOT, placeholder=" …"),
        scenario=scenario,
        after=after,
        turns=turns,
        offers=[*offers, *[_BLANK] * (_OFFERS - len(offers))],
        curve=_curve(ways, [turn.is_turning for turn in turns], _LOW if is_close else _TALL, edition.gettext),
        is_close=is_close,
        is_beside=len(turns) < _BESIDE and not edition.is_large,
        name=name,
        footer=footer,
        date=date,
    )


def _fits(
    scenario: Scenario, after: Debrief, turns: Sequence[Said], has_earlier: bool, edition: Edition
) -> bool:
    """Whether all probably stands on one page; where that is wrong, the end flows over to a second one."""
    told = _lines(after.told, _PAGE) + _lines(f"What they needed: {after.need}", _PAGE)
    table = 2 + sum(_lines(turn.cause + " ○ turning point" * turn.is_turning, _CELL) for turn in turns)
    talk = [_height(turn, scenario.contact.name) for turn in turns]
    column = min(max(sum(talk[:turn]), sum(talk[turn:])) for turn in range(len(talk) + 1))
    return (
        told + max(table, _CURVE + has_earlier) + column <= _ONE_PAGE[edition.paper] and not edition.is_large
    )


def _height(turn: Said, name: str) -> float:
    """Lines in a column."""
    words = " ".join((f"“{turn.words}”", *(f"+ Gives {move}" for _, move in turn.notes)))
    return _lines(words, _COLUMN) + _lines(" ".join((f"{name}:", *turn.answer)), _COLUMN) + _GAP


def _lines(text: str, width: int) -> int:
    return 1 + (len(text) - 1) // width


def _curve(ways: Sequence[Sequence[int]], is_turning: Sequence[bool], height: int, gettext: Gettext) -> Curve:
    """`ways`: trust from the start on, the newest last; `is_turning`: of the turns of that one."""
    most = max(map(len, ways))
    across = [round(_LEFT + turn * (_WIDTH - _LEFT - _RIGHT) / max(most - 1, 1), 1) for turn in range(most)]
    rise = (height - _TOP - _BOTTOM) / HIGHEST
    up = [round(height - _BOTTOM - trust * rise, 1) for trust in range(HIGHEST + 1)]
    drawn = [[(x, up[trust]) for x, trust in zip(across, way, strict=False)] for way in ways]
    marks = zip(drawn[-1], [False, *is_turning], strict=True)
    return Curve(
        words=" ".join(_told(ways, gettext)),
        ways=tuple(" ".join(f"{x},{y}" for x, y in way) for way in drawn),
        marks=tuple((x, y, has_turned) for (x, y), has_turned in marks),
        rules=tuple((y, trust) for trust, y in enumerate(up) if trust % 2 == 0),
        numbers=tuple((x, turn) for turn, x in enumerate(across))[:: 1 + most // 12],
        height=height,
    )


def _told(ways: Sequence[Sequence[int]], gettext: Gettext) -> Iterator[str]:
    """The picture in words, for who does not see it."""
    *earlier, last = (", ".join(map(str, way)) for way in ways)
    yield gettext("A line shows trust at the start and after each turn: %(steps)s.") % {"steps": last}
    for steps in earlier:
        yield gettext("A thin line shows a way that you left: %(steps)s.") % {"steps": steps}
    yield gettext("The table says the same.")
