"""Bars for figures of a class, each in its row of the table that says the same: once for screen and paper.

Full and empty bars differ without colour, and the heads of the table say which is which.
"""

from dataclasses import dataclass

# Of a row's drawing, in its own units, which are points on paper.
_WIDTH, _EDGE = 60, 1
_ALONE, _OF_TWO, _GAP = 9, 6, 1.5


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


@dataclass(frozen=True)
class Drawn:
    """A row and its bars, of which an amount of nothing has none; `words`: what the bars say."""

    label: str
    worded: tuple[str, ...]
    bars: tuple[Bar, ...]
    words: str


@dataclass(frozen=True)
class Chart:
    figures: Figures
    rows: tuple[Drawn, ...]
    height: float
    bar: int
    width: int = _WIDTH
    left: int = _EDGE


def draw(figures: Figures) -> Chart:
    """Of two series the first has empty bars and the second full ones."""
    is_pair = len(figures.series) == 2
    amounts = [amount for row in figures.rows for amount in row.amounts]
    most = figures.most or max([*amounts, 1e-9])
    bar = _OF_TWO if is_pair else _ALONE
    return Chart(
        figures,
        rows=tuple(_drawn(row, figures.series, most, bar) for row in figures.rows),
        height=2 * _EDGE + len(figures.series) * (bar + _GAP) - _GAP,
        bar=bar,
    )


def _drawn(row: Row, series: tuple[str, ...], most: float, bar: int) -> Drawn:
    widths = [round(min(amount / most, 1) * (_WIDTH - 2 * _EDGE), 1) for amount in row.amounts]
    bars = (
        Bar(_EDGE + index * (bar + _GAP), width, is_empty=len(series) == 2 and index == 0)
        for index, width in enumerate(widths)
        if width
    )
    words = ", ".join(f"{head} {word}" for head, word in zip(series, row.worded, strict=True))
    return Drawn(row.label, row.worded, tuple(bars), words)
