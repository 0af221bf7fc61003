"""The buttons for the activity on a slide; results of fewer than five people stay hidden."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join, step_of
from workshop.records import answers, meetings, participants, results

POLL = "opening-poll"


def do(client: FlaskClient, cast: Cast, what: str, **more):
    return client.post(f"/staff/classes/{cast.meeting.id}/activity", data={"do": what}, **more)


def status(app: Flask, cast: Cast) -> str:
    with app.app_context():
        return meetings.activity_status(cast.meeting.id, POLL)


def answer(app: Flask, cast: Cast, people: int, choice: str = "finding-work") -> None:
    for number in range(people):
        who = join(app, cast.meeting, f"Person {number}")
        with app.app_context():
            answers.save(who, POLL, 1, {"choice": choice}, 1)


def console(app: Flask, client: FlaskClient, cast: Cast, slide: int = 4) -> str:
    with app.app_context():
        meetings.advance(cast.meeting.id, slide)
    return client.get(f"/staff/classes/{cast.meeting.id}/console").text


def test_a_poll_is_opened_and_closed(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    assert "Take answers" in console(app, ines, cast)
    do(ines, cast, f"{POLL}:open")
    assert status(app, cast) == "open"
    assert "Stop answers" in console(app, ines, cast)
    do(ines, cast, f"{POLL}:closed")
    assert status(app, cast) == "closed"


def test_results_of_four_people_are_refused_in_words(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    answer(app, cast, 4)
    do(ines, cast, f"{POLL}:open")
    do(ines, cast, f"{POLL}:revealed")
    assert status(app, cast) == "open"
    page = console(app, ines, cast)
    assert "when five people have answered" in page
    assert "they could tell who said what" in page


def test_the_second_time_brings_the_first_time_along_where_nobody_showed_it(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    answer(app, cast, 5)
    with app.app_context():
        people = [one.id for one in participants.of_meeting(cast.meeting.id)]
        for who in people:
            answers.save(who, "closing-poll", 1, {"choice": "helping-people"}, 1)
    do(ines, cast, "closing-poll:revealed")
    with app.app_context():
        assert results.shares(cast.meeting.id, POLL) == {"finding-work": 100}


def test_a_script_is_led_to_the_words(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    refused = do(ines, cast, f"{POLL}:revealed", headers={"Accept": "application/json"})
    assert refused.json["location"] == f"/staff/classes/{cast.meeting.id}/console"


def test_results_of_five_people_are_shown_and_hidden_again(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    answer(app, cast, 5)
    do(ines, cast, f"{POLL}:open")
    do(ines, cast, f"{POLL}:revealed")
    assert status(app, cast) == "revealed"
    page = console(app, ines, cast)
    assert "Hide results" in page
    assert "5 have answered." in page
    do(ines, cast, f"{POLL}:closed")
    assert status(app, cast) == "closed"


def test_results_stay_until_five_answers_are_new_and_the_console_says_so(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by: FlaskClient
) -> None:
    answer(app, cast, 5)
    console(app, ines, cast)
    do(ines, cast, f"{POLL}:revealed")
    wall = passer_by.get(f"/projector/{cast.meeting.code}/state").json["regions"]["step"]
    do(ines, cast, f"{POLL}:open")
    answer(app, cast, 4, "helping-people")
    assert "when five answers are new" in console(app, ines, cast)
    do(ines, cast, f"{POLL}:revealed")
    assert passer_by.get(f"/projector/{cast.meeting.code}/state").json["regions"]["step"] == wall
    do(ines, cast, f"{POLL}:open")
    answer(app, cast, 1, "helping-people")
    assert "when five answers are new" not in console(app, ines, cast)
    do(ines, cast, f"{POLL}:revealed")
    assert "50%" in passer_by.get(f"/projector/{cast.meeting.code}/state").json["regions"]["step"]


def test_talking_needs_no_button(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    page = console(app, ines, cast, step_of(app, "five-minutes-pause"))
    assert "No phone is needed." in page
    assert "Take answers" not in page


def test_joining_and_leaving_have_no_answers_to_count(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for activity, words in (
        ("join-by-phone", "The screen shows the code."),
        ("take-home", "Phones show the way"),
    ):
        page = console(app, ines, cast, step_of(app, activity))
        assert words in page
        assert "answered" not in page


def test_a_pitch_says_how_many_have_written(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    who = join(app, cast.meeting, "Sam")
    with app.app_context():
        answers.save(who, "pitch:the-blurb", 1, {"text": "Hello"}, 1)
    page = console(app, ines, cast, step_of(app, "the-blurb"))
    assert "1 has answered." in page
    assert "Show results" not in page


def test_unknown_activities_and_statuses_are_no_page(cast: Cast, ines: FlaskClient) -> None:
    for what in ("", "nothing:open", f"{POLL}:broken", POLL):
        assert do(ines, cast, what).status_code == 404
