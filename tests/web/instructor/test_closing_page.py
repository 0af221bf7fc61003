"""The page on which a class is closed: who has to be looked at comes first, the rest is short."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.records import clock, papers, participants

HEADINGS = ("Look at these first", "Here from the start to the end", "Have both papers")
Page = dict[str, list[str]]


@pytest.fixture
def people(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Rosa came late and Duc left early. The class is at its end: 80 minutes after it began."""
    people = {name: join(app, cast.meeting, name) for name in ("Sam", "Rosa", "Duc", "Ada")}
    start = cast.meeting.starts_at
    monkeypatch.setattr(clock, "utc_now", lambda: start + timedelta(minutes=80))
    with app.app_context():
        participants.set_hours(people["Rosa"], start + timedelta(minutes=30), None)
        participants.set_hours(people["Duc"], start, start + timedelta(minutes=40))
    return people


def address(cast: Cast) -> str:
    return f"/staff/classes/{cast.meeting.id}/close"


def groups(html: str) -> Page:
    """The names under each heading that is there."""
    parts = re.split(r"<h2>(.*?): (\d+)</h2>", html)
    found = {}
    for title, number, part in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found[title] = re.findall(r"<bdi>(.*?)</bdi>", part)
        assert int(number) == len(found[title])
    return found


def test_who_came_late_or_left_early_stands_first(cast: Cast, ines: FlaskClient, people) -> None:
    page = ines.get(address(cast)).text
    assert groups(page) == {HEADINGS[0]: ["Rosa", "Duc"], HEADINGS[1]: ["Sam", "Ada"]}
    assert page.count("came at ") == page.count("left at ") == 1


def test_who_has_both_papers_stands_last(app: Flask, cast: Cast, ines: FlaskClient, people) -> None:
    both = [people["Duc"], people["Sam"]]
    with app.app_context():
        papers.issue(cast.meeting.id, both, both, by=cast.ines.id)
        papers.issue(cast.meeting.id, [people["Ada"]], [], by=cast.ines.id)
    found = groups(ines.get(address(cast)).text)
    assert found == dict(zip(HEADINGS, (["Rosa"], ["Ada"], ["Sam", "Duc"]), strict=True))


def test_what_is_folded_away_opens_and_comes_first_where_something_is_wrong(
    cast: Cast, ines: FlaskClient, people
) -> None:
    page = ines.get(address(cast)).text
    assert 'attending-change" open' not in page
    fields = dict(re.findall(r'name="(p\d+-\w+)"[^>]*? value="([^"]*)"', page))
    sam = people["Sam"]
    answer = ines.post(address(cast), data={**fields, f"p{sam}-name": ""})
    assert answer.status_code == 422
    assert groups(answer.text)[HEADINGS[0]] == ["Sam", "Rosa", "Duc"]
    assert "Sam, Name on paper: Please fill this in." in answer.text, "forty people have three fields each"
    assert answer.text.count('attending-change" open') == 1
    assert "novalidate" in answer.text, "a browser could not show what is wrong in a part that is folded away"


def test_a_name_for_paper_is_seen_without_opening_anything(
    app: Flask, cast: Cast, ines: FlaskClient, people
) -> None:
    with app.app_context():
        participants.set_paper_name(people["Ada"], "Ada Nowak")
    assert "on paper: Ada Nowak" in ines.get(address(cast)).text


def test_a_class_without_people_can_be_closed(cast: Cast, ines: FlaskClient) -> None:
    page = ines.get(address(cast)).text
    assert groups(page) == {}
    assert "<span>Close the class</span></button>" in page
    assert ines.post(address(cast)).status_code == 302
