"""The pitch clinic: check, see before and after, lend a line to the room without a name."""

import re
from typing import Any

import pytest

from tests.web.boards.room import Room
from workshop.records import answers, letting, participants
from workshop.records.answers import Answer

PITCH = "Are you hiring? I can fix your printer tonight. What is hard for you this week?"
LINE = "I can fix your printer tonight."


def checked(room, text: str = PITCH, phones: int = 2) -> Room:
    here: Room = room("the-clinic", phones)
    here.phones[0].post(f"{here.home}/pitch/the-clinic", data={"text": text, "edit": "1"})
    return here


def page(here: Room) -> str:
    return here.phones[0].get(f"{here.home}/pitch/the-clinic").text


def choices(here: Room) -> dict[str, str]:
    """What stands before each choice of the page: by the number of its line, or "all"."""
    return dict(re.findall(r'id="line-(\w+)" name="line" value="([^"]+)"', page(here)))


def lend(here: Room, line: str) -> str:
    return send(here, choices(here)[line])


def send(here: Room, line: str) -> str:
    values = {"line": line}
    return here.phones[0].post(f"{here.home}/pitch/the-clinic/line", data=values, follow_redirects=True).text


def resend(here: Room, **values: str) -> Any:
    """As a phone does by itself."""
    accept = {"Accept": "application/json"}
    return here.phones[0].post(f"{here.home}/pitch/the-clinic/line", data=values, headers=accept).json


def offered(here: Room) -> Answer | None:
    with here.app.app_context():
        writer = participants.of_meeting(here.meeting.id)[0]
        return answers.get(writer.id, "line:the-clinic")


def test_before_and_after_stand_side_by_side(room) -> None:
    html = page(checked(room))
    assert "Before and after" in html
    assert "Good morning to you." in html.split("Before and after")[1]


def test_only_lines_that_give_are_offered_one_by_one(room) -> None:
    html = page(checked(room)).split("What may they see?")[1]
    assert LINE in html
    assert "Are you hiring?" not in html
    assert "All of my words" in html


def test_a_line_is_let_through_and_voted_on_without_a_name(room) -> None:
    here = checked(room, phones=5)
    assert LINE not in here.console(), "what is only checked is nobody else's"
    assert "Thank you." in lend(here, "0")
    here.set("revealed")
    assert LINE not in here.wall() + here.phone(1)
    here.tap("Let through", LINE)
    assert LINE in here.wall()
    assert "Person 0" not in here.wall()
    assert "What is hard" not in here.wall()
    with here.app.app_context():
        (line,) = letting.through(here.meeting.id, "line:the-clinic")
    here.play("votes:open")
    for number in range(5):
        here.vote(number, str(line.answer.id))
    here.play("votes:revealed")
    assert "100% chose it" in here.words_on_wall()


def test_all_of_it_can_be_lent_and_taken_back(room) -> None:
    here = checked(room)
    lend(here, "all")
    here.tap("Let through", PITCH)
    here.set("revealed")
    assert PITCH in here.wall()
    with here.app.app_context():
        (one,) = letting.through(here.meeting.id, "line:the-clinic")
    here.phones[0].post(f"{here.home}/pieces/{one.answer.id}", data={"who": "me"})
    assert PITCH not in here.wall()
    assert "May others borrow a line?" in page(here)


def test_no_words_but_those_of_the_checked_pitch_can_be_lent(room) -> None:
    here = checked(room)
    for line in ("1-7", "", "Buy my car", "-1"):
        assert "Please choose a line first." in send(here, line)
    assert offered(here) is None


@pytest.mark.parametrize("which", ["0", "all"])
def test_a_choice_that_comes_after_the_words_have_changed_offers_nothing(room, which: str) -> None:
    here = checked(room)
    chosen = choices(here)[which]
    new = {"text": "I can watch your dog. I can fix your bike.", "edit": "2"}
    here.phones[0].post(f"{here.home}/pitch/the-clinic", data=new)
    assert resend(here, line=chosen, edit="1")["status"] == "look"
    assert "Your words have changed since you chose." in send(here, chosen)
    assert offered(here) is None


def test_what_was_taken_back_is_not_offered_again_by_a_late_sending(room) -> None:
    here = checked(room)
    chosen = {"line": choices(here)["0"], "who": "room", "edit": "1"}
    assert resend(here, **chosen)["status"] == "saved"
    line = offered(here)
    assert line
    here.phones[0].post(f"{here.home}/pieces/{line.id}", data={"who": "me"})
    assert 'data-edit="2"' in page(here), "the next offer has a number of its own"
    resend(here, **chosen)
    line = offered(here)
    assert line
    assert line.sharing == "me"
    assert resend(here, **{**chosen, "edit": "2"})["status"] == "saved"
    line = offered(here)
    assert line
    assert line.sharing == "room"


def test_another_choice_under_the_same_number_is_asked_about(room) -> None:
    here = checked(room)
    resend(here, line=choices(here)["0"], edit="1")
    told = resend(here, line="1-all", edit="1")
    assert (told["status"], told["edit"]) == ("stale", 1)
    assert "another window" in told["message"]


def test_only_the_room_waits_for_the_instructor(room) -> None:
    here = checked(room)
    before, _choice, after = page(here).partition("The room, when the instructor has let it through")
    assert "Your instructor reads it first." not in before
    assert "Your instructor reads it first." in after


def test_the_page_of_another_pitch_has_no_clinic(room) -> None:
    here = checked(room)
    free = (
        here.phones[0]
        .post(f"{here.home}/pitch", data={"text": PITCH, "edit": "1"}, follow_redirects=True)
        .text
    )
    assert "May others borrow a line?" not in free
    assert here.phones[1].post(f"{here.home}/pitch/the-clinic/line", data={"line": "0"}).status_code == 404
