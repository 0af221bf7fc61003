"""A word cloud: only what was let through, no counts of fewer than five people, variants made one."""

import re
from datetime import timedelta

import pytest

from tests.web.boards.room import Room
from workshop.records import participants, retention, words
from workshop.records.clock import utc_now
from workshop.records.tables import ActivityState
from workshop.records.transaction import reader

KEY = "one-word"


def cloud(here: Room) -> dict[str, tuple[int, int | None]]:
    with here.app.app_context():
        return {one.label: (one.step, one.people) for one in words.cloud(here.meeting.id, KEY)}


def said(room, *answers: tuple[str, ...], let: bool = True) -> Room:
    here: Room = room(KEY, len(answers), "open")
    for number, typed in enumerate(answers):
        here.write(number, words=typed)
        if let:
            here.tap("Let through", typed[0].strip())
    here.set("revealed")
    return here


def test_the_wall_shows_words_in_sizes_and_as_a_list(room) -> None:
    here = said(room, *[("trust", f"word {number}") for number in range(5)])
    wall = here.wall()
    assert re.search(r'class="word word-4"><bdi>trust', wall)
    assert re.search(r'class="word word-1"><bdi>word 3', wall)
    assert "trust 5 people" in here.words_on_wall()
    assert here.words_on_wall().count("people") == 2, "and of no other word, besides what the sizes mean"
    assert "The same words as a list" in here.phone()


def test_of_fewer_than_five_people_no_count_no_size_and_no_order_is_told(room) -> None:
    here = said(room, ("trust",), ("trust",), ("help",), ("trust",))
    assert cloud(here) == {"help": (2, None), "trust": (2, None)}
    assert list(cloud(here)) == ["help", "trust"]
    assert "people" not in here.words_on_wall()


def test_words_that_nobody_let_through_are_nowhere(room) -> None:
    here = said(room, ("secret",), ("other",), let=False)
    assert "secret" not in here.wall() + here.phone(1)


def test_capitals_and_stops_make_no_other_word(room) -> None:
    here = said(room, ("Trust",), ("trust!",), (" TRUST ",), ("trust.",), ("help",))
    assert list(cloud(here).values()) == [(4, None), (1, None)]


def merge(here: Room, **values: str) -> str:
    return here.ines.post(f"{here.staff}/merge", data=values, follow_redirects=True).text


def test_two_words_are_made_one_and_two_again(room) -> None:
    here = said(room, ("help",), ("helping",), ("helping",), ("help", "helping"), ("trust",))
    page = merge(here, activity=KEY, word="help", into="helping")
    assert "“help” is shown as “helping”." in page
    assert cloud(here) == {"helping": (4, None), "trust": (1, None)}
    merge(here, apart=f"{KEY}:help")
    assert set(cloud(here)) == {"help", "helping", "trust"}


def test_a_word_that_is_made_another_brings_along_what_was_made_it(room) -> None:
    here = said(room, ("aid",), ("help",), ("helping",), ("helping",), ("helping",), ("trust",))
    merge(here, activity=KEY, word="aid", into="help")
    merge(here, activity=KEY, word="help", into="helping")
    assert cloud(here) == {"helping": (4, 5), "trust": (1, None)}


@pytest.mark.parametrize(
    ("word", "into"), [("help", "gone"), ("gone", "help"), ("help", "help"), ("", "help")]
)
def test_a_word_that_does_not_stand_there_cannot_be_made_one(room, word: str, into: str) -> None:
    here = said(room, ("help",), ("trust",))
    assert "Choose again." in merge(here, activity=KEY, word=word, into=into)


def test_only_a_word_cloud_has_words_to_make_one(room) -> None:
    here = said(room, ("help",))
    assert here.ines.post(f"{here.staff}/merge", data={"activity": "our-wall"}).status_code == 404


def test_a_word_goes_with_the_last_person_who_said_it(room) -> None:
    here = said(room, ("help",), ("secret helping",))
    merge(here, activity=KEY, word="help", into="secret helping")
    assert "secret helping" in here.wall()
    with here.app.app_context():
        participants.erase(participants.of_meeting(here.meeting.id)[1].id)
        assert reader().get(ActivityState, (here.meeting.id, KEY)).merged == {}
    assert "secret helping" not in here.wall() + here.phone() + here.console()
    assert "help" in here.wall()


def test_when_the_class_is_forgotten_no_word_is_left(room) -> None:
    here = said(room, ("help",), ("helping",))
    merge(here, activity=KEY, word="help", into="helping")
    with here.app.app_context():
        retention.delete_due(utc_now() + timedelta(days=400))
        assert reader().get(ActivityState, (here.meeting.id, KEY)).merged is None
        assert words.cloud(here.meeting.id, KEY) == []
