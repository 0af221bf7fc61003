"""What stands on each sheet, on one page of the right size."""

import pytest

from tests.documents import gate, samples
from workshop.documents import attendance
from workshop.documents.sheet import Edition

PROOF, CERTIFICATE = samples.proof, samples.certificate
UPRIGHT = {"handout": samples.handout, "proof": PROOF}
LYING = {"certificate": CERTIFICATE, "blank worksheet": samples.blank}


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("kind", [*UPRIGHT, *LYING])
def test_sheet_is_one_page_of_the_size_asked_for(printed, kind, paper):
    pdf = printed((UPRIGHT | LYING)[kind](paper))
    width, height = gate.page_size(pdf)
    expected = [round(side, 1) for side in gate.SIZES[paper]]
    assert [width, height] == (expected if kind in UPRIGHT else expected[::-1])
    assert gate.page_count(pdf) == 1


def test_unknown_paper_is_refused():
    with pytest.raises(ValueError, match="letter or a4"):
        samples.proof("legal")


def test_proof_says_who_was_there_and_when_and_for_how_long(printed):
    text = gate.text_of(printed(PROOF()))
    rosa = samples.ROSA
    for told in (
        rosa.center_name, rosa.center_address, rosa.center_contact, rosa.title, rosa.place, rosa.date,
        f"{rosa.start} to {rosa.end}", rosa.hours, rosa.name, rosa.instructor, "Staff-led", rosa.code,
        rosa.issued_on, "Your state’s agency decides whether this class counts toward its rules.",
    ):  # fmt: skip
        assert told in text


def test_proof_of_a_class_without_staff_says_so(printed):
    text = gate.text_of(printed(PROOF(mode="self-directed")))
    assert "Self-directed" in text
    assert "Staff-led" not in text


def test_certificate_names_person_class_day_center_and_instructor(printed):
    text = gate.text_of(printed(CERTIFICATE()))
    rosa = samples.ROSA
    for told in (rosa.name, rosa.title, rosa.date, rosa.center_name, rosa.instructor, rosa.code):
        assert told in text


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_paper_shows_no_score_and_promises_nothing(printed, draw):
    words = gate.text_of(printed(draw())).lower()
    assert not [
        word for word in ("score", "points", "guarantee", "approved", "accepted", "valid") if word in words
    ]


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_file_is_titled_with_kind_and_name(printed, draw):
    assert gate.title_of(printed(draw())).endswith(": Rosa Delgado")


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_only_a_sample_says_sample(printed, draw):
    assert gate.text_of(printed(draw(is_sample=True))).count("SAMPLE") == 2  # the mark and the watermark
    assert "SAMPLE" not in gate.text_of(printed(draw()))


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_paper_with_an_address_has_it_in_words_and_as_a_code(printed, draw):
    pdf = printed(draw(check_url=samples.CHECK_URL))
    assert "class.riverside.example/C/AB3DEFGH67" in gate.text_of(pdf).replace(" /C", "/C")
    assert gate.pictures(pdf) == ["QR code. It opens class.riverside.example/C/AB3DEFGH67"]


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_paper_without_an_address_sends_to_the_center(printed, draw):
    pdf = printed(draw())
    assert gate.pictures(pdf) == []
    assert "give the center this code: (555) 010-0199" in gate.text_of(pdf)


@pytest.mark.parametrize("draw", [PROOF, CERTIFICATE])
def test_paper_of_a_center_without_contact_still_has_its_code(printed, draw):
    text = gate.text_of(printed(draw(center_contact="", center_address="", place="")))
    assert "give the center this code." in text


def test_code_holds_the_address_as_it_was_given(monkeypatch):
    drawn = []
    make = attendance.segno.make
    monkeypatch.setattr(attendance.segno, "make", lambda text, **how: drawn.append(text) or make(text, **how))
    samples.proof(check_url=samples.CHECK_URL)
    samples.proof(check_url=None)
    assert drawn == [samples.CHECK_URL]


def test_handout_carries_title_center_date_and_page_number(printed):
    text = gate.text_of(printed(samples.handout()))
    assert text.count("Networking by giving first") == 2  # above the text and in the footer
    assert text.count(samples.ROSA.date) == 2
    assert samples.ROSA.center_name in text
    assert "1 / 1" in text
    assert "Gives" in text
    assert "Takes" in text


def test_words_come_from_the_language_of_the_paper():
    words = {
        "Hours present": "Horas",
        "Proof of attendance": "Constancia",
        "%(start)s to %(end)s": "%(start)s a %(end)s",
    }
    translated = attendance.proof(samples.ROSA, Edition("letter", "es", lambda text: words.get(text, text)))
    assert '<html lang="es"' in translated.html
    assert "Horas" in translated.html
    assert "6:00 PM a 7:30 PM" in translated.html
    assert translated.title == "Constancia: Rosa Delgado"
