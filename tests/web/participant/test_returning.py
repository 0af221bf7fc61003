"""The same person on another phone: by their name and the instructor's yes."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.participant.test_another_phone import who
from tests.web.participant.test_joining import names
from workshop.records import meetings, returns


@pytest.fixture
def sam(cast: Cast, joined) -> FlaskClient:
    client = joined("Sam")
    client.post(f"/class/{cast.meeting.code}/pitch", data={"text": "I mend bikes.", "edit": "1"})
    return client


@pytest.fixture
def ines(cast: Cast, signed_in) -> FlaskClient:
    return signed_in(cast.ines)


@pytest.fixture
def phone(cast: Cast, sam: FlaskClient, passer_by: FlaskClient) -> FlaskClient:
    """Sam's second one, which waits for the yes."""
    answer = passer_by.post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": "sam"})
    assert answer.headers["Location"] == waiting(cast)
    return passer_by


def waiting(cast: Cast) -> str:
    return f"/join/{cast.meeting.code}/waiting"


def console(cast: Cast, ines: FlaskClient) -> str:
    return ines.get(f"/staff/classes/{cast.meeting.id}/console").text


def say(cast: Cast, ines: FlaskClient, word: str):
    found = re.search(rf'value="(\d+:{word})"', console(cast, ines))
    assert found
    return ines.post(
        f"/staff/classes/{cast.meeting.id}/returns", data={"do": found[1]}, follow_redirects=True
    )


def test_a_name_that_is_there_already_offers_to_ask(cast: Cast, sam: FlaskClient, passer_by) -> None:
    page = passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": "Sam"}).text
    assert "That is me, I was here already" in page
    assert f'action="/join/{cast.meeting.code}/again/ask"' in page
    assert "I mend bikes." not in page


def test_the_console_asks_and_the_yes_lets_them_in(cast: Cast, sam, ines, phone) -> None:
    page = console(cast, ines)
    assert "Sam wants to come back on another phone" in page
    number = re.search(r"Their screen shows (\d\d)\.", page)
    assert number
    assert f">{number[1]}</strong>" in phone.get(waiting(cast)).text
    assert phone.get(waiting(cast) + "/state").json == {"location": None}
    assert "Sam is in again." in say(cast, ines, "yes").text
    assert phone.get(waiting(cast) + "/state").json == {"location": waiting(cast)}
    assert "Welcome back" in phone.get(waiting(cast), follow_redirects=True).text
    assert "I mend bikes." in phone.get(f"/class/{cast.meeting.code}/about-me").text
    assert who(cast, sam) == "Sam"
    assert "wants to come back" not in console(cast, ines)


def test_before_the_yes_nothing_of_the_person_is_seen(cast: Cast, sam, phone) -> None:
    for page in ("", "about-me", "papers", "pitch", "state", "mine"):
        assert phone.get(f"/class/{cast.meeting.code}/{page}").status_code == 403


def test_after_a_no_they_can_join_as_somebody_new(app: Flask, cast: Cast, sam, ines, phone) -> None:
    say(cast, ines, "no")
    page = phone.get(waiting(cast)).text
    assert "Your instructor said no" in page
    assert f'href="/join/{cast.meeting.code}"' in page
    phone.post(f"/join/{cast.meeting.code}", data={"screen_name": "Sam", "another": "1"})
    assert who(cast, phone) == "Sam 2"
    assert names(app, cast) == ["Sam", "Sam 2"]


def test_when_nobody_answers_the_page_says_so(
    cast: Cast, sam, phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "VALID_FOR", returns.VALID_FOR * 0)
    assert phone.get(waiting(cast) + "/state").json == {"location": waiting(cast)}
    assert "Nobody has answered" in phone.get(waiting(cast)).text


def test_who_joins_anew_meanwhile_waits_no_more(cast: Cast, sam, ines, phone) -> None:
    phone.post(f"/join/{cast.meeting.code}", data={"screen_name": "Duc"})
    assert "wants to come back" not in console(cast, ines)
    assert phone.get(waiting(cast)).status_code == 302


def test_asking_twice_asks_once(cast: Cast, ines, phone) -> None:
    phone.post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": "Sam"})
    assert console(cast, ines).count("wants to come back") == 1


def test_a_name_that_nobody_has_is_kept_and_said_so(cast: Cast, sam, passer_by) -> None:
    answer = passer_by.post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": "Samm"})
    assert answer.status_code == 422
    assert "Nobody in this class has this name." in answer.text
    assert 'value="Samm"' in answer.text


def ask_as_a_stranger(app: Flask, cast: Cast, name: str):
    return app.test_client().post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": name})


def test_nobody_floods_the_console_with_one_name(app: Flask, cast: Cast, ines, phone) -> None:
    answer = ask_as_a_stranger(app, cast, "Sam")
    assert answer.status_code == 409
    assert "Somebody asks for this name just now." in answer.text
    assert console(cast, ines).count("wants to come back") == 1


def test_nobody_goes_through_all_names(app: Flask, cast: Cast, sam) -> None:
    size = app.extensions["workshop"].return_tries.size
    answers = [ask_as_a_stranger(app, cast, f"Name {number}").status_code for number in range(size + 1)]
    assert answers == [422] * size + [429]
    assert ask_as_a_stranger(app, cast, "Sam").status_code == 429
    assert "Many people ask at once." in ask_as_a_stranger(app, cast, "Sam").text


def test_a_yes_costs_nothing(app: Flask, cast: Cast, sam, ines) -> None:
    for _phone in range(app.extensions["workshop"].return_tries.size + 2):
        assert ask_as_a_stranger(app, cast, "Sam").status_code == 302
        say(cast, ines, "yes")


def test_the_instructor_stops_new_requests_with_one_tap_and_undoes_it(
    app: Flask, cast: Cast, ines, phone
) -> None:
    place = f"/staff/classes/{cast.meeting.id}/returns"
    assert "Stop new requests" in console(cast, ines)
    page = ines.post(place, data={"do": "stop"}, follow_redirects=True).text
    assert "Nobody can ask to come back just now." in page
    assert "Sam wants to come back" in page
    answer = ask_as_a_stranger(app, cast, "Sam")
    assert answer.status_code == 409
    assert "Your instructor takes no such requests just now." in answer.text
    say(cast, ines, "no")
    ines.post(place, data={"do": "start"})
    assert ask_as_a_stranger(app, cast, "Sam").status_code == 302
    assert "Nobody can ask" not in console(cast, ines)


def test_a_class_that_is_over_asks_nobody(app: Flask, cast: Cast, sam, passer_by) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert "Ask the instructor" not in passer_by.get(f"/join/{cast.meeting.code}/again").text
    asked = passer_by.post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": "Sam"})
    assert asked.status_code == 409


def test_answering_what_is_answered_says_so(cast: Cast, ines, phone) -> None:
    page = console(cast, ines)
    found = re.search(r'value="(\d+):yes"', page)
    assert found
    for words in ("is in again.", "This phone does not wait any more."):
        answer = ines.post(
            f"/staff/classes/{cast.meeting.id}/returns", data={"do": f"{found[1]}:yes"}, follow_redirects=True
        )
        assert words in answer.text


@pytest.mark.parametrize("do", ["", "x:yes", ":yes", "9" * 40 + ":yes", "-1:yes"])
def test_an_answer_to_nothing_does_no_harm(cast: Cast, ines, phone, do: str) -> None:
    ines.post(f"/staff/classes/{cast.meeting.id}/returns", data={"do": do}, follow_redirects=True)
    assert "wants to come back" in console(cast, ines)


def test_the_wall_never_shows_who_comes_back(cast: Cast, sam, phone, passer_by) -> None:
    for page in ("", "state"):
        assert "Sam" not in passer_by.get(f"/projector/{cast.meeting.code}/{page}").text


def test_who_asks_on_a_device_of_somebody_else_takes_their_place(
    app: Flask, cast: Cast, sam, ines, joined
) -> None:
    lobby = joined("Rosa")
    ask = {"screen_name": "Sam", "is_shared_device": "y"}
    lobby.post(f"/join/{cast.meeting.code}/again/ask", data=ask)
    assert lobby.get(f"/class/{cast.meeting.code}/").status_code == 403
    say(cast, ines, "yes")
    lobby.get(waiting(cast))
    assert who(cast, lobby) == "Sam"


def test_another_person_at_the_same_device_is_not_let_in_by_the_first_ones_yes(
    cast: Cast, sam, ines, joined, phone: FlaskClient
) -> None:
    joined("Ben")
    phone.post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": "Ben"})
    page = phone.get(waiting(cast)).text
    assert "Ben" in page
    assert "Sam" not in page
    say(cast, ines, "yes")
    phone.get(waiting(cast))
    assert who(cast, phone) == "Ben"


def test_who_sits_down_at_a_waiting_device_can_say_that_it_is_not_them(cast: Cast, ines, phone) -> None:
    assert "Sam" in phone.get(waiting(cast)).text
    phone.post(waiting(cast))
    assert ":yes" not in console(cast, ines)
    assert phone.get(waiting(cast)).status_code == 302


def test_who_is_in_already_and_asks_just_goes_on(cast: Cast, sam: FlaskClient, ines) -> None:
    answer = sam.post(f"/join/{cast.meeting.code}/again/ask", data={"screen_name": "Sam"})
    assert answer.headers["Location"] == f"/class/{cast.meeting.code}/"
    assert sam.get(f"/class/{cast.meeting.code}/").status_code == 200
    assert ":yes" not in console(cast, ines)


def test_the_three_words_of_one_person_are_not_left_to_the_next(cast: Cast, sam: FlaskClient) -> None:
    sam.post(f"/class/{cast.meeting.code}/another-phone")
    with sam.session_transaction() as session:
        assert session.get("phrases", {}).get(cast.meeting.code)
    sam.post(f"/join/{cast.meeting.code}", data={"screen_name": "Ben", "instead": "y"})
    with sam.session_transaction() as session:
        assert cast.meeting.code not in session.get("phrases", {})


def test_a_phone_without_scripts_looks_again_by_itself(cast: Cast, ines, phone) -> None:
    refresh = '<noscript><meta http-equiv="refresh" content="10"></noscript>'
    assert refresh in phone.get(waiting(cast)).text
    say(cast, ines, "no")
    assert "refresh" not in phone.get(waiting(cast)).text
