"""While the closing page is open, others change names and hours too: nobody's words are lost."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import clock, papers, participants
from workshop.web.kit.clock import local

INPUT = re.compile(r"<input\b[^>]*>")


@pytest.fixture
def sam(app: Flask, cast: Cast, joined, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Sam's phone. The class is at its end: 80 minutes after it began."""
    phone = joined("Sam")
    end = cast.meeting.starts_at + timedelta(minutes=80)
    monkeypatch.setattr(clock, "utc_now", lambda: end)
    return phone


def at(cast: Cast) -> str:
    return f"/staff/classes/{cast.meeting.id}/close"


def filled(page: str) -> dict[str, str]:
    """What the browser would send of Sam's row, the first one."""
    said = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in INPUT.findall(page)]
    return {one["name"]: one.get("value", "") for one in said if one.get("name", "").startswith("p")} | {
        "p1-certificate": ""
    }


def names_itself(sam: FlaskClient, cast: Cast, name: str) -> None:
    sam.post(f"/class/{cast.meeting.code}/papers", data={"paper_name": name})


def kept(app: Flask, cast: Cast) -> tuple[str | None, list[str]]:
    """Sam's name for paper, and the names on papers."""
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        return person.paper_name, [one.name for one in papers.of_meeting(cast.meeting.id)]


def clock_of(cast: Cast, minutes: int) -> str:
    moment = cast.meeting.starts_at + timedelta(minutes=minutes)
    return local(moment, cast.riverside.time_zone).strftime("%H:%M")


def test_name_that_somebody_sets_meanwhile_stands_on_the_paper(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient
) -> None:
    form = filled(ines.get(at(cast)).text)
    assert form["p1-name"] == "Sam"
    names_itself(sam, cast, "Samuel Legalname")
    assert ines.post(at(cast), data=form).status_code == 302
    assert kept(app, cast) == ("Samuel Legalname", ["Samuel Legalname"])


def test_name_that_the_instructor_changed_alone_is_kept(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient
) -> None:
    form = filled(ines.get(at(cast)).text)
    ines.post(at(cast), data={**form, "p1-name": "Samuel Okoro"})
    assert kept(app, cast) == ("Samuel Okoro", ["Samuel Okoro"])


def test_name_that_nobody_changed_is_not_written_down_as_chosen(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient
) -> None:
    ines.post(at(cast), data=filled(ines.get(at(cast)).text))
    assert kept(app, cast) == (None, ["Sam"])


def test_name_that_both_changed_is_asked_again(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient
) -> None:
    form = {**filled(ines.get(at(cast)).text), "p1-name": "Samuel Okoro"}
    names_itself(sam, cast, "Samuel Legalname")
    answer = ines.post(at(cast), data=form)
    assert answer.status_code == 422
    assert "somebody changed this to “Samuel Legalname”" in answer.text
    assert kept(app, cast) == ("Samuel Legalname", [])
    again = filled(answer.text)
    assert again["p1-name"] == "Samuel Okoro"
    assert ines.post(at(cast), data=again).status_code == 302
    assert kept(app, cast) == ("Samuel Okoro", ["Samuel Okoro"])


def test_both_may_change_to_the_same_name(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient
) -> None:
    form = {**filled(ines.get(at(cast)).text), "p1-name": "Samuel Okoro"}
    names_itself(sam, cast, "Samuel Okoro")
    assert ines.post(at(cast), data=form).status_code == 302
    assert kept(app, cast) == ("Samuel Okoro", ["Samuel Okoro"])


def set_hours(app: Flask, cast: Cast, came: int, left: int) -> None:
    """A colleague does, in minutes from the start."""
    start = cast.meeting.starts_at
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        participants.set_hours(person.id, start + timedelta(minutes=came), start + timedelta(minutes=left))


def test_hours_that_a_colleague_sets_meanwhile_stay(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient
) -> None:
    form = filled(ines.get(at(cast)).text)
    set_hours(app, cast, 5, 60)
    ines.post(at(cast), data=form)
    with app.app_context():
        paper = papers.of_meeting(cast.meeting.id)[0]
    start = cast.meeting.starts_at
    assert paper.details["arrived_at"] == (start + timedelta(minutes=5)).isoformat()
    assert paper.details["left_at"] == (start + timedelta(minutes=60)).isoformat()


@pytest.mark.parametrize(("shown", "typed"), [(None, 50), (70, None)])
def test_hours_that_both_changed_are_asked_again(
    app: Flask, cast: Cast, ines: FlaskClient, sam: FlaskClient, shown: int | None, typed: int | None
) -> None:
    if shown:
        set_hours(app, cast, 0, shown)
    left = clock_of(cast, typed) if typed else ""
    form = {**filled(ines.get(at(cast)).text), "p1-left": left}
    set_hours(app, cast, 0, 60)
    answer = ines.post(at(cast), data=form)
    assert answer.status_code == 422
    assert f"somebody changed this to “{clock_of(cast, 60)}”" in answer.text
    again = filled(answer.text)
    assert again["p1-left"] == left
    assert ines.post(at(cast), data=again).status_code == 302
