"""Names in many alphabets: printed where our faces hold them, named where they do not."""

import unicodedata

import pytest

from tests.documents import gate, samples
from workshop.documents import letters
from workshop.documents.press import PressError

NAMES = [
    "Nguyễn Thị Phương Ánh",
    "Małgorzata Brzęczyszczykiewicz",
    "Ελένη Παπαδοπούλου",
    "Юлія Ґонтар",
    "Đức Łukasz Ñandú",
    "محمد عبد الله",
    "شیما کاظمی",
    "דוד בן־גוריון",
    "Sam محمد Lee",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_is_printed_letter_by_letter(printed, name):
    assert letters.unprintable(name) == ""
    pdf = printed(samples.certificate(name=name))
    assert name in gate.text_of(pdf)
    gate.assert_accessible(pdf)


def test_letter_that_only_the_second_face_holds_is_printed(printed):
    name = "Ɐlma Ꞓᶑ"
    assert letters.unprintable(name) == ""
    pdf = printed(samples.proof(name=name))
    assert name in gate.text_of(pdf)
    gate.assert_accessible(pdf)


def test_accents_typed_apart_are_joined(printed):
    assert "Nguyễn" in gate.text_of(printed(samples.proof(name="Nguye\u0302\u0303n")))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Sam 😀", "😀"),
        ("王芳 Wang", "王芳"),
        ("สมชาย", "สมชาย"),
        ("मोहन", "मोहन"),  # Noto Sans has these letters, but they are drawn in another order
        ("مُحمد", "ُ"),  # a mark that stands above its letter
        ("😀😀", "😀"),
        ("Sam", ""),
        ("", ""),
    ],
)
def test_letters_that_no_face_holds_are_named_once_each(text, missing):
    assert letters.unprintable(text) == missing


@pytest.mark.parametrize(
    ("text", "kept"), [("Sam 😀 Lee", "Sam Lee"), ("😀", ""), ("A van 🚐\nA tutor", "A van\nA tutor")]
)
def test_what_is_left_of_a_text_without_such_letters(text, kept):
    assert letters.printable(text) == kept
    assert letters.unprintable(kept) == ""


def test_marks_that_leave_nothing_on_paper_are_dropped(printed):
    name = "Sam\u202e\u200d\ufe0f\x07 Lee"
    assert letters.unprintable(name) == ""
    pdf = printed(samples.proof(name=name))
    assert "Sam Lee" in gate.text_of(pdf)
    gate.assert_accessible(pdf)


def test_press_refuses_a_sheet_with_letters_it_lacks(press):
    with pytest.raises(PressError) as refused:
        press.print(samples.proof(name="Sam 😀"))
    assert (refused.value.code, refused.value.detail) == ("letters", "😀")


def test_every_arabic_and_hebrew_letter_passes_the_gate_in_all_its_forms(press):
    found = [letter for letter in letters._held() if unicodedata.bidirectional(letter) in ("AL", "R")]
    words = [letter * 3 + " " + letter for letter in sorted(found) if unicodedata.category(letter) == "Lo"]
    assert len(words) > 200
    sheets = [samples.proof(name=" ".join(words[at : at + 12])) for at in range(0, len(words), 12)]
    for pdf in press.print_each(sheets):
        gate.assert_accessible(pdf)


@pytest.mark.parametrize("draw", [samples.proof, samples.certificate])
@pytest.mark.parametrize("name", ["W" * 200, ("Maximiliana " * 17)[:200].strip(), "Ng " * 66], ids=len)
def test_name_of_two_hundred_letters_stays_on_the_page(printed, draw, name):
    pdf = printed(draw(name=name, is_sample=True, check_url=samples.CHECK_URL))
    assert gate.page_count(pdf) == 1
    assert name.replace(" ", "") in gate.text_of(pdf).replace(" ", "")
    gate.assert_accessible(pdf)
