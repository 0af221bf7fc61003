"""Bars for figures of a class, drawn once for screen and paper. The table beside them says the same in words.

Full and empty bars differ without colour; each bar has its number, and above it, or the pair, stands its row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from workshop.documents.sheet import Gettext

# Of a chart, in its own units, which are points on paper.
_WIDTH, _LEFT, _RIGHT, _PITCH, _BAR, _GAP, _KEY = 236, 2, 46, 13, 11, 3, 20
_LABEL, _LETTERS = 14, 38  # the height of a row's label, and its letters; longer ones are shortened


@dataclass(frozen=True)
class Row:
    """`amounts`: one a series, none below 0; `worded`: the same as they are written."""

    label: str
    amounts: tuple[float, ...]
    worded: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """One chart and its table. `about`: the head of the first column; `series`: the heads of the others, one
    or two; `total`: a last row of the table that is not drawn; `most`: the amount that fills the width, 0 for
    the largest."""

    title: str
    about: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    most: float = 0


@dataclass(frozen=True)
class Bar:
    y: float
    width: float
    is_empty: bool
    worded: str


@dataclass(frozen=True)
class Chart:
    """`labels`: of each row, with its y. `key`: of two series: x, whether empty, the word."""

    words: str
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str], ...]
    key: tuple[tuple[int, bool, str], ...]
    height: float
    width: int = _WIDTH
    left: int = _LEFT
    bar: int = _BAR


def draw(figures: Figures, gettext: Gettext) -> Chart:
    """Of two series the first has empty bars and the second full ones."""
    is_pair = len(figures.series) == 2
    amounts = [amount for row in figures.rows for amount in row.amounts]
    most = figures.most or max([*amounts, 1e-9])
    bars, labels, y = [], [], float(_KEY if is_pair else 2)
    for number, row in enumerate(figures.rows, start=1):
        labels.append((y + 10, shorten(f"{number}. {row.label}", _LETTERS, placeholder=" …")))
        y += _LABEL
        for index, (amount, worded) in enumerate(zip(row.amounts, row.worded, strict=True)):
            width = round(min(amount / most, 1) * (_WIDTH - _LEFT - _RIGHT), 1)
            bars.append(Bar(y, width, is_pair and index == 0, worded))
            y += _PITCH
        y += _GAP
    return Chart(
        words=_words(figures, gettext),
        bars=tuple(bars),
        labels=tuple(labels),
        key=_key(figures.series) if is_pair else (),
        height=y,
    )


def _key(series: Sequence[str]) -> tuple[tuple[int, bool, str], ...]:
    first, second = series
    return (_LEFT, True, first), (_LEFT + 100, False, second)


def _words(figures: Figures, gettext: Gettext) -> str:
    words = gettext("Bars of “%(title)s”. The numbers stand in the table.") % {"title": figures.title}
    if len(figures.series) < 2:
        return words
    empty, full = figures.series
    key = gettext("The empty bar is “%(empty)s”, the full one is “%(full)s”.")
    return f"{words} {key % {'empty': empty, 'full': full}}"
