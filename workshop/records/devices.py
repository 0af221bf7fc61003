"""What people are in the class on: a phone, a lobby computer, a second phone. Each has a token of its own."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from workshop.records import clock, tokens
from workshop.records.tables import Device as Device
from workshop.records.tables import Participant
from workshop.records.transaction import in_parts, reader


def by_token(token: str) -> Device | None:
    """Of any class. None for one that was cleared."""
    return reader().scalar(select(Device).where(Device.token_hash == tokens.digest(token)))


def count(participant_id: int) -> int:
    return len(reader().scalars(select(Device.id).where(Device.participant_id == participant_id)).all())


def still_in(device_ids: Collection[int]) -> set[int]:
    """Those of them whose person is still in the class on them."""
    people = select(Device.id).join(Participant, Participant.id == Device.participant_id)
    here = people.where(Participant.removed_at.is_(None))
    return {one for some in in_parts(device_ids) for one in reader().scalars(here.where(Device.id.in_(some)))}


def add(session: Session, participant_id: int, token_hash: str, *, is_shared: bool) -> Device:
    device = Device(participant_id=participant_id, token_hash=token_hash, is_shared=is_shared)
    device.added_at = clock.utc_now()
    session.add(device)
    session.flush()
    return device


def drop(session: Session, participant_id: int, device_id: int | None = None) -> None:
    """`device_id`: None for all of them."""
    mine = delete(Device).where(Device.participant_id == participant_id)
    session.execute(mine if device_id is None else mine.where(Device.id == device_id))
    session.flush()


def drop_others(session: Session, participant_id: int, but: int) -> None:
    session.execute(delete(Device).where(Device.participant_id == participant_id, Device.id != but))
