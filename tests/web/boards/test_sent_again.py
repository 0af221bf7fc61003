"""What a phone sends again, late, or out of order: each answer counts once, and the last one holds."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.boards.room import Room
from workshop.records import answers, letting, meetings, participants, rounds

JSON = {"Accept": "application/json"}
LATE = {
    "closed": "This question is closed now. Your choice was not counted.",
    "revealed": "The results are shown already. Your choice was not counted.",
}


def send(here: Room, path: str, phone: int = 0, **values: Any) -> dict[str, Any]:
    client: FlaskClient = here.phones[phone]
    answer = client.post(f"{here.home}/{path}", data=values, headers=JSON)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json
    return found


def kept(here: Room, key: str) -> list[Any]:
    with here.app.app_context():
        writer = participants.of_meeting(here.meeting.id)[0]
        return [one.value for one in answers.of_participant(writer.id) if one.activity == key]


@pytest.mark.parametrize(
    ("activity", "first", "second", "value"),
    [
        ("two-rounds", ["first"], ["second"], {"choice": "second"}),
        ("many", ["bread"], ["milk", "salt"], {"choices": ["milk", "salt"]}),
        ("how-sure", ["1"], ["5"], {"choice": "5"}),
    ],
)
def test_the_choice_with_the_higher_number_holds(
    room, activity: str, first: list[str], second: list[str], value: dict[str, Any]
) -> None:
    here: Room = room(activity, 1, "open")
    path = f"activities/{activity}"
    for _time in range(2):
        assert send(here, path, option=first, edit="1", round="1")["status"] == "saved"
    assert send(here, path, option=second, edit="2", round="1")["status"] == "saved"
    assert send(here, path, option=first, edit="1", round="1") | {"message": ""} == {
        "status": "stale",
        "edit": 2,
        "message": "",
    }
    assert kept(here, activity) == [value]


@pytest.mark.parametrize("status", list(LATE))
def test_a_late_choice_is_told_why_in_one_sentence(room, status: str) -> None:
    here: Room = room("many", 5, "open")
    for number in range(5):
        here.choose(number, "bread")
    here.set(status)
    told = send(here, "activities/many", option=["milk"], edit="9", round="1")
    assert (told["status"], told["message"]) == ("closed", LATE[status])
    assert LATE[status] in here.choose(0, "milk")
    assert kept(here, "many") == [{"choices": ["bread"]}]


def test_a_choice_of_the_first_round_does_not_count_in_the_second(room) -> None:
    here: Room = room("two-rounds", 1, "open")
    with here.app.app_context():
        rounds.open_second(here.meeting.id, "two-rounds")
    told = send(here, "activities/two-rounds", option=["first"], edit="1", round="1")
    assert (told["status"], told["message"]) == ("closed", "This round is over. Your choice was not counted.")
    assert send(here, "activities/two-rounds", option=["first"], edit="1", round="2")["status"] == "saved"


def test_a_closed_class_takes_no_choice_and_says_so(room) -> None:
    here: Room = room("many", 1, "open")
    with here.app.app_context():
        meetings.close_class(here.meeting.id)
    told = send(here, "activities/many", option=["milk"], edit="1", round="1")
    assert told["message"] == "The class is closed. Your choice was not counted."


def test_a_wrong_choice_is_told_in_one_sentence(room) -> None:
    here: Room = room("many", 1, "open")
    told = send(here, "activities/many", option=["gold"], edit="1")
    assert (told["status"], told["message"]) == ("wrong", "Please choose one answer or more.")


def test_a_vote_that_is_sent_again_is_one_vote(room) -> None:
    here: Room = room("our-wall", 1, "open")
    for text in ("One", "Two"):
        here.write(0, text)
        here.tap("Let through", text)
    here.set("revealed")
    here.play("votes:open")
    ids = [str(one) for one in here_ids(here)]
    for _time in range(2):
        assert send(here, "votes/our-wall", option=ids, edit="1")["status"] == "saved"
    assert send(here, "votes/our-wall", option=ids[:1], edit="2")["status"] == "saved"
    assert send(here, "votes/our-wall", option=ids, edit="1")["status"] == "stale"
    assert kept(here, "votes:our-wall") == [{"choices": ids[:1]}]


def here_ids(here: Room) -> list[int]:
    with here.app.app_context():
        writer = participants.of_meeting(here.meeting.id)[0]
        return [one.id for one in answers.of_participant(writer.id) if one.activity == "our-wall"]


@pytest.mark.parametrize(
    ("path", "key", "who"),
    [("write/our-wall", "our-wall", "room"), ("questions", "questions", "instructor")],
)
def test_an_idea_or_a_question_that_is_sent_again_is_one(room, path: str, key: str, who: str) -> None:
    here: Room = room("our-wall", 1, "open")
    for _time in range(3):
        told = send(here, path, text="One", who=who, edit="7", once="k1")
        assert told["status"] == "saved"
        assert told["location"].endswith(path)
    assert send(here, path, text="One", who=who, edit="8", once="k2")["status"] == "saved"
    assert kept(here, key) == [{"text": "One"}, {"text": "One"}]
    page = here.phones[0].get(f"{here.home}/{path}").text
    assert page.count("Thank you.") == 1


def test_words_that_are_sent_again_are_one_answer(room) -> None:
    here: Room = room("one-word", 1, "open")
    for edit, word in (("2", "trust"), ("2", "trust"), ("3", "time"), ("2", "trust")):
        send(here, "write/one-word", who="room", edit=edit, once="k1", **{"words-0": word})
    assert kept(here, "one-word") == [{"words": ["time"]}]


def test_other_words_from_a_page_that_was_gone_back_to_are_another_idea(room) -> None:
    here: Room = room("our-wall", 1, "open")
    for text in ("One", "One", "Two"):
        here.write(0, text, once="of-the-page")
    assert kept(here, "our-wall") == [{"text": "One"}, {"text": "Two"}]


def test_what_is_not_taken_is_told_why_in_one_sentence(room) -> None:
    here: Room = room("our-wall", 1, "open")
    for text in ("One", "Two"):
        here.write(0, text)
    full = send(here, "write/our-wall", text="Three", who="room", edit="1", once="k3")
    assert (full["status"], full["message"]) == ("closed", "You can give no more here. You can change one.")
    other = send(here, "write/our-wall", text="Zwei", who="room", edit="1", item="2")
    assert (other["status"], other["edit"]) == ("stale", 1)
    here.set("closed")
    late = send(here, "write/our-wall", text="Three", who="room", edit="1", once="k3")
    assert (late["status"], late["message"]) == ("closed", "This is closed now. It was not sent.")


@pytest.mark.parametrize("text", ["", "I want to kill myself"])
def test_for_what_needs_a_page_the_script_is_sent_to_it(room, text: str) -> None:
    here: Room = room("our-wall", 1, "open")
    assert send(here, "write/our-wall", text=text, who="room", edit="1", once="k")["status"] == "look"
    assert kept(here, "our-wall") == []


def test_who_was_taken_out_is_told_and_keeps_the_words(room) -> None:
    here: Room = room("many", 1, "open")
    with here.app.app_context():
        participants.remove(participants.of_meeting(here.meeting.id)[0].id)
    answer = here.phones[0].post(
        f"{here.home}/activities/many", data={"option": "bread", "edit": "1"}, headers=JSON
    )
    assert answer.status_code == 403
    assert answer.json["message"] == "You are not in this class any more. Ask your instructor."


def test_a_line_offered_twice_stays_let_through(room) -> None:
    here: Room = room("the-clinic", 1)
    text = "What are you working on these days?"
    here.phones[0].post(f"{here.home}/pitch/the-clinic", data={"text": text, "edit": "1"})
    for time in range(2):
        assert send(here, "pitch/the-clinic/line", line="1-all", edit="1")["status"] == "saved"
        with here.app.app_context():
            (line,) = letting.for_instructor(here.meeting.id, "line:the-clinic")
            if time == 0:
                letting.rule(here.meeting.id, line.answer.id, line.answer.edit, letting.THROUGH)
    with here.app.app_context():
        assert len(letting.through(here.meeting.id, "line:the-clinic")) == 1
