"""Three words that let somebody in again: forgiving to fingers, kept as a digest, good in one class."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.records.refused import refused
from workshop.records import meetings, participants, phrases
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.records.phrase_words import WORDS
from workshop.records.transaction import reader


def test_the_words_are_enough_short_and_plain() -> None:
    assert len(WORDS) == len(set(WORDS)) == 512
    assert len(WORDS) ** phrases.LENGTH >= 2**27
    assert all(3 <= len(word) <= 8 and word.isascii() and word.isalpha() and word.islower() for word in WORDS)


def test_no_word_is_one_slip_from_another() -> None:
    assert not [word for word in WORDS if word in phrases._slips() and phrases._slips()[word] - {word}]


@pytest.mark.parametrize(
    "typed",
    [
        "maple river button",
        "  Maple RIVER button ",
        "maple-river-button",
        "maple, river, button.",
        "maple\nriver\nbutton",
        "mapleriverbutton",
        "Maple River Buton",
        "mapel river button",
        "maple rivver button",
        "máple river button",
    ],
)
def test_what_was_meant_is_read(typed: str) -> None:
    assert phrases.read(typed) == "maple river button"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "maple",
        "maple river",
        "maple river button moon",
        "maple river bxttxn",
        "🌻 🌻 🌻",
        "x" * 10_000,
        "1 2 3",
    ],
)
def test_what_can_be_no_phrase_is_none(typed: str) -> None:
    assert phrases.read(typed) is None


def test_a_slip_between_two_words_is_not_guessed_at() -> None:
    unclear = next(slip for slip, words in phrases._slips().items() if len(words) > 1)
    assert phrases.read(f"maple river {unclear}") is None


def test_a_phrase_finds_its_person(meeting: Meeting, sam: Participant) -> None:
    phrase = phrases.give(sam.id)
    found = phrases.find(meeting.id, phrase)
    assert found is not None
    assert found.id == sam.id
    assert phrases.is_of(found, phrase)


def test_a_new_phrase_ends_the_one_before(meeting: Meeting, sam: Participant) -> None:
    first, second = phrases.give(sam.id), phrases.give(sam.id)
    assert phrases.find(meeting.id, first) is None
    assert phrases.find(meeting.id, second) is not None


def test_only_a_digest_is_kept(sam: Participant) -> None:
    phrase = phrases.give(sam.id)
    kept = str(reader().execute(select(Participant.__table__)).all())
    assert not [word for word in phrase.split() if word in kept]


def test_a_phrase_opens_no_other_class(sam: Participant, plan: Callable[..., Meeting]) -> None:
    other = meetings.open_class(plan().id)
    assert phrases.find(other.id, phrases.give(sam.id)) is None


def test_somebody_who_was_removed_has_no_phrase(meeting: Meeting, sam: Participant) -> None:
    phrase = phrases.give(sam.id)
    participants.remove(sam.id)
    assert phrases.find(meeting.id, phrase) is None
    with refused("participant-unknown"):
        phrases.give(sam.id)


def test_two_people_never_hold_the_same_words(
    meeting: Meeting, sam: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["maple river moon", "maple river moon", "tulip radio desk"])
    monkeypatch.setattr(phrases, "new", lambda: next(drawn))
    rosa, _ = participants.join(meeting.id, "Rosa")
    assert (phrases.give(sam.id), phrases.give(rosa.id)) == ("maple river moon", "tulip radio desk")
