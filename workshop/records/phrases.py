"""Three words that let somebody in again on another phone.

Only a digest is kept. It is a quick one: whoever can read it can read what the phrase opens in the same file,
and guessing from outside is slowed down by the doors (see web/kit/budgets.py).
"""

import re
import secrets
import unicodedata
from functools import cache

from sqlalchemy import select

from workshop.records import tokens
from workshop.records.phrase_words import WORDS
from workshop.records.refusals import Refusal
from workshop.records.tables import Participant
from workshop.records.transaction import reader, transaction

LENGTH = 3
LONGEST = 100  # characters; nobody types more for three words
_KNOWN = frozenset(WORDS)


def give(participant_id: int) -> str:
    """A new phrase, "maple river button"; the one before opens nothing any more. Refuses
    participant-unknown."""
    with transaction() as session:
        person = session.get(Participant, participant_id, with_for_update=True)
        if person is None or person.removed_at is not None:
            raise Refusal("participant-unknown")
        phrase = new()
        while find(person.meeting_id, phrase) is not None:
            phrase = new()
        person.phrase_hash = digest(person.meeting_id, phrase)
    return phrase


def find(meeting_id: int, phrase: str) -> Participant | None:
    """`phrase` as `read` gives it. None for somebody who was removed."""
    held = (Participant.meeting_id == meeting_id, Participant.phrase_hash == digest(meeting_id, phrase))
    return reader().scalar(select(Participant).where(*held, Participant.removed_at.is_(None)))


def is_of(person: Participant, phrase: str) -> bool:
    return person.phrase_hash == digest(person.meeting_id, phrase)


def new() -> str:
    return " ".join(secrets.choice(WORDS) for _ in range(LENGTH))


def read(typed: str) -> str | None:
    """What was meant: case, signs between the words and left-out spaces do not count, and one slip in a word
    is mended where only one word can be meant. None where it cannot be a phrase."""
    plain = unicodedata.normalize("NFKD", typed[:LONGEST]).casefold()
    words = re.findall("[a-z]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    if len(words) == LENGTH:
        meant = [_meant(word) for word in words]
        return " ".join(filter(None, meant)) if all(meant) else None
    found = _split("".join(words), LENGTH)
    return found[0] if len(found) == 1 else None


def digest(meeting_id: int, phrase: str) -> str:
    """With the class, so that equal phrases of two classes do not look equal."""
    return tokens.digest(f"phrase {meeting_id} {phrase}")


def _meant(word: str) -> str | None:
    if word in _KNOWN:
        return word
    near = _slips().get(word, ())
    return next(iter(near)) if len(near) == 1 else None


@cache
def _slips() -> dict[str, set[str]]:
    """Every word with one letter wrong, missing, too many, or changed with the next; and what was meant."""
    found: dict[str, set[str]] = {}
    for word in WORDS:
        for slip in _slips_of(word):
            found.setdefault(slip, set()).add(word)
    return found


def _slips_of(word: str) -> set[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    missing = {head + tail[1:] for head, tail in halves if tail}
    changed = {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    wrong = {head + letter + tail[1:] for head, tail in halves if tail for letter in letters}
    too_many = {head + letter + tail for head, tail in halves for letter in letters}
    return missing | changed | wrong | too_many


def _split(text: str, parts: int) -> list[str]:
    """Every way to read `text` as so many words without spaces."""
    if parts == 1:
        return [text] if text in _KNOWN else []
    heads = [text[:at] for at in range(1, len(text)) if text[:at] in _KNOWN]
    return [f"{head} {rest}" for head in heads for rest in _split(text[len(head) :], parts - 1)]
