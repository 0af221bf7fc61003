"""What a room may see of a poll: how many chose what, never in a way that tells what fewer than five said.

Results are fixed when they are shown, and when the class closes. Counted anew at each look they would move
with each late answer, and with each person who is taken out or let back in: by the difference they would tell
what that one person said. Answers from paper help nobody to hide: whoever typed them in can take them away.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, Text, cast, func, null, select, update
from sqlalchemy.orm import Session

from workshop.records.refusals import Refusal
from workshop.records.states import find_state, state_of
from workshop.records.tables import ActivityState, Answer, Participant
from workshop.records.transaction import reader

SMALLEST_GROUP = 5
FROM_PAPER = "from_paper"  # marks a choice that the instructor typed in for its person
PEOPLE = ""  # how many people answered, among the counts: with several choices each, it is not their sum
Choices = tuple[str, ...]


class Given(NamedTuple):
    """So many answers that are alike. `choices`: None where they do not count, as their writers were taken
    out; `shown`: as what they stand in the results that were last shown."""

    choices: Choices | None
    shown: str | None
    is_from_paper: bool
    people: int


def shares(meeting_id: int, activity: str) -> dict[str, int] | None:
    """Whole per cent by choice, as they were last shown; None where they never were. A number of people is
    not handed out: it would be a head-count, and two of them a difference."""
    state = find_state(meeting_id, activity)
    return _shares(state.counts) if state else None


def earlier(meeting_id: int, activity: str) -> dict[str, int] | None:
    """As `shares`, of the round before; None where there was none, or too few took part in it."""
    state = find_state(meeting_id, activity)
    return _shares(state.earlier) if state else None


def _shares(counts: dict[str, int] | None) -> dict[str, int] | None:
    if counts is None:
        return None
    total = _people(counts)
    return {choice: round(100 * count / total) for choice, count in counts.items() if choice != PEOPLE}


@dataclass(frozen=True)
class Told:
    """`people`: how many answered; where each may choose several, more was chosen."""

    people: int
    counts: dict[str, int]


def told(meeting_id: int, activity: str) -> list[Told]:
    """How many chose what, for what is written about a class that is over: the newest round first, and of
    each round only where it may be told."""
    state = find_state(meeting_id, activity)
    found = (state.counts, state.earlier) if state else ()
    return [Told(_people(one), _without_people(one)) for one in found if one]


def counts(meeting_id: int, activity: str) -> dict[str, int] | None:
    """Of the newest round that may be told; None where there is none."""
    rounds = told(meeting_id, activity)
    return rounds[0].counts if rounds else None


def _people(counts: dict[str, int]) -> int:
    return counts.get(PEOPLE) or sum(counts.values())


def _without_people(counts: dict[str, int]) -> dict[str, int]:
    return {choice: count for choice, count in counts.items() if choice != PEOPLE}


def news(meeting_id: int, activity: str) -> int:
    """How many answers differ from what was last shown, or are new since: five are needed to show them. Those
    from paper count where nothing else has changed; else five people must have answered themselves."""
    state = find_state(meeting_id, activity)
    return _news(_given(reader(), meeting_id, activity, state.round if state else 1), state)


def fix(session: Session, state: ActivityState) -> None:
    """Where fewer than five answers are new, what was shown before stays; refuses results-too-few where
    nothing was."""
    given = _given(session, state.meeting_id, state.activity, state.round or 1)
    if _news(given, state) >= SMALLEST_GROUP:
        chosen: Counter[str] = Counter()
        for one in given:
            chosen.update(dict.fromkeys(one.choices or (), one.people))
        state.counts = {PEOPLE: sum(one.people for one in given if one.choices is not None), **chosen}
        _mark_as_shown(session, state.meeting_id, state.activity, state.round or 1)
    elif state.counts is None:
        raise Refusal("results-too-few")


def fix_polls(session: Session, meeting_id: int) -> None:
    """Of a class that closes: what was never shown may still be told afterwards, and what was shown is
    brought up to date where five answers are new."""
    answered = select(Answer.activity).join(Participant, Participant.id == Answer.participant_id)
    found = answered.where(Participant.meeting_id == meeting_id).distinct()
    for activity in session.scalars(found).all():
        if ":" in activity:  # polls are kept under names without one; words and ideas too, but choose nothing
            continue
        state = session.get(ActivityState, (meeting_id, activity))
        given = _given(session, meeting_id, activity, state.round if state else 1)
        if _news(given, state) >= SMALLEST_GROUP:
            fix(session, state_of(session, meeting_id, activity))


def forget(session: Session, meeting_id: int) -> None:
    """When what people typed is deleted, what was counted out of it goes too."""
    of_class = update(ActivityState).where(ActivityState.meeting_id == meeting_id)
    session.execute(of_class.where(ActivityState.status == "revealed").values(status="closed"))
    nothing = ("counts", "earlier", "on_wall", "merged", "together")
    session.execute(of_class.values(round=1, **dict.fromkeys(nothing, null())))


def _given(session: Session, meeting_id: int, activity: str, round: int) -> list[Given]:
    """Every answer, those that are alike counted by the database: the console asks with each frame."""
    kinds = (cast(Answer.value, Text), Answer.shown, Participant.removed_at.is_(None), Participant.has_phone)
    alike = _answers(meeting_id, activity, round).with_only_columns(*kinds, func.count()).group_by(*kinds)
    given = []
    for text, shown, is_present, has_phone, people in session.execute(alike):
        value = json.loads(text)
        # typed in by the instructor; also where its person has got a phone since
        is_from_paper = not has_phone or FROM_PAPER in value
        given.append(Given(_choices(value) if is_present else None, shown, is_from_paper, people))
    return given


def _answers(meeting_id: int, activity: str, round: int) -> Select[Answer, Participant]:
    people = select(Answer, Participant).join(Participant, Participant.id == Answer.participant_id)
    asked = (Answer.activity == activity, Answer.round == round)
    return people.where(Participant.meeting_id == meeting_id, *asked)


def _mark_as_shown(session: Session, meeting_id: int, activity: str, round: int) -> None:
    for answer, person in session.execute(_answers(meeting_id, activity, round)):
        answer.shown = _mark(_choices(answer.value) if person.removed_at is None else None)


def _choices(value: dict[str, Any]) -> Choices | None:
    if "choices" in value:
        return tuple(dict.fromkeys(value["choices"]))
    return (value["choice"],) if value.get("choice") is not None else None


def _news(given: Sequence[Given], state: ActivityState | None) -> int:
    new = [one for one in given if one.choices is not None and _mark(one.choices) != one.shown]
    themselves = sum(one.people for one in new if not one.is_from_paper)
    return themselves if themselves or _lacks_somebody(given, state) else sum(one.people for one in new)


def _lacks_somebody(given: Sequence[Given], state: ActivityState | None) -> bool:
    """Who was counted when it was last shown, and has been taken out or erased since. Beside answers from
    paper, which whoever typed them in knows, a new count would tell what that one person said."""
    if state is None or state.counts is None:
        return False
    is_out = any(one.choices is None and one.shown and not one.is_from_paper for one in given)
    return is_out or sum(one.people for one in given if one.shown is not None) < _people(state.counts)


def _mark(choices: Choices | None) -> str | None:
    """Tells one answer from another: a choice by itself, of several a digest."""
    if choices is None:
        return None
    if len(choices) == 1:
        return choices[0]
    return hashlib.sha256(" ".join(sorted(choices)).encode()).hexdigest()[:16]
