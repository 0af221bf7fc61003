"""Ideas, words and questions: each is one, however often its sending comes."""

import pytest

from tests.records.refused import refused
from workshop.records import meetings, participants, pieces
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant

WALL = "wall"


def give(person: Participant, text: str, edit: int = 1, **more: object) -> str:
    return pieces.give(person.id, WALL, {"text": text}, edit, **{"most": 3, **more}).status


def kept(person: Participant) -> list[tuple[int, str]]:
    return [(one.round, one.value["text"]) for one in pieces.mine(person.id, WALL)]


def test_a_sending_that_comes_twice_is_one_piece(sam: Participant) -> None:
    for _time in range(2):
        assert give(sam, "One", sending="k1") == "saved"
    assert give(sam, "Two", sending="k2") == "saved"
    assert kept(sam) == [(1, "One"), (2, "Two")]


def test_a_later_edit_of_the_same_sending_is_the_same_piece(sam: Participant) -> None:
    give(sam, "On", 1, sending="k1")
    assert give(sam, "One", 2, sending="k1") == "saved"
    assert give(sam, "On", 1, sending="k1") == "stale", "the first one comes late"
    assert kept(sam) == [(1, "One")]


def test_a_sending_that_comes_after_its_piece_was_changed_changes_nothing(sam: Participant) -> None:
    give(sam, "One", sending="k1")
    give(sam, "One, better", 2, number=1)
    assert give(sam, "One", sending="k1") == "stale"
    assert kept(sam) == [(1, "One, better")]


def test_without_a_key_each_is_another_one(sam: Participant) -> None:
    for _time in range(2):
        give(sam, "One")
    assert kept(sam) == [(1, "One"), (2, "One")]


def test_there_are_no_more_than_the_activity_takes_and_changing_is_none_more(sam: Participant) -> None:
    for key in ("k1", "k2"):
        give(sam, key, sending=key, most=2)
    assert give(sam, "Three", sending="k3", most=2) == "full"
    assert give(sam, "k2", sending="k2", most=2) == "saved"
    assert give(sam, "Two", 2, number=2, most=2) == "saved"
    assert kept(sam) == [(1, "k1"), (2, "Two")]


def test_the_key_of_one_person_means_nothing_for_another(meeting: Meeting, sam: Participant) -> None:
    rosa, _token = participants.join(meeting.id, "Rosa")
    give(sam, "One", sending="k1")
    assert give(rosa, "Mine", sending="k1") == "saved"
    assert (kept(sam), kept(rosa)) == ([(1, "One")], [(1, "Mine")])


def test_a_closed_class_takes_none(meeting: Meeting, sam: Participant) -> None:
    meetings.close_class(meeting.id)
    assert give(sam, "One", sending="k1") == "closed"
    assert kept(sam) == []


@pytest.mark.parametrize("number", [None, 1])
def test_whoever_was_taken_out_gives_nothing(sam: Participant, number: int | None) -> None:
    participants.remove(sam.id)
    with refused("participant-unknown"):
        give(sam, "One", sending="k1", number=number)
