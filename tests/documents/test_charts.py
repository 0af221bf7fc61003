"""Charts of a class: bars that say without colour which is which, each with its number, and a table."""

import pytest

from tests.documents import gate, samples
from workshop.documents import charts
from workshop.documents.charts import Figures, Row


def draw(*amounts: tuple[float, ...], most: float = 0, series: tuple[str, ...] = ("Before", "After")):
    rows = tuple(Row(f"Row {one}", one, tuple(map(str, one))) for one in amounts)
    return charts.draw(Figures("Moves", "What", series, rows, most=most), samples.same)


def test_before_is_empty_and_after_is_full_and_the_key_says_so():
    drawn = draw((1, 2), (3, 4))
    assert [bar.is_empty for bar in drawn.bars] == [True, False, True, False]
    assert [(is_empty, words) for _x, is_empty, words in drawn.key] == [(True, "Before"), (False, "After")]
    assert "The empty bar is “Before”, the full one is “After”." in drawn.words


def test_one_series_needs_no_key():
    drawn = draw((1,), (3,), series=("People",))
    assert drawn.key == ()
    assert not any(bar.is_empty for bar in drawn.bars)


def test_lengths_are_shares_of_the_largest_or_of_the_most():
    assert [bar.width for bar in draw((1, 2)).bars] == [94.0, 188.0]
    assert [bar.width for bar in draw((25, 50), most=100).bars] == [47.0, 94.0]


@pytest.mark.parametrize("amounts", [(0, 0), (0, 1e-6)])
def test_where_nothing_is_to_be_seen_nothing_breaks(amounts: tuple[float, float]):
    drawn = draw(amounts)
    assert all(0 <= bar.width <= drawn.width for bar in drawn.bars)
    assert draw().bars == ()


def test_report_tells_each_chart_in_a_table_too(printed):
    pdf = printed(samples.report_of_a_class())
    text = gate.text_of(pdf)
    assert len(gate.pictures(pdf)) == 5
    for told in ("1. Joined 13", "3. Proofs of attendance 11", "2. It took 94", "1. Turns that took 1.8 0.4"):
        assert told in text
    assert "1. Finding work 55% 8%" in text


def test_report_without_answers_of_five_says_so(printed):
    text = gate.text_of(printed(samples.report_of_a_class(polls=0)))
    assert "No question was answered by five people or more" in text
