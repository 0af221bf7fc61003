"""Charts of a class: bars that say without colour which is which, in the rows of a table that says it too."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.documents import gate, samples
from workshop.documents import charts
from workshop.documents.charts import Figures, Row


def draw(*amounts: tuple[float, ...], most: float = 0, series: tuple[str, ...] = ("Before", "After")):
    rows = tuple(Row(f"Row {one}", one, tuple(map(str, one))) for one in amounts)
    return charts.draw(Figures("Moves", "What", series, rows, most=most))


def bars(*amounts: tuple[float, ...], **how: object) -> list[charts.Bar]:
    return [bar for row in draw(*amounts, **how).rows for bar in row.bars]


def test_before_is_empty_and_after_is_full_and_below_it():
    drawn = bars((1, 2), (3, 4))
    assert [bar.is_empty for bar in drawn] == [True, False, True, False]
    assert drawn[0].y < drawn[1].y


def test_one_series_has_full_bars():
    assert not any(bar.is_empty for bar in bars((1,), (3,), series=("People",)))


def test_a_drawing_says_its_numbers():
    assert [row.words for row in draw((1, 2), (3, 4)).rows] == ["Before 1, After 2", "Before 3, After 4"]


def test_lengths_are_shares_of_the_largest_or_of_the_most():
    assert [bar.width for bar in bars((1, 2))] == [29.0, 58.0]
    assert [bar.width for bar in bars((25, 50), most=100)] == [14.5, 29.0]


@pytest.mark.parametrize("amounts", [(0, 0), (0, 1e-6)])
def test_where_nothing_is_to_be_seen_nothing_breaks(amounts: tuple[float, float]):
    drawn = draw(amounts)
    assert all(0 < bar.width <= drawn.width for row in drawn.rows for bar in row.bars)
    assert draw().rows == ()


def test_each_row_of_the_report_has_its_bars_and_its_numbers(printed):
    pdf = printed(samples.report_of_a_class())
    text = gate.text_of(pdf)
    for told in ("Joined 20", "Proofs of attendance 17", "It took 94", "Turns that took 1.8 0.4"):
        assert told in text
    assert "Finding work 55% 8%" in text
    assert "Join with your phone 3 9" in text
    assert [words for words in gate.pictures(pdf) if "55%" in words] == ["Before 55%, After 8%"] * 2


@pytest.mark.parametrize("paper", gate.SIZES)
@pytest.mark.parametrize("polls", [0, 1, 2, 4])
def test_the_report_of_a_usual_class_takes_one_page(printed, paper, polls):
    assert gate.page_count(printed(samples.report_of_a_class(paper, polls=polls))) == 1


def sizes(pdf: bytes) -> set[float]:
    found: set[float] = set()

    def note(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(inner[3]) * abs(outer[3]), 1))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("paper", gate.SIZES)
def test_a_report_with_room_is_set_in_twelve_points_and_a_full_one_never_below_ten_and_a_half(printed, paper):
    assert min(sizes(printed(samples.report_of_a_class(paper, polls=1)))) == 12
    assert min(sizes(printed(samples.report_of_a_class(paper)))) >= 10.5


@pytest.mark.parametrize("paper", gate.SIZES)
def test_in_large_print_no_chart_leaves_its_heading_and_no_line_stands_alone(printed, paper):
    pages = PdfReader(BytesIO(printed(samples.report_of_a_class(paper, is_large=True)))).pages
    for page in pages[1:]:
        lines = page.extract_text().splitlines()
        assert len(lines) > 10
    titles = re.findall(r"<h2>(.*?)</h2>", samples.report_of_a_class(is_large=True).html)
    told = [" ".join(page.extract_text().split()) for page in pages]
    for title, rows in zip(titles, TABLES, strict=True):
        assert any(rows in page.partition(title)[2] for page in told), title


TABLES = (
    "Certificates 11", "It took 94", "The ad 5 6", "People who answered 19 18", "People who answered 18",
    "People who answered 19 18", "People who answered 18", "People brought together 0 0.6",
)  # fmt: skip


def test_report_without_answers_of_five_says_so(printed):
    text = gate.text_of(printed(samples.report_of_a_class(polls=0)))
    assert "No question was answered by five people or more" in text
