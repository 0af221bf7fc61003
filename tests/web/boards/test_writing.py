"""The page on which words, ideas and questions are written: nothing is lost, and it says who sees it."""

from tests.web.boards.room import Room
from workshop.records import answers, meetings, participants


def kept(here: Room, key: str = "our-wall") -> list[object]:
    with here.app.app_context():
        writer = participants.of_meeting(here.meeting.id)[0]
        return [one.value for one in answers.of_participant(writer.id) if one.activity == key]


def test_who_sees_it_is_said_and_chosen_before_anything_is_sent(room) -> None:
    here: Room = room("our-wall", 1, "open")
    page = here.phones[0].get(f"{here.home}/write/our-wall").text
    assert page.index("You choose below who sees it") < page.index("<textarea")
    assert "Only me" in page
    assert 'value="room" checked' in page


def test_a_question_is_for_the_instructor_unless_its_writer_says_otherwise(room) -> None:
    here: Room = room("our-wall", 1)
    page = here.phones[0].get(f"{here.home}/questions").text
    assert 'value="instructor" checked' in page
    assert "Only me" not in page


def test_nothing_typed_is_asked_for_again(room) -> None:
    here: Room = room("our-wall", 1, "open")
    assert "Please fill this in." in here.write(0, "  ")
    assert "Please fill this in." in room("one-word", 1, "open").write(0, words=("", "…"))


def test_a_level_that_is_not_offered_is_refused_and_the_words_stay(room) -> None:
    here: Room = room("our-wall", 1, "open")
    assert "Mending" in here.write(0, "Mending", who="everybody")
    assert kept(here) == []


def test_too_much_is_refused_and_the_words_stay(room) -> None:
    here: Room = room("our-wall", 1, "open")
    page = here.write(0, "a" * 301)
    assert "300 letters or fewer" in page
    assert "a" * 301 in page
    page = room("one-word", 1, "open").write(0, words=("fine", "b" * 31))
    assert "30 letters or fewer" in page
    assert 'href="#words-1"' in page


def test_nobody_gives_more_ideas_than_there_is_room_for(room) -> None:
    here: Room = room("our-wall", 1, "open")
    for text in ("One", "Two", "Three"):
        page = here.write(0, text)
    assert "You can give no more here." in page
    assert "Three" in page
    assert kept(here) == [{"text": "One"}, {"text": "Two"}]
    assert "Two, changed" in here.write(0, "Two, changed", item="2", edit="2")
    assert kept(here) == [{"text": "One"}, {"text": "Two, changed"}]


def test_a_form_sent_twice_is_one_idea(room) -> None:
    here: Room = room("our-wall", 1, "open")
    for _ in range(2):
        here.write(0, "One", once="the-same-key")
    assert kept(here) == [{"text": "One"}]


def test_what_is_closed_takes_nothing_and_gives_the_words_back(room) -> None:
    here: Room = room("our-wall", 1)
    page = here.write(0, "Too early")
    assert "This is closed now. It was not sent." in page
    assert "Too early" in page
    here.set("open")
    with here.app.app_context():
        meetings.close_class(here.meeting.id)
    assert "Too late" in here.write(0, "Too late")
    assert kept(here) == []


def test_a_change_from_another_window_is_not_written_over(room) -> None:
    here: Room = room("our-wall", 1, "open")
    here.write(0, "One")
    here.write(0, "One, better", item="1", edit="2")
    page = here.write(0, "One, worse", item="1", edit="2")
    assert "another window" in page
    assert "One, worse" in page
    assert kept(here) == [{"text": "One, better"}]


def test_who_was_taken_out_while_typing_gets_the_words_back(room) -> None:
    here: Room = room("our-wall", 1, "open")
    with here.app.app_context():
        participants.remove(participants.of_meeting(here.meeting.id)[0].id)
    assert "My idea" in here.write(0, "My idea")


def test_who_cannot_go_on_is_told_where_to_call_and_the_room_gets_nothing(room) -> None:
    here: Room = room("our-wall", 1, "open")
    page = here.write(0, "I want to kill myself")
    assert "988" in page
    assert "I want to kill myself" in page
    assert kept(here) == []


def test_a_cry_for_help_reaches_the_instructor_as_a_question(room) -> None:
    here: Room = room("our-wall", 1)
    assert "988" in here.ask(0, "I want to kill myself")
    assert "I want to kill myself" in here.console()


def test_about_me_shows_all_of_it(room) -> None:
    here: Room = room("our-wall", 1, "open")
    here.write(0, "One")
    here.ask(0, "Why?")
    page = here.phones[0].get(f"{here.home}/about-me").text
    assert "One" in page
    assert "Why?" in page
    assert "Questions to the instructor" in page


def test_erasing_somebody_erases_all_of_it(room) -> None:
    here: Room = room("our-wall", 1, "open")
    here.write(0, "One")
    here.ask(0, "Why?")
    here.phones[0].post(f"{here.home}/about-me/delete")
    assert "One" not in here.console()
    assert "Why?" not in here.console()


def test_kinds_without_such_a_page_have_none(room) -> None:
    here: Room = room("many", 1, "open")
    for name in ("many", "the-clinic", "no-such-thing"):
        assert here.phones[0].get(f"{here.home}/write/{name}").status_code == 404
