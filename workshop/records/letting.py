"""What people offer, one answer each: its writer says who may see it, and the instructor what the room sees.

Words stay with the instructor until they are let through. Whatever changes them, or who may see them, takes
that back: `answers.save` and `sharing.share` empty the ruling.
"""

from collections.abc import Iterable

from sqlalchemy import Select
from sqlalchemy.orm import Session

from workshop.records import meetings
from workshop.records.meetings import QUESTIONS as QUESTIONS
from workshop.records.present import answers_under
from workshop.records.refusals import Refusal
from workshop.records.sharing import Offered, offer
from workshop.records.states import state_of
from workshop.records.tables import ActivityState, Answer, Meeting, Participant
from workshop.records.transaction import reader, transaction

THROUGH, NOT_THIS, ANSWERED = "through", "not-this", "answered"
RULINGS = (THROUGH, NOT_THIS, ANSWERED)
READABLE = ("instructor", "room")


def for_instructor(meeting_id: int, key: str) -> list[Offered]:
    """In the order in which they were first written; what is for the writer alone is left out."""
    found = reader().execute(answers_under(meeting_id, key).where(Answer.sharing.in_(READABLE)))
    return [offer(answer, person) for answer, person in found]


def through(meeting_id: int, key: str) -> list[Offered]:
    """What the room sees."""
    return [offer(answer, person) for answer, person in reader().execute(_through(meeting_id, key))]


def rule(meeting_id: int, answer_id: int, edit: int, ruling: str | None) -> Meeting:
    """`edit`: the words that the instructor has read; None takes back what was said before. Refuses
    answer-not-offered, and answer-changed where its writer has written on since."""
    if ruling is not None and ruling not in RULINGS:
        raise ValueError(f"ruling is one of {RULINGS}, not {ruling!r}")
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        answer = session.get(Answer, answer_id, with_for_update=True)
        person = session.get(Participant, answer.participant_id) if answer else None
        if answer is None or person is None or (person.meeting_id, person.removed_at) != (meeting_id, None):
            raise Refusal("answer-not-offered")
        if answer.sharing not in (("room",) if ruling == THROUGH else READABLE):
            raise Refusal("answer-not-offered")
        if answer.edit != edit:
            raise Refusal("answer-changed")
        answer.ruling = ruling
        return meetings.touch(meeting)


def let_all(meeting_id: int, activity: str, key: str, pieces: Iterable[tuple[int, int]]) -> Meeting:
    """`pieces`: ids and edits of what the instructor has read, and nothing that came since. What was changed
    or taken back meanwhile stays where it is; refuses answer-not-offered where nothing is left."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        waiting = answers_under(meeting_id, key).where(Answer.sharing == "room", Answer.ruling.is_(None))
        found = {(one.id, one.edit): one for one in session.scalars(waiting)}
        chosen = [found[piece] for piece in dict.fromkeys(pieces) if piece in found]
        if not chosen:
            raise Refusal("answer-not-offered")
        for one in chosen:
            one.ruling = THROUGH
        state_of(session, meeting_id, activity).together = {"pieces": [[one.id, one.edit] for one in chosen]}
        return meetings.touch(meeting)


def undo_all(meeting_id: int, activity: str, key: str) -> Meeting:
    """Those that were let through together last, and stand as they were, wait again."""
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        for one in _together(session, meeting_id, activity, key):
            one.ruling = None
        state_of(session, meeting_id, activity).together = None
        return meetings.touch(meeting)


def together(meeting_id: int, activity: str, key: str) -> int:
    """How many `undo_all` would take back."""
    return len(_together(reader(), meeting_id, activity, key))


def _together(session: Session, meeting_id: int, activity: str, key: str) -> list[Answer]:
    state = session.get(ActivityState, (meeting_id, activity))
    kept = state.together["pieces"] if state and state.together else []
    return [one for one in session.scalars(_through(meeting_id, key)) if [one.id, one.edit] in kept]


def _through(meeting_id: int, key: str) -> Select[Answer, Participant]:
    return answers_under(meeting_id, key).where(Answer.sharing == "room", Answer.ruling == THROUGH)
