"""The same person on another phone: by three words."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.participant.test_joining import names
from workshop.records import meetings, participants
from workshop.web.kit.house import House

WORDS = re.compile(r'class="phrase">([a-z]+ [a-z]+ [a-z]+)<')


def phrase_of(cast: Cast, client: FlaskClient) -> str:
    page = client.post(f"/class/{cast.meeting.code}/another-phone", follow_redirects=True).text
    found = WORDS.search(page)
    assert found
    return found[1]


def come_back(cast: Cast, client: FlaskClient, words: str, **more: str):
    return client.post(f"/join/{cast.meeting.code}/again", data={"phrase": words, **more})


def who(cast: Cast, client: FlaskClient) -> str:
    page = client.get(f"/class/{cast.meeting.code}/").text
    return page.partition("<bdi>")[2].partition("</bdi>")[0]


@pytest.fixture
def sam(cast: Cast, joined) -> FlaskClient:
    """Sam's first phone, on which he has typed something."""
    client = joined("Sam")
    client.post(f"/class/{cast.meeting.code}/pitch", data={"text": "I mend bikes.", "edit": "1"})
    return client


def test_the_words_bring_back_the_person_and_what_they_sent(
    app: Flask, cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    answer = come_back(cast, passer_by, phrase_of(cast, sam).upper())
    assert answer.headers["Location"] == f"/class/{cast.meeting.code}/"
    assert "Welcome back" in passer_by.get(answer.headers["Location"]).text
    assert "I mend bikes." in passer_by.get(f"/class/{cast.meeting.code}/about-me").text
    assert names(app, cast) == ["Sam"]
    assert who(cast, sam) == "Sam"


def test_the_words_stay_on_the_page_until_there_are_new_ones(cast: Cast, sam: FlaskClient) -> None:
    page = f"/class/{cast.meeting.code}/another-phone"
    assert not WORDS.search(sam.get(page).text)
    first = phrase_of(cast, sam)
    assert first in sam.get(page).text
    second = phrase_of(cast, sam)
    assert first != second
    assert second in sam.get(page).text


def test_words_that_another_device_has_replaced_are_not_shown(
    cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    first = phrase_of(cast, sam)
    come_back(cast, passer_by, first)
    phrase_of(cast, passer_by)
    assert first not in sam.get(f"/class/{cast.meeting.code}/another-phone").text


def test_finish_makes_only_this_device_forget(cast: Cast, sam: FlaskClient, passer_by: FlaskClient) -> None:
    come_back(cast, passer_by, phrase_of(cast, sam))
    passer_by.post(f"/class/{cast.meeting.code}/finish")
    assert passer_by.get(f"/class/{cast.meeting.code}/").status_code == 403
    assert who(cast, sam) == "Sam"


def test_after_finish_the_words_still_bring_them_back(
    app: Flask, cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    words = phrase_of(cast, sam)
    sam.post(f"/class/{cast.meeting.code}/finish")
    with sam.session_transaction() as session:
        assert words not in str(dict(session))
    come_back(cast, passer_by, words)
    assert who(cast, passer_by) == "Sam"
    with app.app_context():
        assert participants.of_meeting(cast.meeting.id)[0].finished_at is None


def test_all_other_devices_can_be_made_to_forget(
    cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    come_back(cast, passer_by, phrase_of(cast, sam))
    page = f"/class/{cast.meeting.code}/another-phone"
    assert "You are in on 2 devices" in passer_by.get(page).text
    passer_by.post(f"{page}/sign-off-others")
    assert sam.get(f"/class/{cast.meeting.code}/").status_code == 403
    assert who(cast, passer_by) == "Sam"


def test_a_closed_class_still_opens_to_the_words(
    app: Flask, cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    words = phrase_of(cast, sam)
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    come_back(cast, passer_by, words)
    assert passer_by.get(f"/class/{cast.meeting.code}/papers").status_code == 200


@pytest.mark.parametrize("words", ["", "maple", "maple river button", "maple river", "🌻", "x" * 5000])
def test_words_that_open_nothing_are_kept_and_said_so(cast: Cast, passer_by: FlaskClient, words: str) -> None:
    answer = come_back(cast, passer_by, words)
    assert answer.status_code == 422
    assert "These three words open nothing here." in answer.text
    assert words[:100] in answer.text
    assert passer_by.get(f"/class/{cast.meeting.code}/").status_code == 403


def test_guessing_is_slowed_down_for_the_class_whoever_guesses(
    app: Flask, cast: Cast, sam: FlaskClient
) -> None:
    words = phrase_of(cast, sam)
    house: House = app.extensions["workshop"]
    for _guess in range(house.phrase_tries.size):
        assert come_back(cast, app.test_client(), "zebra zebra zebra").status_code == 422
    for typed in ("zebra zebra zebra", words):
        answer = come_back(cast, app.test_client(), typed)
        assert answer.status_code == 429
        assert re.search(r"Please wait \d+ seconds", answer.text)
        assert "Or ask your instructor" in answer.text


def test_typing_that_can_be_no_phrase_takes_nothing_from_the_others(
    app: Flask, cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    for _mistake in range(30):
        come_back(cast, app.test_client(), "what was it again")
    assert come_back(cast, passer_by, phrase_of(cast, sam)).status_code == 302


def test_right_words_cost_nothing(app: Flask, cast: Cast, sam: FlaskClient) -> None:
    words = phrase_of(cast, sam)
    for _phone in range(app.extensions["workshop"].phrase_tries.size + 2):
        assert come_back(cast, app.test_client(), words).status_code == 302


def test_who_comes_back_on_a_device_of_somebody_else_takes_their_place(
    app: Flask, cast: Cast, sam: FlaskClient, joined
) -> None:
    lobby = joined("Rosa")
    assert "This device then forgets Rosa." in lobby.get(f"/join/{cast.meeting.code}/again").text
    come_back(cast, lobby, phrase_of(cast, sam), is_shared_device="y")
    assert who(cast, lobby) == "Sam"
    with app.app_context():
        rosa = participants.of_meeting(cast.meeting.id)[1]
        assert rosa.finished_at is not None


def test_on_a_shared_device_the_cookie_goes_with_the_browser(
    cast: Cast, sam: FlaskClient, passer_by: FlaskClient
) -> None:
    answer = come_back(cast, passer_by, phrase_of(cast, sam), is_shared_device="y")
    assert "Expires" not in answer.headers["Set-Cookie"]


def test_before_the_class_nobody_can_have_been_there(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    from tests.web.participant.test_joining import planned_class

    with app.app_context():
        planned = planned_class(cast)
    assert passer_by.get(f"/join/{planned}/again").status_code == 302
