"""Planning a class and changing its facts."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from tests.documents import gate
from workshop.records import meetings, papers, staff
from workshop.web.kit.clock import local

LENGTH = timedelta(minutes=90)
PLAN = {
    "title": "Evening class",
    "day": "2030-05-02",
    "start": "18:00",
    "end": "19:30",
    "place": "Room 1",
    "instructor_id": "1",
    "mode": "staff-led",
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
        ("mode", "asleep", "Not a valid choice"),
        ("instructor_id", "3", "Not a valid choice"),
        ("instructor_id", "nobody", "Invalid Choice"),
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


def selected(page: str) -> list[str]:
    return re.findall(r"<option selected[^>]*>([^<]*)", page)


def test_oneself_is_proposed_as_the_instructor_and_only_colleagues_else(ines: FlaskClient) -> None:
    page = ines.get("/staff/classes/new").text
    assert selected(page)[:2] == ["Ines Moreno", "Staff-led"]
    assert "Omar Haddad" in page
    assert "Lena Park" not in page


def test_instructor_who_has_left_stays_with_the_class_until_another_is_chosen(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    ines.post("/staff/classes/new", data={**PLAN, "instructor_id": str(cast.omar.id)})
    (made,) = planned(app, cast)
    with app.app_context():
        staff.deactivate(cast.omar.id)
    address = f"/staff/classes/{made.id}/edit"
    assert selected(ines.get(address).text)[0] == "Omar Haddad"
    for instructor in (cast.omar.id, cast.ines.id):
        assert ines.post(address, data={**PLAN, "instructor_id": str(instructor)}).status_code == 302
        assert planned(app, cast)[0].instructor_id == instructor
    assert "Omar Haddad" not in ines.get(address).text


def test_papers_name_the_chosen_instructor_and_how_the_class_was_held(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    start = local(cast.meeting.starts_at - timedelta(minutes=30), cast.riverside.time_zone)
    times = {"day": f"{start:%Y-%m-%d}", "start": f"{start:%H:%M}", "end": f"{start + LENGTH:%H:%M}"}
    data = {**PLAN, **times, "instructor_id": str(cast.omar.id), "mode": "self-directed"}
    ines.post(f"/staff/classes/{cast.meeting.id}/edit", data=data)
    page = ines.get(f"/staff/classes/{cast.meeting.id}/").text
    assert all(words in page for words in ("Omar Haddad", "Self-directed"))
    sam = join(app, cast.meeting, "Sam")
    with app.app_context():
        issued = papers.issue(cast.meeting.id, [sam], [sam], by=cast.ines.id)
    proof, certificate = (
        gate.text_of(ines.get(f"/staff/classes/{cast.meeting.id}/papers/{one.id}.pdf").data) for one in issued
    )
    assert "Self-directed" in proof
    assert "Staff-led" not in proof
    assert all("Omar Haddad" in text and "Ines Moreno" not in text for text in (proof, certificate))


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


def test_a_class_of_the_short_cut_is_planned_for_its_minutes(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    ines.post("/staff/classes/new", data={**PLAN, "is_short": "y", "is_count_shown": "y"})
    (made,) = planned(app, cast)
    assert (made.is_short, made.is_count_shown, made.planned_minutes) == (True, True, 60)
