"""Nothing that people type comes to a screen of others before the instructor has let it through."""

import re

import pytest

from tests.web.boards.room import Room
from workshop.records import answers, letting, meetings, participants

IDEA = "I can mend bicycles."


def seen(here: Room) -> str:
    return here.wall() + here.phone(1)


def wall_of(room) -> Room:
    here: Room = room("our-wall", 2, "open")
    here.write(0, IDEA)
    here.set("revealed")
    return here


def test_an_idea_waits_until_it_is_let_through(room) -> None:
    here = wall_of(room)
    assert IDEA not in seen(here)
    assert "1 waits for you" in here.console()
    here.tap("Let through", IDEA)
    assert IDEA in here.wall()
    assert IDEA in here.phone(1)


def test_letting_through_is_undone_with_one_tap(room) -> None:
    here = wall_of(room)
    here.tap("Let through", IDEA)
    here.tap("Undo", IDEA)
    assert IDEA not in seen(here)
    assert here.can_tap("Let through", IDEA)


def test_not_this_one_is_kept_off_and_can_be_undone(room) -> None:
    here = wall_of(room)
    here.tap("Not this one", IDEA)
    assert IDEA not in seen(here)
    assert not here.can_tap("Let through", IDEA)
    here.tap("Undo", IDEA)
    assert here.can_tap("Let through", IDEA)


def test_what_was_let_through_still_hides_until_the_board_is_shown(room) -> None:
    here: Room = room("our-wall", 2, "open")
    here.write(0, IDEA)
    here.tap("Let through", IDEA)
    assert IDEA not in seen(here)
    here.set("revealed")
    assert IDEA in seen(here)
    here.set("open")
    assert IDEA not in seen(here)


def test_changed_words_have_to_be_let_through_anew(room) -> None:
    here = wall_of(room)
    here.tap("Let through", IDEA)
    here.write(0, "Something else", item="1", edit="2")
    assert "Something else" not in seen(here)
    assert IDEA not in seen(here)
    assert here.can_tap("Let through", "Something else")


def test_words_that_changed_while_they_were_read_are_not_let_through(room) -> None:
    here = wall_of(room)
    with here.app.app_context():
        (before,) = letting.for_instructor(here.meeting.id, "our-wall")
    here.write(0, "Something else", item="1", edit="2")
    here.do("let", f"through:{before.answer.id}:1")
    assert "Read them again first." in here.console()
    assert "Something else" not in seen(here)


def test_its_writer_can_take_it_back_at_any_time(room) -> None:
    here = wall_of(room)
    here.tap("Let through", IDEA)
    with here.app.app_context():
        (one,) = letting.through(here.meeting.id, "our-wall")
    here.phones[0].post(f"{here.home}/pieces/{one.answer.id}", data={"who": "me"})
    assert IDEA not in seen(here)
    assert IDEA not in here.console()
    here.phones[0].post(f"{here.home}/pieces/{one.answer.id}", data={"who": "room"})
    assert IDEA not in seen(here), "it waits anew"


@pytest.mark.parametrize(("who", "is_on_console"), [("me", False), ("instructor", True)])
def test_what_is_not_for_the_room_cannot_be_let_through(room, who: str, is_on_console: bool) -> None:
    here: Room = room("our-wall", 2, "open")
    here.write(0, IDEA, who=who)
    here.set("revealed")
    assert (IDEA in here.console()) is is_on_console
    assert not here.can_tap("Let through", IDEA)
    with here.app.app_context():
        writer = participants.of_meeting(here.meeting.id)[0]
        held = answers.get(writer.id, "our-wall")
    here.do("let", f"through:{held.id}:{held.edit}")
    assert "does not offer this" in here.console()
    assert IDEA not in seen(here)


def test_somebody_elses_words_cannot_be_shared_by_a_forged_form(room) -> None:
    here: Room = room("our-wall", 2, "open")
    here.write(0, IDEA, who="me")
    with here.app.app_context():
        held = answers.get(participants.of_meeting(here.meeting.id)[0].id, "our-wall")
    refused = here.phones[1].post(f"{here.home}/pieces/{held.id}", data={"who": "room"})
    assert refused.status_code == 404
    with here.app.app_context():
        assert answers.get(held.participant_id, "our-wall").sharing == "me"


def test_a_private_answer_of_another_kind_cannot_be_shared_as_a_piece(room) -> None:
    here: Room = room("our-sheet", 1)
    here.phones[0].post(f"{here.home}/worksheets/my-network", data={"name-1": "Aunt Lil", "edit": "1"})
    with here.app.app_context():
        held = answers.get(participants.of_meeting(here.meeting.id)[0].id, "worksheet:my-network")
    assert here.phones[0].post(f"{here.home}/pieces/{held.id}", data={"who": "room"}).status_code == 404


def test_the_name_stands_there_only_if_its_writer_ticks_it(room) -> None:
    here = wall_of(room)
    here.write(1, "I can cook.", named="y")
    for words in (IDEA, "I can cook."):
        here.tap("Let through", words)
    assert "Person 0" not in here.wall()
    assert "Person 1" in here.wall()


def test_words_of_somebody_who_was_taken_out_go_from_the_wall(room) -> None:
    here = wall_of(room)
    here.tap("Let through", IDEA)
    with here.app.app_context():
        participants.remove(participants.of_meeting(here.meeting.id)[0].id)
    assert IDEA not in seen(here)


def test_words_of_another_class_cannot_be_ruled_from_here(room, app, cast) -> None:
    here = wall_of(room)
    with app.app_context():
        found = letting.for_instructor(here.meeting.id, "our-wall")[0].answer
    assert (
        here.ines.post(
            f"/staff/classes/{here.meeting.id + 1}/let", data={"do": f"through:{found.id}:1"}
        ).status_code
        == 404
    )
    assert IDEA not in seen(here)


@pytest.mark.parametrize(
    "what", ["", "through", "through:1", "through:x:1", "through:1:" + "9" * 30, "steal:1:1"]
)
def test_a_forged_deed_is_no_page(room, what: str) -> None:
    here: Room = room("our-wall", 1)
    assert here.ines.post(f"{here.staff}/let", data={"do": what}).status_code in (400, 404)


def test_a_script_is_led_to_the_words(room) -> None:
    here: Room = room("our-wall", 1)
    told = here.ines.post(
        f"{here.staff}/let", data={"do": "through:99:1"}, headers={"Accept": "application/json"}
    )
    assert told.json["location"] == f"{here.staff}/console"


def test_words_that_only_wait_move_no_revision_and_those_on_the_wall_do(room) -> None:
    here: Room = room("our-wall", 1, "open")

    def revision() -> int | None:
        with here.app.app_context():
            return meetings.revision(here.meeting.id)

    before = revision()
    with here.app.app_context():
        writer = participants.of_meeting(here.meeting.id)[0].id
        for edit in (1, 2):
            held = answers.save(writer, "our-wall", 1, {"text": f"{edit}"}, edit, sharing="room").answer
        assert held
    assert revision() == before
    with here.app.app_context():
        letting.rule(here.meeting.id, held.id, 2, letting.THROUGH)
        before = revision()
        answers.save(writer, "our-wall", 1, {"text": "changed"}, 3, sharing="room")
    assert revision() == (before or 0) + 1


@pytest.mark.parametrize("door", ["let", "merge"])
def test_another_screen_lets_nothing_through_while_one_drives(room, door: str) -> None:
    here: Room = room("one-word", 0, "open")
    here.ines.post(f"{here.staff}/take-over", data={"place": "laptop-key"})
    sent = {"place": "phone-key", "do": "through:1:1", "activity": "one-word"}
    page = here.ines.post(f"{here.staff}/{door}", data=sent, follow_redirects=True).text
    assert "Another screen drives this class. Nothing was changed." in page


def let_all(here: Room) -> str:
    """What the button on the console does, as it stands there now."""
    found = re.search(r'value="(all:[^"]+)"', here.console())
    assert found
    return found[1]


def test_all_that_wait_are_let_through_with_one_tap(room) -> None:
    here = wall_of(room)
    here.write(1, "I can cook.")
    assert "Let all 2 through" in here.console()
    here.do("let", let_all(here))
    assert IDEA in here.wall()
    assert "I can cook." in here.wall()


def test_what_came_after_the_tap_was_offered_still_waits(room) -> None:
    here = wall_of(room)
    here.write(1, "I can cook.")
    button = let_all(here)
    here.write(1, "I can sing.")
    here.write(0, "I can swear.", item="1", edit="2")
    here.do("let", button)
    assert "I can cook." in here.wall()
    for text in ("I can sing.", "I can swear.", IDEA):
        assert text not in here.wall()
    assert here.can_tap("Let through", "I can sing.")


def test_letting_all_through_is_undone_with_one_tap_and_nothing_else_is(room) -> None:
    here = wall_of(room)
    here.tap("Let through", IDEA)
    for text in ("I can cook.", "I can sing."):
        here.write(1, text)
    here.do("let", let_all(here))
    assert "2 were let through together." in here.console()
    here.do("let", "all-undo:our-wall")
    assert IDEA in here.wall()
    assert "I can cook." not in here.wall()
    assert here.can_tap("Let through", "I can cook.")
    assert "let through together" not in here.console()


def test_what_is_for_the_instructor_alone_is_never_among_all(room) -> None:
    here = wall_of(room)
    here.write(0, "I can keep a secret.", who="instructor")
    here.write(1, "I can cook.")
    here.do("let", let_all(here))
    assert "I can keep a secret." not in here.wall()


def test_one_that_waits_needs_no_button_for_all(room) -> None:
    assert "Let all" not in wall_of(room).console()


@pytest.mark.parametrize("what", ["all:our-wall:x", "all:our-wall:", "all-undo:many", "all:nowhere:1.1"])
def test_what_no_button_says_lets_nothing_through(room, what: str) -> None:
    here = wall_of(room)
    answer = here.ines.post(f"{here.staff}/let", data={"do": what})
    assert answer.status_code in (400, 404)
    assert IDEA not in here.wall()
