"""How long somebody was there. Pure: rows in, times out."""

from datetime import datetime

from workshop.records.refusals import Refusal
from workshop.records.tables import Meeting, Participant


def class_window(meeting: Meeting) -> tuple[datetime, datetime]:
    """When the class took place, for paper: the announced times, cut short where it closed early. A class
    that was held at another time altogether took place while it was open."""
    starts, ends, opened, closed = meeting.starts_at, meeting.ends_at, meeting.opened_at, meeting.closed_at
    if opened is not None and (opened >= ends or (closed is not None and closed <= starts)):
        return opened, closed or opened + (ends - starts)
    # a class that somebody forgot to close did not last until the next morning
    return starts, min(ends, closed or ends)


def present(participant: Participant, meeting: Meeting) -> tuple[datetime, datetime]:
    """From when until when, within the class: whoever came early starts with it, whoever has no leaving time
    stayed to the end."""
    starts, ends = class_window(meeting)
    arrived = max(participant.arrived_at, starts)
    left = participant.left_at or ends
    return arrived, max(arrived, left)


def attended_minutes(participant: Participant, meeting: Meeting) -> int:
    """Whole minutes."""
    arrived, left = present(participant, meeting)
    return int((left - arrived).total_seconds() // 60)


def check_hours(meeting: Meeting, arrived_at: datetime, left_at: datetime | None, now: datetime) -> None:
    """Refuses hours-wrong (leaving before arriving) and hours-outside-class. A class that ran over counts."""
    if left_at is not None and left_at <= arrived_at:
        raise Refusal("hours-wrong")
    first = min(meeting.starts_at, meeting.opened_at or meeting.starts_at)
    last = max(meeting.ends_at, meeting.closed_at or (now if meeting.status == "open" else meeting.ends_at))
    if not first <= arrived_at <= last or not (left_at is None or first <= left_at <= last):
        raise Refusal("hours-outside-class")
