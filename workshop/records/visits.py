"""How long each slide stood on the wall, for the clock of the console; and so, when a class was open."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workshop.records.tables import SlideVisit


class Visit(NamedTuple):
    slide: int
    started_at: datetime
    ended_at: datetime | None


def of_meeting(session: Session, meeting_id: int) -> list[Visit]:
    """In order; without rows of their own, as the console reads all of them for each of its frames."""
    columns = select(SlideVisit.slide, SlideVisit.started_at, SlideVisit.ended_at)
    mine = columns.where(SlideVisit.meeting_id == meeting_id).order_by(SlideVisit.id)
    return [Visit._make(row) for row in session.execute(mine)]


def move(session: Session, meeting_id: int, slide: int, now: datetime) -> None:
    end(session, meeting_id, now)
    session.add(SlideVisit(meeting_id=meeting_id, slide=slide, started_at=now, ended_at=None))


def end(session: Session, meeting_id: int, now: datetime) -> None:
    current = (SlideVisit.meeting_id == meeting_id, SlideVisit.ended_at.is_(None))
    session.execute(update(SlideVisit).where(*current).values(ended_at=now))


def open_times(session: Session, meeting_id: int) -> list[tuple[datetime, datetime | None]]:
    """In order, visit after visit; the end is None for what stands on the wall now."""
    mine = select(SlideVisit.started_at, SlideVisit.ended_at).where(SlideVisit.meeting_id == meeting_id)
    return [(start, end) for start, end in session.execute(mine.order_by(SlideVisit.id))]
