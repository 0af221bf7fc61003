"""A writer may let the person beside them see something: that person, and nobody who sits there later."""

import re

import pytest

from tests.web.boards.room import Room
from workshop.records import participants, seatings

IDEA = "I can mend bicycles."
PAGES = ("write/our-wall", "write/one-word", "pitch/the-clinic", "worksheets/my-network")


@pytest.fixture
def pair(room) -> Room:
    """Two who sit together, and who have written."""
    here: Room = room("our-wall", 2, "open")
    seat(here)
    here.write(0, IDEA, who="me")
    here.phones[0].post(
        f"{here.home}/pitch/the-clinic", data={"text": "I can fix your bike tonight.", "edit": "1"}
    )
    here.phones[0].post(f"{here.home}/worksheets/my-network", data={"edit": "1", "name-1": "Aunt Vera"})
    return here


def seat(here: Room) -> None:
    with here.app.app_context():
        seatings.seat(here.meeting.id, "our-pairs", 2)


def page(here: Room, path: str, phone: int = 0) -> str:
    return here.phones[phone].get(f"{here.home}/{path}").text


def partner_of(here: Room, path: str = "write/our-wall") -> str:
    found = re.search(r'name="partners"[^>]*value="([^"]*)"', page(here, path))
    assert found
    return found[1]


def show(here: Room, path: str) -> str:
    """By the button on that page."""
    form = next(one for one in re.findall(r"<form.*?</form>", page(here, path), re.S) if "/pieces/" in one)
    found = re.search(r'action="([^"]+)"', form)
    assert found
    fields = dict(re.findall(r'name="(who|edit|partners)" value="([^"]*)"', form))
    return here.phones[0].post(found[1], data=fields, follow_redirects=True).text


@pytest.mark.parametrize("path", PAGES)
def test_who_sits_alone_is_offered_no_partner(room, path: str) -> None:
    here: Room = room("our-wall", 1, "open")
    here.phones[0].post(f"{here.home}/pitch/the-clinic", data={"text": "I can fix it.", "edit": "1"})
    here.phones[0].post(f"{here.home}/worksheets/my-network", data={"edit": "1", "name-1": "Vera"})
    assert "who sits with you" not in page(here, path)
    assert "Show it to" not in page(here, path)


def test_an_idea_for_the_partner_is_seen_by_the_partner_alone(pair: Room) -> None:
    assert "Only Person 1, who sits with you now" in page(pair, "write/our-wall")
    assert "Only your partner sees it." in pair.write(0, "For you", who="partner", partners=partner_of(pair))
    pair.set("revealed")
    assert "Person 0" in page(pair, "partner", 1)
    assert "For you" in page(pair, "partner", 1)
    assert "Your partner shows you something." in page(pair, "mine", 1)
    assert "For you" not in pair.console() + pair.wall() + page(pair, "", 1)


@pytest.mark.parametrize(
    ("path", "words"), [("pitch/the-clinic", "I can fix your bike"), ("worksheets/my-network", "Aunt Vera")]
)
def test_what_is_for_its_writer_alone_can_be_shown_to_the_partner_and_taken_back(
    pair: Room, path: str, words: str
) -> None:
    assert words not in page(pair, "partner", 1)
    assert "Person 1 can see it as it stands." in show(pair, path)
    assert words in page(pair, "partner", 1)
    assert "Your partner can see this." in page(pair, "about-me")
    found = re.search(r'action="([^"]+/pieces/\d+)"', page(pair, path))
    assert found
    pair.phones[0].post(found[1], data={"who": "me"})
    assert words not in page(pair, "partner", 1)


def test_what_is_written_on_is_for_its_writer_alone_again(pair: Room) -> None:
    show(pair, "worksheets/my-network")
    pair.phones[0].post(f"{pair.home}/worksheets/my-network", data={"edit": "2", "name-1": "Uncle Ivan"})
    assert "Uncle Ivan" not in page(pair, "partner", 1)
    assert "Show it to Person 1" in page(pair, "worksheets/my-network")


def test_a_line_of_the_clinic_can_be_for_the_partner_or_the_instructor(pair: Room) -> None:
    address = f"{pair.home}/pitch/the-clinic/line"
    pair.phones[0].post(address, data={"line": "all", "who": "partner", "partners": partner_of(pair)})
    assert "I can fix your bike tonight." in page(pair, "partner", 1)
    pair.phones[0].post(address, data={"line": "all", "who": "instructor"})
    assert page(pair, "partner", 1).count("I can fix your bike tonight.") == 0
    assert pair.phones[0].post(address, data={"line": "all", "who": "everybody"}).status_code == 400


def test_who_sits_there_later_sees_nothing_of_it_and_a_page_of_before_shows_nothing(
    pair: Room, joined
) -> None:
    show(pair, "worksheets/my-network")
    before = partner_of(pair)
    pair.phones += [joined("Late"), joined("Later")]
    seat(pair)  # with others than before
    for phone in (2, 3):
        assert "Aunt Vera" not in page(pair, "partner", phone)
    assert "Aunt Vera" in page(pair, "partner", 1)
    assert "You sit with somebody else now" in pair.write(0, "For you", who="partner", partners=before)
    for phone in (1, 2, 3):
        assert "For you" not in page(pair, "partner", phone)


def test_nobody_names_a_partner_of_their_own_choice(pair: Room, joined) -> None:
    stranger = joined("Stranger")
    with pair.app.app_context():
        ids = [one.id for one in participants.of_meeting(pair.meeting.id)]
    assert "You sit with somebody else now" in pair.write(0, "For you", who="partner", partners=str(ids[2]))
    assert "For you" not in stranger.get(f"{pair.home}/partner").text


def test_with_the_writer_goes_what_was_shown(pair: Room) -> None:
    show(pair, "worksheets/my-network")
    with pair.app.app_context():
        participants.remove(participants.of_meeting(pair.meeting.id)[0].id)
    assert "Aunt Vera" not in page(pair, "partner", 1)


def test_words_that_changed_since_are_not_shown_and_the_page_says_so(pair: Room) -> None:
    before = page(pair, "worksheets/my-network")
    pair.phones[0].post(f"{pair.home}/worksheets/my-network", data={"edit": "2", "name-1": "Uncle Bo"})
    found = re.search(r'action="([^"]+/pieces/[^"]+)"', before)
    assert found
    fields = {"who": "partner", "edit": "1", "partners": partner_of(pair)}
    answer = pair.phones[0].post(found[1], data=fields, follow_redirects=True)
    assert answer.status_code == 200
    assert "notice-warning" in answer.text
    assert "Uncle Bo" not in page(pair, "partner", phone=1)
