"""Until when what people type in a class is kept. People are told before they type, so it is a promise."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop.records.tables import Center, Meeting, Participant


def set_delete_on(session: Session, meeting: Meeting) -> None:
    """The center's number of days after the announced end, or after the opening where the class was held
    later: closing it late changes nothing. While people are in the class, or could come in, the day only
    comes nearer, whatever becomes of class and center."""
    center = session.get_one(Center, meeting.center_id)
    held = max(meeting.ends_at, meeting.opened_at or meeting.ends_at)
    counted = held.astimezone(ZoneInfo(center.time_zone)).date() + timedelta(days=center.keep_days)
    meeting.delete_on = min(meeting.delete_on, counted) if _is_told(session, meeting) else counted


def _is_told(session: Session, meeting: Meeting) -> bool:
    if meeting.status == "closed":
        anybody = select(Participant.id).where(Participant.meeting_id == meeting.id).limit(1)
        return session.scalar(anybody) is not None
    return meeting.status == "open"
