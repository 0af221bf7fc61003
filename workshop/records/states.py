"""The state of an activity in a class: one row, made where there is none yet."""

from sqlalchemy.orm import Session

from workshop.records import clock
from workshop.records.tables import ActivityState


def state_of(session: Session, meeting_id: int, activity: str) -> ActivityState:
    state = session.get(ActivityState, (meeting_id, activity))
    if state is None:
        state = ActivityState(meeting_id=meeting_id, activity=activity, status="closed")
        state.changed_at = clock.utc_now()
        session.add(state)
    return state
