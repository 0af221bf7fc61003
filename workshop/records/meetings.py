"""Dated runs of the class. Every change that the whole room can see moves the revision."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop.records import clock, codes, hours, promises, results, sign_ins, visits
from workshop.records.refusals import Refusal
from workshop.records.states import find_state, state_of
from workshop.records.tables import ActivityState, Staff
from workshop.records.tables import Meeting as Meeting
from workshop.records.transaction import reader, transaction

CODE_LENGTH = 6
TITLE_LIMIT = 200
LONGEST = timedelta(hours=24)
MODES = ("staff-led", "self-directed")
Fix = Callable[[Session, ActivityState], None]
STATUSES = ("closed", "open", "revealed")
QUESTIONS = "questions"  # under which what people ask the instructor is kept (see letting)
CHANGEABLE = {
    "title", "starts_at", "ends_at", "place", "language", "planned_minutes", "mode", "instructor_id",
    "is_short", "is_count_shown",
}  # fmt: skip


def get(meeting_id: int) -> Meeting | None:
    return reader().get(Meeting, meeting_id)


def in_center(center_id: int, meeting_id: int) -> Meeting | None:
    """None for another center's class, as if it did not exist."""
    return reader().scalar(select(Meeting).where(Meeting.id == meeting_id, Meeting.center_id == center_id))


def by_code(code: str) -> Meeting | None:
    """Forgives case, spaces, dashes and letters that look alike, as long as only one class can be meant."""
    spellings = codes.spellings(code, CODE_LENGTH)
    # each page of a class asks, as a rule with a code that needs no guessing
    meant = Meeting.code == spellings[0] if len(spellings) == 1 else Meeting.code.in_(spellings)
    found = reader().scalars(select(Meeting).where(meant)).all()
    return found[0] if len(found) == 1 else None


def of_center(center_id: int) -> list[Meeting]:
    """The latest first."""
    order = (Meeting.starts_at.desc(), Meeting.id.desc())
    return list(reader().scalars(select(Meeting).where(Meeting.center_id == center_id).order_by(*order)))


def is_any_open() -> bool:
    """In any center: they share this computer."""
    return reader().scalar(select(Meeting.id).where(Meeting.status == "open").limit(1)) is not None


def revision(meeting_id: int) -> int | None:
    return reader().scalar(select(Meeting.revision).where(Meeting.id == meeting_id))


def create(
    center_id: int,
    instructor_id: int,
    *,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    language: str,
    planned_minutes: int,
    mode: str = "staff-led",
    is_sample: bool = False,
    is_short: bool = False,
    is_count_shown: bool = False,
) -> Meeting:
    """A form sent twice makes one class: nobody gives the same class twice at the same time in the same
    place."""
    fields = {"title": title, "starts_at": starts_at, "ends_at": ends_at, "place": place, "mode": mode}
    kept = _checked({**fields, "language": language, "planned_minutes": planned_minutes})
    with transaction() as session:
        _check_instructor(session, center_id, instructor_id)
        same = {"center_id": center_id, "instructor_id": instructor_id, "is_sample": is_sample, **kept}
        meeting = session.scalar(select(Meeting).filter_by(status="planned", **same))
        if meeting is None:
            meeting = Meeting(**same, code=_free_code(session), created_at=clock.utc_now())
            meeting.status, meeting.slide, meeting.revision = "planned", 1, 1
            meeting.opened_at = meeting.closed_at = meeting.erased_at = None
            meeting.is_blank = meeting.is_code_shown = False
            meeting.is_short, meeting.is_count_shown = is_short, is_count_shown
            meeting.driver = meeting.drove_at = None
            promises.set_delete_on(session, meeting)
            session.add(meeting)
            session.flush()
    return meeting


def update(meeting_id: int, **fields: Any) -> Meeting:
    """Any of CHANGEABLE, at any time. Papers that were issued keep what stood on them."""
    with transaction() as session:
        meeting = known(session, meeting_id)
        times = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
        kept = _checked({**times, **fields})
        if kept.get("instructor_id", meeting.instructor_id) != meeting.instructor_id:
            _check_instructor(session, meeting.center_id, kept["instructor_id"])
            sign_ins.end_stale(session, kept["instructor_id"], clock.utc_now())
        _change(meeting, **kept)
        promises.set_delete_on(session, meeting)
    return meeting


def open_class(meeting_id: int) -> Meeting:
    """Slide 1. Opening what is open changes nothing; a closed class is for `reopen`."""
    with transaction() as session:
        meeting = known(session, meeting_id)
        if meeting.status == "closed":
            raise Refusal("class-closed")
        return meeting if meeting.status == "open" else _start(session, meeting)


def reopen(meeting_id: int) -> Meeting:
    """Goes on where the class was."""
    with transaction() as session:
        meeting = known(session, meeting_id)
        if meeting.status == "planned":
            raise Refusal("class-not-open")
        return meeting if meeting.status == "open" else _start(session, meeting)


def close_class(meeting_id: int) -> Meeting:
    """Closing what is closed changes nothing; a planned class cannot be closed (class-not-open)."""
    with transaction() as session:
        meeting = known(session, meeting_id)
        if meeting.status == "planned":
            raise Refusal("class-not-open")
        return meeting if meeting.status == "closed" else close(session, meeting, clock.utc_now())


def advance(meeting_id: int, slide: int) -> Meeting:
    """To that slide, counted from 1. Lifts the blank, the join code and a question off the wall."""
    if slide < 1:
        raise Refusal("slide-unknown")
    with transaction() as session:
        meeting = open_for(session, meeting_id)
        if slide != meeting.slide:
            visits.move(session, meeting.id, slide, clock.utc_now())
            asked = session.get(ActivityState, (meeting.id, QUESTIONS))
            if asked is not None:
                asked.on_wall = None
        return _change(meeting, slide=slide, is_blank=False, is_code_shown=False)


def set_blank(meeting_id: int, is_blank: bool) -> Meeting:
    with transaction() as session:
        return _change(open_for(session, meeting_id), is_blank=is_blank)


def show_code(meeting_id: int, is_shown: bool) -> Meeting:
    with transaction() as session:
        return _change(open_for(session, meeting_id), is_code_shown=is_shown)


def set_activity(meeting_id: int, activity: str, status: str, fix: Fix = results.fix) -> Meeting:
    """status: closed, open or revealed. `fix` counts what is to be shown, and refuses results-too-few where
    nothing may be shown (see results and watching)."""
    if status not in STATUSES:
        raise Refusal("activity-status-unknown")
    with transaction() as session:
        meeting = open_for(session, meeting_id)
        state = session.get(ActivityState, (meeting.id, activity))
        if (state.status if state else "closed") == status:
            return meeting
        state = state_of(session, meeting.id, activity)
        state.status, state.changed_at = status, clock.utc_now()
        if status == "revealed":
            fix(session, state)
        return touch(meeting)


def activity_status(meeting_id: int, activity: str) -> str:
    state = find_state(meeting_id, activity)
    return state.status if state else "closed"


def activity_statuses(meeting_id: int) -> dict[str, str]:
    """Only those that were ever opened; every other one is closed."""
    found = reader().scalars(select(ActivityState).where(ActivityState.meeting_id == meeting_id))
    return {state.activity: state.status for state in found}


def sittings(meeting: Meeting, now: datetime | None = None) -> list[hours.Sitting]:
    """`now`: as if a class that is open ended then."""
    times = visits.open_times(reader(), meeting.id)
    return hours.sittings(meeting, [(opened, closed or now) for opened, closed in times])


def known(session: Session, meeting_id: int) -> Meeting:
    """The row, held for this change."""
    meeting = session.get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise Refusal("meeting-unknown")
    return meeting


def open_for(session: Session, meeting_id: int) -> Meeting:
    """Refuses class-not-open and class-closed."""
    meeting = known(session, meeting_id)
    if meeting.status != "open":
        raise Refusal("class-closed" if meeting.status == "closed" else "class-not-open")
    return meeting


def touch(meeting: Meeting) -> Meeting:
    """Something that its followers see has changed."""
    meeting.revision += 1
    return meeting


def close(session: Session, meeting: Meeting, now: datetime) -> Meeting:
    visits.end(session, meeting.id, now)
    results.fix_polls(session, meeting.id)
    return _change(meeting, status="closed", closed_at=now, driver=None, drove_at=None)


def _start(session: Session, meeting: Meeting) -> Meeting:
    now = clock.utc_now()
    sign_ins.end_stale(session, meeting.instructor_id, now)
    visits.move(session, meeting.id, meeting.slide, now)
    # after its data was deleted, a class that opens again counts its days anew
    is_new = meeting.opened_at is None or meeting.erased_at is not None
    meeting.opened_at = now if is_new else meeting.opened_at
    promises.set_delete_on(session, meeting)
    if meeting.erased_at is not None:
        meeting.erased_joined = meeting.erased_present = 0
    return _change(meeting, status="open", closed_at=None, erased_at=None)


def _change(meeting: Meeting, **fields: Any) -> Meeting:
    changed = {name: value for name, value in fields.items() if getattr(meeting, name) != value}
    for name, value in changed.items():
        setattr(meeting, name, value)
    return touch(meeting) if changed else meeting


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"nothing of a class called {', '.join(sorted(unknown))} can be changed")
    kept: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    if not kept.get("title", "-"):
        raise Refusal("title-empty")
    if len(kept.get("title", "")) > TITLE_LIMIT:
        raise Refusal("title-too-long")
    if not timedelta(0) < kept["ends_at"] - kept["starts_at"] <= LONGEST:
        raise Refusal("times-wrong")
    if kept.get("planned_minutes", 1) < 1:
        raise Refusal("minutes-wrong")
    if kept.get("mode", MODES[0]) not in MODES:
        raise Refusal("mode-unknown")
    return kept


def _check_instructor(session: Session, center_id: int, staff_id: int) -> None:
    person = session.get(Staff, staff_id)
    if person is None or person.center_id != center_id or not person.is_active:
        raise Refusal("staff-unknown")


def _free_code(session: Session) -> str:
    while True:
        code = codes.new(CODE_LENGTH)
        if session.scalar(select(Meeting.id).where(Meeting.code == code)) is None:
            return code
