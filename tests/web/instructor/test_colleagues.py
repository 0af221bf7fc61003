"""Who has an account: for administrators."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import PASSWORD, Cast
from workshop.records import sign_ins, staff

NORA = {"name": "Nora Diaz", "email": "nora@riverside.example"}


def link_on(page: str) -> str | None:
    found = re.search(r"/staff/links/[\w-]+", page)
    return found[0] if found else None


def people(app: Flask, cast: Cast) -> list[str]:
    with app.app_context():
        return [one.name for one in staff.of_center(cast.riverside.id) if one.is_active]


def test_a_colleague_is_added_by_a_link_that_is_shown_once(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by: FlaskClient
) -> None:
    page = ines.post("/staff/colleagues", data=NORA, follow_redirects=True).text
    link = link_on(page)
    assert "lasts 3 days" in page
    assert link_on(ines.get("/staff/colleagues").text) is None
    passer_by.post(link, data={"password": PASSWORD, "again": PASSWORD})
    assert passer_by.get("/staff/").status_code == 200
    assert passer_by.get("/staff/colleagues").status_code == 403, "an instructor, no administrator"


def test_a_form_sent_twice_adds_one_colleague(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for _sending in range(2):
        assert ines.post("/staff/colleagues", data={**NORA, "once": "a-key"}).status_code == 302
    assert people(app, cast).count("Nora Diaz") == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"email": ""}, "Please fill this in."),
        ({"email": "ines@riverside.example"}, "already on the list"),
        ({"email": "lena@hilltop.example"}, "already on the list"),
        ({"name": "Nora \U0001f389"}, "no letters for: \U0001f389"),
        ({"email": "x" * 5000 + "@x.example"}, "254 letters or fewer"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    app: Flask, cast: Cast, ines: FlaskClient, wrong: dict[str, str], words: str
) -> None:
    answer = ines.post("/staff/colleagues", data={**NORA, **wrong})
    assert answer.status_code == 422
    assert words in answer.text
    assert people(app, cast) == ["Ines Moreno", "Omar Haddad"]


def test_the_link_is_for_a_channel_on_which_a_password_may_travel(ines: FlaskClient, settings) -> None:
    settings(address="192.168.1.20")
    page = ines.post("/staff/colleagues", data=NORA, follow_redirects=True).text
    assert "http://localhost/staff/links/" in page
    assert "must be opened on this computer" in page
    settings(public_address="https://class.example.org")
    page = ines.post("/staff/colleagues", data={**NORA, "email": "n2@x.example"}, follow_redirects=True).text
    assert "https://class.example.org/staff/links/" in page
    assert "on this computer" not in page


def test_a_lost_password_is_reset_by_a_link(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by: FlaskClient
) -> None:
    page = ines.post(f"/staff/colleagues/{cast.omar.id}/link", follow_redirects=True).text
    passer_by.post(link_on(page), data={"password": PASSWORD, "again": PASSWORD})
    with app.app_context():
        assert sign_ins.sign_in(cast.omar.email, PASSWORD)


def test_a_colleague_who_leaves_is_out_at_once_and_can_come_back(
    cast: Cast, ines: FlaskClient, omar: FlaskClient
) -> None:
    ines.post(f"/staff/colleagues/{cast.omar.id}/deactivate")
    assert omar.get("/staff/").status_code == 302
    assert "cannot sign in" in ines.get("/staff/colleagues").text
    page = ines.post(f"/staff/colleagues/{cast.omar.id}/reactivate", follow_redirects=True).text
    assert "Omar Haddad can sign in again." in page


def test_the_last_administrator_stays(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    ines.post(f"/staff/colleagues/{cast.ines.id}/deactivate")
    assert "Ines Moreno" in people(app, cast)
    assert ines.get("/staff/").status_code == 200


def test_colleagues_and_center_are_for_administrators(cast: Cast, omar: FlaskClient) -> None:
    for address in ("/staff/colleagues", "/staff/center"):
        assert omar.get(address).status_code == 403
        assert omar.post(address).status_code == 403
