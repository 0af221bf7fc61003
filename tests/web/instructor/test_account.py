"""One's own name and password."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import PASSWORD, Cast
from workshop.records import sign_ins, staff


def test_a_new_name_is_kept(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    assert "Ines Moreno" in ines.get("/staff/account").text
    ines.post("/staff/account", data={"name": " Inés  Moreno "})
    with app.app_context():
        assert staff.get(cast.ines.id).name == "Inés Moreno"


def test_an_empty_or_endless_name_is_refused_in_words(ines: FlaskClient) -> None:
    assert "Please fill this in." in ines.post("/staff/account", data={"name": "  "}).text
    answer = ines.post("/staff/account", data={"name": "x" * 10_000})
    assert answer.status_code == 422
    assert "100 letters or fewer" in answer.text


def test_a_name_that_cannot_stand_on_paper_is_refused(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post("/staff/account", data={"name": "Ines \U0001f389"})
    assert answer.status_code == 422
    assert "no letters for: \U0001f389" in answer.text
    with app.app_context():
        assert staff.get(cast.ines.id).name == "Ines Moreno"


def test_a_new_password_keeps_this_browser_and_ends_the_others(
    app: Flask, cast: Cast, ines: FlaskClient, signed_in
) -> None:
    elsewhere = signed_in(cast.ines)
    ines.post("/staff/account/password", data={"password": PASSWORD, "again": PASSWORD})
    assert ines.get("/staff/").status_code == 200
    assert elsewhere.get("/staff/").status_code == 302
    with app.app_context():
        assert sign_ins.sign_in(cast.ines.email, PASSWORD)


def test_a_password_does_not_travel_on_plain_http(cast: Cast, ines: FlaskClient) -> None:
    ines.environ_base["REMOTE_ADDR"] = "192.168.1.31"
    assert 'type="password"' not in ines.get("/staff/account/password").text
    answer = ines.post("/staff/account/password", data={"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 403
