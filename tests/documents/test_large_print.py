"""Large print: nothing is set smaller than 18 points, and nothing leaves the page."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.documents import gate, samples
from tests.documents.test_talks import AFTER, RUTH, TURNS
from workshop import shipped
from workshop.course.library import load_library
from workshop.documents import fonts, role_cards, talks
from workshop.documents.press import Sheet
from workshop.moves.taxonomy import GIVING, TAKING

FOOT = 56  # points above the lower edge
PAGE_SCALE = 0.75  # of text; that of a picture has another, and is looked at in its own units
SHEETS = {
    "handout": samples.handout,
    "handout with a long title": lambda **how: samples.handout(
        title="Networking by giving first, " * 4, **how
    ),
    "proof": samples.proof,
    "certificate": samples.certificate,
    "blank rows": samples.blank,
    "blank sections": lambda **how: samples.blank(sheet=samples.PARTS, **how),
    "filled": samples.filled,
    "network": samples.network,
    "report": samples.report_of_a_class,
    "help card": samples.card,
    "debrief": lambda is_large: talks.sheet(
        RUTH, AFTER, TURNS, samples.edition(is_large=is_large), name="Rosa"
    ),
    "role cards": lambda is_large: role_cards.sheet(
        [RUTH], TICKS, samples.edition(is_large=is_large), date=samples.ROSA.date
    ),
}
TICKS = [role_cards.Tick(kind, "Asks what they need", "What is hard?") for kind in ("give", "take")]


def letters(pdf: bytes) -> list[tuple[float, str]]:
    """The size of each piece of text outside of pictures, in points as it is printed."""
    found: list[tuple[float, str]] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        is_in_picture = abs(outer[3]) != PAGE_SCALE
        if text.strip() and not is_in_picture:
            found.append((size * abs(inner[3]) * abs(outer[3]), text))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(("is_large", "points"), [(False, 12), (True, 18)])
def test_the_running_foot_has_twelve_points_or_more(printed, is_large, points):
    found: list[float] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip() and outer[5] + inner[5] * outer[3] <= FOOT:
            found.append(round(size * abs(inner[3]) * abs(outer[3]), 1))

    PdfReader(BytesIO(printed(samples.handout(is_large=is_large)))).pages[0].extract_text(visitor_text=note)
    assert set(found) == {points}


def test_the_text_names_the_families_that_there_are():
    text = (shipped("static") / "css" / "paper" / "text.css").read_text("utf-8")
    named = re.findall(r'"(Paper \w+)"', text.split("font:", 1)[1].split(";")[0])
    assert set(named) == {face.family for face in fonts.FACES}


def large(kind: str) -> Sheet:
    return SHEETS[kind](is_large=True)


@pytest.mark.parametrize("kind", SHEETS)
def test_nothing_is_set_smaller_than_18_points(printed, kind):
    small = [(round(size, 1), text) for size, text in letters(printed(large(kind))) if size < 17.9]
    assert small == []


@pytest.mark.parametrize("kind", ["network", "debrief"])
def test_words_in_a_picture_grow_with_the_others(kind):
    (svg, *_others) = re.findall(r"<svg.*?</svg>", large(kind).html, re.S)
    width, units = re.search(r'width="([\d.]+)pt".*viewBox="0 0 ([\d.]+)', svg).groups()
    sizes = [float(size) * float(width) / float(units) for size in re.findall(r'font-size="([\d.]+)"', svg)]
    assert min(sizes) >= 17.9


@pytest.mark.parametrize("kind", SHEETS)
def test_nothing_leaves_the_page(printed, kind):
    for page in PdfDocument(printed(large(kind))):
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        assert all(left >= 13 and right <= page.get_width() - 13 for left, _low, right, _high in boxes)
        assert all(low >= 13 and high <= page.get_height() - 13 for _left, low, _right, high in boxes)


def test_a_long_title_is_cut_in_the_foot_and_leaves_room_for_the_page_s_number(printed):
    text = gate.text_of(printed(large("handout with a long title")))
    assert re.search(r"2026 Networking by giving first, Networking by.{,20}… 1 / 1", text), text[-150:]


def test_certificate_stays_on_one_page(printed):
    for changed in ({}, {"check_url": samples.CHECK_URL}, {"is_sample": True}):
        assert gate.page_count(printed(samples.certificate(is_large=True, **changed))) == 1


def test_a_proof_with_the_longest_rules_keeps_them_together(printed):
    pdf = printed(samples.proof(is_large=True, check_url=samples.CHECK_URL, **samples.marks()))
    last = PdfReader(BytesIO(pdf)).pages[-1].extract_text()
    for told in (samples.RULES[:20], "Your state’s agency decides"):
        assert told in last


def test_wide_sheet_turns_upright(printed):
    pdf = printed(samples.blank(is_large=True))
    assert gate.page_size(pdf) == tuple(round(side, 1) for side in gate.SIZES["letter"])


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_observer_has_what_gives_on_one_page_and_what_takes_on_the_next(printed, paper):
    """With the moves that there are."""
    coaching = load_library([shipped("slides")]).coaching("en")
    ticks = [
        role_cards.Tick(kind, coaching.advice(move).name, coaching.advice(move).example)
        for kind, moves in (("give", GIVING), ("take", TAKING))
        for move in sorted(moves)
    ]
    pdf = printed(role_cards.sheet([], ticks, samples.edition(paper, is_large=True)))
    first, second = (" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    for tick in ticks:
        assert tick.name in (first if tick.kind == "give" else second)
    assert "What would you say" in second


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_frame_of_a_certificate_stands_as_far_from_each_edge(printed, paper):
    page = PdfDocument(printed(samples.certificate(is_large=True, paper=paper)))[0]
    picture = page.render(scale=2).to_pil().convert("L").point(lambda tone: 255 * (tone < 128))
    left, top, right, bottom = picture.getbbox()
    margins = (left, top, picture.width - right, picture.height - bottom)
    assert max(margins) - min(margins) <= 6  # half points
