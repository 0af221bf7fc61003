"""Checking a paper: initials or, where its holder wants it, the name; and no guessing by machines."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.records import meetings, papers, participants
from workshop.records.papers import Paper
from workshop.web.kit.budgets import Budget


@pytest.fixture
def paper(app: Flask, cast: Cast) -> Paper:
    sam = join(app, cast.meeting, "Sam")
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
        participants.set_paper_name(sam, "Samuel <b>Adeyemi</b>")
        return papers.issue(cast.meeting.id, [sam], [], by=cast.ines.id)[0]


def show(app: Flask, paper: Paper, is_shown: bool) -> None:
    with app.app_context():
        participants.show_name(paper.participant_id or 0, is_shown)


def test_the_name_shows_while_its_holder_agrees(app: Flask, passer_by: FlaskClient, paper: Paper) -> None:
    assert "Given to <bdi>S. B.</bdi> by Riverside" in passer_by.get(f"/check/{paper.code}").text
    show(app, paper, True)
    assert "Samuel &lt;b&gt;Adeyemi&lt;/b&gt;" in passer_by.get(f"/check/{paper.code}").text
    show(app, paper, False)
    assert "Samuel" not in passer_by.get(f"/check/{paper.code}").text


def test_after_the_deletion_nothing_shows(app: Flask, passer_by: FlaskClient, paper: Paper) -> None:
    show(app, paper, True)
    with app.app_context():
        participants.erase(paper.participant_id or 0)
    page = passer_by.get(f"/check/{paper.code}").text
    assert "Valid" in page
    assert "Samuel" not in page


@pytest.fixture
def tries(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Budget:
    """A small one, that fills slowly."""
    budget: Budget = app.extensions["workshop"].check_tries
    monkeypatch.setattr(budget, "size", 5)
    monkeypatch.setattr(budget, "every", timedelta(hours=1))
    return budget


def test_whoever_guesses_waits_and_a_right_code_waits_as_well(
    passer_by: FlaskClient, paper: Paper, tries: Budget, ines_signed_in: FlaskClient
) -> None:
    for _guess in range(tries.size):
        assert passer_by.get("/check/AAAAAAAAAA").status_code == 200
    for code in ("AAAAAAAAAB", paper.code):
        answer = passer_by.get(f"/check/{code}")
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 3500
        assert "Many wrong codes came in." in answer.text
    assert "Valid" in ines_signed_in.get(f"/check/{paper.code}").text, "staff never wait"


def test_a_right_code_and_one_that_cannot_be_a_code_cost_nothing(
    passer_by: FlaskClient, paper: Paper, tries: Budget
) -> None:
    for _look in range(tries.size + 1):
        assert passer_by.get(f"/check/{paper.code}").status_code == 200
        assert passer_by.get("/check/short").status_code == 200


@pytest.mark.parametrize("code", ["SAMPLE", "SAMPLE0001", "sample 0001", "SAMPLE1000"])
def test_a_sample_of_nobody_is_told_as_one_and_costs_nothing(
    passer_by: FlaskClient, paper: Paper, tries: Budget, code: str
) -> None:
    for _look in range(tries.size + 1):
        page = passer_by.get(f"/check/{code}")
        assert "Sample only" in page.text
        assert "Valid" not in page.text
    assert "Valid" in passer_by.get(f"/check/{paper.code}").text


@pytest.fixture
def ines_signed_in(cast: Cast, signed_in) -> FlaskClient:
    client: FlaskClient = signed_in(cast.ines)
    return client
