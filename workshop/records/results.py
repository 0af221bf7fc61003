"""What a room may see of a poll: how many chose what, never in a way that tells what fewer than five said.

Results are fixed when they are shown. Counted anew at each look they would move with each late answer, and
with each person who is taken out or let back in: by the difference they would tell what that one person said.
"""

import hashlib
from collections import Counter

from sqlalchemy import null, select, update
from sqlalchemy.orm import Session

from workshop.records.refusals import Refusal
from workshop.records.tables import ActivityState, Answer, Participant
from workshop.records.transaction import reader

SMALLEST_GROUP = 5
PEOPLE = ""  # how many people answered, among the counts: with several choices each, it is not their sum
Choices = tuple[str, ...]


def shares(meeting_id: int, activity: str) -> dict[str, int] | None:
    """Whole per cent by choice, as they were last shown; None where they never were. A number of people is
    not handed out: it would be a head-count, and two of them a difference."""
    state = reader().get(ActivityState, (meeting_id, activity))
    return _shares(state.counts) if state else None


def earlier(meeting_id: int, activity: str) -> dict[str, int] | None:
    """As `shares`, of the round before; None where there was none, or too few took part in it."""
    state = reader().get(ActivityState, (meeting_id, activity))
    return _shares(state.earlier) if state else None


def _shares(counts: dict[str, int] | None) -> dict[str, int] | None:
    if counts is None:
        return None
    total = counts.get(PEOPLE) or sum(counts.values())
    return {choice: round(100 * count / total) for choice, count in counts.items() if choice != PEOPLE}


def news(meeting_id: int, activity: str) -> int:
    """How many answers differ from what was last shown, or are new since: five are needed to show them."""
    state = reader().get(ActivityState, (meeting_id, activity))
    return _news(_given(reader(), meeting_id, activity, state.round if state else 1))


def fix(session: Session, state: ActivityState) -> None:
    """Where fewer than five answers are new, what was shown before stays; refuses results-too-few where
    nothing was."""
    given = _given(session, state.meeting_id, state.activity, state.round or 1)
    if _news(given) >= SMALLEST_GROUP:
        counted = [choices for _, choices in given if choices is not None]
        chosen = Counter(choice for choices in counted for choice in choices)
        state.counts = {PEOPLE: len(counted), **chosen}
        for answer, choices in given:
            answer.shown = _mark(choices)
    elif state.counts is None:
        raise Refusal("results-too-few")


def forget(session: Session, meeting_id: int) -> None:
    """When what people typed is deleted, what was counted out of it goes too."""
    of_class = update(ActivityState).where(ActivityState.meeting_id == meeting_id)
    session.execute(of_class.where(ActivityState.status == "revealed").values(status="closed"))
    session.execute(of_class.values(counts=null(), earlier=null(), on_wall=null(), merged=null()))


def _given(
    session: Session, meeting_id: int, activity: str, round: int
) -> list[tuple[Answer, Choices | None]]:
    """Every answer with what was chosen; None where it does not count, as its writer was taken out."""
    people = select(Answer, Participant.removed_at).join(Participant, Participant.id == Answer.participant_id)
    asked = (Answer.activity == activity, Answer.round == round)
    return [
        (answer, _choices(answer) if removed_at is None else None)
        for answer, removed_at in session.execute(people.where(Participant.meeting_id == meeting_id, *asked))
    ]


def _choices(answer: Answer) -> Choices | None:
    value = answer.value
    if "choices" in value:
        return tuple(dict.fromkeys(value["choices"]))
    return (value["choice"],) if value.get("choice") is not None else None


def _news(given: list[tuple[Answer, Choices | None]]) -> int:
    return sum(choices is not None and _mark(choices) != answer.shown for answer, choices in given)


def _mark(choices: Choices | None) -> str | None:
    """Tells one answer from another: a choice by itself, of several a digest."""
    if choices is None:
        return None
    if len(choices) == 1:
        return choices[0]
    return hashlib.sha256(" ".join(sorted(choices)).encode()).hexdigest()[:16]
