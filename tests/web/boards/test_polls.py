"""Polls that take several answers, polls on a scale, and polls that are asked a second time."""

import pytest

from tests.web.boards.room import Room
from workshop.records import answers


def test_several_answers_count_each_and_the_shares_are_of_people(room) -> None:
    here: Room = room("many", 5, "open")
    for number in range(5):
        here.choose(number, "bread", *(["milk"] if number < 2 else []))
    assert "Your answer: Bread, Milk." in here.phone(0)
    here.set("revealed")
    wall = here.words_on_wall()
    assert "Bread 100%" in wall
    assert "Milk 40%" in wall
    assert "Salt 0%" in wall


def test_a_poll_of_one_takes_no_second_answer(room) -> None:
    here: Room = room("two-rounds", 1, "open")
    assert "Please choose one answer." in here.choose(0, "first", "second")


@pytest.mark.parametrize("options", [(), ("made-up",), ("bread", "made-up")])
def test_nothing_and_made_up_answers_are_refused_kindly(room, options: tuple[str, ...]) -> None:
    here: Room = room("many", 1, "open")
    assert "Please choose one answer or more." in here.choose(0, *options)
    with here.app.app_context():
        assert answers.count(here.meeting.id, "many") == 0


def test_a_scale_has_five_steps_and_words_at_its_ends(room) -> None:
    here: Room = room("how-sure", 1, "open")
    page = here.phone()
    assert "1 – Not sure" in page
    assert "5 – Very sure" in page
    assert "Your answer: 4." in here.choose(0, "4")
    assert "Please choose one answer." in here.choose(0, "6")


def test_people_can_read_a_question_before_it_opens(room) -> None:
    page = room("many").phone()
    assert "Pick what fits." in page
    assert "Salt" in page
    assert 'type="checkbox"' not in page


def two_rounds(room) -> Room:
    here: Room = room("two-rounds", 5, "open")
    for number in range(5):
        here.choose(number, "first")
    here.play("second")
    return here


def test_a_second_round_hides_the_first_until_both_are_shown(room) -> None:
    here = two_rounds(room)
    assert "100%" not in here.wall() + here.phone()
    assert "Second round." in here.wall()
    assert "Your first answer: The first one." in here.phone()
    for number in range(5):
        here.choose(number, "second")
    assert "100%" not in here.wall() + here.phone()
    here.set("revealed")
    assert "The first one 100% 0%" in here.words_on_wall()
    assert "The second one 0% 100%" in here.words_on_wall()


def test_results_of_the_first_round_that_were_shown_go_when_the_second_opens(room) -> None:
    here: Room = room("two-rounds", 5, "open")
    for number in range(5):
        here.choose(number, "first")
    here.set("revealed")
    assert "100%" in here.wall()
    here.play("second")
    assert "100%" not in here.wall()


def test_fewer_than_five_in_a_round_are_not_told(room) -> None:
    here: Room = room("two-rounds", 5, "open")
    here.choose(0, "first")
    here.play("second")
    for number in range(4):
        here.choose(number, "second")
    here.set("revealed")
    assert "%" not in here.words_on_wall()
    here.choose(4, "second")
    here.set("revealed")
    assert "Before" not in here.words_on_wall()
    assert "The second one 100%" in here.words_on_wall()


def test_a_second_round_by_mistake_is_taken_back_until_somebody_has_answered(room) -> None:
    here = two_rounds(room)
    assert "Back to the first round" in here.console()
    here.play("first")
    here.set("revealed")
    assert "The first one 100%" in here.words_on_wall()
    here.play("second")
    here.choose(0, "second")
    assert "Back to the first round" not in here.console()
    here.play("first")
    assert "Round 2 of 2" in here.phone()


def test_every_activity_that_people_answer_has_a_clock(room) -> None:
    here: Room = room("many", 1)
    assert "Start the clock (2 min)" in here.console()
    here.play("clock:start")
    assert "data-ends" in here.wall()
    assert "data-ends" in here.phone()
    here.play("clock:more")
    here.play("clock:stop")
    assert "data-ends" not in here.wall()


def test_the_minutes_of_a_clock_may_stand_in_the_file(room) -> None:
    assert "Start the clock (3 min)" in room("one-word", 1).console()
