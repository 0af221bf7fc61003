"""Planning a class and changing its facts."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings

PLAN = {
    "title": "Evening class",
    "day": "2030-05-02",
    "start": "18:00",
    "end": "19:30",
    "place": "Room 1",
    "language": "en",
    "planned_minutes": "90",
}


def planned(app: Flask, cast: Cast) -> list[meetings.Meeting]:
    with app.app_context():
        return [one for one in meetings.of_center(cast.riverside.id) if one.id != cast.meeting.id]


def test_times_are_those_of_the_center(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post("/staff/classes/new", data=PLAN)
    (made,) = planned(app, cast)
    assert answer.headers["Location"] == f"/staff/classes/{made.id}/"
    assert made.starts_at == datetime(2030, 5, 2, 22, 0, tzinfo=UTC), "New York is four hours behind in May"
    assert made.instructor_id == cast.ines.id
    assert "6:00 PM–7:30 PM" in ines.get(f"/staff/classes/{made.id}/").text.replace("\u202f", " ")


def test_a_form_sent_twice_plans_one_class(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for _sending in range(2):
        answer = ines.post("/staff/classes/new", data={**PLAN, "once": "a-key-of-this-form"})
        assert answer.status_code == 302
    assert len(planned(app, cast)) == 1


def test_the_empty_form_proposes_the_deck(ines: FlaskClient) -> None:
    page = ines.get("/staff/classes/new").text
    assert 'value="Successful networking by giving first"' in page
    assert 'value="90"' in page


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "  ", "Please fill this in."),
        ("title", "x" * 10_000, "120 letters or fewer"),
        ("day", "tomorrow", "Please give a day"),
        ("day", "0001-01-01", "Please look at the year"),
        ("start", "25:00", "Please give a time"),
        ("end", "17:00", "must end after it starts"),
        ("end", "18:00", "must end after it starts"),
        ("end", "04:01", "10 hours at most"),
        ("place", "", "Please fill this in."),
        ("planned_minutes", "ninety", "whole number"),
        ("planned_minutes", "9", "from 10 to 600"),
        ("planned_minutes", "9" * 400, "whole number"),
        ("language", "xx", "Not a valid choice"),
        ("title", "a\u202eb", "hidden character"),
        ("title", "Networking \U0001f389", "no letters for: \U0001f389"),
        ("place", "Room 北", "no letters for: 北"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    app: Flask, cast: Cast, ines: FlaskClient, field: str, typed: str, words: str
) -> None:
    answer = ines.post("/staff/classes/new", data={**PLAN, field: typed})
    assert answer.status_code == 422
    assert words in answer.text
    assert not planned(app, cast)


@pytest.mark.parametrize(("end", "minutes"), [("00:30", 90), ("00:00", 60), ("09:00", 600)])
def test_class_past_midnight_is_planned_and_can_be_saved_again(
    app: Flask, cast: Cast, ines: FlaskClient, end: str, minutes: int
) -> None:
    ines.post("/staff/classes/new", data={**PLAN, "start": "23:00", "end": end})
    (made,) = planned(app, cast)
    assert made.ends_at - made.starts_at == timedelta(minutes=minutes)
    page = ines.get(f"/staff/classes/{made.id}/edit").text
    assert all(f'value="{shown}"' in page for shown in ("2030-05-02", "23:00", end))
    data = {**PLAN, "start": "23:00", "end": end, "title": "A better title"}
    assert ines.post(f"/staff/classes/{made.id}/edit", data=data).status_code == 302
    (kept,) = planned(app, cast)
    assert (kept.title, kept.starts_at, kept.ends_at) == ("A better title", made.starts_at, made.ends_at)


def test_changing_keeps_everything_else(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    page = ines.get(f"/staff/classes/{cast.meeting.id}/edit").text
    assert f'value="{cast.meeting.title}"' in page
    ines.post(f"/staff/classes/{cast.meeting.id}/edit", data={**PLAN, "title": "A better title"})
    with app.app_context():
        changed = meetings.get(cast.meeting.id)
    assert (changed.title, changed.status, changed.code) == ("A better title", "open", cast.meeting.code)


def test_a_title_is_shown_as_it_was_typed_and_runs_nothing(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    ines.post("/staff/classes/new", data={**PLAN, "title": "<script>alert(1)</script> & more"})
    page = ines.get("/staff/").text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
