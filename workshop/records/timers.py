"""One timer an activity, the same on the wall and on every phone. Nothing stops when it runs out."""

from datetime import datetime, timedelta

from workshop.records import clock, meetings
from workshop.records.states import find_state, state_of
from workshop.records.tables import Meeting
from workshop.records.transaction import transaction

LONGEST = timedelta(minutes=90)


def ends_at(meeting_id: int, activity: str) -> datetime | None:
    """None where no timer is set; it may be in the past."""
    state = find_state(meeting_id, activity)
    return state.ends_at if state else None


def start(meeting_id: int, activity: str, minutes: int) -> Meeting:
    """From now, whatever ran before."""
    return _set(meeting_id, activity, clock.utc_now() + timedelta(minutes=minutes))


def extend(meeting_id: int, activity: str, minutes: int) -> Meeting:
    """Longer than it was; one that has run out goes on from now."""
    now = clock.utc_now()
    return _set(
        meeting_id, activity, max(ends_at(meeting_id, activity) or now, now) + timedelta(minutes=minutes)
    )


def stop(meeting_id: int, activity: str) -> Meeting:
    """There is no timer any more."""
    return _set(meeting_id, activity, None)


def _set(meeting_id: int, activity: str, at: datetime | None) -> Meeting:
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        latest = clock.utc_now() + LONGEST
        state_of(session, meeting_id, activity).ends_at = min(at, latest) if at else None
        return meetings.touch(meeting)
