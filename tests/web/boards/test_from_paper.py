"""What people without a phone write on paper is entered on the console, and counts like everything else."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.boards.room import Room
from workshop.records import answers, attendance, meetings, participants, results, roster
from workshop.records.tables import Answer, Participant
from workshop.records.transaction import reader

JSON = {"Accept": "application/json"}


def enter(here: Room, do: str, client: FlaskClient | None = None, **form: Any) -> TestResponse:
    """As the console's script sends it."""
    form["paper-text" if do.partition(":")[0] else "paper-asked"] = form.pop("text", "")
    return (client or here.ines).post(f"{here.staff}/paper-answers", data={"do": do, **form}, headers=JSON)


def add(here: Room, name: str) -> int:
    with here.app.app_context():
        return participants.add_without_phone(here.meeting.id, name).id


def count(here: Room, key: str, round: int | None = 1) -> int:
    with here.app.app_context():
        return answers.count(here.meeting.id, key, round)


def take_back(here: Room) -> TestResponse:
    found = re.search(r'value="([\w-]*:back:[^"]+)"', here.console())
    assert found
    return enter(here, found[1])


def test_several_answers_are_ticked_and_count_each(room) -> None:
    here: Room = room("many", 0, "open")
    for _sheet in range(5):
        enter(here, "many:enter:", option=["bread", "milk"])
    here.set("revealed")
    assert "Bread 100% Milk 100% Salt 0%" in here.words_on_wall()
    assert count(here, "many") == 5


@pytest.mark.parametrize("options", [[], ["made-up"], ["bread", "made-up"]])
def test_nothing_ticked_and_made_up_ticks_enter_nothing(room, options: list[str]) -> None:
    here: Room = room("many", 0, "open")
    assert enter(here, "many:enter:", option=options).status_code == (404 if options else 409)
    assert count(here, "many") == 0


def test_a_step_of_a_scale_takes_one_tap(room) -> None:
    here: Room = room("how-sure", 0, "open")
    enter(here, "how-sure:enter:4")
    assert count(here, "how-sure") == 1
    take_back(here)
    assert count(here, "how-sure") == 0


def test_the_second_round_counts_for_itself(room) -> None:
    here: Room = room("two-rounds", 0, "open")
    for _sheet in range(5):
        enter(here, "two-rounds:enter:first", round="1")
    here.play("second")
    assert "For round 2 of 2" in here.console()
    late = enter(here, "two-rounds:enter:first", round="1")
    assert "Another round of this question is on now." in late.json["message"]
    for _sheet in range(5):
        enter(here, "two-rounds:enter:second", round="2")
    take_back(here)
    assert (count(here, "two-rounds", 1), count(here, "two-rounds", 2)) == (5, 4)
    enter(here, "two-rounds:enter:second", round="2")
    here.set("revealed")
    wall = here.words_on_wall()
    assert "The first one 100% 0%" in wall
    assert "The second one 0% 100%" in wall


def test_the_console_says_when_an_answer_that_comes_late_will_show(room) -> None:
    here: Room = room("how-sure", 0, "open")
    assert "It counts like any other." in here.console()
    for _sheet in range(5):
        enter(here, "how-sure:enter:4")
    here.set("revealed")
    for _sheet in range(2):
        enter(here, "how-sure:enter:1")
    shown = here.console()
    assert "It counts like any other." not in shown
    assert "stay as they are until five answers are new: 2 so far" in shown
    for _sheet in range(3):
        enter(here, "how-sure:enter:1")
    assert "hide them and show them again" in here.console()
    here.set("closed")
    here.set("revealed")
    assert "50%" in here.words_on_wall()


def test_words_wait_and_then_stand_in_the_cloud(room) -> None:
    here: Room = room("one-word", 0, "revealed")
    enter(here, "one-word:text:", text="Time, a  good ear")
    assert "a good ear" not in here.wall()
    assert "Time, a good ear" in here.console()
    assert "from paper" in here.console()
    here.tap("Let through", "a good ear")
    assert "a good ear" in here.words_on_wall()


def test_what_waits_is_on_no_wall_and_no_phone(room) -> None:
    here: Room = room("our-wall", 1, "revealed")
    enter(here, "our-wall:text:", text="I can mend bicycles.")
    enter(here, ":text:", text="What is a bicycle?")
    assert "bicycle" not in here.wall() + here.phone(0)
    assert "2 wait" not in here.console(), "a question is no idea"
    assert "1 waits for you" in here.console()


def test_one_tap_adds_words_and_lets_them_through(room) -> None:
    here: Room = room("one-word", 0, "revealed")
    for _sheet in range(5):
        enter(here, "one-word:text:through", text="Time")
    assert "Time" in here.words_on_wall()
    assert "5" in here.words_on_wall(), "five people have said it"
    assert count(here, "one-word") == 5
    for _sheet in range(5):
        take_back(here)
    assert "Time" not in here.wall()
    assert count(here, "one-word") == 0


def test_new_words_under_a_name_take_the_place_of_the_old(room) -> None:
    here: Room = room("one-word", 0, "revealed")
    duc = add(here, "Duc")
    for words in ("Time", "Patience"):
        enter(here, "one-word:text:through", text=words, person=duc)
    assert "Time" not in here.wall()
    assert "Patience" in here.wall()
    assert "Duc" not in here.wall()
    assert count(here, "one-word") == 1


@pytest.mark.parametrize(
    ("activity", "text", "words"),
    [
        ("one-word", "", "Type what stands on the paper first."),
        ("one-word", " , ", "Type what stands on the paper first."),
        ("one-word", "one, two, three", "at most 2"),
        ("one-word", "x" * 31, "30 letters or fewer for each word"),
        ("our-wall", "x" * 301, "Please use 300 letters or fewer."),
        ("our-wall", "a\u202eb", "hidden character"),
        ("our-wall", "I want to die", "Please talk with them alone."),
    ],
)
def test_what_cannot_be_taken_is_said_and_stands_there_again(
    room, activity: str, text: str, words: str
) -> None:
    here: Room = room(activity, 0, "open")
    duc, do = add(here, "Duc"), f"{activity}:text:through"
    assert words in enter(here, do, text=text).json["message"]
    plain = here.ines.post(
        f"{here.staff}/paper-answers", data={"do": do, "paper-text": text, "person": str(duc)}
    )
    assert plain.status_code == 422
    assert words in plain.text
    field = re.search(r'<input[^>]+id="paper-text"[^>]*>', plain.text)
    assert field
    assert f'value="{text}"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert f'<option value="{duc}" selected>' in plain.text
    assert count(here, activity, None) == 0


def test_an_idea_from_paper_stands_on_the_wall_and_is_voted_on(room) -> None:
    here: Room = room("our-wall", 1, "revealed")
    enter(here, "our-wall:text:through", text="I can mend bicycles.")
    assert "I can mend bicycles." in here.wall()
    here.play("votes:open")
    with here.app.app_context():
        idea = str(reader().query(Answer).one().id)
    here.vote(0, idea)
    for _hand in range(2):
        enter(here, "our-wall:vote:", option=[idea])
    assert count(here, "votes:our-wall") == 3
    take_back(here)
    assert count(here, "votes:our-wall") == 2
    assert "Tick what stands on the paper first." in enter(here, "our-wall:vote:").json["message"]


def test_a_vote_from_paper_that_comes_late_is_said_to_wait(room) -> None:
    here: Room = room("our-wall", 0, "revealed")
    enter(here, "our-wall:text:through", text="I can mend bicycles.")
    here.play("votes:open")
    assert "Votes that were shown" not in here.console()
    with here.app.app_context():
        idea = str(reader().query(Answer).one().id)
    for _hand in range(5):
        enter(here, "our-wall:vote:", option=[idea])
    here.play("votes:revealed")
    assert "100%" in here.words_on_wall()
    assert "Votes that were shown stay as they are until five are new." in here.console()


def test_one_person_gives_as_many_ideas_as_with_a_phone(room) -> None:
    here: Room = room("our-wall", 0, "open")
    duc = add(here, "Duc")
    for idea in ("One", "Two"):
        enter(here, "our-wall:text:", text=idea, person=duc)
    refused = enter(here, "our-wall:text:", text="Three", person=duc)
    assert "as much as one person can give here" in refused.json["message"]
    assert count(here, "our-wall", None) == 1, "one person"


def test_a_line_of_a_message_on_paper_comes_to_the_clinic_and_the_message_is_counted_apart(room) -> None:
    here: Room = room("the-clinic", 0, "revealed")
    enter(here, "the-clinic:text:through", text="How is your week?")
    assert "How is your week?" in here.wall()
    assert count(here, "pitch:the-clinic") == 0
    enter(here, "the-clinic:enter:")
    assert count(here, "pitch:the-clinic") == 1
    for _time in range(2):
        take_back(here)
    assert "How is your week?" not in here.wall()


def test_a_question_from_paper_is_asked_at_any_slide_and_shown_without_a_name(room) -> None:
    here: Room = room("our-talk")
    enter(here, ":text:", text="What if I have nothing to give?")
    assert "What if I have nothing to give?" not in here.wall()
    here.tap("Show it on the screen", "nothing to give")
    assert "What if I have nothing to give?" in here.wall()
    take_back(here)
    assert "nothing to give" not in here.wall() + here.console()


def test_who_does_not_drive_adds_words_but_lets_none_through(room, signed_in, cast) -> None:
    here: Room = room("our-wall", 0)
    here.ines.post(f"{here.staff}/activity", data={"do": "our-wall:revealed", "place": "the-laptop"})
    phone = {"place": "the-phone"}
    refused = enter(here, "our-wall:text:through", text="Mine", **phone)
    assert "Another screen drives this class." in refused.json["message"]
    assert count(here, "our-wall", None) == 0
    assert enter(here, "our-wall:text:", text="Mine", **phone).status_code == 200
    assert enter(here, "our-wall:text:through", text="Ours", place="the-laptop").status_code == 200
    back = re.search(r'value="(our-wall:back:[^"]+)"', here.console())
    assert back
    assert enter(here, back[1], **phone).status_code == 409
    assert "Ours" in here.wall()


def test_a_tap_that_comes_again_after_a_restart_adds_no_second_idea(room) -> None:
    here: Room = room("our-wall", 0, "open")
    for _time in range(3):
        enter(here, "our-wall:text:through", text="Once", once="key")
        here.app.extensions.pop("sendings")
    assert count(here, "our-wall", None) == 1


def test_paper_of_nobody_is_no_person_anywhere(room) -> None:
    here: Room = room("our-wall", 1, "open")
    enter(here, "our-wall:text:through", text="An idea")
    enter(here, "many:enter:", option=["bread"])
    with here.app.app_context():
        mine = here.meeting.id
        nobody = reader().query(Participant).filter_by(is_nobody=True).first()
        assert [one.screen_name for one in participants.of_meeting(mine)] == ["Person 0"]
        assert (roster.count(mine), attendance.counts(here.meeting)) == (1, (1, 1))
        assert participants.in_meeting(mine, nobody.id) is None
    assert "1 joined" in here.console()
    assert here.ines.post(f"{here.staff}/people/{nobody.id}/erase").status_code == 404


def test_what_was_entered_under_a_name_goes_with_its_person(room) -> None:
    here: Room = room("our-wall", 0, "revealed")
    duc = add(here, "Duc")
    enter(here, "our-wall:text:through", text="Duc’s idea", person=duc)
    with here.app.app_context():
        participants.erase(duc)
        assert reader().query(Answer).count() == 0
    assert "Duc’s idea" not in here.wall() + here.console()


def test_results_of_the_class_count_what_came_from_paper(room) -> None:
    here: Room = room("many", 0, "open")
    for _sheet in range(5):
        enter(here, "many:enter:", option=["salt"])
        enter(here, "our-wall:text:", text="An idea")
    with here.app.app_context():
        meetings.close_class(here.meeting.id)
        assert results.told(here.meeting.id, "many") == [results.Told(5, {"salt": 5})]
    lines = here.ines.get(f"{here.staff}/results.csv").text
    assert "many,Several,Salt,5,100" in lines
    assert "our-wall,What we can give,done by,5," in lines


NONSENSE = "our-talk:text: our-sheet:text: one-word:enter: many:text: many:vote: :enter: :vote: x:text:"


@pytest.mark.parametrize("do", NONSENSE.split())
def test_nonsense_enters_nothing(room, do: str) -> None:
    here: Room = room("our-wall", 0, "open")
    assert enter(here, do, text="x", option=["x"]).status_code == 404
