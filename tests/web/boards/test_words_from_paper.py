"""What people without a phone write on paper waits and is let through as all words are."""

import re

import pytest

from tests.web.boards.paper import add, count, enter, take_back
from tests.web.boards.room import Room


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
        ("our-wall", "I want to die", "People who listen are there day and night: 988."),
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
    assert "Press “Add it, decide later”, or take over first." in refused.json["message"]
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
