"""A person's own papers."""

import io
from datetime import date, timedelta

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.cast import Cast
from workshop.records import centers, meetings, papers, participants
from workshop.web.kit.clock import day_text


@pytest.fixture(autouse=True)
def _begun(app: Flask, cast: Cast) -> None:
    """The class began ten minutes before anybody joined: nobody gets a paper for 0 minutes."""
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))


def issue(app: Flask, cast: Cast) -> None:
    with app.app_context():
        ids = [person.id for person in participants.of_meeting(cast.meeting.id)]
        meetings.close_class(cast.meeting.id)
        papers.issue(cast.meeting.id, ids, ids, by=cast.ines.id)


def test_the_name_on_paper_is_asked_apart_from_the_name_on_screen(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(f"/class/{cast.meeting.code}/papers", data={"paper_name": "Samuel Adeyemi-O’Brien"})
    issue(app, cast)
    answer = sam.get(f"/class/{cast.meeting.code}/papers/proof.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert "Samuel Adeyemi-O’Brien" in text
    assert "Riverside Employment Center" in text


@pytest.mark.parametrize("name", ["Sam 🌻", "王芳", "मोहन"])
def test_letters_that_paper_lacks_are_named_before_anything_is_printed(cast: Cast, joined, name: str) -> None:
    answer = joined("Sam").post(f"/class/{cast.meeting.code}/papers", data={"paper_name": name})
    assert answer.status_code == 422
    assert "has no letters for" in answer.text
    assert name in answer.text


@pytest.mark.parametrize(
    ("name", "words"), [("", "Please fill this in"), ("x" * 10_000, "100 letters or fewer")]
)
def test_a_name_that_cannot_stand_on_paper_is_refused_in_words(
    cast: Cast, joined, name: str, words: str
) -> None:
    answer = joined("Sam").post(f"/class/{cast.meeting.code}/papers", data={"paper_name": name})
    assert answer.status_code == 422
    assert words in answer.text


def test_before_they_are_issued_there_are_no_papers(cast: Cast, joined) -> None:
    assert joined("Sam").get(f"/class/{cast.meeting.code}/papers/proof.pdf").status_code == 404


def test_a_certificate_checks_as_valid_and_shows_initials_only(
    app: Flask, cast: Cast, joined, passer_by
) -> None:
    sam = joined("Sam")
    sam.post(f"/class/{cast.meeting.code}/papers", data={"paper_name": "Samuel Adeyemi"})
    issue(app, cast)
    with app.app_context():
        code = papers.of_meeting(cast.meeting.id)[-1].code
    page = passer_by.get(f"/check/{code}").text
    assert "Valid. This paper is real." in page
    assert "S. A." in page
    assert "Samuel" not in page


def test_a_valid_paper_names_its_center_and_its_day_in_words(
    app: Flask, cast: Cast, joined, passer_by
) -> None:
    joined("Sam")
    issue(app, cast)
    with app.app_context():
        paper = papers.of_meeting(cast.meeting.id)[0]
        centers.update(cast.riverside.id, name="Riverside Career Center")
    page = passer_by.get(f"/check/{paper.code}").text
    assert "by Riverside Employment Center." in page
    assert day_text(date.fromisoformat(paper.details["date"]), "UTC", "en") in page
    assert paper.details["date"] not in page


def test_after_the_deletion_a_paper_still_names_its_center(app: Flask, cast: Cast, joined, passer_by) -> None:
    joined("Sam")
    issue(app, cast)
    with app.app_context():
        code = papers.of_meeting(cast.meeting.id)[0].code
        participants.erase(participants.of_meeting(cast.meeting.id)[0].id)
    assert "Given out by Riverside Employment Center." in passer_by.get(f"/check/{code}").text


@pytest.mark.parametrize("code", ["ABCDEFGHJK", "x", "%F0%9F%8C%BB", "A" * 500])
def test_an_unknown_code_is_denied(app: Flask, passer_by, code: str) -> None:
    assert "Not known" in passer_by.get(f"/check/{code}").text


def test_a_corrected_paper_is_withdrawn_and_its_successor_valid(
    app: Flask, cast: Cast, joined, passer_by
) -> None:
    joined("Sam")
    issue(app, cast)
    with app.app_context():
        old = papers.of_meeting(cast.meeting.id)[0]
        person = participants.of_meeting(cast.meeting.id)[0]
        ends = meetings.get(cast.meeting.id).closed_at
        new = papers.correct(
            old.id, by=old.issued_by, name="Samuel", arrived_at=person.arrived_at, left_at=ends
        )
    assert "Withdrawn" in passer_by.get(f"/check/{old.code}").text
    assert "Valid" in passer_by.get(f"/check/{new.code}").text


def test_a_paper_that_was_withdrawn_is_gone_from_its_owner_too(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    issue(app, cast)
    with app.app_context():
        papers.withdraw(papers.of_meeting(cast.meeting.id)[0].id, by=cast.ines.id)
    page = sam.get(f"/class/{cast.meeting.code}/papers").text
    assert "(PDF)" not in page
    for kind in ("proof", "certificate"):
        assert sam.get(f"/class/{cast.meeting.code}/papers/{kind}.pdf").status_code == 404


def test_a_name_that_comes_after_the_papers_changes_none(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    issue(app, cast)
    name = {"paper_name": "Samuel Adeyemi"}
    page = sam.post(f"/class/{cast.meeting.code}/papers", data=name, follow_redirects=True).text
    assert "Your papers are given out already." in page
    with app.app_context():
        assert participants.of_meeting(cast.meeting.id)[0].name_for_paper == "Sam"


def test_who_has_no_initials_is_told_of_none(cast: Cast, joined) -> None:
    page = joined("(Pat)").get(f"/class/{cast.meeting.code}/papers").text
    assert "that it is real, the class, and the day." in page
    assert "initials" not in page


def test_the_short_address_on_paper_leads_to_the_check(passer_by) -> None:
    assert passer_by.get("/C/ABCDEFGHJK").headers["Location"].endswith("/check/ABCDEFGHJK")


def test_the_full_name_shows_on_the_check_page_only_with_a_tick(
    app: Flask, cast: Cast, joined, passer_by
) -> None:
    sam = joined("Sam")
    address = f"/class/{cast.meeting.code}/papers"
    sam.post(address, data={"paper_name": "Samuel Adeyemi"})
    issue(app, cast)
    with app.app_context():
        code = papers.of_meeting(cast.meeting.id)[0].code
    assert "your initials: <bdi>S. A.</bdi>" in sam.get(address).text
    for data, is_shown in (({"is_name_shown": "y"}, True), ({}, False)):
        said = sam.post(f"{address}/name-shown", data=data, follow_redirects=True).text
        assert ("now shows the full name" in said) == is_shown
        assert ("Samuel Adeyemi" in passer_by.get(f"/check/{code}").text) == is_shown


def test_a_paper_comes_in_large_print_too(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    issue(app, cast)
    address = f"/class/{cast.meeting.code}/papers"
    assert "certificate.pdf?large=1" in sam.get(address).text
    assert sam.get(f"{address}/certificate.pdf?large=1").data != sam.get(f"{address}/certificate.pdf").data
