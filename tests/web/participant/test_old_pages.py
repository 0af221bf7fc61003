"""On a shared computer a page of the last person writes nothing as the next one, and signs nobody off."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import answers, participants

JSON = {"Accept": "application/json"}
SENTENCE = "Somebody else is in the class on this device now."


@pytest.fixture
def lobby(cast: Cast, joined) -> FlaskClient:
    """Rosa's page is still open; Duc has joined in another tab."""
    browser: FlaskClient = joined("Rosa")
    return browser


def page_of(cast: Cast, browser: FlaskClient) -> str:
    html = browser.get(f"/class/{cast.meeting.code}/pitch").text
    found = re.search(r'<meta name="person" content="([^"]+)"', html)
    assert found
    assert f'name="person" value="{found[1]}"' in html, "a plain form says it too"
    return found[1]


def joins(cast: Cast, browser: FlaskClient) -> None:
    taken = browser.post(f"/join/{cast.meeting.code}", data={"screen_name": "Duc", "instead": "1"})
    assert taken.status_code == 302


def kept(app: Flask, cast: Cast) -> list[str]:
    with app.app_context():
        people = participants.of_meeting(cast.meeting.id)
        return [one.activity for person in people for one in answers.of_participant(person.id)]


def test_a_script_of_an_old_page_is_told_where_to_go(app: Flask, cast: Cast, lobby: FlaskClient) -> None:
    rosa = page_of(cast, lobby)
    joins(cast, lobby)
    words = {"text": "I mend bikes.", "edit": "1"}
    where = f"/class/{cast.meeting.code}/pitch"
    told = lobby.post(where, data=words, headers={**JSON, "X-Person": rosa})
    assert (told.status_code, told.json["status"], told.json["location"]) == (403, "gone", "/goodbye")
    assert SENTENCE in told.json["message"]
    assert kept(app, cast) == []
    assert lobby.post(where, data=words, headers={"X-Person": page_of(cast, lobby)}).status_code in (200, 302)
    assert kept(app, cast) == ["pitch:free"]


@pytest.mark.parametrize(
    "path", ["pitch", "worksheets/my-network", "finish", "about-me/delete", "another-phone"]
)
def test_a_plain_form_of_an_old_page_does_nothing(
    app: Flask, cast: Cast, lobby: FlaskClient, path: str
) -> None:
    rosa = page_of(cast, lobby)
    joins(cast, lobby)
    values = {"text": "I mend bikes.", "edit": "1", "name-1": "Vera", "person": rosa}
    answer = lobby.post(f"/class/{cast.meeting.code}/{path}", data=values)
    assert answer.status_code == 403
    assert SENTENCE in answer.text
    assert 'href="/goodbye"' in answer.text
    assert kept(app, cast) == []
    assert lobby.get(f"/class/{cast.meeting.code}/about-me").status_code == 200, "Duc is still in"


def test_the_goodbye_of_one_keeps_the_words_of_who_is_here(cast: Cast, lobby: FlaskClient) -> None:
    joins(cast, lobby)
    duc = page_of(cast, lobby)
    assert f'data-here="{duc}"' in lobby.get("/goodbye").text
    lobby.post(f"/class/{cast.meeting.code}/finish", data={"person": duc})
    assert 'data-here=""' in lobby.get("/goodbye").text


def test_who_comes_back_goes_on_with_a_page_of_before(cast: Cast, joined) -> None:
    sam = joined("Sam")
    mark = page_of(cast, sam)
    saved = sam.post(f"/class/{cast.meeting.code}/pitch", data={"text": "Hi.", "edit": "1", "person": mark})
    assert saved.status_code in (200, 302)
