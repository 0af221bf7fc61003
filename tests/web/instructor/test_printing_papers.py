"""Issued papers as PDF: one by one and all in one go, in the paper size of the center."""

import time
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from tests.documents import gate
from workshop.records import centers, meetings, papers, participants
from workshop.records.papers import Paper


@pytest.fixture
def issue(app: Flask, cast: Cast):
    """Proof and certificate for each name, on paper of this size."""

    def issue(*names: str, paper: str = "letter") -> list[Paper]:
        with app.app_context():
            centers.update(cast.riverside.id, paper=paper)
            meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
        people = [join(app, cast.meeting, name) for name in names]
        with app.app_context():
            meetings.close_class(cast.meeting.id)
            public = app.extensions["workshop"].settings.public_address
            return papers.issue(cast.meeting.id, people, people, by=cast.ines.id, public_address=public)

    return issue


def at(cast: Cast, rest: str = "") -> str:
    return f"/staff/classes/{cast.meeting.id}/papers{rest}"


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_issued_paper_of_either_size_passes_the_gate(
    cast: Cast, ines: FlaskClient, issue, settings, paper: str
) -> None:
    settings(public_address="https://class.riverside.example")
    proof, certificate = issue("Sam", paper=paper)
    expected = [round(side, 1) for side in gate.SIZES[paper]]
    for one, size in ((proof, expected), (certificate, expected[::-1])):
        pdf = ines.get(at(cast, f"/{one.id}.pdf")).data
        gate.assert_accessible(pdf)
        assert list(gate.page_size(pdf)) == size
        assert gate.page_count(pdf) == 1


def all_of(cast: Cast, ines: FlaskClient) -> bytes:
    ines.post(at(cast, "/print"))
    until = time.monotonic() + 120
    while not (answer := ines.get(f"/staff/classes/{cast.meeting.id}/printing/pdf")).data.startswith(b"%PDF"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert f"papers-{cast.meeting.code}.pdf" in answer.headers["Content-Disposition"]
    return answer.data


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_all_papers_are_printed_as_one_file(cast: Cast, ines: FlaskClient, issue, paper: str) -> None:
    issued = issue("Sam", "Rosa", paper=paper)
    assert f'action="{at(cast, "/print")}"' in ines.get(at(cast)).text
    pdf = all_of(cast, ines)
    gate.assert_accessible(pdf)
    assert gate.title_of(pdf) == "Papers: Successful networking by giving first"
    text = gate.text_of(pdf)
    places = [text.index(one.code) for one in issued]
    assert places == sorted(places)
    assert gate.page_count(pdf) == len(issued) == 4


def test_only_papers_that_count_are_among_them(app: Flask, cast: Cast, ines: FlaskClient, issue) -> None:
    proof_of_sam, proof_of_rosa, _, _, certificate_of_rosa, _ = issue("Sam", "Rosa", "Duc")
    with app.app_context():
        papers.withdraw(proof_of_sam.id, by=proof_of_sam.issued_by)
        participants.erase(papers.of_meeting(cast.meeting.id)[2].participant_id)
    assert "2 papers." in ines.get(at(cast)).text
    pdf = all_of(cast, ines)
    assert gate.page_count(pdf) == 2
    assert all(one.code in gate.text_of(pdf) for one in (proof_of_rosa, certificate_of_rosa))


def test_where_none_counts_there_is_nothing_to_print(
    app: Flask, cast: Cast, ines: FlaskClient, issue
) -> None:
    proof, _ = issue("Sam")
    with app.app_context():
        papers.withdraw(proof.id, by=proof.issued_by)
    assert "Print all papers" not in ines.get(at(cast)).text
    assert ines.post(at(cast, "/print")).headers["Location"] == at(cast)
