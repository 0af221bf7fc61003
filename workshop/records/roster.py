"""Who is in a class, as light as a list of them needs it: read anew with each of the console's frames."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from workshop.records.tables import Participant
from workshop.records.transaction import reader


class Person(NamedTuple):
    id: int
    screen_name: str
    has_phone: bool
    joined_at: datetime
    finished_at: datetime | None


def of_meeting(meeting_id: int) -> list[Person]:
    """In the order in which they joined, those who were removed left out."""
    columns = (getattr(Participant, name) for name in Person._fields)
    present = (Participant.meeting_id == meeting_id, Participant.removed_at.is_(None))
    return [
        Person._make(row)
        for row in reader().execute(select(*columns).where(*present).order_by(Participant.id))
    ]


def count(meeting_id: int) -> int:
    present = (Participant.meeting_id == meeting_id, Participant.removed_at.is_(None))
    return reader().scalar(select(func.count()).where(*present)) or 0
