"""Guessing class codes: one budget for the whole server, and nobody who is in the class feels it."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.web.kit.budgets import Budget


@pytest.fixture
def guessed(app: Flask) -> Budget:
    """Somebody has used up what there was."""
    budget: Budget = app.extensions["workshop"].code_tries
    guesser = app.test_client()
    while guesser.get("/join?code=ABCDEF").status_code == 404:
        pass
    return budget


def test_a_room_full_of_people_may_mistype(app: Flask, passer_by: FlaskClient) -> None:
    for _person in range(40):
        for _time in range(3):
            assert app.test_client().get("/join?code=ABCDEF").status_code == 404


def test_then_every_new_guess_has_to_wait_right_or_wrong(app: Flask, cast: Cast, guessed: Budget) -> None:
    code = cast.meeting.code
    for page in (
        f"/join?code={code}",
        f"/join/{code}",
        f"/projector/{code}/",
        f"/class/{code}/",
        "/join/ABCDEF",
    ):
        answer = app.test_client().get(page)
        assert answer.status_code == 429, page
        assert re.search(r"Please wait \d+ seconds", answer.text), page


def test_the_form_keeps_what_was_typed(app: Flask, cast: Cast, guessed: Budget) -> None:
    answer = app.test_client().get(f"/join?code={cast.meeting.code}")
    assert f'value="{cast.meeting.code}"' in answer.text


def test_whoever_is_in_the_class_goes_on(app: Flask, cast: Cast, joined, signed_in) -> None:
    code = cast.meeting.code
    sam, ines, wall = joined("Sam"), signed_in(cast.ines), app.test_client()
    wall.get(f"/projector/{code}/")
    while app.test_client().get("/join/ABCDEF").status_code == 404:
        pass
    assert sam.get(f"/class/{code}/").status_code == 200
    assert sam.get(f"/join/{code}").status_code == 200
    assert wall.get(f"/projector/{code}/state").status_code == 200
    assert ines.get(f"/projector/{code}/").status_code == 200


def test_right_codes_cost_nothing(app: Flask, cast: Cast) -> None:
    for _phone in range(250):
        answer = app.test_client().get(f"/join/{cast.meeting.code}")
        assert answer.status_code == 200


def test_what_can_be_no_code_costs_nothing(app: Flask, cast: Cast) -> None:
    for typed in ("hello", "12", "", "ABC-DEF-GHJ") * 80:
        app.test_client().get("/join", query_string={"code": typed})
    assert app.test_client().get(f"/join/{cast.meeting.code}").status_code == 200


def test_letters_that_stand_for_two_cost_both(app: Flask, cast: Cast) -> None:
    """Else one guess of “000000” would try 64 codes."""
    tries = 0
    while app.test_client().get("/join/000000").status_code == 404:
        tries += 1
    assert tries == app.extensions["workshop"].code_tries.size // 64
