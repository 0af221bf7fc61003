"""Proof and certificate stay whole on one page, whatever the forms accept and whatever the center has."""

from dataclasses import replace
from itertools import product

import pytest
from pypdfium2 import PdfDocument

from tests.documents import gate, samples
from workshop.documents import worker

ADDRESS = "HTTPS://NETWORKING.RIVERSIDE-EMPLOYMENT-CENTER.EXAMPLE.ORG/C/AB3DEFGH67"
MILLIMETRE = 72 / 25.4
# As many letters as the forms accept (center.py, editing.py, colleagues.py, attending.py).
LONGEST = {
    "name": 100, "title": 120, "place": 120, "instructor": 100,
    "center_name": 200, "center_address": 500, "rules": 300,
}  # fmt: skip
WORDS = "Alexandria Constantinopolis-Featherstonehaugh of the County Department "
PHONE, MAIL = ("(555) 010-0199 " * 4)[:50].strip(), f"{'a' * 60}@{'riverside.' * 18}example.org"


def longest(words: str, contact: tuple[str, str]) -> dict[str, object]:
    told = {field: (words * most)[:most].strip() for field, most in LONGEST.items()}
    return {**told, "center_contact": " · ".join(contact)}


REAL, WIDEST = longest(WORDS, (PHONE, MAIL)), longest("W", ("W" * 50, "W" * 254))
MARKS = {name: picture for name, picture in samples.marks().items() if name != "rules"}
WITH = {
    "nothing": {},
    "code": {"check_url": ADDRESS},
    "pictures": MARKS,
    "all": {**MARKS, "check_url": ADDRESS},
    "all, signed for the center": {**MARKS, "check_url": ADDRESS, "signed_by": samples.ROSA.center_name},
    "all of a sample": {**MARKS, "check_url": ADDRESS, "is_sample": True},
}
DRAW = {"proof": samples.proof, "certificate": samples.certificate}
EDITIONS = list(product(("letter", "a4"), (False, True)))


def assert_whole(pdf: bytes, told: dict[str, object]) -> None:
    """One page, with every letter on it, and nothing outside the margins."""
    assert gate.page_count(pdf) == 1
    text = "".join(gate.text_of(pdf).split())
    for field in ("name", "title", "center_address"):
        assert "".join(str(told[field]).split()) in text, field
    page = PdfDocument(pdf)[0]
    words = page.get_textpage()
    for number in range(words.count_rects()):
        left, low, right, high = words.get_rect(number)
        assert left >= 28
        assert right <= page.get_width() - 28
        assert low >= 14
        assert high <= page.get_height() - 28


def frame(pdf: bytes) -> tuple[float, ...]:
    """How far it stands from each edge, in points."""
    picture = PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L").point(lambda tone: 255 * (tone < 128))
    left, top, right, bottom = picture.getbbox()
    return left / 2, top / 2, (picture.width - right) / 2, (picture.height - bottom) / 2


@pytest.mark.parametrize("having", WITH)
@pytest.mark.parametrize(("paper", "is_large"), EDITIONS)
@pytest.mark.parametrize("kind", DRAW)
def test_longest_words_stay_on_one_page(printed, kind, paper, is_large, having):
    told = {**REAL, **WITH[having]}
    pdf = printed(DRAW[kind](paper, is_large, **told))
    assert_whole(pdf, told)
    if kind == "certificate":
        assert frame(pdf) == pytest.approx((11 * MILLIMETRE,) * 4, abs=2.5)


@pytest.mark.parametrize(("paper", "is_large"), EDITIONS)
@pytest.mark.parametrize("kind", DRAW)
def test_so_do_the_widest_letters_in_every_field(printed, kind, paper, is_large):
    told = {**WIDEST, **WITH["all"]}
    assert_whole(printed(DRAW[kind](paper, is_large, **told)), told)


@pytest.mark.parametrize("having", WITH)
@pytest.mark.parametrize(("paper", "is_large"), EDITIONS)
@pytest.mark.parametrize("kind", DRAW)
def test_words_of_every_day_are_never_set_smaller(data_folder, kind, paper, is_large, having):
    """With the longest address to check at, they take less space between at most."""
    sheet = DRAW[kind](paper, is_large, **WITH[having])
    while gate.page_count(worker.print_each(data_folder, [replace(sheet, fits=())])[0]) > 1:
        sheet = sheet.tighter
    assert "at-" not in sheet.fits[0]
    assert is_large or having == "all of a sample" or sheet.fits[0] == ""


@pytest.mark.parametrize("having", WITH)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_long_name_alone_takes_no_space_from_the_rest(data_folder, paper, having):
    """Whoever has one gets a certificate as good as the others'."""
    sheet = samples.certificate(paper, name=WORDS.strip(), **{**WITH[having], "is_sample": False})
    assert sheet.fits[0] == ""
    assert gate.page_count(worker.print_each(data_folder, [replace(sheet, fits=())])[0]) == 1


@pytest.mark.parametrize(("paper", "is_large"), EDITIONS)
@pytest.mark.parametrize("kind", DRAW)
def test_they_pass_the_gate_when_set_closest(printed, kind, paper, is_large):
    gate.assert_accessible(printed(DRAW[kind](paper, is_large, **REAL, **WITH["all"])))


def test_a_class_in_which_one_is_set_closer_comes_out_as_each_does_alone(press):
    long = samples.certificate(
        **REAL | {"center_name": samples.ROSA.center_name, "title": samples.ROSA.title}
    )
    sheets = [samples.certificate(name="Bo"), samples.certificate(center_address="Water Street " * 38), long]
    sheets += [samples.certificate(name="Duc")]
    assert press.print_each(sheets) == [press.print(sheet) for sheet in sheets]


def test_code_and_address_are_broken_alike_on_all_papers_of_a_class(printed):
    for kind, paper in product(DRAW, ("letter", "a4")):
        ends = set()
        for code in ("WWWMMMQQQX", "JJJFFFTTT7", "AB3DEFGH67"):
            page = PdfDocument(printed(DRAW[kind](paper, code=code, check_url=ADDRESS[:-10] + code)))[0]
            lines = page.get_textpage().get_text_range().split("\n")
            (start,) = [number for number, line in enumerate(lines) if line.startswith("Reference code")]
            ends.add("\n".join(lines[start : start + 6]).replace(code, "CODE"))
        assert len(ends) == 1, ends
        assert "\n/C/CODE" in ends.pop().replace("\r", "")


def test_no_dot_is_left_at_the_end_of_a_line():
    html = samples.certificate(check_url=ADDRESS, center_address="120 Water Street, " * 4).html
    house = html.partition('class="house"')[2].partition("</p>")[0]
    assert house.count("<span>") > 1
    assert " · <" not in house
    assert "> · " not in house
