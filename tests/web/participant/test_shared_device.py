"""Somebody comes to a device on which somebody else is in the class."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.participant.test_joining import names, token_of
from workshop.records import meetings, participants


@pytest.fixture
def lobby(joined) -> FlaskClient:
    """Rosa has joined there and gone away."""
    return joined("Rosa")


def at(cast: Cast) -> str:
    return f"/join/{cast.meeting.code}"


def who(cast: Cast, client: FlaskClient) -> str:
    page = client.get(f"/class/{cast.meeting.code}/").text
    return page.partition("<bdi>")[2].partition("</bdi>")[0]


def test_the_device_says_who_is_here_and_asks(cast: Cast, lobby: FlaskClient) -> None:
    page = lobby.get(at(cast)).text
    assert "You are here as <bdi>Rosa</bdi>." in page
    assert f'href="/class/{cast.meeting.code}/"' in page
    assert "I am somebody else" in page
    assert f'href="/class/{cast.meeting.code}/finish"' in page


def test_typing_the_code_leads_to_the_same_question(cast: Cast, lobby: FlaskClient) -> None:
    page = lobby.get("/join", query_string={"code": cast.meeting.code}, follow_redirects=True).text
    assert "You are here as <bdi>Rosa</bdi>." in page


def test_who_is_somebody_else_takes_the_place_as_after_finish(
    app: Flask, cast: Cast, lobby: FlaskClient
) -> None:
    with lobby.session_transaction() as session:
        hers = dict(session)
    lobby.post(f"/class/{cast.meeting.code}/pitch", data={"text": "I mend bikes.", "edit": "1"})
    assert lobby.post(at(cast), data={"screen_name": "Duc", "instead": "1"}).status_code == 302
    assert who(cast, lobby) == "Duc"
    assert "I mend bikes." not in lobby.get(f"/class/{cast.meeting.code}/about-me").text
    assert names(app, cast) == ["Rosa", "Duc"]
    with app.app_context():
        assert participants.of_meeting(cast.meeting.id)[0].finished_at is not None
    with lobby.session_transaction() as session:
        session.update(hers)
    assert lobby.get(f"/class/{cast.meeting.code}/").status_code == 403


def test_a_new_name_is_never_lost_in_silence(app: Flask, cast: Cast, lobby: FlaskClient) -> None:
    """The page was open since before Rosa joined."""
    answer = lobby.post(at(cast), data={"screen_name": "Duc"})
    assert answer.status_code == 409
    assert "You are here as <bdi>Rosa</bdi>." in answer.text
    assert "Are you somebody else?" in answer.text
    assert 'value="Duc"' in answer.text
    assert names(app, cast) == ["Rosa"]
    assert who(cast, lobby) == "Rosa"


def test_another_person_of_the_same_name_is_another_person(
    app: Flask, cast: Cast, lobby: FlaskClient
) -> None:
    assert lobby.post(at(cast), data={"screen_name": "Rosa"}).status_code == 409
    lobby.post(at(cast), data={"screen_name": "Rosa", "instead": "1"})
    assert names(app, cast) == ["Rosa", "Rosa 2"]
    assert who(cast, lobby) == "Rosa 2"


def test_taking_the_place_twice_makes_one_person(app: Flask, cast: Cast, lobby: FlaskClient) -> None:
    token = token_of(lobby.get(at(cast)).text)
    for _tap in range(2):
        lobby.post(at(cast), data={"screen_name": "Duc", "instead": "1", "token": token})
    assert names(app, cast) == ["Rosa", "Duc"]


def test_a_name_that_cannot_be_signs_nobody_off(app: Flask, cast: Cast, lobby: FlaskClient) -> None:
    answer = lobby.post(at(cast), data={"screen_name": "  ", "instead": "1"})
    assert answer.status_code == 422
    assert "Please type a name" in answer.text
    assert who(cast, lobby) == "Rosa"


def test_nobody_takes_a_place_in_a_closed_class(app: Flask, cast: Cast, lobby: FlaskClient) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    page = lobby.get(at(cast)).text
    assert "You are here as <bdi>Rosa</bdi>." in page
    assert "I am somebody else" not in page
    assert lobby.post(at(cast), data={"screen_name": "Duc", "instead": "1"}).status_code == 409
    assert lobby.get(f"/class/{cast.meeting.code}/papers").status_code == 200
