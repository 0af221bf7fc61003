"""A stranger who guesses at a password slows down strangers, and not the browsers of its owner."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Cookie

from tests.cast import PASSWORD, Cast
from workshop.records import sign_ins, staff
from workshop.web.instructor.browser import COOKIE


@pytest.fixture(autouse=True)
def passwords(app: Flask, cast: Cast) -> None:
    with app.app_context():
        for person in (cast.ines, cast.omar):
            staff.set_password(person.id, PASSWORD)


def sign_in(client: FlaskClient, email: str, password: str = PASSWORD) -> int:
    return client.post("/staff/sign-in", data={"email": email, "password": password}).status_code


def guess(app: Flask, email: str) -> None:
    """A stranger, until the next try has to wait."""
    stranger = app.test_client()
    while sign_in(stranger, email, "not the password") != 429:
        pass


def cookie(client: FlaskClient) -> Cookie:
    found = client.get_cookie(COOKIE, path="/staff")
    assert found is not None
    return found


@pytest.fixture
def her_laptop(cast: Cast, passer_by: FlaskClient) -> FlaskClient:
    """Ines has signed in there, and out again."""
    assert sign_in(passer_by, cast.ines.email) == 302
    passer_by.post("/staff/sign-out")
    return passer_by


def test_a_stranger_cannot_keep_ines_out_of_her_laptop(
    app: Flask, cast: Cast, her_laptop: FlaskClient
) -> None:
    guess(app, cast.ines.email)
    assert sign_in(app.test_client(), cast.ines.email) == 429
    assert sign_in(her_laptop, cast.ines.email) == 302


def test_a_link_that_signs_in_makes_the_browser_known_too(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    guess(app, cast.ines.email)
    with app.app_context():
        link = sign_ins.create_link(cast.ines.id, "sign-in")
    assert passer_by.post(f"/staff/links/{link}").status_code == 302
    passer_by.post("/staff/sign-out")
    assert sign_in(passer_by, cast.ines.email) == 302


def test_colleagues_may_share_a_laptop(app: Flask, cast: Cast, her_laptop: FlaskClient) -> None:
    sign_in(her_laptop, cast.omar.email)
    for person in (cast.ines, cast.omar):
        guess(app, person.email)
        assert sign_in(her_laptop, person.email) == 302


def test_a_browser_is_known_for_its_own_accounts_alone(
    app: Flask, cast: Cast, her_laptop: FlaskClient
) -> None:
    guess(app, cast.omar.email)
    assert sign_in(her_laptop, cast.omar.email) == 429


@pytest.mark.parametrize("change", [lambda value: value[:-2] + "xx", lambda value: "", lambda value: "x.y.z"])
def test_a_cookie_that_this_site_did_not_write_is_worth_nothing(
    app: Flask, cast: Cast, her_laptop: FlaskClient, change
) -> None:
    guess(app, cast.ines.email)
    her_laptop.set_cookie(COOKIE, change(cookie(her_laptop).value), path="/staff")
    assert sign_in(her_laptop, cast.ines.email) == 429


def test_no_other_cookie_of_ours_passes_for_it(app: Flask, cast: Cast, her_laptop: FlaskClient) -> None:
    guess(app, cast.ines.email)
    with her_laptop.session_transaction() as session:
        session.update({"staff": "x"})
    other = her_laptop.get_cookie("give-first")
    assert other is not None
    her_laptop.set_cookie(COOKIE, other.value, path="/staff")
    assert sign_in(her_laptop, cast.ines.email) == 429


def test_the_cookie_lasts_a_year_and_is_for_the_doors_of_staff_alone(
    cast: Cast, her_laptop: FlaskClient
) -> None:
    kept = cookie(her_laptop)
    assert kept.max_age == 365 * 24 * 60 * 60
    assert (kept.path, kept.http_only, kept.same_site) == ("/staff", True, "Lax")
    assert cast.ines.email not in kept.value


def test_a_guess_that_fails_makes_no_browser_known(cast: Cast, passer_by: FlaskClient) -> None:
    sign_in(passer_by, cast.ines.email, "not the password")
    assert passer_by.get_cookie(COOKIE, path="/staff") is None
