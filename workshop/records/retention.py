"""What participants typed is kept until the deletion date of their class, and then deleted by the running
app."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from workshop.records import (
    attendance,
    disputes,
    meetings,
    participants,
    pictures,
    results,
    returns,
    seatings,
    sign_ins,
    throttles,
    write_ahead_log,
)
from workshop.records.tables import Center, Meeting, Participant
from workshop.records.transaction import reader, transaction


def due(now: datetime) -> list[int]:
    """Ids of the classes whose day has come."""
    kept = select(Meeting, Center).join(Center, Center.id == Meeting.center_id)
    tomorrow = (now + timedelta(days=1)).date()  # no time zone is further ahead
    found = reader().execute(kept.where(Meeting.erased_at.is_(None), Meeting.delete_on <= tomorrow))
    return [meeting.id for meeting, center in found if _is_due(meeting, center, now)]


def delete_due(now: datetime) -> int:
    """Deletes answers and participants of every class whose day has come, and makes its papers nameless.
    Returns how many classes that were. Also forgets ended sessions, old links, old failed sign-ins, what was
    disputed a year ago, and pictures that no paper shows any more."""
    waiting = due(now)
    for meeting_id in waiting:
        _delete(meeting_id, now)  # one short transaction each: a class may be running
    with transaction() as session:
        sign_ins.tidy(session, now)
        throttles.tidy(session, now)
        returns.tidy(session, now)
        disputes.tidy(session, now)
        pictures.tidy(session)
    write_ahead_log.empty()
    return len(waiting)


def _is_due(meeting: Meeting, center: Center, now: datetime) -> bool:
    return now.astimezone(ZoneInfo(center.time_zone)).date() >= meeting.delete_on


def _delete(meeting_id: int, now: datetime) -> None:
    with transaction() as session:
        meeting = meetings.known(session, meeting_id)
        if not _is_due(meeting, session.get_one(Center, meeting.center_id), now):
            return  # the class was emptied and moved in the meantime
        if meeting.status == "open":
            meetings.close(session, meeting, now)  # first: it fixes results, which go below
        people = session.scalars(select(Participant.id).where(Participant.meeting_id == meeting_id)).all()
        attendance.note_erased(session, meeting)
        participants.erase_all(session, people)
        results.forget(session, meeting_id)
        seatings.forget(session, meeting_id)
        meeting.erased_at = now
        meetings.touch(meeting)
