"""Who sits with whom in an activity, and in which round they are. No page that only looks seats anybody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from workshop.records import clock, meetings
from workshop.records.refusals import Refusal
from workshop.records.tables import Meeting, Participant, Seating
from workshop.records.transaction import reader, transaction
from workshop.roleplay import seating
from workshop.roleplay.seating import Groups, Pair, Role

SIZES = (2, 3)


@dataclass(frozen=True)
class Seats:
    """`groups`: ids of those who are there; who has left the class is gone from them. `waiting`: ids of those
    who came since. `round` counts from 1, of `rounds` until everybody has asked once; `number` goes on
    counting when everybody is seated anew."""

    size: int
    round: int
    rounds: int
    number: int
    groups: Groups
    waiting: tuple[int, ...]

    def group_of(self, person: int) -> tuple[int, ...]:
        """Empty for somebody without a seat."""
        return next((group for group in self.groups if person in group), ())

    def role_of(self, person: int) -> Role:
        return seating.role(self.group_of(person), person, self.round)


def current(meeting_id: int, activity: str) -> Seats | None:
    """None before anybody was seated."""
    session = reader()
    row = _latest(session, meeting_id, activity)
    return _seats(session, row) if row else None


def partners(meeting_id: int, person: int) -> tuple[int, ...]:
    """With whom this person sits now, in whatever activity people were seated last. Empty for nobody."""
    session = reader()
    row = session.scalar(_of_class(meeting_id).order_by(Seating.id.desc()).limit(1))
    group = _seats(session, row).group_of(person) if row else ()
    return tuple(one for one in group if one != person)


def seat(meeting_id: int, activity: str, size: int) -> Meeting:
    """Everybody who is there, anew, and with others than before as long as there are others. ValueError for
    another size than SIZES."""
    count = len(reader().scalars(_of_class(meeting_id)).all())
    met, people = _met(reader(), meeting_id), _present(reader(), meeting_id)
    groups = seating.seated(people, size, meeting_id + count, met)  # takes a while, so nobody waits for it
    with transaction() as session:
        meeting = meetings.open_for(session, meeting_id)
        row = Seating(meeting_id=meeting_id, activity=activity, size=size, round=1, groups=_plain(groups))
        row.seated_at = clock.utc_now()
        session.add(row)
        return meetings.touch(meeting)


def next_round(meeting_id: int, activity: str, after: int) -> Meeting:
    """Roles move on in each group, where it is still the round `after`: a tap that was sent twice moves once.
    Refuses nobody-seated."""
    with transaction() as session:
        meeting, row = _held(session, meeting_id, activity)
        if row.round != after:
            return meeting
        row.groups = _plain(_seats(session, row).groups)
        row.round += 1
        return meetings.touch(meeting)


def seat_late(meeting_id: int, activity: str, people: Iterable[int]) -> Meeting:
    """Those who wait and are among `people`. Nobody's role changes in this round. Refuses nobody-seated."""
    with transaction() as session:
        meeting, row = _held(session, meeting_id, activity)
        seats, met = _seats(session, row), _met(session, meeting_id)
        late = [person for person in people if person in seats.waiting]
        if not late:
            return meeting
        groups = reduce(
            lambda held, person: seating.with_late(held, person, row.round, met), late, seats.groups
        )
        row.groups = _plain(groups)
        return meetings.touch(meeting)


def notice(session: Session, meeting_id: int) -> None:
    """Somebody who may sit in a group has left: the others' cards change."""
    if session.scalar(_of_class(meeting_id).limit(1)) is not None:
        meetings.touch(meetings.known(session, meeting_id))


def forget(session: Session, meeting_id: int) -> None:
    session.execute(delete(Seating).where(Seating.meeting_id == meeting_id))


def _held(session: Session, meeting_id: int, activity: str) -> tuple[Meeting, Seating]:
    meeting = meetings.open_for(session, meeting_id)
    row = _latest(session, meeting_id, activity)
    if row is None:
        raise Refusal("nobody-seated")
    return meeting, row


def _seats(session: Session, row: Seating) -> Seats:
    present = _present(session, row.meeting_id)
    groups: Groups = tuple(tuple(group) for group in row.groups["groups"])
    for person in _gone(session, groups, present):
        groups = seating.without(groups, person, row.round)
    seated = {person for group in groups for person in group}
    waiting = tuple(person for person in present if person not in seated)
    rounds = max(seating.rounds(groups), row.round)
    return Seats(row.size, row.round, rounds, _before(session, row) + row.round, groups, waiting)


def _before(session: Session, row: Seating) -> int:
    """Rounds that were played before everybody was seated anew."""
    earlier = select(func.coalesce(func.sum(Seating.round), 0)).where(Seating.id < row.id)
    same = (Seating.meeting_id == row.meeting_id, Seating.activity == row.activity)
    return session.scalar(earlier.where(*same)) or 0


def _present(session: Session, meeting_id: int) -> list[int]:
    """Neither taken out of the class nor gone home."""
    here = (Participant.removed_at.is_(None), Participant.finished_at.is_(None))
    people = (Participant.meeting_id == meeting_id, Participant.is_nobody.is_(False))
    found = select(Participant.id).where(*people, *here)
    return list(session.scalars(found.order_by(Participant.id)))


def _gone(session: Session, groups: Groups, present: Collection[int]) -> list[int]:
    """In the order in which they left, or the same group would be closed up in another way at the next look.
    Who was deleted comes first."""
    gone = {person for group in groups for person in group if person not in present}
    when = func.coalesce(Participant.removed_at, Participant.finished_at)
    left = select(Participant.id).where(Participant.id.in_(gone)).order_by(when, Participant.id)
    known = list(session.scalars(left))
    return [*sorted(gone - set(known)), *known]


def _met(session: Session, meeting_id: int) -> frozenset[Pair]:
    rows = session.scalars(_of_class(meeting_id)).all()
    return frozenset().union(*(seating.met_in(row.groups["groups"]) for row in rows))


def _latest(session: Session, meeting_id: int, activity: str) -> Seating | None:
    mine = _of_class(meeting_id).where(Seating.activity == activity)
    return session.scalar(mine.order_by(Seating.id.desc()).limit(1))


def _of_class(meeting_id: int) -> Select[Seating]:
    return select(Seating).where(Seating.meeting_id == meeting_id)


def _plain(groups: Groups) -> dict[str, list[list[int]]]:
    return {"groups": [list(group) for group in groups]}
