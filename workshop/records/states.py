"""The state of an activity in a class: one row, made where there is none yet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop.records import clock
from workshop.records.tables import ActivityState
from workshop.records.transaction import is_writing, reader


def find_state(meeting_id: int, activity: str) -> ActivityState | None:
    """None as long as nothing has been done with it. A request's view of the database stays the same from
    its first question to its last, so that it asks once for all of a class, however many parts of a screen
    want to know of however many."""
    if is_writing():
        return reader().get(ActivityState, (meeting_id, activity))
    seen: dict[int, dict[str, ActivityState]] = reader().info.setdefault("states", {})
    if meeting_id not in seen:
        of_class = reader().scalars(select(ActivityState).filter_by(meeting_id=meeting_id))
        seen[meeting_id] = {one.activity: one for one in of_class}
    return seen[meeting_id].get(activity)


def state_of(session: Session, meeting_id: int, activity: str) -> ActivityState:
    state = session.get(ActivityState, (meeting_id, activity))
    if state is None:
        state = ActivityState(meeting_id=meeting_id, activity=activity, status="closed")
        state.changed_at = clock.utc_now()
        session.add(state)
    return state
