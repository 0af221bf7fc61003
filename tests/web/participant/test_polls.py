"""Answering a poll from a phone."""

from flask import Flask

from tests.cast import Cast
from workshop.records import answers, meetings

POLL = "opening-poll"


def open_poll(app: Flask, cast: Cast, status: str = "open") -> None:
    with app.app_context():
        meetings.advance(cast.meeting.id, 4)
        meetings.set_activity(cast.meeting.id, POLL, status)


def send(client, cast: Cast, option: str):
    address = f"/class/{cast.meeting.code}/activities/{POLL}"
    return client.post(address, data={"option": option}, follow_redirects=True)


def test_the_last_choice_counts(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast)
    sam = joined("Sam")
    send(sam, cast, "finding-work")
    page = send(sam, cast, "helping-people").text
    assert "Your answer: Helping people" in page
    with app.app_context():
        assert answers.count(cast.meeting.id, POLL) == 1


def test_a_late_choice_changes_nothing_and_says_so(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast, "closed")
    page = send(joined("Sam"), cast, "helping-people").text
    assert "was not counted" in page
    with app.app_context():
        assert answers.count(cast.meeting.id, POLL) == 0


def test_no_choice_and_a_made_up_choice_are_refused_kindly(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast)
    sam = joined("Sam")
    assert "Please choose one answer" in send(sam, cast, "").text
    assert "Please choose one answer" in send(sam, cast, "hack").text


def test_four_answers_show_no_numbers_and_five_do(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast)
    people = [joined(f"Person {number}") for number in range(5)]
    for person in people[:4]:
        send(person, cast, "helping-people")
    open_poll(app, cast, "revealed")
    assert "when five people have answered" in people[0].get(f"/class/{cast.meeting.code}/").text
    open_poll(app, cast)
    send(people[4], cast, "finding-work")
    open_poll(app, cast, "revealed")
    assert "5 answers" in people[0].get(f"/class/{cast.meeting.code}/").text


def test_a_poll_that_does_not_exist_is_not_found(cast: Cast, joined) -> None:
    answer = joined("Sam").post(f"/class/{cast.meeting.code}/activities/no-such-poll", data={"option": "x"})
    assert answer.status_code == 404
