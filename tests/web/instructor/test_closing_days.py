"""Closing and correcting where the hours are not all of one day: a class that was opened again, and one that
runs past midnight."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from tests.records.conftest import Clock
from workshop.records import clock as real_clock
from workshop.records import meetings, papers
from workshop.records.staff import Staff
from workshop.web.kit.clock import local

ZONE = "America/New_York"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Ten in the morning in Riverside, on a Tuesday."""
    clock = Clock()
    monkeypatch.setattr(real_clock, "utc_now", clock)
    monkeypatch.setattr("tests.cast.utc_now", clock)
    return clock


@pytest.fixture
def ines(clock: Clock, cast: Cast, signed_in: Callable[[Staff], FlaskClient]) -> Callable[[], FlaskClient]:
    """Ines signs in anew each day."""
    return lambda: signed_in(cast.ines)


@pytest.fixture
def late_class(app: Flask, clock: Clock, cast: Cast) -> int:
    """From 11 at night to half past midnight; Sam is there from the start. It is half past midnight now."""
    clock.wait(hours=13)
    with app.app_context():
        times = {"starts_at": clock.now, "ends_at": clock.now + timedelta(minutes=90)}
        meetings.update(cast.meeting.id, **times)
    sam = join(app, cast.meeting, "Sam")
    clock.wait(minutes=90)
    return sam


def row(person: int, **more: str) -> dict[str, str]:
    values = {"here": "1", "name": "Sam", "arrived": "10:00", "left": "", "proof": "y", **more}
    return {f"p{person}-{key}": value for key, value in values.items()}


def at(cast: Cast, page: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{page}"


def hours(app: Flask, cast: Cast) -> list[str]:
    """Of the newest paper: day of the class, from when, until when."""
    with app.app_context():
        said = papers.of_meeting(cast.meeting.id)[-1].details
    came, left = (local(datetime.fromisoformat(said[f"{key}_at"]), ZONE) for key in ("arrived", "left"))
    return [said["date"], f"{came:%d %H:%M}", f"{left:%d %H:%M}"]


def open_again(app: Flask, cast: Cast, clock: Clock) -> int:
    """Rosa came on the Tuesday, and Sam comes on the Thursday."""
    join(app, cast.meeting, "Rosa")
    clock.wait(minutes=80)
    with app.app_context():
        meetings.close_class(cast.meeting.id)
        clock.wait(days=2)
        meetings.reopen(cast.meeting.id)
    return join(app, cast.meeting, "Sam")


@pytest.mark.parametrize(("left", "until"), [("", "12 12:00"), ("11:45", "12 11:45")])
def test_hours_lie_on_the_day_on_which_the_class_was_opened_again(
    app: Flask, clock: Clock, cast: Cast, ines, left: str, until: str
) -> None:
    sam = open_again(app, cast, clock)
    clock.wait(minutes=40)
    page = ines().get(at(cast, "close")).text
    assert "The class ran from 11:20 AM to 12:00 PM" in page
    assert page.count("was here on Tuesday, March 10, 2026") == 1
    assert ines().post(at(cast, "close"), data=row(sam, arrived="11:20", left=left)).status_code == 302
    assert hours(app, cast) == ["2026-03-12", "12 11:20", until]


def test_who_was_there_on_the_first_day_keeps_that_day(app: Flask, clock: Clock, cast: Cast, ines) -> None:
    rosa = open_again(app, cast, clock) - 1
    clock.wait(minutes=40)
    ines().post(at(cast, "close"), data=row(rosa, name="Rosa", left="11:10"))
    assert hours(app, cast) == ["2026-03-10", "10 10:00", "10 11:10"]


def test_nobody_gets_a_paper_for_no_minutes_and_the_form_stays(
    app: Flask, clock: Clock, cast: Cast, ines
) -> None:
    sam = open_again(app, cast, clock)
    data = {**row(sam, name="Samuel Okoro", arrived="11:20"), **row(sam - 1, name="Rosa")}
    answer = ines().post(at(cast, "close"), data=data)
    assert answer.status_code == 422
    assert answer.text.count("Nobody gets a paper for 0 minutes.") == 2  # at the row, and above the form
    assert 'value="Samuel Okoro"' in answer.text
    with app.app_context():
        assert papers.of_meeting(cast.meeting.id) == []
        assert meetings.get(cast.meeting.id).status == "open"


@pytest.mark.parametrize(
    ("arrived", "left", "expected"),
    [
        ("23:00", "", ["2026-03-10", "10 23:00", "11 00:30"]),
        ("23:00", "00:15", ["2026-03-10", "10 23:00", "11 00:15"]),
        ("23:40", "23:55", ["2026-03-10", "10 23:40", "10 23:55"]),
        ("00:05", "00:15", ["2026-03-10", "11 00:05", "11 00:15"]),
    ],
)
def test_class_may_run_past_midnight(
    app: Flask, cast: Cast, late_class: int, ines, arrived: str, left: str, expected: list[str]
) -> None:
    answer = ines().post(at(cast, "close"), data=row(late_class, arrived=arrived, left=left))
    assert answer.status_code == 302
    assert hours(app, cast) == expected


@pytest.mark.parametrize(
    ("arrived", "left", "words"),
    [
        ("23:40", "23:20", "Nobody can leave before they came."),
        ("23:00", "01:15", "outside the class"),
        ("09:45", "00:15", "outside the class"),
    ],
)
def test_past_midnight_wrong_hours_are_refused_as_ever(
    cast: Cast, late_class: int, ines, arrived: str, left: str, words: str
) -> None:
    answer = ines().post(at(cast, "close"), data=row(late_class, arrived=arrived, left=left))
    assert answer.status_code == 422
    assert words in answer.text


def test_name_on_a_paper_that_runs_past_midnight_can_be_corrected(
    app: Flask, cast: Cast, late_class: int, ines
) -> None:
    ines().post(at(cast, "close"), data=row(late_class, arrived="23:00"))
    with app.app_context():
        paper = papers.of_meeting(cast.meeting.id)[0]
    address = at(cast, f"papers/{paper.id}/correct")
    page = ines().get(address).text
    assert all(f'value="{time}"' in page for time in ("23:00", "00:30"))
    data = {"name": "Samuel Okoro", "arrived": "23:00", "left": "00:30"}
    assert ines().post(address, data=data).status_code == 302
    assert hours(app, cast) == ["2026-03-10", "10 23:00", "11 00:30"]
