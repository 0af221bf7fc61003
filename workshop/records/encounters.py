"""Role-plays of a class, in numbers alone: how many are where, and what changed from the first to the last.

What people said stands in their answers. A number about few people would tell of each, so there is none; and
the change is fixed when the class closes, as polls are when they are shown: counted anew after somebody was
taken out, it would tell by the difference what that one person did.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from workshop.records.present import answers_under
from workshop.records.results import SMALLEST_GROUP
from workshop.records.states import find_state, state_of
from workshop.records.tables import Answer
from workshop.records.transaction import reader, transaction

COUNTED = ("asks", "gives", "introductions")
Means = dict[str, float]
_IN = "counted"  # in Answer.shown: the talk stands in the means that were last fixed


def stages(meeting_id: int, key: str) -> Mapping[str, int]:
    """How many people are at which stage; who has not begun is not counted. `key`: of the talks' answers."""
    return Counter(answer.value["stage"] for answer in _talks(reader(), meeting_id, key).values())


def fix_change(meeting_id: int, activity: str, before: str, after: str) -> None:
    """`activity` is the last one; `before` and `after`: keys of the answers. Where fewer than five people
    have played both and are new, what was fixed before stays."""
    with transaction() as session:
        first, last = _talks(session, meeting_id, before), _talks(session, meeting_id, after)
        both = [person for person in first if person in last]
        if sum(last[person].shown != _IN for person in both) < SMALLEST_GROUP:
            return
        state_of(session, meeting_id, activity).counts = {
            "before": _means([first[person] for person in both]),
            "after": _means([last[person] for person in both]),
        }
        for person in both:
            last[person].shown = _IN


def change(meeting_id: int, activity: str) -> tuple[Means, Means] | None:
    """Before and after, the mean of a talk: turns that took, turns that gave, people brought together. None
    where nothing was fixed."""
    state = find_state(meeting_id, activity)
    counts: dict[str, Any] = (state.counts if state else None) or {}
    return (counts["before"], counts["after"]) if "before" in counts else None


def _means(talks: list[Answer]) -> Means:
    return {name: sum(talk.value[name] for talk in talks) / len(talks) for name in COUNTED}


def _talks(session: Session, meeting_id: int, key: str) -> dict[int, Answer]:
    """By participant, where at least one turn was said."""
    found = session.scalars(answers_under(meeting_id, key))
    return {answer.participant_id: answer for answer in found if answer.value["turns"]}
