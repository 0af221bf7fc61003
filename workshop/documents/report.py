"""The report of a class: one page for the center, with counts and shares alone. It names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.documents.sheet import Edition, Gettext, Sheet, set_sheet

# Of a chart, in points: it is printed in this size.
_WIDTH, _LEFT, _RIGHT, _BAR, _GAP, _TOP = 216, 16, 34, 8, 6, 4


@dataclass(frozen=True)
class Shares:
    """What `people` chose, in whole per cent by option, in the order of the options."""

    people: int
    percent: tuple[int, ...]


@dataclass(frozen=True)
class Poll:
    """`before`: of the same question asked earlier in the class; None where it was asked once."""

    title: str
    options: tuple[str, ...]
    now: Shares
    before: Shares | None


@dataclass(frozen=True)
class Change:
    """Means of a talk, already worded: before and after the lessons."""

    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Bar:
    y: float
    width: float
    is_before: bool
    percent: int


@dataclass(frozen=True)
class Chart:
    """`numbers`: where the number of each option stands. Bars of before are empty, those of now are full."""

    words: str
    bars: tuple[Bar, ...]
    numbers: tuple[tuple[float, int], ...]
    height: float
    width: int = _WIDTH
    left: int = _LEFT
    bar: int = _BAR


def sheet(
    edition: Edition,
    *,
    title: str,
    facts: Sequence[tuple[str, str]],
    polls: Sequence[Poll],
    changes: Sequence[Change],
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`facts`: what is told in a line each, with its name; all of it already worded."""
    return set_sheet(
        "documents/report.html",
        edition,
        title=title,
        facts=facts,
        polls=[(poll, chart(poll, edition.gettext)) for poll in polls],
        changes=changes,
        footer=footer,
        date=date,
    )


def chart(poll: Poll, gettext: Gettext) -> Chart:
    bars: list[Bar] = []
    numbers: list[tuple[float, int]] = []
    y: float = _TOP
    for index in range(len(poll.options)):
        rows = [(poll.before, True)] if poll.before else []
        top = y
        for shares, is_before in [*rows, (poll.now, False)]:
            percent = shares.percent[index]
            bars.append(Bar(y, round(percent * (_WIDTH - _LEFT - _RIGHT) / 100, 1), is_before, percent))
            y += _BAR
        numbers.append(((top + y) / 2 + 3.5, index + 1))
        y += _GAP
    words = gettext("Bars show the shares that stand in the table.")
    if poll.before:
        words += " " + gettext("The empty bar is before, the full one is after.")
    return Chart(words, tuple(bars), tuple(numbers), y)
