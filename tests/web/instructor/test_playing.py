"""Role-plays from the console: counts and no words, seats and rounds, one clock, and a talk on the wall."""

import html
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join, step_of
from workshop.records import (
    answers,
    centers,
    clock,
    meetings,
    participants,
    seatings,
    sharing,
    timers,
    watching,
)
from workshop.web.kit.clock import time_text

TALK, PAIRS = "a-talk-of-your-own", "pairs-need"
LINE = "You look tired. What makes this work so hard just now?"
END = "I will let you go now. Goodbye!"


def do(client: FlaskClient, cast: Cast, what: str):
    return client.post(f"/staff/classes/{cast.meeting.id}/play", data={"do": what})


def console(app: Flask, client: FlaskClient, cast: Cast, activity: str) -> str:
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, activity))
    return client.get(f"/staff/classes/{cast.meeting.id}/console").text


def wall(client: FlaskClient, cast: Cast) -> str:
    return html.unescape(client.get(f"/projector/{cast.meeting.code}/state").json["regions"]["step"])


@pytest.fixture
def talked(app: Flask, cast: Cast, joined) -> FlaskClient:
    """Sam's phone, whose talk has come to its end."""
    sam = joined("Sam")
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, TALK))
        meetings.set_activity(cast.meeting.id, TALK, "open")
    for base, text in enumerate((LINE, END)):
        sam.post(f"/class/{cast.meeting.code}/talk/{TALK}", data={"text": text, "base": str(base)})
    return sam


def offer(phone: FlaskClient, cast: Cast, **more: str) -> None:
    phone.post(f"/class/{cast.meeting.code}/talk/{TALK}/share", data={"with": "room", "base": "2", **more})


def answer_id(app: Flask, cast: Cast) -> int:
    with app.app_context():
        return sharing.offered(cast.meeting.id, f"talk:{TALK}")[0].answer.id


def test_the_console_counts_stages_and_shows_no_words(
    app: Flask, cast: Cast, ines: FlaskClient, talked
) -> None:
    join(app, cast.meeting, "Rosa")
    page = " ".join(console(app, ines, cast, TALK).split())
    assert "<dt>At the end</dt><dd>1</dd>" in page
    assert "<dt>Not begun</dt><dd>1</dd>" in page
    assert LINE not in html.unescape(page)


def test_a_talk_is_on_the_wall_only_if_offered_and_let_through(
    app: Flask, cast: Cast, ines: FlaskClient, talked: FlaskClient, passer_by: FlaskClient
) -> None:
    assert "wall-talk" not in wall(passer_by, cast)
    offer(talked, cast)
    assert "wall-talk" not in wall(passer_by, cast)
    assert "1 talk is offered to the room" in console(app, ines, cast, TALK)
    number = answer_id(app, cast)
    do(ines, cast, f"{TALK}:wall:{number}:2:1")
    shown = wall(passer_by, cast)
    assert "turn 1 of 2" in shown
    assert "Sam" not in shown
    assert "Goodbye" not in shown
    do(ines, cast, f"{TALK}:wall:{number}:2:2")
    assert "Goodbye" in wall(passer_by, cast)
    do(ines, cast, f"{TALK}:wall")
    assert "Goodbye" not in wall(passer_by, cast)


def test_the_name_stands_beside_it_only_where_its_writer_wants_that(
    app: Flask, cast: Cast, ines: FlaskClient, talked: FlaskClient, passer_by: FlaskClient
) -> None:
    offer(talked, cast, named="yes")
    do(ines, cast, f"{TALK}:wall:{answer_id(app, cast)}:2:1")
    assert "Sam" in wall(passer_by, cast)


@pytest.mark.parametrize("how", ["back", "start-again"])
def test_a_writer_takes_it_off_the_wall_by_taking_it_back_or_going_on(
    app: Flask, cast: Cast, ines: FlaskClient, talked: FlaskClient, passer_by: FlaskClient, how: str
) -> None:
    offer(talked, cast)
    number = answer_id(app, cast)
    do(ines, cast, f"{TALK}:wall:{number}:2:1")
    if how == "back":
        talked.post(f"/class/{cast.meeting.code}/talk/{TALK}/share", data={"with": "me"})
    else:
        talked.post(f"/class/{cast.meeting.code}/talk/{TALK}", data={"do": "start", "base": "2"})
    assert "wall-talk" not in wall(passer_by, cast)
    assert "turn 1 of 2" not in wall(passer_by, cast)
    do(ines, cast, f"{TALK}:wall:{number}:2:1")
    assert "does not offer this" in ines.get(f"/staff/classes/{cast.meeting.id}/console").text
    assert "turn 1 of 2" not in wall(passer_by, cast)


def test_an_answer_that_was_never_offered_cannot_be_put_on_the_wall(
    app: Flask, cast: Cast, ines: FlaskClient, talked, passer_by: FlaskClient
) -> None:
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        held = answers.get(person.id, f"talk:{TALK}")
        assert held
    do(ines, cast, f"{TALK}:wall:{held.id}:2:1")
    assert "wall-talk" not in wall(passer_by, cast)


def test_people_are_seated_and_swap_and_the_clock_runs(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by: FlaskClient
) -> None:
    for number in range(5):
        join(app, cast.meeting, f"Person {number}")
    assert "Nobody is seated yet." in console(app, ines, cast, PAIRS)
    do(ines, cast, f"{PAIRS}:seat:2")
    page = console(app, ines, cast, PAIRS)
    assert "Round 1 of 3" in page
    assert "Person 3" in page
    do(ines, cast, f"{PAIRS}:clock:start")
    assert "data-ends" in wall(passer_by, cast)
    assert "Person" not in wall(passer_by, cast)
    do(ines, cast, f"{PAIRS}:round:1")
    assert "Round 2 of 3" in wall(passer_by, cast)
    do(ines, cast, f"{PAIRS}:clock:stop")
    assert "data-ends" not in wall(passer_by, cast)


def test_the_clock_can_be_made_longer(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    join(app, cast.meeting, "Sam")
    for what in ("seat:2", "clock:start", "clock:more"):
        do(ines, cast, f"{PAIRS}:{what}")
    with app.app_context():
        ends_at = timers.ends_at(cast.meeting.id, PAIRS)
        assert ends_at
        assert timedelta(minutes=3) < ends_at - clock.utc_now() <= timedelta(minutes=4)


def test_who_came_late_is_seated_from_the_console(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for name in ("Sam", "Rosa"):
        join(app, cast.meeting, name)
    do(ines, cast, f"{PAIRS}:seat:2")
    join(app, cast.meeting, "Duc")
    assert "Seat 1 who came late" in console(app, ines, cast, PAIRS)
    do(ines, cast, f"{PAIRS}:late")
    with app.app_context():
        seats = seatings.current(cast.meeting.id, PAIRS)
        assert seats
        assert [len(group) for group in seats.groups] == [3]


def test_a_round_before_anybody_is_seated_is_refused_in_words(cast: Cast, ines: FlaskClient) -> None:
    do(ines, cast, f"{PAIRS}:round:1")
    assert "Nobody has a seat yet." in ines.get(f"/staff/classes/{cast.meeting.id}/console").text


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ("", 404),
        ("nothing:seat:2", 404),
        (f"{PAIRS}:seat:9", 400),
        (f"{PAIRS}:burn", 404),
        (f"{TALK}:wall:x:1:1", 400),
        (f"{TALK}:wall:1:1", 400),
        (f"{PAIRS}:round:x", 400),
    ],
)
def test_buttons_that_no_console_has_are_refused(
    cast: Cast, ines: FlaskClient, what: str, status: int
) -> None:
    assert do(ines, cast, what).status_code == status


def test_the_cards_are_there_to_print_for_staff_alone(
    app: Flask, cast: Cast, ines: FlaskClient, joined
) -> None:
    cards = f"/staff/classes/{cast.meeting.id}/print/cards-{PAIRS}.pdf"
    assert cards in ines.get(f"/staff/classes/{cast.meeting.id}/").text
    assert cards in console(app, ines, cast, PAIRS)
    assert ines.get(cards).mimetype == "application/pdf"
    assert joined("Sam").get(cards).status_code == 302


def test_pairs_have_three_numbers_like_every_activity(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    people = [join(app, cast.meeting, name) for name in ("Sam", "Rosa", "Duc")]
    assert "3 joined · 0 connected · 0 answered" in console(app, ines, cast, PAIRS)
    with app.app_context():
        seatings.seat(cast.meeting.id, PAIRS, 3)
        for round in (1, 2):
            value = {"moves": [], "line": "", "group": people[1:]}
            answers.save(people[0], watching.key_of(PAIRS), round, value, 1, sharing="partner")
    assert "3 joined · 0 connected · 1 answered" in console(app, ines, cast, PAIRS)


def test_the_clock_says_when_it_ends_to_who_counts_nothing(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by
) -> None:
    join(app, cast.meeting, "Sam")
    for what in ("seat:2", "clock:start"):
        do(ines, cast, f"{PAIRS}:{what}")
    ines.post(f"/staff/classes/{cast.meeting.id}/advance", data={"to": str(step_of(app, PAIRS))})
    with app.app_context():
        ends_at = timers.ends_at(cast.meeting.id, PAIRS)
        center = centers.get(cast.meeting.center_id)
        assert ends_at
        assert center
        told = time_text(ends_at, center.time_zone, "en")
    assert f"The clock runs until {told}." in wall(passer_by, cast)
