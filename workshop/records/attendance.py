"""How many came to a class. Whoever is deleted still counts, as a number: the papers of a class do too."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop.records.tables import Meeting, Participant
from workshop.records.transaction import reader

Counts = tuple[int, int]


def counts(meeting: Meeting) -> Counts | None:
    """Who has joined, and who of them was there at the end: not those who were taken out. None where people
    were deleted before anybody counted them."""
    if meeting.erased_joined is None or meeting.erased_present is None:
        return None
    joined, present = _counted(reader(), meeting.id)
    return joined + meeting.erased_joined, present + meeting.erased_present


def note_erased(session: Session, meeting: Meeting, participant_ids: Sequence[int] | None = None) -> None:
    """Before they are deleted; without ids, all."""
    if meeting.erased_joined is not None and meeting.erased_present is not None:
        joined, present = _counted(session, meeting.id, participant_ids)
        meeting.erased_joined += joined
        meeting.erased_present += present


def _counted(session: Session, meeting_id: int, participant_ids: Sequence[int] | None = None) -> Counts:
    there = func.count(Participant.id).filter(Participant.removed_at.is_(None))
    people = select(func.count(Participant.id), there).where(Participant.meeting_id == meeting_id)
    people = people.where(Participant.is_nobody.is_(False))
    if participant_ids is not None:
        people = people.where(Participant.id.in_(participant_ids))
    joined, present = session.execute(people).one()
    return joined, present
