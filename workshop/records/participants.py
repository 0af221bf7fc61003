"""People in one meeting. No account: a token on their device, or nothing at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, select, update
from sqlalchemy.orm import Session

from workshop.records import (
    attendance,
    clock,
    devices,
    disputes,
    hours,
    meetings,
    names,
    paper_log,
    papers,
    seatings,
    sharing,
    tokens,
    words,
    write_ahead_log,
)
from workshop.records.present import people_of
from workshop.records.refusals import Refusal
from workshop.records.tables import Answer, Device, Meeting, ReturnRequest
from workshop.records.tables import Participant as Participant
from workshop.records.transaction import in_parts, reader, transaction

SCREEN_NAME_LIMIT = 60
PAPER_NAME_LIMIT = 100


def get(participant_id: int) -> Participant | None:
    return reader().get(Participant, participant_id)


def in_meeting(meeting_id: int, participant_id: int) -> Participant | None:
    """None for somebody in another class, or removed from this one."""
    return reader().scalar(_present(meeting_id).where(Participant.id == participant_id))


def by_token(meeting_id: int, token: str) -> Participant | None:
    """None for a token of another class, of somebody removed, or of a device that was cleared."""
    return reader().scalar(_carrying(_present(meeting_id), token))


def on_device(meeting_id: int, token: str) -> tuple[Participant, Device] | None:
    """As `by_token`, with the device that carries it."""
    found = reader().execute(_carrying(_present(meeting_id), token).add_columns(Device)).one_or_none()
    return (found[0], found[1]) if found else None


def by_name(meeting_id: int, screen_name: str) -> Participant | None:
    """As `numbered` tells names apart. Refuses as `join` does."""
    name = names.clean(screen_name, SCREEN_NAME_LIMIT).casefold()
    return next((one for one in of_meeting(meeting_id) if one.screen_name.casefold() == name), None)


def of_meeting(meeting_id: int) -> list[Participant]:
    """In the order in which they joined, those who were removed left out."""
    return list(reader().scalars(_present(meeting_id).order_by(Participant.id)))


def removed_from(meeting_id: int) -> list[Participant]:
    """Those that `restore` can bring back."""
    gone = (Participant.meeting_id == meeting_id, Participant.removed_at.is_not(None))
    return list(reader().scalars(select(Participant).where(*gone).order_by(Participant.id)))


def join(
    meeting_id: int, screen_name: str, is_shared_device: bool = False, token: str | None = None
) -> tuple[Participant, str]:
    """Refuses class-closed, class-not-open, name-empty and name-too-long. `token`: one that the join page
    made with `tokens.new()`, so that a form sent twice is one person. The form of somebody who was removed
    (participant-unknown) does not bring them back. A token from another class makes somebody new here, with a
    token of their own."""
    name = names.clean(screen_name, SCREEN_NAME_LIMIT)
    carried = token or tokens.new()
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        person = _carrier(session, carried)
        if person is not None and person.meeting_id != meeting_id:
            person, carried = None, tokens.new()
        if person is None:
            arrived_at = hours.arrival(clock.utc_now(), meetings.sittings(meeting))
            person = _add(session, meeting, name, has_phone=True, arrived_at=arrived_at)
            devices.add(session, person.id, tokens.digest(carried), is_shared=is_shared_device)
        if person.removed_at is not None:
            raise Refusal("participant-unknown")
    return person, carried


def add_nobody(session: Session, meeting: Meeting) -> Participant:
    """For one sheet of paper without a name (see paper_answers)."""
    return _add(session, meeting, "", has_phone=False, arrived_at=clock.utc_now(), is_nobody=True)


def add_without_phone(meeting_id: int, screen_name: str) -> Participant:
    """Somebody on paper only, in a class that is open or closed. Present from the start of its last sitting:
    the instructor may write them down at any time, and sets other hours where needed."""
    name = names.clean(screen_name, SCREEN_NAME_LIMIT)
    with transaction() as session:
        meeting = meetings.known(session, meeting_id)
        if meeting.status == "planned":
            raise Refusal("class-not-open")
        arrived_at = meetings.sittings(meeting)[-1].starts_at
        return _add(session, meeting, name, has_phone=False, arrived_at=arrived_at)


def rename(participant_id: int, name: str) -> Participant:
    kept = names.clean(name, SCREEN_NAME_LIMIT)
    with transaction() as session:
        person, meeting = _known(session, participant_id)
        person.screen_name = names.numbered(kept, _taken(session, meeting.id, but=person.id))
    return person


def remove(participant_id: int) -> None:
    """Takes the person out of the class; `restore` undoes it until the class's data is deleted."""
    with transaction() as session:
        person, _ = _known(session, participant_id)
        if person.removed_at is None:
            person.removed_at = clock.utc_now()
            sharing.withdraw(session, person.id)
            seatings.notice(session, person.meeting_id)


def restore(participant_id: int) -> Participant:
    with transaction() as session:
        person, meeting = _known(session, participant_id)
        if person.removed_at is not None:
            person.screen_name = names.numbered(person.screen_name, _taken(session, meeting.id))
            person.removed_at = None
    return person


def set_paper_name(participant_id: int, name: str) -> Participant:
    """What stands on proof and certificate. Papers that were issued change by `papers.correct` only."""
    kept = names.clean(name, PAPER_NAME_LIMIT)
    with transaction() as session:
        person, _ = _known(session, participant_id)
        person.paper_name = kept
    return person


def show_name(participant_id: int, is_shown: bool, by: int | None = None) -> Participant:
    """Whether the check page says the full name. by: staff, at the holder's word; None for the holder."""
    with transaction() as session:
        person, _ = _known(session, participant_id)
        if person.is_name_shown != is_shown:
            person.is_name_shown = is_shown
            for paper in papers.of_participant(person.id):
                paper_log.note(session, paper, "shown" if is_shown else "hidden", by)
    return person


def set_hours(participant_id: int, arrived_at: datetime, left_at: datetime | None) -> Participant:
    """left_at None: stayed to the end. Refuses hours-wrong, hours-outside-class and hours-none."""
    with transaction() as session:
        person, meeting = _known(session, participant_id)
        hours.check_hours(meetings.sittings(meeting), arrived_at, left_at, clock.utc_now())
        person.arrived_at, person.left_at = arrived_at, left_at
    return person


def seen(sightings: Mapping[int, datetime]) -> None:
    """Last sightings by participant id, written by a timer: reading a page must not write."""
    one = update(Participant).where(Participant.id == bindparam("seen_id"))
    seen_at = one.values(last_seen_at=bindparam("seen_at", type_=Participant.last_seen_at.type))
    with transaction() as session:
        rows = [{"seen_id": participant_id, "seen_at": at} for participant_id, at in sightings.items()]
        session.connection().execute(seen_at, rows)


def let_in(participant_id: int, token_hash: str, *, is_shared: bool) -> Participant:
    """On one more device, who is known to be this person; the others stay. Who had finished has come back.
    The same device twice is one device. Refuses participant-unknown for somebody removed."""
    with transaction() as session:
        person, _ = _known(session, participant_id)
        if person.removed_at is not None:
            raise Refusal("participant-unknown")
        if session.scalar(select(Device.id).where(Device.token_hash == token_hash)) is None:
            devices.add(session, person.id, token_hash, is_shared=is_shared)
        person.finished_at, person.has_phone = None, True
    return person


def sign_off(participant_id: int, device_id: int | None = None) -> None:
    """Finish: the token of this device (None: of all of them) opens nothing any more. The person stays on the
    list, for their papers, and has finished when no device is left."""
    with transaction() as session:
        person, _ = _known(session, participant_id)
        devices.drop(session, person.id, device_id)
        if person.finished_at is None and not devices.count(person.id):
            person.finished_at = clock.utc_now()
            seatings.notice(session, person.meeting_id)


def sign_off_others(participant_id: int, device_id: int) -> None:
    with transaction() as session:
        devices.drop_others(session, participant_id, but=device_id)


def erase(participant_id: int) -> None:
    """Deletes at once everything that the person typed, name included, and what they let the center keep.
    Asking twice does no harm."""
    with transaction() as session:
        person = session.get(Participant, participant_id)
        if person is not None:
            disputes.erase_of(session, person.id)
            meeting_id = person.meeting_id
            meeting = meetings.touch(meetings.known(session, meeting_id))  # at once off every screen
            attendance.note_erased(session, meeting, [person.id])
            erase_all(session, [person.id])
            words.prune(session, meeting_id)
    write_ahead_log.empty()


def erase_all(session: Session, participant_ids: Sequence[int]) -> None:
    papers.anonymise(session, participant_ids)
    for batch in in_parts(participant_ids):
        for table in (Answer, Device, ReturnRequest):
            session.execute(delete(table).where(table.participant_id.in_(batch)))
        session.execute(delete(Participant).where(Participant.id.in_(batch)))


def _add(session: Session, meeting: Meeting, name: str, **fields: Any) -> Participant:
    person = Participant(meeting_id=meeting.id, joined_at=clock.utc_now(), **fields)
    person.screen_name = names.numbered(name, _taken(session, meeting.id))
    person.paper_name = person.phrase_hash = None
    person.left_at = person.last_seen_at = person.finished_at = person.removed_at = None
    session.add(person)
    session.flush()
    return person


def _carrier(session: Session, token: str) -> Participant | None:
    """Of any class, removed people too: no two people carry one token."""
    return session.scalar(_carrying(select(Participant), token))


def _carrying(people: Select[Participant], token: str) -> Select[Participant]:
    device = Device.token_hash == tokens.digest(token)
    return people.join(Device, Device.participant_id == Participant.id).where(device)


def _known(session: Session, participant_id: int) -> tuple[Participant, Meeting]:
    person = session.get(Participant, participant_id, with_for_update=True)
    if person is None or person.is_nobody:
        raise Refusal("participant-unknown")
    return person, meetings.known(session, person.meeting_id)


def _present(meeting_id: int) -> Select[Participant]:
    return select(Participant).where(*people_of(meeting_id))


def _taken(session: Session, meeting_id: int, but: int | None = None) -> set[str]:
    others = _present(meeting_id).where(Participant.id != (but or 0))
    return set(session.scalars(others.with_only_columns(Participant.screen_name)))
