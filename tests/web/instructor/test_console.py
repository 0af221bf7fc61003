"""Running the class from the console, with and without JavaScript."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.live.following import Frame
from workshop.records import answers, clock, meetings
from workshop.web.frames.render import frame

JSON = {"Accept": "application/json"}


def at(cast: Cast, page: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{page}"


def slide(app: Flask, cast: Cast) -> int:
    with app.app_context():
        return meetings.get(cast.meeting.id).slide


def state(client: FlaskClient, cast: Cast, etag: str = ""):
    return client.get(at(cast, "state"), headers={**JSON, "If-None-Match": etag})


def test_it_shows_slide_notes_what_comes_next_and_the_time(cast: Cast, ines: FlaskClient) -> None:
    page = ines.get(at(cast, "console")).text
    for words in (
        "Slide 1 of",
        "Greet people at the door",
        "Join with your phone",
        "of 90 min planned",
        "on time",
    ):
        assert words in page, words


def test_next_back_and_a_jump_move_the_class(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for to, where in (("next", 2), ("next", 3), ("previous", 2), ("9", 9), ("first", 1)):
        answer = ines.post(at(cast, "advance"), data={"to": to})
        assert answer.headers["Location"] == at(cast, "console")
        assert slide(app, cast) == where


def test_the_class_stays_within_the_deck(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    ines.post(at(cast, "advance"), data={"to": "previous"})
    assert slide(app, cast) == 1
    ines.post(at(cast, "advance"), data={"to": "9999"})
    last = slide(app, cast)
    ines.post(at(cast, "advance"), data={"to": "next"})
    assert slide(app, cast) == last > 20
    assert "This is the last slide." in ines.get(at(cast, "console")).text


def test_nonsense_moves_nothing(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for to in ("", "sideways", "-3", "٣", "1e3", "9" * 5000):
        assert ines.post(at(cast, "advance"), data={"to": to}).status_code == 302
        assert slide(app, cast) == 1


def test_a_step_that_is_sent_twice_moves_once(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for _sending in range(2):
        ines.post(at(cast, "advance"), data={"to": "next", "from": "1"})
    assert slide(app, cast) == 2


def test_two_consoles_do_not_jump_two_slides(app: Flask, cast: Cast, ines: FlaskClient, omar) -> None:
    ines.post(at(cast, "advance"), data={"to": "next", "from": "1"})
    omar.post(at(cast, "advance"), data={"to": "next", "from": "1"})
    assert slide(app, cast) == 2


def test_blank_and_code_are_switched_on_and_off(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for page, seen in (("blank", "Show the slide again"), ("code", "Hide the code")):
        ines.post(at(cast, page), data={"on": "1"})
        assert seen in ines.get(at(cast, "console")).text
        ines.post(at(cast, page), data={"on": "0"})
        assert seen not in ines.get(at(cast, "console")).text


def test_a_script_is_answered_with_the_new_revision(cast: Cast, ines: FlaskClient) -> None:
    before = state(ines, cast).json["revision"]
    answer = ines.post(at(cast, "advance"), data={"to": "next"}, headers=JSON)
    assert answer.json["revision"] == before + 1


def test_a_second_console_follows(cast: Cast, ines: FlaskClient, omar: FlaskClient) -> None:
    etag = state(omar, cast).headers["ETag"]
    assert state(omar, cast, etag).status_code == 304
    ines.post(at(cast, "advance"), data={"to": "next"})
    moved = state(omar, cast, etag)
    assert moved.status_code == 200
    assert "Slide 2 of" in moved.json["regions"]["step"]


def test_somebody_who_joins_appears_on_the_console(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    etag = state(ines, cast).headers["ETag"]
    join(app, cast.meeting, "Sam")
    shown = state(ines, cast, etag).json["regions"]
    assert "Sam" in shown["names"]
    assert "1 joined" in shown["people"]


def test_an_answer_moves_the_numbers_alone_and_not_the_long_list_of_names(app: Flask, cast: Cast) -> None:
    sam = join(app, cast.meeting, "Sam")

    def now() -> Frame:
        return Frame(*frame(app, cast.meeting.id, "console", "en"))

    with app.app_context():
        meetings.advance(cast.meeting.id, 4)
        meetings.set_activity(cast.meeting.id, "opening-poll", "open")
        before = now()
        answers.choose(sam, "opening-poll", "helping-people")
        changed = now().since(before).regions
    assert "1 answered" in changed["people"]
    assert "names" not in changed


def test_every_part_of_the_page_is_kept_true(cast: Cast, ines: FlaskClient) -> None:
    on_page = set(re.findall(r'data-region="(\w+)"', ines.get(at(cast, "console")).text))
    personal = set(ines.get(at(cast, "driver")).json["regions"])
    assert on_page == set(state(ines, cast).json["regions"]) | personal


def test_the_state_holds_no_form_token(cast: Cast, ines: FlaskClient) -> None:
    assert "csrf_token" not in state(ines, cast).text


def test_the_clock_says_when_the_class_is_behind(
    app: Flask, cast: Cast, ines: FlaskClient, monkeypatch
) -> None:
    from datetime import timedelta

    later = clock.utc_now() + timedelta(minutes=9, seconds=30)
    monkeypatch.setattr(clock, "utc_now", lambda: later)
    page = ines.get(at(cast, "console")).text
    assert "minute 0 to 2" in page
    assert "You are 7 minutes behind." in page


def test_a_closed_class_says_so_and_does_not_move(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert "This class is closed" in ines.get(at(cast, "console")).text
    assert ines.post(at(cast, "advance"), data={"to": "next"}).status_code == 409
    assert slide(app, cast) == 1


def test_a_signed_out_console_is_sent_to_the_sign_in_page(cast: Cast, passer_by: FlaskClient) -> None:
    answer = passer_by.get(at(cast, "state"), headers=JSON)
    assert answer.status_code == 401
    assert answer.json == {"message": "Please sign in again.", "location": None}


def test_the_last_slide_has_no_next_one_and_a_closed_class_no_closing(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    go = state(ines, cast).json["regions"]["go"]
    assert "Next slide" in go
    assert "data-end" not in go
    ines.post(at(cast, "advance"), data={"to": "last"})
    go = state(ines, cast).json["regions"]["go"]
    assert "Next slide" not in go
    assert "data-end" in go
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert "data-end" not in state(ines, cast).json["regions"]["go"]
