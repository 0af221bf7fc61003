"""Role-plays of a class, in numbers alone: how many are where, and what changed from the first to the last.

What people said stands in their answers. A number about few people would tell of each, so there is none.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from workshop.records.results import SMALLEST_GROUP
from workshop.records.tables import Answer, Participant
from workshop.records.transaction import reader


@dataclass(frozen=True)
class Means:
    """For each talk, on average: turns that took, turns that gave, people brought together."""

    asks: float
    gives: float
    introductions: float


@dataclass(frozen=True)
class Change:
    people: int
    before: Means
    after: Means


def stages(meeting_id: int, activity: str) -> Mapping[str, int]:
    """How many people are at which stage; who has not begun is not counted."""
    return Counter(value["stage"] for value in _values(meeting_id, activity).values())


def change(meeting_id: int, before: str, after: str) -> Change | None:
    """Of those who did both; None where these are fewer than five."""
    first, last = _values(meeting_id, before), _values(meeting_id, after)
    both = [person for person in first if person in last]
    if len(both) < SMALLEST_GROUP:
        return None
    return Change(len(both), _means([first[one] for one in both]), _means([last[one] for one in both]))


def _means(values: list[dict[str, Any]]) -> Means:
    def mean(name: str) -> float:
        return float(sum(value[name] for value in values)) / len(values)

    return Means(mean("asks"), mean("gives"), mean("introductions"))


def _values(meeting_id: int, activity: str) -> dict[int, dict[str, Any]]:
    """By participant: what was kept of each talk in which at least one turn was said."""
    people = select(Answer).join(Participant, Participant.id == Answer.participant_id)
    present = (Participant.meeting_id == meeting_id, Participant.removed_at.is_(None))
    found = reader().scalars(people.where(*present, Answer.activity == activity))
    return {answer.participant_id: answer.value for answer in found if answer.value["turns"]}
