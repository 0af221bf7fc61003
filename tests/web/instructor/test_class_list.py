"""The classes of the center: today and open first, then planned, then past."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import clock, meetings


def plan(app: Flask, cast: Cast, title: str, days: int) -> int:
    with app.app_context():
        start = clock.utc_now() + timedelta(days=days)
        made = meetings.create(
            cast.riverside.id,
            cast.omar.id,
            title=title,
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            place="Room 1",
            language="en",
            planned_minutes=60,
        )
        return made.id


def test_groups_stand_in_the_order_in_which_people_look(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    plan(app, cast, "Next week", 7)
    past = plan(app, cast, "Last week", -7)
    with app.app_context():
        meetings.open_class(past)
        meetings.close_class(past)
    page = ines.get("/staff/").text
    places = [page.index(words) for words in (cast.meeting.title, "Next week", "Last week")]
    assert places == sorted(places)
    assert "Omar Haddad" in page


def test_a_class_whose_day_went_by_unopened_is_not_lost(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    plan(app, cast, "Snowed in", -2)
    page = ines.get("/staff/").text
    assert page.index("Planned") < page.index("Snowed in") < page.index("No class is closed yet")


def test_another_center_sees_nothing_of_it(cast: Cast, lena: FlaskClient) -> None:
    assert cast.meeting.title not in lena.get("/staff/").text


def test_a_passer_by_is_asked_to_sign_in(passer_by: FlaskClient, cast: Cast) -> None:
    answer = passer_by.get("/staff/")
    assert answer.headers["Location"] == "/staff/sign-in?next=/staff/"
