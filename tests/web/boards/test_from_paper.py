"""What people without a phone mark on paper counts like everything else, and goes with everything else."""

import pytest

from tests.web.boards.paper import add, count, enter, take_back
from tests.web.boards.room import Room
from workshop.records import attendance, meetings, participants, results, roster
from workshop.records.tables import Answer, Participant
from workshop.records.transaction import reader


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
    assert "3 have voted." in here.console()
    assert "Take back the last vote entered" in here.console()
    take_back(here)
    assert count(here, "votes:our-wall") == 2
    take_back(here)
    assert "1 has voted." in here.console()
    assert "Take back the last idea entered" in here.console()
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


def test_the_console_names_what_would_be_taken_back(room) -> None:
    here: Room = room("the-clinic", 0, "open")
    enter(here, "the-clinic:enter:")
    assert "Take back the last one entered" in here.console()
    enter(here, "the-clinic:text:", text="I can mend a chain.")
    assert "Take back the last line entered" in here.console()


def test_the_console_says_of_whom_there_is_a_paper_already(room) -> None:
    here: Room = room("how-sure", 0, "open")
    duc = add(here, "Duc")
    add(here, "Mary")
    enter(here, "how-sure:enter:4", person=duc)
    shown = here.console()
    assert ">Duc: entered already</option>" in shown
    assert ">Mary</option>" in shown
    take_back(here)
    assert "entered already" not in here.console()


@pytest.mark.parametrize("next_paper", [{"option": ["salt"]}, {"option": ["bread"], "person": "Duc"}])
def test_the_next_paper_counts_although_the_answer_to_the_last_tap_was_lost(
    room, next_paper: dict[str, object]
) -> None:
    """The page then still has the key of that tap."""
    here: Room = room("many", 0, "open")
    if "person" in next_paper:
        next_paper = {**next_paper, "person": add(here, "Duc")}
    enter(here, "many:enter:", option=["bread"], once="k")
    enter(here, "many:enter:", **next_paper, once="k")
    assert count(here, "many") == 2
    enter(here, "many:enter:", **next_paper, once="k")
    assert count(here, "many") == 2


def test_a_paper_of_the_second_round_counts_under_a_key_of_the_first(room) -> None:
    here: Room = room("two-rounds", 0, "open")
    for sheet in range(5):
        enter(here, "two-rounds:enter:first", round="1", once=str(sheet))
    here.play("second")
    enter(here, "two-rounds:enter:first", round="2", once="4")
    assert count(here, "two-rounds", 2) == 1
