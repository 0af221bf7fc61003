"""Clock times that somebody types, as moments of one class, and back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workshop.records import hours, meetings
from workshop.records.hours import Sitting, Span
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.web.kit import clock


@dataclass(frozen=True)
class Times:
    """A class as if it ended now, in its center's time zone."""

    held: list[Sitting]
    time_zone: str
    now: datetime

    @classmethod
    def of(cls, meeting: Meeting, time_zone: str, now: datetime) -> "Times":
        return cls(meetings.sittings(meeting, now), time_zone, now)

    @property
    def window(self) -> Span:
        """Of the last sitting, which the closing page is about."""
        last = self.held[-1]
        return last.window(last.starts_at)

    def present(self, person: Participant) -> Span:
        return hours.present(person, self.held)

    def window_of(self, arrived: datetime) -> Span:
        return hours.sitting_of(self.held, arrived).window(arrived)

    def end_of(self, arrived: datetime) -> datetime:
        """Until when somebody who came then must have stayed to have been there to the end: as announced, or
        until it was closed where that came first."""
        sitting = hours.sitting_of(self.held, arrived)
        start, end = sitting.window(arrived)
        return min(end, start + sitting.length)

    def clock(self, moment: datetime | None) -> str:
        return f"{clock.local(moment, self.time_zone):%H:%M}" if moment else ""

    def other_day(self, person: Participant) -> date | None:
        """The day of the sitting that somebody was at, where that is not the day of the last one."""
        day, last = (
            clock.local(start, self.time_zone).date()
            for start in (self.window_of(person.arrived_at)[0], self.window[0])
        )
        return None if day == last else day

    def arrived(self, typed: time, known: datetime) -> datetime:
        """The typed time on the day that the person is known to have come."""
        widest = hours.sitting_of(self.held, known).widest(self.now)
        return self._moment(typed, known, (known, self.window_of(known)[0]), widest)

    def left(self, typed: time | None, arrived: datetime, known: datetime | None) -> datetime | None:
        """The typed time after somebody came: on the next day, where the class ran past midnight."""
        if typed is None:
            return None
        last = hours.sitting_of(self.held, arrived).widest(self.now)[1]
        return self._moment(typed, arrived, (known, self.window_of(arrived)[1]), (arrived, last))

    def _moment(
        self, typed: time, near: datetime, meant: tuple[datetime | None, ...], span: Span
    ) -> datetime:
        """Repeating a moment that the page shows means that one, to the second. Else the day of `near`, or
        the one after or before where that comes closer to the class."""
        text = f"{typed:%H:%M}"
        for one in meant:
            if one is not None and self.clock(one) == text:
                return one
        day = clock.local(near, self.time_zone).date()
        days = (day, day + timedelta(days=1), day - timedelta(days=1))
        found = [clock.moment_from(one, text, self.time_zone) for one in days]
        return min(found, key=lambda one: max(span[0] - one, one - span[1], timedelta(0)))
