"""What staff print: the guide from the deck itself, a sheet to sign, a poster to read from afar, a notice."""

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from tests.documents import gate, samples, staff_samples
from tests.documents.staff_samples import LIBRARY, NAMES, ONE_PAGE, POSTER, SHEETS
from workshop.documents import catalog

DECK = LIBRARY.deck("en")
AFAR = 17.0  # points: letters of 6 mm, which good eyes read from ten metres and tired ones from three


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", ONE_PAGE)
def test_each_but_the_guide_is_one_page_of_the_size_asked_for(printed, kind, paper):
    pdf = printed(ONE_PAGE[kind](paper))
    assert gate.page_size(pdf) == tuple(round(side, 1) for side in gate.SIZES[paper])
    assert gate.page_count(pdf) == 1


@pytest.mark.parametrize("is_large", [False, True], ids=["12 points", "18 points"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", SHEETS)
def test_each_passes_the_gate_in_large_print_too(printed, kind, paper, is_large):
    gate.assert_accessible(printed(SHEETS[kind](paper, is_large)))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_poster_is_one_page_in_every_edition_and_with_every_address(printed, paper):
    long = replace(POSTER, address=staff_samples.LONG_ADDRESS, title=POSTER.title * 2, place="Room " * 12)
    for poster in (POSTER, long, replace(long, address=None, link=None)):
        for is_large in (False, True):
            assert gate.page_count(printed(staff_samples.a_poster(paper, is_large, poster))) == 1


def test_a_poster_says_class_time_place_address_and_code(printed):
    pdf = printed(staff_samples.a_poster())
    text = gate.text_of(pdf)
    for told in (POSTER.title, POSTER.day, POSTER.hours, POSTER.place, POSTER.address, "K7M X4P"):
        assert told in text
    assert gate.pictures(pdf) == [f"QR code. It opens {POSTER.link}"]


def test_every_word_of_a_poster_can_be_read_from_three_metres(printed):
    for poster in (POSTER, replace(POSTER, address=staff_samples.LONG_ADDRESS)):
        page = PdfDocument(printed(staff_samples.a_poster(of=poster)))[0].get_textpage()
        heights = [page.get_rect(number) for number in range(page.count_rects())]
        assert min(top - bottom for _left, bottom, _right, top in heights) >= AFAR


def test_a_poster_without_an_address_has_a_line_to_write_it_on(printed):
    pdf = printed(staff_samples.a_poster(of=replace(POSTER, address=None, link=None)))
    assert gate.pictures(pdf) == []
    text = gate.text_of(pdf)
    assert "Address:" in text
    assert "Scan" not in text


def test_a_sheet_to_sign_has_a_page_of_empty_lines(printed):
    text = gate.text_of(printed(staff_samples.a_sign_in_sheet()))
    rosa = samples.ROSA
    for told in (
        rosa.title,
        rosa.date,
        f"{rosa.start}–{rosa.end}",
        rosa.place,
        "Name, in print",
        "Signature",
    ):
        assert told in text
    assert "16" in text
    assert "17" not in text.replace(staff_samples.WHEN, "")


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_sheet_to_sign_stays_on_its_page_in_large_print(printed, paper):
    pdf = printed(staff_samples.a_sign_in_sheet(paper, is_large=True))
    assert gate.page_count(pdf) == 1
    gate.assert_accessible(pdf)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_sheet_to_sign_can_name_those_who_joined_and_keeps_lines_for_others(printed, paper):
    few, many = NAMES, tuple(f"Person {number}" for number in range(1, 31))
    assert gate.page_count(printed(staff_samples.a_sign_in_sheet(paper, names=few))) == 1
    pdf = printed(staff_samples.a_sign_in_sheet(paper, names=many))
    text = gate.text_of(pdf)
    assert [name for name in many if name not in text] == []
    assert " 36 " in text
    assert text.count("Signature") == gate.page_count(pdf)  # the head stands on each page
    gate.assert_accessible(pdf)


def test_the_guide_has_each_slide_with_its_minutes_in_both_cuts(printed):
    text = gate.text_of(printed(staff_samples.a_guide()))
    for slide in DECK.slides:
        short = "out" if slide.short is None else slide.short
        assert f"{slide.number}. {slide.title} {slide.minutes} min. · short: {short}" in text, slide.number
    agenda = text.split("All of it")
    assert agenda[1].split()[:2] == [str(DECK.minutes), str(DECK.short_minutes)]
    assert "23 Write a message that gives Write and check 1:09 7 out" in agenda[0]
    assert "22 My network: five people Worksheet 0:59 10 0:40 10" in agenda[0]


def test_the_guide_has_every_word_of_the_notes_and_of_the_screen(printed):
    text = gate.text_of(printed(staff_samples.a_guide()))
    for words in (
        "Count to ten in your head",
        "Who would like to say why?",
        "She had nothing she wished",
    ):
        assert words in text


def test_the_guide_says_how_it_fits_with_the_class_next_door_and_what_to_print(printed):
    text = gate.text_of(printed(staff_samples.a_guide()))
    for words in ("elevator pitch", "It comes before them.", "Sign-in sheet: one, inside the door"):
        assert words in text


def test_the_guide_of_a_deck_without_a_short_cut_names_none(printed):
    deck = replace(DECK, short_minutes=None)
    pdf = printed(staff_samples.a_guide(deck=deck, words=None))
    gate.assert_accessible(pdf)
    assert "short" not in gate.text_of(pdf).split("All of it")[0].lower()


def test_a_picture_on_a_slide_stands_in_the_guide_with_its_words(printed):
    html = '<h2>One</h2><p><img src="/content/en/a.png" alt="A bridge"> <a href="/lessons/x">More</a></p>'
    deck = replace(DECK, slides=(replace(DECK.slides[0], html=html),))
    pdf = printed(staff_samples.a_guide(deck=deck))
    gate.assert_accessible(pdf)
    assert "[A bridge] More" in gate.text_of(pdf)


def test_the_entry_for_the_catalog_says_the_same_on_paper_and_as_plain_text(printed):
    text, entry = gate.text_of(printed(staff_samples.an_entry())), staff_samples.ENTRY
    for line in (entry.title, entry.when, *entry.where, entry.words.summary, entry.contact):
        assert line in text
        assert line in catalog.plain_text(entry)
    assert [part for part in entry.words.text.split("\n\n") if part not in text] == []


def test_markup_in_every_field_is_printed_letter_by_letter(printed):
    bold = "<b onclick='x()'>Bold & brave</b>"
    poster = replace(POSTER, title=bold, day=bold, hours=bold, place=bold, address=bold)
    entry = replace(staff_samples.ENTRY, title=bold, when=bold, where=(bold,), contact=bold)
    for sheet in (
        staff_samples.a_poster(of=poster),
        staff_samples.an_entry(of=entry),
        staff_samples.a_sign_in_sheet(names=(bold,)),
        staff_samples.a_guide(title=bold, facts=[(bold, bold)], to_print=[(bold, bold)]),
    ):
        assert bold not in sheet.html
        assert bold.replace(" ", "") in gate.typed_text_of(printed(sheet)).replace(" ", "")
