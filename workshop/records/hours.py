"""When a class was held, and how long somebody was there. Pure: rows in, times out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.records.refusals import Refusal
from workshop.records.tables import Meeting, Participant

PAUSE = timedelta(hours=1)  # closed for no longer than this: a wrong press, or a break
OVERRUN = timedelta(hours=2)  # open for longer than this after its end: somebody forgot to close it
# The code goes up on the wall once people sit: nobody can have joined at the minute when the class began.
GRACE = timedelta(minutes=15)

Span = tuple[datetime, datetime]
OpenTime = tuple[datetime, datetime | None]  # opened, closed; None while it is open


@dataclass(frozen=True)
class Sitting:
    """One time that a class was held. Most classes have one; a class that is opened again on another day has
    two. starts_at: the announced start, or the opening where it was held at another time altogether."""

    starts_at: datetime
    opened_at: datetime
    closed_at: datetime | None
    length: timedelta

    def window(self, arrived_at: datetime) -> Span:
        """From when until when the class ran, for the paper of somebody who came then: until it was closed. A
        class that somebody forgot to close ended as announced; whoever comes to it later starts it anew."""
        end = self._end(self.starts_at)
        if end <= arrived_at and (self.closed_at is None or arrived_at < self.closed_at):
            return arrived_at, self._end(arrived_at)
        return self.starts_at, end

    def widest(self, now: datetime) -> Span:
        """The hours that may stand on paper: a class that ran over counts."""
        first = min(self.starts_at, self.opened_at)
        return first, max(self.starts_at + self.length, self.closed_at or now)

    def _end(self, start: datetime) -> datetime:
        planned = start + self.length
        if self.closed_at is None or self.closed_at > planned + OVERRUN:
            return planned
        return self.closed_at


def sittings(meeting: Meeting, open_times: Iterable[OpenTime]) -> list[Sitting]:
    """In their order, and never none. open_times: when the class was open, in order."""
    held: list[OpenTime] = []
    for opened, closed in open_times:
        if held and _goes_on(meeting, held[-1][1], opened):
            held[-1] = held[-1][0], closed
        else:
            held.append((opened, closed))
    return [_sitting(meeting, *one) for one in held or [(meeting.starts_at, None)]]


def sitting_of(held: Sequence[Sitting], arrived_at: datetime) -> Sitting:
    begun = [one for one in held if min(one.starts_at, one.opened_at) <= arrived_at]
    return begun[-1] if begun else held[0]


def arrival(now: datetime, held: Sequence[Sitting]) -> datetime:
    """When somebody who joins now came: at the start, within GRACE."""
    start, _ = sitting_of(held, now).window(now)
    return start if start <= now < start + GRACE else now


def present(participant: Participant, held: Sequence[Sitting]) -> Span:
    """From when until when, within the class: whoever came early starts with it, whoever has no leaving time
    stayed to the end."""
    starts, ends = sitting_of(held, participant.arrived_at).window(participant.arrived_at)
    arrived = max(participant.arrived_at, starts)
    return arrived, max(arrived, participant.left_at or ends)


def check_hours(
    held: Sequence[Sitting], arrived_at: datetime, left_at: datetime | None, now: datetime
) -> None:
    """Refuses hours-wrong (leaving before arriving), hours-outside-class, and hours-none. left_at None:
    stayed to the end."""
    sitting = sitting_of(held, arrived_at)
    if left_at is not None and left_at < arrived_at:
        raise Refusal("hours-wrong")
    first, last = sitting.widest(now)
    if not first <= arrived_at <= last or (left_at is not None and left_at > last):
        raise Refusal("hours-outside-class")
    check_minutes(arrived_at, left_at or sitting.window(arrived_at)[1])


def check_minutes(arrived_at: datetime, left_at: datetime) -> None:
    """No paper says 0 minutes (hours-none)."""
    if left_at - arrived_at < timedelta(minutes=1):
        raise Refusal("hours-none")


def _goes_on(meeting: Meeting, closed: datetime | None, opened: datetime) -> bool:
    """Opened again after a pause, or while the announced time was not over."""
    if closed is None:
        return True
    return opened - closed <= PAUSE or (closed > meeting.starts_at and opened < meeting.ends_at)


def _sitting(meeting: Meeting, opened: datetime, closed: datetime | None) -> Sitting:
    is_as_announced = opened < meeting.ends_at and (closed is None or closed > meeting.starts_at)
    starts = meeting.starts_at if is_as_announced else opened
    return Sitting(starts, opened, closed, meeting.ends_at - meeting.starts_at)
