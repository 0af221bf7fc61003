"""What participants typed is kept until a date that their center sets, and then deleted by the running
app."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from workshop.records import meetings, participants, results, sign_ins, throttles, write_ahead_log
from workshop.records.tables import Center, Meeting, Participant
from workshop.records.transaction import reader, transaction


def delete_date(meeting: Meeting, center: Center | None = None) -> date:
    """The day, in the center's time zone, on which the class's data is deleted. Counted from the announced
    end, or from the opening where the class was held later: closing it late must not keep data longer than
    people were told when they typed it."""
    center = center or reader().get_one(Center, meeting.center_id)
    held = max(meeting.ends_at, meeting.opened_at or meeting.ends_at)
    return held.astimezone(ZoneInfo(center.time_zone)).date() + timedelta(days=center.keep_days)


def due(now: datetime) -> list[int]:
    """Ids of the classes whose day has come."""
    past = select(Meeting, Center).join(Center, Center.id == Meeting.center_id)
    found = reader().execute(past.where(Meeting.erased_at.is_(None), Meeting.ends_at < now))
    return [meeting.id for meeting, center in found if _is_due(meeting, center, now)]


def delete_due(now: datetime) -> int:
    """Deletes answers and participants of every class whose day has come, and makes its papers nameless.
    Returns how many classes that were. Also forgets ended sessions, old links and old failed sign-ins."""
    waiting = due(now)
    for meeting_id in waiting:
        _delete(meeting_id, now)  # one short transaction each: a class may be running
    with transaction() as session:
        sign_ins.tidy(session, now)
        throttles.tidy(session, now)
    write_ahead_log.empty()
    return len(waiting)


def _is_due(meeting: Meeting, center: Center, now: datetime) -> bool:
    return now.astimezone(ZoneInfo(center.time_zone)).date() >= delete_date(meeting, center)


def _delete(meeting_id: int, now: datetime) -> None:
    with transaction() as session:
        meeting = meetings.known(session, meeting_id)
        if not _is_due(meeting, session.get_one(Center, meeting.center_id), now):
            return  # somebody moved the class in the meantime
        people = session.scalars(select(Participant.id).where(Participant.meeting_id == meeting_id)).all()
        participants.erase_all(session, people)
        results.forget(session, meeting_id)
        if meeting.status == "open":
            meetings.close(session, meeting, now)
        meeting.erased_at = now
        meetings.touch(meeting)
