"""E-mail and password, on channels where a password may travel."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import PASSWORD, Cast
from workshop.records import participants, staff


@pytest.fixture(autouse=True)
def password(app: Flask, cast: Cast) -> None:
    with app.app_context():
        staff.set_password(cast.ines.id, PASSWORD)


def sign_in(client: FlaskClient, cast: Cast, password: str = PASSWORD, **more: str):
    return client.post("/staff/sign-in", data={"email": cast.ines.email, "password": password, **more})


def test_ines_signs_in_and_sees_her_classes(cast: Cast, passer_by: FlaskClient) -> None:
    answer = sign_in(passer_by, cast)
    assert answer.headers["Location"] == "/staff/"
    assert "Successful networking" in passer_by.get("/staff/").text


def test_a_wrong_password_is_named_in_words_and_not_shown_again(cast: Cast, passer_by: FlaskClient) -> None:
    answer = sign_in(passer_by, cast, "a wrong password")
    assert answer.status_code == 422
    assert "The e-mail or the password is not right" in answer.text
    assert "a wrong password" not in answer.text
    assert cast.ines.email in answer.text


def test_an_unknown_e_mail_is_told_the_same(cast: Cast, passer_by: FlaskClient) -> None:
    answer = passer_by.post("/staff/sign-in", data={"email": "nobody@x.example", "password": PASSWORD})
    assert "The e-mail or the password is not right" in answer.text


def test_too_many_tries_must_wait(cast: Cast, passer_by: FlaskClient) -> None:
    for _try in range(5):
        sign_in(passer_by, cast, "a wrong password")
    answer = sign_in(passer_by, cast, "a wrong password")
    answer = sign_in(passer_by, cast) if answer.status_code != 429 else answer
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Please wait" in answer.text


def test_empty_fields_are_asked_for(passer_by: FlaskClient) -> None:
    answer = passer_by.post("/staff/sign-in", data={"email": " ", "password": ""})
    assert answer.status_code == 422
    assert answer.text.count("Please fill this in.") >= 2


def test_signing_in_leads_back_to_the_page_that_was_asked_for(cast: Cast, passer_by: FlaskClient) -> None:
    asked = passer_by.get("/staff/account")
    page = passer_by.get(asked.headers["Location"])
    assert 'value="/staff/account"' in page.text
    assert sign_in(passer_by, cast, next="/staff/account").headers["Location"] == "/staff/account"


@pytest.mark.parametrize(
    "target",
    ["https://bad.example/", "//bad.example", "/\\bad.example", "\\\\bad.example", "/\t/bad.example", ""],
)
def test_nobody_is_led_away_after_signing_in(cast: Cast, passer_by: FlaskClient, target: str) -> None:
    assert sign_in(passer_by, cast, next=target).headers["Location"] == "/staff/"


def test_a_phone_on_plain_http_is_told_how_to_use_a_link(cast: Cast, phone: FlaskClient) -> None:
    page = phone.get("/staff/sign-in")
    assert 'type="password"' not in page.text
    assert "Console on a phone" in page.text
    assert sign_in(phone, cast).status_code == 403
    assert phone.get("/staff/").status_code == 302


def test_https_carries_a_password(cast: Cast, phone: FlaskClient) -> None:
    data = {"email": cast.ines.email, "password": PASSWORD}
    answer = phone.post("/staff/sign-in", data=data, base_url="https://class.example.org")
    assert answer.status_code == 302
    assert "Secure" in answer.headers["Set-Cookie"]


def test_signing_out_ends_the_session_for_a_copied_cookie_too(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    sign_in(passer_by, cast)
    with passer_by.session_transaction() as session:
        token = session["staff"]
    passer_by.post("/staff/sign-out")
    thief = app.test_client()
    with thief.session_transaction() as session:
        session["staff"] = token
    assert thief.get("/staff/").status_code == 302


def test_each_sign_in_starts_a_new_session(cast: Cast, passer_by: FlaskClient) -> None:
    sign_in(passer_by, cast)
    with passer_by.session_transaction() as session:
        first, session["left-over"] = session["staff"], "x"
    sign_in(passer_by, cast)
    with passer_by.session_transaction() as session:
        assert session["staff"] != first
        assert "left-over" not in session


def test_a_class_joined_on_this_device_stays_joined(app: Flask, cast: Cast, joined) -> None:
    both = joined("Sam")
    sign_in(both, cast)
    both.post("/staff/sign-out")
    assert both.get(f"/class/{cast.meeting.code}/").status_code == 200
    with app.app_context():
        assert len(participants.of_meeting(cast.meeting.id)) == 1
