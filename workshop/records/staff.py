"""People with an account: instructors and administrators."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from workshop.records import clock, names, passwords, throttles
from workshop.records.refusals import Refusal
from workshop.records.tables import Center, StaffLink, StaffSession
from workshop.records.tables import Staff as Staff
from workshop.records.transaction import reader, transaction

NAME_LIMIT = 100
EMAIL_LIMIT = 254


def get(staff_id: int) -> Staff | None:
    return reader().get(Staff, staff_id)


def by_email(email: str) -> Staff | None:
    return reader().scalar(select(Staff).where(Staff.email == throttles.normal_email(email)))


def in_center(center_id: int, staff_id: int) -> Staff | None:
    return reader().scalar(select(Staff).where(Staff.id == staff_id, Staff.center_id == center_id))


def of_center(center_id: int) -> list[Staff]:
    """Deactivated colleagues too (`is_active`), after the others."""
    order = (Staff.deactivated_at.is_not(None), func.lower(Staff.name), Staff.id)
    return list(reader().scalars(select(Staff).where(Staff.center_id == center_id).order_by(*order)))


def add(center_id: int, name: str, email: str, is_administrator: bool = False) -> Staff:
    """No password yet: a link from `sign_ins.create_link` sets it. Refuses email-invalid and email-taken."""
    kept_name, kept_email = names.clean(name, NAME_LIMIT), _checked_email(email)
    with transaction() as session:
        if session.get(Center, center_id) is None:
            raise Refusal("center-unknown")
        if by_email(kept_email) is not None:
            raise Refusal("email-taken")
        person = Staff(
            center_id=center_id,
            name=kept_name,
            email=kept_email,
            password_hash=None,
            is_administrator=is_administrator,
            created_at=clock.utc_now(),
            deactivated_at=None,
        )
        session.add(person)
        session.flush()
    return person


def rename(staff_id: int, name: str) -> Staff:
    kept = names.clean(name, NAME_LIMIT)
    with transaction() as session:
        person = known(session, staff_id)
        person.name = kept
    return person


def set_password(staff_id: int, password: str, keep_session: int | None = None) -> Staff:
    """Ends every other session of the person (`keep_session`: a StaffSession's id) and every unused link that
    could set a password or sign in; waiting time after wrong tries ends too."""
    password_hash = passwords.hashed(password)  # slow, so before the transaction
    with transaction() as session:
        person = known(session, staff_id)
        if not person.is_active:
            raise Refusal("staff-unknown")
        person.password_hash = password_hash
        end_sessions(session, staff_id, keep_session)
        spare = StaffLink.purpose != "console"
        mine = (StaffLink.staff_id == staff_id, StaffLink.used_at.is_(None), spare)
        session.execute(update(StaffLink).where(*mine).values(used_at=clock.utc_now()))
        throttles.forget(session, throttles.key(person.email))
    return person


def deactivate(staff_id: int) -> Staff:
    """Ends sessions and links at once. Refuses last-administrator, as nobody could let anybody in again."""
    with transaction() as session:
        person = known(session, staff_id)
        if not person.is_active:
            return person
        if person.is_administrator and _administrators(session, person.center_id) == 1:
            raise Refusal("last-administrator")
        person.deactivated_at = clock.utc_now()
        end_sessions(session, staff_id)
        session.execute(delete(StaffLink).where(StaffLink.staff_id == staff_id))
    return person


def reactivate(staff_id: int) -> Staff:
    with transaction() as session:
        person = known(session, staff_id)
        person.deactivated_at = None
    return person


def known(session: Session, staff_id: int) -> Staff:
    person = session.get(Staff, staff_id, with_for_update=True)
    if person is None:
        raise Refusal("staff-unknown")
    return person


def end_sessions(session: Session, staff_id: int, keep: int | None = None) -> None:
    ended = delete(StaffSession).where(StaffSession.staff_id == staff_id)
    session.execute(ended if keep is None else ended.where(StaffSession.id != keep))


def _administrators(session: Session, center_id: int) -> int:
    active = (Staff.center_id == center_id, Staff.is_administrator, Staff.deactivated_at.is_(None))
    return session.scalar(select(func.count(Staff.id)).where(*active)) or 0


def _checked_email(email: str) -> str:
    kept = throttles.normal_email(email)
    name, at, host = kept.rpartition("@")
    if not (name and at and host) or len(kept) > EMAIL_LIMIT or any(sign.isspace() for sign in kept):
        raise Refusal("email-invalid")
    if not kept.isprintable():
        raise Refusal("email-invalid")
    return kept
