"""Proof and certificate with all that may stand on them: one page, every picture told in words, a code that
scanners read from a black and white print."""

from base64 import b64decode

import pypdfium2
import pytest
import zxingcpp

from tests.documents import gate, samples
from workshop.documents import attendance

PROOF, CERTIFICATE = samples.proof, samples.certificate
NAMES = {
    "Vietnamese": ("Nguyễn Phạm Thị Thanh Tuyền Hoàng Ngọc Diễm Quỳnh " * 4)[:200].strip(),
    "Greek": ("Αλεξάνδρα Παπαδοπούλου-Οικονομίδη " * 6)[:200].strip(),
    "one word": "W" * 100,
    "short": "Bo",
}
TITLE = "Successful networking by giving first, for everybody who looks for work and for those who help them"
CENTER = "The Riverside County Department of Employment and Training, Career Center North"


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", NAMES)
def test_certificate_is_one_page_whatever_stands_on_it(printed, name, paper):
    full = {**samples.marks(), "name": NAMES[name], "check_url": samples.CHECK_URL}
    centers_own = {**full, "title": TITLE, "center_name": CENTER, "instructor": NAMES[name][:100]}
    for changed in (full, {**full, "is_large": True}, centers_own):
        pdf = printed(CERTIFICATE(paper, **changed))
        assert gate.page_count(pdf) == 1
        assert "".join(NAMES[name].split()) in "".join(gate.text_of(pdf).split())


@pytest.mark.parametrize("name", NAMES)
def test_proof_is_one_page_with_a_long_line_about_rules(printed, name):
    full = {**samples.marks(), "name": NAMES[name], "check_url": samples.CHECK_URL, "center_name": CENTER}
    assert gate.page_count(printed(PROOF(**full))) == 1


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_each_picture_is_told_in_words(printed, draw):
    assert gate.pictures(printed(draw(**samples.marks()))) == [
        "Logo of Riverside Employment Center",
        "Signature of Ines Moreau",
        "Seal of Riverside Employment Center",
    ]


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_signature_of_the_center_is_not_passed_off_as_the_instructors(printed, draw):
    pdf = printed(draw(**samples.marks() | {"signed_by": samples.ROSA.center_name}))
    text = gate.text_of(pdf)
    assert "Signature of Riverside Employment Center" in gate.pictures(pdf)
    assert "Signed for the center" in text
    assert "Ines Moreau Instructor" not in text, "her name is not the line under it"
    assert "Instructor Ines Moreau" in text.replace(":", ""), "but stands among the facts"


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_line_under_no_signature_or_their_own_is_the_instructors(printed, draw):
    for changed in (samples.marks(), {"signed_by": samples.ROSA.center_name}):
        assert "Ines Moreau Instructor" in gate.text_of(printed(draw(**changed)))


def test_line_about_rules_stands_on_the_proof_before_the_neutral_one(printed):
    text = gate.text_of(printed(PROOF(rules="Three activities a week.")))
    assert "Three activities a week. Your state’s agency decides" in text
    assert "Three activities" not in gate.text_of(printed(CERTIFICATE(rules="Three activities a week.")))


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_same_input_gives_the_same_bytes(press, draw):
    full = {**samples.marks(), "check_url": samples.CHECK_URL}
    assert press.print(draw(**full)) == press.print(draw(**full))


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_code_is_read_from_a_grey_print_with_everything_on_it(printed, draw):
    pdf = printed(draw(**samples.marks(), check_url=samples.CHECK_URL))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    assert [one.text for one in zxingcpp.read_barcodes(page)] == [samples.CHECK_URL]


@pytest.mark.parametrize("address", ["HTTPS://CLASS.CENTER.ORG/C/", "HTTPS://CLASS.RIVERSIDE.EXAMPLE/C/"])
def test_code_of_a_usual_address_has_25_modules_a_side(address):
    image = attendance.qr_image(f"{address}AB3DEFGH67")
    width = int.from_bytes(b64decode(image.partition(",")[2])[16:20], "big")
    assert width == (25 + 2 * 4) * 4, "modules and the quiet zone, four points each"
