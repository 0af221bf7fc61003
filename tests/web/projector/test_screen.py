"""The room's screen follows the class and shows nothing private."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join, step_of
from workshop.records import answers, meetings, participants

POLL = "opening-poll"


def screen(client: FlaskClient, cast: Cast) -> str:
    return client.get(f"/projector/{cast.meeting.code}/").text


def part(client: FlaskClient, cast: Cast) -> str:
    """What the room sees of the moment."""
    answer = client.get(f"/projector/{cast.meeting.code}/state", headers={"Accept": "application/json"})
    return answer.json["regions"]["step"]


def change(app: Flask, cast: Cast, operation, *arguments: object) -> None:
    with app.app_context():
        operation(cast.meeting.id, *arguments)


def answer(app: Flask, cast: Cast, choices: list[str], poll: str = POLL) -> None:
    for number, choice in enumerate(choices):
        who = join(app, cast.meeting, f"Person {number}")
        with app.app_context():
            answers.save(who, poll, 1, {"choice": choice}, 1)


def test_anybody_with_the_code_may_look(cast: Cast, passer_by: FlaskClient) -> None:
    page = screen(passer_by, cast)
    assert "Welcome. Sit where you like." in page
    assert cast.meeting.code in page
    assert "data-drive-url" not in page


@pytest.mark.parametrize("typed", ["{lower}", "{half}-{rest}", "{half} {rest}"])
def test_the_code_may_be_typed_as_people_type(cast: Cast, passer_by: FlaskClient, typed: str) -> None:
    code = cast.meeting.code
    address = typed.format(lower=code.lower(), half=code[:3], rest=code[3:])
    assert passer_by.get(f"/projector/{address}/").status_code == 200


@pytest.mark.parametrize("code", ["ZZZZZZ", "x", "A" * 3000])
def test_an_unknown_code_says_what_to_do(cast: Cast, passer_by: FlaskClient, code: str) -> None:
    answer = passer_by.get(f"/projector/{code}/")
    assert answer.status_code == 404
    assert "No class with this code" in answer.text


def test_it_follows(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    address = f"/projector/{cast.meeting.code}/state"
    etag = passer_by.get(address).headers["ETag"]
    assert passer_by.get(address, headers={"If-None-Match": etag}).status_code == 304
    change(app, cast, meetings.advance, 2)
    assert "Join with your phone" in part(passer_by, cast)


def test_names_and_numbers_of_people_stay_off_the_wall(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    before = part(passer_by, cast)
    for name in ("Zebulon", "Quasimodo", "Ophelia"):
        join(app, cast.meeting, name)
    assert part(passer_by, cast) == before
    assert "Zebulon" not in screen(passer_by, cast)


def test_notes_stay_off_the_wall(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    assert "Greet people at the door" not in screen(passer_by, cast)


def test_blank_is_blank(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    change(app, cast, meetings.set_blank, True)
    assert "stage-blank" in part(passer_by, cast)
    assert "Welcome. Sit" not in part(passer_by, cast)


def test_the_code_fills_the_wall_when_asked(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    change(app, cast, meetings.show_code, True)
    seen = part(passer_by, cast)
    assert " ".join(cast.meeting.code) in seen
    assert "<svg" in seen


def test_a_slide_to_join_on_brings_the_code_along(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    change(app, cast, meetings.advance, 2)
    seen = part(passer_by, cast)
    assert "No phone? Paper works just as well." in seen
    assert " ".join(cast.meeting.code) in seen
    assert "<svg" in seen
    change(app, cast, meetings.advance, 3)
    assert " ".join(cast.meeting.code) not in part(passer_by, cast)


def test_results_are_shares_and_tell_no_number_of_people(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    answer(app, cast, ["finding-work"] * 3 + ["helping-people"] * 2)
    change(app, cast, meetings.advance, 4)
    change(app, cast, meetings.set_activity, POLL, "revealed")
    seen = part(passer_by, cast)
    assert "60%" in seen
    assert "40%" in seen
    assert "5 answers" not in seen


def test_answers_are_not_shown_before_they_are_revealed(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    answer(app, cast, ["finding-work"] * 5)
    change(app, cast, meetings.advance, 4)
    change(app, cast, meetings.set_activity, POLL, "open")
    assert "100%" not in part(passer_by, cast).replace('width="100%"', "").replace('height="100%"', "")
    assert "Answer on your phone now." in part(passer_by, cast)


def test_the_wall_does_not_move_when_somebody_is_taken_out_or_let_back_in(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    answer(app, cast, ["finding-work"] * 5 + ["helping-people"])
    change(app, cast, meetings.advance, 4)
    change(app, cast, meetings.set_activity, POLL, "revealed")
    before = part(passer_by, cast)
    assert "83%" in before
    with app.app_context():
        last = participants.of_meeting(cast.meeting.id)[-1]
        participants.remove(last.id)
    assert part(passer_by, cast) == before
    with app.app_context():
        participants.restore(last.id)
    assert part(passer_by, cast) == before


def test_a_poll_that_is_asked_again_shows_both_times(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    answer(app, cast, ["finding-work"] * 5)
    change(app, cast, meetings.set_activity, POLL, "revealed")
    answer(app, cast, ["helping-people"] * 5, poll="closing-poll")
    change(app, cast, meetings.advance, step_of(app, "closing-poll"))
    change(app, cast, meetings.set_activity, "closing-poll", "revealed")
    seen = part(passer_by, cast)
    assert "Before" in seen
    assert "Now" in seen
    assert "Thin bar: before" in seen
    assert "Thick bar: now" in seen


def test_what_was_not_shown_the_first_time_is_not_shown_beside_the_second(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    answer(app, cast, ["finding-work"] * 4)
    answer(app, cast, ["helping-people"] * 5, poll="closing-poll")
    change(app, cast, meetings.advance, step_of(app, "closing-poll"))
    change(app, cast, meetings.set_activity, "closing-poll", "revealed")
    seen = part(passer_by, cast)
    assert "100%" in seen
    assert "Before" not in seen


def test_a_planned_class_welcomes_and_a_closed_one_thanks(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    change(app, cast, meetings.close_class)
    assert "Thank you for coming" in part(passer_by, cast)
    assert "Give, give, give; and you will receive." in part(passer_by, cast)
    assert "Join:" not in screen(passer_by, cast)
    with app.app_context():
        planned = meetings.create(
            cast.riverside.id,
            cast.ines.id,
            title="Tomorrow’s class",
            starts_at=cast.meeting.starts_at,
            ends_at=cast.meeting.ends_at,
            place="Room 1",
            language="en",
            planned_minutes=90,
        )
    page = passer_by.get(f"/projector/{planned.code}/").text
    assert "We start soon." in page
    assert "Tomorrow’s class" in page
