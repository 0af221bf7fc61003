"""Pictures on paper: the logo and the seal of a center, signatures. Kept once each, under their SHA-256.

An issued paper names in its details those that it was issued with, and keeps them as long as it has a name.
"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop.records import clock
from workshop.records.refusals import Refusal
from workshop.records.tables import Center, Paper, Picture, Staff
from workshop.records.transaction import reader, transaction

OF_CENTER = ("logo", "seal", "signature")
MOST_BYTES = 200_000


def get(key: str | None) -> bytes | None:
    """None for one that is not there any more, too."""
    picture = reader().get(Picture, key) if key else None
    return picture.image if picture else None


def of_center(center_id: int) -> dict[str, str | None]:
    """The keys by place: those of OF_CENTER."""
    center = reader().get_one(Center, center_id)
    return {place: getattr(center, place) for place in OF_CENTER}


def set_of_center(center_id: int, place: str, image: bytes | None) -> None:
    """None takes it away. Papers that were issued keep theirs."""
    if place not in OF_CENTER:
        raise ValueError(f"a center has no {place}")
    with transaction() as session:
        center = session.get(Center, center_id, with_for_update=True)
        if center is None:
            raise Refusal("center-unknown")
        setattr(center, place, _kept(session, image))
        tidy(session)


def set_of_staff(staff_id: int, image: bytes | None) -> None:
    """The signature of an instructor; as above."""
    with transaction() as session:
        person = session.get(Staff, staff_id, with_for_update=True)
        if person is None:
            raise Refusal("staff-unknown")
        person.signature = _kept(session, image)
        tidy(session)


def tidy(session: Session) -> None:
    """Deletes what no center, nobody of the staff and no paper shows any more."""
    session.flush()
    unused = set(session.scalars(select(Picture.key)))
    for keys in _used(session):
        unused -= keys
    for key in unused:
        session.delete(session.get_one(Picture, key))


def _kept(session: Session, image: bytes | None) -> str | None:
    if image is None:
        return None
    if len(image) > MOST_BYTES:
        raise ValueError("a picture for paper is smaller than that")
    key = hashlib.sha256(image).hexdigest()
    if session.get(Picture, key) is None:
        session.add(Picture(key=key, image=image, added_at=clock.utc_now()))
        session.flush()
    return key


def _used(session: Session) -> Iterator[set[str | None]]:
    yield set(session.scalars(select(Staff.signature).distinct()))
    for place in OF_CENTER:
        yield set(session.scalars(select(getattr(Center, place)).distinct()))
        yield set(session.scalars(select(Paper.details[place].as_string()).distinct()))
