"""A paper prints as it was issued, whatever has become of the server since and whoever prints it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import force_locale, get_locale

from tests.cast import Cast, join
from workshop.documents import attendance
from workshop.records import clock, meetings, papers
from workshop.records.papers import Paper
from workshop.web.kit.issued import issued_sheet

FIRST, OTHER = "https://class.riverside.example", "https://moved.example"


@pytest.fixture
def close(app: Flask, cast: Cast, ines: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    def close() -> Paper:
        sam = join(app, cast.meeting, "Sam")
        at = cast.meeting.starts_at + timedelta(minutes=80)
        monkeypatch.setattr(clock, "utc_now", lambda: at)
        row = {"here": "1", "name": "Sam", "arrived": "", "left": "", "proof": "y"}
        page = ines.get(f"/staff/classes/{cast.meeting.id}/close").text
        row["arrived"] = page.split(f'name="p{sam}-arrived"')[1].split('value="')[1].split('"')[0]
        data = {f"p{sam}-{key}": value for key, value in row.items()}
        assert ines.post(f"/staff/classes/{cast.meeting.id}/close", data=data).status_code == 302
        with app.app_context():
            return papers.of_meeting(cast.meeting.id)[0]

    return close


def html(app: Flask, paper: Paper) -> str:
    with app.test_request_context():
        return issued_sheet(paper).html


@pytest.mark.parametrize(("then", "now"), [(FIRST, OTHER), (FIRST, None), (None, OTHER)])
def test_the_address_to_check_at_is_the_one_of_its_issue(app: Flask, close, settings, then, now) -> None:
    settings(public_address=then)
    paper = close()
    issued = html(app, paper)
    assert ("class.riverside.example/C/" in issued) is (then is not None)
    settings(public_address=now)
    assert html(app, paper) == issued


def test_an_older_paper_has_the_address_of_now(app: Flask, close, settings) -> None:
    paper = close()
    paper.details = {key: paper.details[key] for key in paper.details if key != "public_address"}
    settings(public_address=OTHER)
    assert "moved.example/C/" in html(app, paper)


def test_its_words_are_in_its_own_language(
    app: Flask, cast: Cast, close, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = []
    proof = attendance.proof
    monkeypatch.setattr(attendance, "proof", lambda *given: spoken.append(str(get_locale())) or proof(*given))
    with app.app_context():
        meetings.update(cast.meeting.id, language="pt-BR")
    paper = close()
    with app.test_request_context(), force_locale("fr"):
        issued_sheet(paper)
    assert spoken == ["pt_BR"]
