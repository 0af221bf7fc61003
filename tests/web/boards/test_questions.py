"""Questions to the instructor: at any time, nameless, on the wall only with leave from both."""

from tests.web.boards.room import Room
from workshop.records import letting, meetings

WHY = "What if I have nothing to give?"


def test_a_question_reaches_the_console_at_any_slide_and_nobody_else(room) -> None:
    here: Room = room("many", 2)
    here.ask(0, WHY)
    assert WHY in here.console()
    assert "Person 0" not in here.console().split("Questions to you")[1].split("</section>")[0]
    assert WHY not in here.wall() + here.phone(1)


def test_a_question_for_the_instructor_alone_cannot_be_shown(room) -> None:
    here: Room = room("many", 2)
    here.ask(0, WHY)
    assert not here.can_tap("Show it on the screen", WHY)
    with here.app.app_context():
        (asked,) = letting.for_instructor(here.meeting.id, letting.QUESTIONS)
    here.do("let", f"show:{asked.answer.id}:{asked.answer.edit}")
    assert WHY not in here.wall()


def test_a_question_is_shown_taken_off_and_answered(room) -> None:
    here: Room = room("many", 2)
    here.ask(0, WHY, who="room")
    here.tap("Show it on the screen", WHY)
    assert WHY in here.wall()
    assert "without" not in here.words_on_wall()
    here.tap("Take it off the screen", WHY)
    assert WHY not in here.wall()
    here.tap("Show it on the screen", WHY)
    here.tap("Mark as answered", WHY)
    assert WHY not in here.wall()
    assert "1 answered" in here.console()
    assert "Your instructor has answered it." in here.phones[0].get(f"{here.home}/questions").text
    here.tap("Undo", WHY)
    assert here.can_tap("Mark as answered", WHY)


def test_the_next_slide_takes_a_question_off(room) -> None:
    here: Room = room("many", 1)
    here.ask(0, WHY, who="room")
    here.tap("Show it on the screen", WHY)
    with here.app.app_context():
        meetings.advance(here.meeting.id, 1)
    assert WHY not in here.wall()


def test_a_question_that_was_changed_or_taken_back_goes_from_the_screen(room) -> None:
    here: Room = room("many", 1)
    here.ask(0, WHY, who="room")
    here.tap("Show it on the screen", WHY)
    here.phones[0].post(
        f"{here.home}/questions", data={"text": "Another one", "who": "room", "item": "1", "edit": "2"}
    )
    assert WHY not in here.wall()
    assert "Another one" not in here.wall()


def test_nothing_but_a_question_is_shown_as_one(room) -> None:
    here: Room = room("our-wall", 1, "open")
    here.write(0, "An idea")
    with here.app.app_context():
        (idea,) = letting.for_instructor(here.meeting.id, "our-wall")
    here.do("let", f"show:{idea.answer.id}:{idea.answer.edit}")
    assert "An idea" not in here.wall()
    with here.app.app_context():
        assert letting.through(here.meeting.id, "our-wall") == []


def test_a_slide_can_ask_for_questions(room) -> None:
    here: Room = room("any-questions", 1)
    assert "Ask a question" in here.phone()
    assert "Ask on your phone" in here.wall()
    assert "Questions to you" in here.console()


def test_a_closed_class_takes_no_question(room) -> None:
    here: Room = room("many", 1)
    with here.app.app_context():
        meetings.close_class(here.meeting.id)
    assert "It was not sent." in here.ask(0, WHY)
