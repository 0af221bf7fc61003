"""The short cut of the deck, skipping and coming back, and answers from paper, on the console."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join, step_of
from workshop.records import answers, clock, meetings, participants

JSON = {"Accept": "application/json"}


def at(cast: Cast, page: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{page}"


def regions(client: FlaskClient, cast: Cast) -> dict[str, str]:
    return client.get(at(cast, "state"), headers=JSON).json["regions"]


def go(client: FlaskClient, cast: Cast, to: str | int) -> None:
    client.post(at(cast, "advance"), data={"to": str(to)})


def paper(client: FlaskClient, cast: Cast, do: str, person: object = ""):
    return client.post(at(cast, "paper-answers"), data={"do": do, "person": str(person)}, headers=JSON)


def tap(client: FlaskClient, cast: Cast, do: str, once: str):
    return client.post(at(cast, "paper-answers"), data={"do": do, "once": once}, headers=JSON)


def count(app: Flask, cast: Cast, key: str = "opening-poll") -> int:
    with app.app_context():
        return answers.count(cast.meeting.id, key)


@pytest.fixture
def short(cast: Cast, ines: FlaskClient) -> None:
    ines.post(at(cast, "cut"), data={"short": "1"})


@pytest.mark.usefixtures("short")
def test_next_back_steps_and_minutes_go_by_the_short_cut(
    app: Flask, cast: Cast, ines: FlaskClient, joined
) -> None:
    go(ines, cast, 2)
    go(ines, cast, "next")
    shown = regions(ines, cast)
    assert "What is networking for?" in shown["step"]
    assert "Slide 3 of 23" in shown["step"]
    assert "of 60 min planned" in shown["pace"]
    assert "from minute 5 to 7" in shown["pace"]
    assert "Step 3 of 23" in joined("Sam").get(f"/class/{cast.meeting.code}/").text
    go(ines, cast, "previous")
    assert "Join with your phone" in regions(ines, cast)["step"]


@pytest.mark.usefixtures("short")
def test_a_slide_that_is_left_out_can_be_shown_all_the_same(cast: Cast, ines: FlaskClient) -> None:
    go(ines, cast, 6)
    shown = regions(ines, cast)
    assert "Write the ad again" in shown["step"]
    assert "The short cut leaves this slide out." in shown["step"]
    go(ines, cast, "next")
    assert "Getting close to a hiring manager" in regions(ines, cast)["step"]


def test_the_cut_changes_in_mid_class_and_back(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    go(ines, cast, 9)
    for short, minutes in (("1", 60), ("0", 90)):
        ines.post(at(cast, "cut"), data={"short": short})
        with app.app_context():
            found = meetings.get(cast.meeting.id)
        assert (found.slide, found.planned_minutes, found.is_short) == (9, minutes, short == "1")


def test_minutes_of_one_s_own_stay_when_the_cut_changes(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        meetings.update(cast.meeting.id, planned_minutes=75)
    ines.post(at(cast, "cut"), data={"short": "1"})
    with app.app_context():
        assert meetings.get(cast.meeting.id).planned_minutes == 75


def test_the_console_shows_what_was_skipped_and_the_way_back(
    cast: Cast, ines: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.utc_now()
    for minutes, to in ((1, 4), (3, 9)):
        monkeypatch.setattr(clock, "utc_now", lambda m=minutes: now + timedelta(minutes=m))
        go(ines, cast, to)
    shown = regions(ines, cast)["slides"]
    assert "6 were skipped" in shown, "2, 3 and 5 to 8"
    assert "Back to “What is networking for?”" in shown


def test_an_answer_from_paper_counts_and_can_be_taken_back(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    go(ines, cast, step_of(app, "opening-poll"))
    assert "Enter an answer from paper" in regions(ines, cast)["paper"]
    paper(ines, cast, "opening-poll:enter:helping-people")
    assert count(app, cast) == 1
    shown = regions(ines, cast)
    assert "0 joined" in shown["people"]
    assert "1 answered (1 on paper without a name)" in shown["people"]
    assert "Take back the last one" in shown["paper"]
    paper(ines, cast, "opening-poll:back")
    assert count(app, cast) == 0


def test_the_poll_that_is_asked_again_at_the_end_takes_paper_too(
    app: Flask, cast: Cast, ines: FlaskClient, passer_by: FlaskClient
) -> None:
    for poll, choice in (("opening-poll", "finding-work"), ("closing-poll", "helping-people")):
        for _sheet in range(5):
            paper(ines, cast, f"{poll}:enter:{choice}")
    go(ines, cast, step_of(app, "closing-poll"))
    ines.post(at(cast, "activity"), data={"do": "closing-poll:revealed"})
    wall = passer_by.get(f"/projector/{cast.meeting.code}/").text
    for label, before, now in (("Finding work", "100%", "0%"), ("Helping people", "0%", "100%")):
        row = wall.split(label)[-1].split("</tr>")[0]
        assert re.findall(r"\d+%(?!\")", row) == [before, now]


def test_a_plain_form_leads_back_to_the_box_for_the_next_paper(cast: Cast, ines: FlaskClient) -> None:
    answer = ines.post(at(cast, "paper-answers"), data={"do": "opening-poll:enter:helping-people"})
    assert answer.location.endswith("#paper-box")


def test_it_can_be_entered_for_somebody_without_a_phone(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        duc = participants.add_without_phone(cast.meeting.id, "Duc").id
    paper(ines, cast, "opening-poll:enter:helping-people", duc)
    paper(ines, cast, "opening-poll:enter:finding-work", duc)
    assert count(app, cast) == 1
    sam = join(app, cast.meeting, "Sam")
    for nobody in (sam, 999):
        refused = paper(ines, cast, "opening-poll:enter:helping-people", nobody)
        assert "This person is not on the list any more" in refused.json["message"]
    assert count(app, cast) == 1


def test_a_message_on_paper_is_counted_alone(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    go(ines, cast, step_of(app, "my-pitch"))
    paper(ines, cast, "my-pitch:enter:")
    assert "1 answered" in regions(ines, cast)["people"]


@pytest.mark.parametrize("headers", [JSON, {}], ids=["script", "plain"])
def test_a_tap_that_comes_twice_counts_once(app: Flask, cast: Cast, ines: FlaskClient, headers) -> None:
    for once in ("one", "one", "two", "one"):
        data = {"do": "opening-poll:enter:helping-people", "once": once}
        ines.post(at(cast, "paper-answers"), data=data, headers=headers)
    assert count(app, cast) == 2
    for _time in range(2):
        tap(ines, cast, "opening-poll:back", "three")
    assert count(app, cast) == 1


def test_a_tap_that_comes_again_after_a_restart_counts_once(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    def twice(do: str, once: str) -> int:
        for _time in range(2):
            tap(ines, cast, do, once)
            app.extensions.pop("sendings")  # what a server keeps in memory is gone with it
        return count(app, cast)

    assert twice("opening-poll:enter:helping-people", "one") == 1
    assert twice("opening-poll:enter:helping-people", "two") == 2
    go(ines, cast, step_of(app, "opening-poll"))
    found = re.search(r'value="(opening-poll:back:[^"]+)"', regions(ines, cast)["paper"])
    assert found
    assert twice(found[1], "three") == 1
    assert "Take back the last one" in regions(ines, cast)["paper"]


def test_a_tap_that_was_refused_may_be_made_again(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        person = participants.add_without_phone(cast.meeting.id, "Duc").id
        participants.remove(person)
    do = {"do": "opening-poll:enter:helping-people", "person": str(person), "once": "one"}
    ines.post(at(cast, "paper-answers"), data=do, headers=JSON)
    with app.app_context():
        participants.restore(person)
    ines.post(at(cast, "paper-answers"), data=do, headers=JSON)
    assert count(app, cast) == 1


def test_the_console_has_another_key_for_each_time_it_is_opened(cast: Cast, ines: FlaskClient) -> None:
    def key() -> str:
        form = ines.get(at(cast, "console")).text.split('id="act-paper"')[1].split("</form>")[0]
        return form.split('name="once" value="')[1].split('"')[0]

    assert key() != key()


@pytest.mark.parametrize(
    "do", ["", "opening-poll", "opening-poll:enter:nonsense", "no-such:enter:x", "pairs-need:enter:", "x:y:z"]
)
def test_nonsense_enters_nothing(app: Flask, cast: Cast, ines: FlaskClient, do: str) -> None:
    assert paper(ines, cast, do).status_code == 404
    assert paper(ines, cast, "opening-poll:enter:helping-people", "٣").status_code in (400, 404)
    assert count(app, cast) == 0


def test_the_wall_counts_heads_only_where_the_class_wants_it(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    join(app, cast.meeting, "Sam")
    wall = f"/projector/{cast.meeting.code}/"
    assert "has joined" not in passer_by.get(wall).text
    with app.app_context():
        meetings.update(cast.meeting.id, is_count_shown=True)
    assert "1 has joined" in passer_by.get(wall).text
