"""A writer may let the person beside them see something: that person, and nobody who sits there later."""

import re

import pytest

from tests.web.boards.room import Room
from workshop.records import meetings, participants, seatings

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
    pair.phones[0].post(address, data={"line": "1-all", "who": "partner", "partners": partner_of(pair)})
    assert "I can fix your bike tonight." in page(pair, "partner", 1)
    pair.phones[0].post(address, data={"line": "1-all", "who": "instructor"})
    assert page(pair, "partner", 1).count("I can fix your bike tonight.") == 0
    assert pair.phones[0].post(address, data={"line": "1-all", "who": "everybody"}).status_code == 400


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


@pytest.mark.parametrize("door", ["write/our-wall", "pitch/the-clinic/line", "pieces"])
def test_every_door_says_in_one_way_that_the_partner_is_another_one(pair: Room, door: str) -> None:
    """A phone's script hears the sentence, a plain form shows it on the page that it came from."""
    if door == "pieces":
        found = re.search(r"pieces/\d+", page(pair, "worksheets/my-network"))
        assert found
        door = found[0]
    sent = {"who": "partner", "partners": "999", "edit": "1", "text": "For you", "line": "1-all"}
    told = pair.phones[0].post(f"{pair.home}/{door}", data=sent, headers={"Accept": "application/json"})
    assert told.status_code == 409
    assert told.json["message"] == "You sit with somebody else now, or alone. Choose again who may see it."
    shown = pair.phones[0].post(f"{pair.home}/{door}", data=sent, follow_redirects=True)
    assert told.json["message"] in shown.text
    assert "Back to the start" not in shown.text


def test_with_the_writer_goes_what_was_shown(pair: Room) -> None:
    show(pair, "worksheets/my-network")
    with pair.app.app_context():
        participants.remove(participants.of_meeting(pair.meeting.id)[0].id)
    assert "Aunt Vera" not in page(pair, "partner", 1)


def test_a_sheet_that_has_changed_since_is_asked_about_and_nothing_breaks(pair: Room) -> None:
    old = page(pair, "worksheets/my-network")
    form = next(one for one in re.findall(r"<form.*?</form>", old, re.S) if "/pieces/" in one)
    found = re.search(r'action="([^"]+)"', form)
    assert found
    fields = dict(re.findall(r'name="(who|edit|partners)" value="([^"]*)"', form))
    assert 'data-renew="partner"' in old
    pair.phones[0].post(f"{pair.home}/worksheets/my-network", data={"edit": "2", "name-1": "Uncle Bo"})
    answer = pair.phones[0].post(found[1], data=fields, follow_redirects=True)
    assert answer.status_code == 200
    assert "Your words have changed in another window." in answer.text
    assert "Its writer" not in answer.text
    assert "Uncle Bo" not in page(pair, "partner", 1)
    show(pair, "worksheets/my-network")
    assert "Uncle Bo" in page(pair, "partner", 1)


def test_nothing_is_shown_any_more_once_the_class_is_closed_and_the_page_says_so(pair: Room) -> None:
    html = page(pair, "worksheets/my-network")
    found = re.search(r'action="([^"]+/pieces/\d+)"', html)
    assert found
    with pair.app.app_context():
        meetings.close_class(pair.meeting.id)
    fields = {"who": "partner", "edit": "1", "partners": "2"}
    answer = pair.phones[0].post(found[1], data=fields, follow_redirects=True)
    assert answer.status_code == 200
    assert "This class is closed." in answer.text


def test_who_has_lost_their_partner_meanwhile_is_told_that_and_not_to_fill_in_what_is_filled(
    pair: Room,
) -> None:
    before = partner_of(pair)
    with pair.app.app_context():
        participants.remove(participants.of_meeting(pair.meeting.id)[1].id)
    html = pair.write(0, "For you alone", who="partner", partners=before)
    assert "You sit with somebody else now, or alone." in html
    assert "Please fill this in." not in html
    assert "For you alone" in html
