"""The state of an activity in a class: one row, made where there is none yet."""

from sqlalchemy.orm import Session

from workshop.records import clock
from workshop.records.tables import ActivityState
from workshop.records.transaction import is_writing, reader


def find_state(meeting_id: int, activity: str) -> ActivityState | None:
    """None as long as nothing has been done with it. A request's view of the database stays the same from
    its first question to its last, so that it asks once, however many parts of a screen want to know."""
    key = (meeting_id, activity)
    if is_writing():
        return reader().get(ActivityState, key)
    seen: dict[tuple[int, str], ActivityState | None] = reader().info.setdefault("states", {})
    if key not in seen:
        seen[key] = reader().get(ActivityState, key)
    return seen[key]


def state_of(session: Session, meeting_id: int, activity: str) -> ActivityState:
    state = session.get(ActivityState, (meeting_id, activity))
    if state is None:
        state = ActivityState(meeting_id=meeting_id, activity=activity, status="closed")
        state.changed_at = clock.utc_now()
        session.add(state)
    return state
