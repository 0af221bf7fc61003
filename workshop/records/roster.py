"""Who is in a class, as light as the console needs it: that asks anew for each of its frames."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from workshop.records.present import people_of
from workshop.records.tables import Participant
from workshop.records.transaction import reader


class Person(NamedTuple):
    id: int
    screen_name: str
    has_phone: bool
    joined_at: datetime
    finished_at: datetime | None


def ids(meeting_id: int) -> list[int]:
    """Everybody's. Nobody here or below was removed, nor is a sheet of paper."""
    numbers = select(Participant.id).where(*people_of(meeting_id))
    # rows and no objects: half the time, where there are thousands
    return list(reader().connection().execute(numbers).scalars().all())


def names(meeting_id: int) -> dict[int, str]:
    columns = select(Participant.id, Participant.screen_name)
    return {row[0]: row[1] for row in reader().execute(columns.where(*people_of(meeting_id)))}


def latest(meeting_id: int, most: int) -> list[Person]:
    """Whoever joined last, in the order in which they did."""
    last = _people(meeting_id).order_by(Participant.id.desc()).limit(most)
    return [Person._make(row) for row in reader().execute(last)][::-1]


def without_phone(meeting_id: int) -> list[Person]:
    found = _people(meeting_id).where(Participant.has_phone.is_(False)).order_by(Participant.id)
    return [Person._make(row) for row in reader().execute(found)]


def count(meeting_id: int) -> int:
    return reader().scalar(select(func.count(Participant.id)).where(*people_of(meeting_id))) or 0


def _people(meeting_id: int) -> Select[Any]:
    columns = (getattr(Participant, name) for name in Person._fields)
    return select(*columns).where(*people_of(meeting_id))
