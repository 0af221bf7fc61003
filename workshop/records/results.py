"""What a room may see of a poll: how many chose what, never in a way that tells what fewer than five said.

Results are fixed when they are shown. Counted anew at each look they would move with each late answer, and
with each person who is taken out or let back in: by the difference they would tell what that one person said.
"""

from collections import Counter

from sqlalchemy import null, select, update
from sqlalchemy.orm import Session

from workshop.records.refusals import Refusal
from workshop.records.tables import ActivityState, Answer, Participant
from workshop.records.transaction import reader

SMALLEST_GROUP = 5


def shares(meeting_id: int, activity: str) -> dict[str, int] | None:
    """Whole per cent by choice, as they were last shown; None where they never were. A number of people is
    not handed out: it would be a head-count, and two of them a difference."""
    state = reader().get(ActivityState, (meeting_id, activity))
    if state is None or state.counts is None:
        return None
    total = sum(state.counts.values())
    return {choice: round(100 * count / total) for choice, count in state.counts.items()}


def news(meeting_id: int, activity: str) -> int:
    """How many answers differ from what was last shown, or are new since: five are needed to show them."""
    return _news(_given(reader(), meeting_id, activity))


def fix(session: Session, state: ActivityState) -> None:
    """Where fewer than five answers are new, what was shown before stays; refuses results-too-few where
    nothing was."""
    given = _given(session, state.meeting_id, state.activity)
    if _news(given) >= SMALLEST_GROUP:
        state.counts = dict(Counter(choice for _, choice in given if choice is not None))
        for answer, choice in given:
            answer.shown = choice
    elif state.counts is None:
        raise Refusal("results-too-few")


def forget(session: Session, meeting_id: int) -> None:
    """When what people typed is deleted, what was counted out of it goes too."""
    of_class = update(ActivityState).where(ActivityState.meeting_id == meeting_id)
    session.execute(of_class.where(ActivityState.status == "revealed").values(status="closed"))
    session.execute(of_class.values(counts=null(), on_wall=null()))


def _given(session: Session, meeting_id: int, activity: str) -> list[tuple[Answer, str | None]]:
    """Every answer with its choice, None where it does not count: its writer was taken out of the class."""
    people = select(Answer, Participant.removed_at).join(Participant, Participant.id == Answer.participant_id)
    found = people.where(Participant.meeting_id == meeting_id, Answer.activity == activity, Answer.round == 1)
    return [
        (answer, answer.value.get("choice") if removed_at is None else None)
        for answer, removed_at in session.execute(found)
    ]


def _news(given: list[tuple[Answer, str | None]]) -> int:
    return sum(choice is not None and choice != answer.shown for answer, choice in given)
