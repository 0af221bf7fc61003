"""What a room may see of a poll: how many chose what, never in a way that tells what fewer than five said.

Results are fixed when they are shown, and when the class closes. Counted anew at each look they would move
with each late answer, and with each person who is taken out or let back in: by the difference they would tell
what that one person said.
"""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import null, select, union, update
from sqlalchemy.orm import Session

from workshop.records import clock
from workshop.records.refusals import Refusal
from workshop.records.tables import ActivityState, Answer, PaperAnswer, Participant
from workshop.records.transaction import reader

SMALLEST_GROUP = 5
Given = Sequence[tuple[Answer | PaperAnswer, str | None]]


def shares(meeting_id: int, activity: str) -> dict[str, int] | None:
    """Whole per cent by choice, as they were last shown; None where they never were. A number of people is
    not handed out: it would be a head-count, and two of them a difference."""
    state = reader().get(ActivityState, (meeting_id, activity))
    if state is None or state.counts is None:
        return None
    total = sum(state.counts.values())
    return {choice: round(100 * count / total) for choice, count in state.counts.items()}


def counts(meeting_id: int, activity: str) -> dict[str, int] | None:
    """How many chose what, for what is written about a class that is over; None where nothing may be told."""
    state = reader().get(ActivityState, (meeting_id, activity))
    return dict(state.counts) if state and state.counts else None


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


def fix_polls(session: Session, meeting_id: int) -> None:
    """Of a class that closes: what was never shown may still be told afterwards, and what was shown is
    brought up to date where five answers are new."""
    answered = select(Answer.activity).join(Participant, Participant.id == Answer.participant_id)
    on_paper = select(PaperAnswer.activity).where(PaperAnswer.meeting_id == meeting_id)
    found = union(answered.where(Participant.meeting_id == meeting_id), on_paper)
    for activity in session.scalars(found).all():
        is_poll = ":" not in activity  # every other kind is kept under a name with a colon
        if is_poll and _news(_given(session, meeting_id, activity)) >= SMALLEST_GROUP:
            fix(session, _state(session, meeting_id, activity))


def _state(session: Session, meeting_id: int, activity: str) -> ActivityState:
    state = session.get(ActivityState, (meeting_id, activity))
    if state is None:
        state = ActivityState(meeting_id=meeting_id, activity=activity, status="closed")
        state.changed_at = clock.utc_now()
        session.add(state)
    return state


def forget(session: Session, meeting_id: int) -> None:
    """When what people typed is deleted, what was counted out of it goes too."""
    of_class = update(ActivityState).where(ActivityState.meeting_id == meeting_id)
    session.execute(of_class.where(ActivityState.status == "revealed").values(status="closed"))
    session.execute(of_class.values(counts=null(), on_wall=null()))


def _given(session: Session, meeting_id: int, activity: str) -> Given:
    """Every answer with its choice, None where it does not count: its writer was taken out of the class."""
    on_paper = select(PaperAnswer).filter_by(meeting_id=meeting_id, activity=activity)
    people = select(Answer, Participant.removed_at).join(Participant, Participant.id == Answer.participant_id)
    found = people.where(Participant.meeting_id == meeting_id, Answer.activity == activity, Answer.round == 1)
    given: list[tuple[Answer | PaperAnswer, str | None]] = [
        (answer, answer.value.get("choice") if removed_at is None else None)
        for answer, removed_at in session.execute(found)
    ]
    return [*given, *((one, one.choice) for one in session.scalars(on_paper))]


def _news(given: Given) -> int:
    return sum(choice is not None and choice != answer.shown for answer, choice in given)
