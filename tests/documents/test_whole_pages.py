"""Shipped paper in large print: what belongs together stays on a page, and no last page is nearly empty."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.documents import gate, samples, staff_samples
from workshop import shipped
from workshop.course.library import load_library
from workshop.documents import handouts, worksheets

FOOT, HEAD = 56.0, 51.0  # points of margin below and above
LIBRARY = load_library([shipped("slides")])
HANDOUTS = [one.id for one in LIBRARY.handouts("en")]
WORKSHEETS = [one.id for one in LIBRARY.worksheets("en")]


def handout(id: str, paper: str):
    edition = samples.edition(paper, is_large=True)
    return handouts.sheet(LIBRARY.handout("en", id), edition, footer="A center", date="A day")


def worksheet(id: str, paper: str, is_filled: bool):
    sheet = LIBRARY.worksheet("en", id)
    answers = dict.fromkeys(sheet.keys(), "An answer of a few words") if is_filled else None
    edition = samples.edition(paper, is_large=True)
    return worksheets.sheet(sheet, answers, edition, name="Rosa", footer="A center", date="A day")


def filling(pdf: bytes) -> list[float]:
    """How far down each page is written on or drawn on, as a share of what lies between head and foot."""
    found = []
    for page in PdfDocument(pdf):
        lows = [one.get_bounds()[1] for one in page.get_objects()]
        low = min((low for low in lows if low > FOOT), default=page.get_height())
        room = page.get_height() - HEAD - FOOT
        found.append((page.get_height() - HEAD - low) / room)
    return found


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("id", HANDOUTS)
def test_last_page_of_a_large_handout_is_a_third_full(printed, id, paper):
    assert filling(printed(handout(id, paper)))[-1] > 1 / 3


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("is_filled", [False, True], ids=["blank", "filled"])
@pytest.mark.parametrize("id", WORKSHEETS)
def test_last_page_of_a_large_worksheet_is_a_third_full(printed, id, is_filled, paper):
    assert filling(printed(worksheet(id, paper, is_filled)))[-1] > 1 / 3


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_way_to_take_stands_on_the_page_of_the_line_that_gives(printed, paper):
    for text in pages(printed(handout("pitches-to-leave-at-home", paper))):
        assert text.count("Takes ") == text.count("Gives ") > 0


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_giving_log_has_fifteen_days_on_each_of_two_pages(printed, paper):
    first, second = (
        text.split("To whom", 1)[1].split() for text in pages(printed(handout("giving-log", paper)))
    )
    assert first[:15] == [str(day) for day in range(1, 16)]
    assert second[:15] == [str(day) for day in range(16, 31)]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("id", ["my-network", "three-people"])
def test_all_that_is_asked_of_one_person_stands_on_one_page(printed, id, paper):
    sheet = LIBRARY.worksheet("en", id)
    for text in pages(printed(worksheet(id, paper, is_filled=False))):
        people = text.count("Person ")
        assert all(text.count(field.label) == people for field in sheet.fields)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("id", WORKSHEETS)
def test_a_next_step_does_not_stand_alone(printed, id, paper):
    sheet = LIBRARY.worksheet("en", id)
    last = pages(printed(worksheet(id, paper, is_filled=True)))[-1]
    above = sheet.sections[-1].title if sheet.sections else sheet.title_of(sheet.rows)
    assert above in last


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_pages_of_the_guide_are_nearly_full(printed, paper):
    """Each page of notes but the last."""
    assert min(filling(printed(staff_samples.a_guide(paper)))[3:-1]) > 0.85


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_minutes_stand_with_their_table_in_large_print(printed, paper):
    (page,) = [text for text in pages(printed(staff_samples.a_guide(paper, True))) if "“From” counts" in text]
    assert "Getting close to a hiring" in page


@pytest.mark.parametrize("id", ["my-gifts", "my-network"])
def test_places_to_write_in_beside_each_other_are_equally_wide(printed, id):
    sheet = LIBRARY.worksheet("en", id)
    pdf = printed(worksheets.sheet(sheet, None, samples.edition(), name=""))
    notes = [note.get_object() for note in PdfReader(BytesIO(pdf)).pages[0]["/Annots"]]
    rects = {note["/T"]: [float(side) for side in note["/Rect"]] for note in notes if "/T" in note}
    widths = [right - left for left, _low, right, _high in (rects[field.id] for field in sheet.closing)]
    assert max(widths) - min(widths) < 1


def test_gate_is_passed_where_takes_and_gives_share_a_line_with_their_words(printed):
    gate.assert_accessible(printed(handout("pitches-to-leave-at-home", "letter")))
