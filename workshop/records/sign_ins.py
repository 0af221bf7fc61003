"""Who is signed in, and the links that let people in once."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from workshop.records import clock, passwords, staff, throttles, tokens
from workshop.records.refusals import Refusal
from workshop.records.tables import Meeting, Staff
from workshop.records.tables import StaffLink as StaffLink
from workshop.records.tables import StaffSession as StaffSession
from workshop.records.transaction import in_parts, reader, transaction

IDLE_LIMIT = timedelta(hours=12)
ABSOLUTE_LIMIT = timedelta(days=14)
LINKS_KEPT = timedelta(days=30)  # so that “used already” can be told from “never existed”
VALID_FOR = {
    "sign-in": timedelta(hours=1),
    "password": timedelta(days=3),
    "console": timedelta(minutes=15),
}


def sign_in(email: str, password: str, browser: str | None = None) -> tuple[Staff, str]:
    """Refuses wrong-password (also for unknown and deactivated people, after the same time) and slow-down.
    `browser`: the token of one in which this account has signed in before (see throttles)."""
    tries = throttles.key(email, browser)
    with transaction() as session:
        throttles.take_try(session, tries, clock.utc_now())
    person = staff.by_email(email)
    usable_hash = person.password_hash if person and person.is_active else None
    if not passwords.is_right(password, usable_hash) or person is None or usable_hash is None:
        raise Refusal("wrong-password")
    better = passwords.hashed(password) if passwords.is_outdated(usable_hash) else None
    with transaction() as session:
        throttles.forget(session, tries)
        if better is not None:
            staff.known(session, person.id).password_hash = better
        return person, start_session(person.id)


def start_session(staff_id: int, meeting_id: int | None = None) -> str:
    """The token for the browser. meeting_id: good for the console of that class only."""
    token, now = tokens.new(), clock.utc_now()
    with transaction() as session:
        person = _active(session, staff_id)
        _check_meeting(session, person, meeting_id)
        end_stale(session, staff_id, now)
        hashed = tokens.digest(token)
        kept = StaffSession(staff_id=staff_id, token_hash=hashed, meeting_id=meeting_id)
        kept.created_at = kept.last_seen_at = now
        session.add(kept)
    return token


def session_of(token: str) -> StaffSession | None:
    """With its `staff`. None when it has ended; never ends while a class that the person instructs is
    open."""
    found = reader().scalar(select(StaffSession).where(StaffSession.token_hash == tokens.digest(token)))
    return found if found is not None and _is_open(found) else None


def still_open(session_ids: Collection[int]) -> set[int]:
    """Those of them that have not ended."""
    some = select(StaffSession)
    found = (reader().scalars(some.where(StaffSession.id.in_(part))) for part in in_parts(session_ids))
    return {one.id for part in found for one in part if _is_open(one)}


def _is_open(found: StaffSession) -> bool:
    if not found.staff.is_active:
        return False
    return _is_fresh(found, clock.utc_now()) or _instructs_now(reader(), found.staff)


def end_session(token: str) -> None:
    with transaction() as session:
        session.execute(delete(StaffSession).where(StaffSession.token_hash == tokens.digest(token)))


def seen(sightings: Mapping[int, datetime]) -> None:
    """Last sightings by StaffSession id, written by a timer: reading a page must not write."""
    with transaction() as session:
        for session_id, at in sightings.items():
            older = (StaffSession.id == session_id, StaffSession.last_seen_at < at)
            session.execute(update(StaffSession).where(*older).values(last_seen_at=at))


def create_link(
    staff_id: int, purpose: str, meeting_id: int | None = None, valid_for: timedelta | None = None
) -> str:
    """The token of a link that works once. VALID_FOR says how long by default; a console link needs its
    class."""
    if purpose not in VALID_FOR:
        raise Refusal("purpose-unknown")
    token, now = tokens.new(), clock.utc_now()
    with transaction() as session:
        person = _active(session, staff_id)
        if purpose == "console" and meeting_id is None:
            raise Refusal("meeting-unknown")
        _check_meeting(session, person, meeting_id)
        link = StaffLink(staff_id=staff_id, token_hash=tokens.digest(token), purpose=purpose)
        link.meeting_id, link.used_at = meeting_id, None
        link.created_at, link.expires_at = now, now + (valid_for or VALID_FOR[purpose])
        session.add(link)
    return token


def peek_link(token: str) -> StaffLink:
    """What the link would do, without using it up: some programs open links only to show a preview.
    Refuses link-unknown, link-used and link-expired."""
    return _usable_link(reader(), token)


def use_link(token: str) -> StaffLink:
    """Uses it up. What it allows is for the caller to do: `start_session` or `staff.set_password`."""
    with transaction() as session:
        link = _usable_link(session, token)
        link.used_at = clock.utc_now()
    return link


def end_stale(session: Session, staff_id: int, now: datetime) -> None:
    """Before a class opens: a session that ended days ago must not come back to life with it."""
    person = session.get(Staff, staff_id)
    if person is None or _instructs_now(session, person):
        return
    for found in session.scalars(select(StaffSession).where(StaffSession.staff_id == staff_id)):
        if not _is_fresh(found, now):
            session.delete(found)
    session.flush()


def tidy(session: Session, now: datetime) -> None:
    """Forgets sessions that have ended and links that are long past."""
    for staff_id in session.scalars(select(StaffSession.staff_id).distinct()).all():
        end_stale(session, staff_id, now)
    session.execute(delete(StaffLink).where(StaffLink.expires_at < now - LINKS_KEPT))


def _is_fresh(found: StaffSession, now: datetime) -> bool:
    return now - found.last_seen_at <= IDLE_LIMIT and now - found.created_at <= ABSOLUTE_LIMIT


def _instructs_now(session: Session, person: Staff) -> bool:
    mine = (Meeting.instructor_id == person.id, Meeting.center_id == person.center_id)
    return session.scalar(select(Meeting.id).where(*mine, Meeting.status == "open").limit(1)) is not None


def _active(session: Session, staff_id: int) -> Staff:
    person = staff.known(session, staff_id)
    if not person.is_active:
        raise Refusal("staff-unknown")
    return person


def _check_meeting(session: Session, person: Staff, meeting_id: int | None) -> None:
    meeting = session.get(Meeting, meeting_id) if meeting_id is not None else None
    if meeting_id is not None and (meeting is None or meeting.center_id != person.center_id):
        raise Refusal("meeting-unknown")


def _usable_link(session: Session, token: str) -> StaffLink:
    found = select(StaffLink).where(StaffLink.token_hash == tokens.digest(token))
    link = session.scalar(found.with_for_update(of=StaffLink))
    if link is None or not link.staff.is_active:
        raise Refusal("link-unknown")
    if link.used_at is not None:
        raise Refusal("link-used")
    if link.expires_at <= clock.utc_now():
        raise Refusal("link-expired")
    return link
