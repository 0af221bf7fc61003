"""The paper around a class is for its own staff, and says what is true of this class."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from tests import cast as people
from tests.cast import Cast
from tests.documents import gate
from workshop.records import centers, meetings

PRINTED = ("guide", "sign-in-sheet", "poster", "help-card", "schedule-entry", "observer-sheet")
PAPERS = (*(f"print/{name}.pdf" for name in PRINTED), "catalog", "catalog.txt")


def at(cast: Cast, name: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{name}"


def printed(client: FlaskClient, path: str) -> bytes:
    pdf = client.get(path).data
    gate.assert_accessible(pdf)
    return pdf


@pytest.mark.parametrize("name", PAPERS)
def test_only_the_staff_of_the_center_get_it(
    cast: Cast, omar: FlaskClient, lena: FlaskClient, passer_by: FlaskClient, joined, name: str
) -> None:
    assert omar.get(at(cast, name)).status_code == 200
    assert lena.get(at(cast, name)).status_code == 404
    for stranger in (passer_by, joined("Sam")):
        assert "/staff/sign-in" in stranger.get(at(cast, name)).headers["Location"]


def test_the_page_of_the_class_leads_to_all_that_can_be_printed_in_large_print_too(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    page = ines.get(at(cast, "")).text
    library = app.extensions["workshop"].library
    content = [
        *(f"worksheet-{one.id}" for one in library.worksheets("en")),
        *(f"handout-{one.id}" for one in library.handouts("en")),
        *(f"cards-{one.id}" for one in library.activities("en") if one.scenarios and not one.is_silent),
    ]
    for name in (*PRINTED, *content):
        assert f'href="{at(cast, f"print/{name}.pdf")}"' in page
        assert f'href="{at(cast, f"print/{name}.pdf")}?large=1"' in page
    assert f'href="{at(cast, "catalog")}"' in page
    assert f'href="{at(cast, "print")}"' in page


def test_what_is_not_on_the_list_is_not_printed(cast: Cast, ines: FlaskClient) -> None:
    for name in ("nothing", "sign-in-names", "principles"):
        assert ines.get(at(cast, f"print/{name}.pdf")).status_code == 404


def test_the_sign_in_sheet_names_those_who_joined_only_where_it_is_asked_to(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    people.join(app, cast.meeting, "Rosa 🙂 Delgado")
    path, with_names = at(cast, "print/sign-in-sheet.pdf"), at(cast, "print/sign-in-names.pdf")
    assert f'href="{with_names}"' in ines.get(at(cast, "")).text
    assert "Rosa" not in gate.text_of(printed(ines, path))
    named = gate.text_of(printed(ines, with_names))
    assert "1 Rosa Delgado" in named
    for told in (cast.meeting.title, "Room 2", "Instructor: Ines Moreno", cast.riverside.name):
        assert told in named


def test_the_poster_carries_the_code_and_the_address_that_phones_are_told(
    cast: Cast, ines: FlaskClient, settings
) -> None:
    settings(public_address="https://class.riverside.example")
    pdf = printed(ines, at(cast, "print/poster.pdf"))
    text = gate.text_of(pdf)
    assert "class.riverside.example/join" in text
    assert f"{cast.meeting.code[:3]} {cast.meeting.code[3:]}" in text
    assert gate.pictures(pdf) == [
        f"QR code. It opens https://class.riverside.example/join/{cast.meeting.code}"
    ]


def test_a_poster_of_a_computer_that_no_phone_reaches_names_no_address(cast: Cast, ines: FlaskClient) -> None:
    pdf = printed(ines, at(cast, "print/poster.pdf"))
    assert "localhost" not in gate.text_of(pdf)
    assert gate.pictures(pdf) == []


def test_the_guide_says_what_to_print_from_the_deck_itself(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    text = gate.text_of(printed(ines, at(cast, "print/guide.pdf")))
    library = app.extensions["workshop"].library
    for told in (
        "Sign-in sheet: one, inside the door",
        f"Blank sheet: {library.worksheet('en', 'my-network').title}: one for each person",
        f"Handout: {library.handout('en', 'principles').title}: one for each person",
        "The other handouts: a few of each",
        f"Role cards: {library.activity('en', 'pairs-need').title}: for people without a phone",
    ):
        assert told in text
    assert cast.meeting.code[:3] in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_plan_of_the_guide_is_two_pages_one_of_words_and_one_of_minutes(
    cast: Cast, ines: FlaskClient, paper: str
) -> None:
    pages = PdfReader(BytesIO(printed(ines, at(cast, f"print/guide.pdf?paper={paper}")))).pages
    first, second, third = (page.extract_text() for page in pages[:3])
    assert "What you may promise" in first
    assert second.strip().startswith("The minutes")
    assert "All of it" in second
    assert third.strip().startswith("Print this for tonight")


def test_the_entry_for_the_schedule_has_time_place_and_the_center(cast: Cast, ines: FlaskClient) -> None:
    text = ines.get(at(cast, "catalog.txt")).text
    for told in (cast.meeting.title, "Room 2", cast.riverside.name, cast.riverside.address, "555-0100"):
        assert told in text
        assert told in ines.get(at(cast, "catalog")).text
    assert gate.page_count(printed(ines, at(cast, "print/schedule-entry.pdf"))) == 1


def test_the_page_of_the_entry_says_what_our_checker_finds_in_it(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    assert "found nothing in them that takes" in ines.get(at(cast, "catalog")).text
    with app.app_context():
        meetings.update(cast.meeting.id, title="Find out how to get close to a hiring manager.")
    page = ines.get(at(cast, "catalog")).text
    assert "Our checker finds words here that take" in page
    assert "found nothing" not in page


@pytest.mark.parametrize("name", [one for one in PAPERS if one.endswith(".pdf")])
def test_it_comes_on_the_paper_of_the_center(app: Flask, cast: Cast, ines: FlaskClient, name: str) -> None:
    with app.app_context():
        centers.update(cast.riverside.id, paper="a4")
    assert gate.page_size(ines.get(at(cast, name)).data) == pytest.approx(gate.SIZES["a4"], abs=0.2)


def test_a_name_that_paper_cannot_print_has_a_line_that_says_so(
    cast: Cast, ines: FlaskClient, joined
) -> None:
    joined("王芳")
    joined("Sam 😀")
    text = gate.text_of(printed(ines, at(cast, "print/sign-in-names.pdf")))
    assert "1 (name on screen only)" in text
    assert "2 Sam" in text


def test_the_observer_reads_that_a_name_alone_is_half_a_gift(cast: Cast, ines: FlaskClient) -> None:
    text = gate.text_of(printed(ines, at(cast, "print/observer-sheet.pdf")))
    assert "Gives only a name (half a gift)" in text
