"""Answering a poll from a phone."""

import re

import pytest
from flask import Flask

from tests.cast import Cast, step_of
from workshop.records import answers, meetings
from workshop.records.refusals import Refusal

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


def test_an_answer_is_said_to_be_changeable_only_while_it_is(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast)
    sam = joined("Sam")
    assert "You can change it" in send(sam, cast, "helping-people").text
    open_poll(app, cast, "closed")
    page = sam.get(f"/class/{cast.meeting.code}/").text
    assert "Your answer: Helping people" in page
    assert "You can change it" not in page


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


def test_phones_get_shares_and_no_number_of_people(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast)
    people = [joined(f"Person {number}") for number in range(5)]
    for person in people:
        send(person, cast, "helping-people")
    open_poll(app, cast, "revealed")
    seen = people[0].get(f"/class/{cast.meeting.code}/state").json["regions"]["step"]
    assert "<td>100%</td>" in seen
    assert "5" not in re.sub(r"<svg.*?</svg>|Step 4 of [0-9]+|of [0-9]+", "", seen, flags=re.S)


def test_the_second_time_phones_show_the_first_time_too(app: Flask, cast: Cast, joined) -> None:
    people = [joined(f"Person {number}") for number in range(5)]
    for poll, choice in ((POLL, "finding-work"), ("closing-poll", "helping-people")):
        with app.app_context():
            meetings.advance(cast.meeting.id, step_of(app, "closing-poll"))
            meetings.set_activity(cast.meeting.id, poll, "open")
        for person in people:
            person.post(f"/class/{cast.meeting.code}/activities/{poll}", data={"option": choice})
        with app.app_context():
            meetings.set_activity(cast.meeting.id, poll, "revealed")
    seen = people[0].get(f"/class/{cast.meeting.code}/").text
    assert "Thin bar: before" in seen
    assert re.search(r'Finding work.*?<td class="before">100%</td>\s*<td>0%</td>', seen, re.S)


def test_an_answer_after_the_results_are_shown_is_not_counted(app: Flask, cast: Cast, joined) -> None:
    open_poll(app, cast)
    people = [joined(f"Person {number}") for number in range(6)]
    for person in people[:5]:
        send(person, cast, "helping-people")
    open_poll(app, cast, "revealed")
    before = people[5].get(f"/class/{cast.meeting.code}/state").data
    assert "was not counted" in send(people[5], cast, "finding-work").text
    assert people[5].get(f"/class/{cast.meeting.code}/state").data == before


def test_a_poll_that_does_not_exist_is_not_found(cast: Cast, joined) -> None:
    answer = joined("Sam").post(f"/class/{cast.meeting.code}/activities/no-such-poll", data={"option": "x"})
    assert answer.status_code == 404


def test_a_choice_that_cannot_be_kept_just_now_comes_back_with_the_reason(
    app: Flask, cast: Cast, joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Refusal("database-locked")

    open_poll(app, cast)
    sam = joined("Sam")
    monkeypatch.setattr(answers, "choose", busy)
    answer = send(sam, cast, "helping-people")
    assert answer.status_code == 503
    assert "The computer is busy right now." in answer.text
    assert re.search(r'name="option" value="helping-people" checked', answer.text)
    assert answer.text.count("checked") == 1
    address = f"/class/{cast.meeting.code}/activities/{POLL}"
    script = sam.post(address, data={"option": "helping-people"}, headers={"Accept": "application/json"})
    assert (script.status_code, script.mimetype) == (503, "application/json")
    again = sam.post(f"/class/{cast.meeting.code}/activities/none", data={"option": "x"})
    assert again.status_code == 404
