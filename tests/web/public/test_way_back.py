"""Whoever reads a lesson during the class finds the way back to it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings, participants

BACK = "Back to the class"


@pytest.mark.parametrize(
    ("path", "ways"), [("/", 2), ("/lessons/", 1), ("/lessons/five-minutes", 2), ("/privacy", 1)]
)
def test_pages_outside_lead_back_to_the_class(cast: Cast, joined, path: str, ways: int) -> None:
    page = joined("Sam").get(path).text
    assert page.count(BACK) == ways
    assert page.count(f'href="/class/{cast.meeting.code}/"') == ways


def test_a_passer_by_sees_no_way_back(passer_by: FlaskClient) -> None:
    assert BACK not in passer_by.get("/lessons/five-minutes").text


def test_a_class_that_is_closed_is_no_place_to_go_back_to(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert BACK not in sam.get("/lessons/five-minutes").text


def test_who_was_removed_is_not_led_back(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        participants.remove(participants.of_meeting(cast.meeting.id)[0].id)
    assert BACK not in sam.get("/").text
