"""One-time links: looking uses nothing up, the button does, and each channel gets only what it may carry."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import PASSWORD, Cast
from workshop.records import sign_ins, staff


def make(app: Flask, cast: Cast, purpose: str) -> str:
    with app.app_context():
        meeting = cast.meeting.id if purpose == "console" else None
        return f"/staff/links/{sign_ins.create_link(cast.ines.id, purpose, meeting_id=meeting)}"


def test_a_preview_does_not_use_the_link_up(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    link = make(app, cast, "sign-in")
    for _look in range(3):
        assert "Sign in now" in passer_by.get(link).text
    assert passer_by.get("/staff/").status_code == 302
    assert passer_by.post(link).headers["Location"] == "/staff/"
    assert passer_by.get("/staff/").status_code == 200


def test_a_link_works_once(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    link = make(app, cast, "sign-in")
    passer_by.post(link)
    again = app.test_client().post(link)
    assert again.status_code == 410
    assert "works only once" in again.text


def test_an_unknown_link_says_so(passer_by: FlaskClient) -> None:
    answer = passer_by.get("/staff/links/nothing-like-it")
    assert answer.status_code == 404
    assert "Ask for a new one" in answer.text


@pytest.mark.parametrize("purpose", ["sign-in", "password"])
def test_a_full_session_does_not_travel_on_plain_http(
    app: Flask, cast: Cast, phone: FlaskClient, purpose: str
) -> None:
    link = make(app, cast, purpose)
    assert phone.get(link).status_code == 403
    data = {"password": PASSWORD, "again": PASSWORD}
    answer = phone.post(link, data=data)
    assert answer.status_code == 403
    assert "nothing is used up" in answer.text
    assert app.test_client().post(link, data=data).status_code == 302


def test_a_password_link_sets_the_password_and_signs_in(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    link = make(app, cast, "password")
    assert 'autocomplete="new-password"' in passer_by.get(link).text
    assert passer_by.post(link, data={"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert passer_by.get("/staff/").status_code == 200
    with app.app_context():
        assert sign_ins.sign_in(cast.ines.email, PASSWORD)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"password": PASSWORD, "again": PASSWORD + "!"}, "not the same"),
        ({"password": "x" * 1001, "again": "x" * 1001}, "1000 letters or fewer"),
        ({}, "Please fill this in."),
    ],
)
def test_a_password_that_will_not_do_leaves_the_link_good(
    app: Flask, cast: Cast, passer_by: FlaskClient, typed: dict[str, str], words: str
) -> None:
    link = make(app, cast, "password")
    answer = passer_by.post(link, data=typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert passer_by.post(link, data={"password": PASSWORD, "again": PASSWORD}).status_code == 302


def test_a_new_password_ends_the_sessions_elsewhere(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by: FlaskClient
) -> None:
    passer_by.post(make(app, cast, "password"), data={"password": PASSWORD, "again": PASSWORD})
    assert ines.get("/staff/").status_code == 302


def test_somebody_deactivated_has_no_use_for_a_link(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    with app.app_context():
        link = f"/staff/links/{sign_ins.create_link(cast.omar.id, 'sign-in')}"
        staff.deactivate(cast.omar.id)
    assert passer_by.post(link).status_code == 404
