"""How a class went by the clock: how long each slide stood, which were passed over, where it was before."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.records import clock, visits
from workshop.records.transaction import reader
from workshop.records.visits import Visit

PASSED = timedelta(seconds=10)  # a slide that stood for less was on the way to another one


@dataclass(frozen=True)
class Stay:
    """`times`: how often it stood for long enough to be shown; 0 where it was passed over."""

    minutes: float
    times: int


def stays(meeting_id: int) -> dict[int, Stay]:
    """By slide, those that were on the wall at all."""
    spent: defaultdict[int, timedelta] = defaultdict(timedelta)
    times: defaultdict[int, int] = defaultdict(int)
    now = clock.utc_now()
    for visit in visits.of_meeting(reader(), meeting_id):
        spent[visit.slide] += _length(visit, now)
        times[visit.slide] += _length(visit, now) >= PASSED
    return {slide: Stay(time.total_seconds() / 60, times[slide]) for slide, time in spent.items()}


def last_left(meeting_id: int) -> int | None:
    """The slide that was shown before the one of now."""
    found = visits.of_meeting(reader(), meeting_id)
    if not found:
        return None
    *before, here = found
    now = clock.utc_now()
    shown = [one.slide for one in before if one.slide != here.slide and _length(one, now) >= PASSED]
    return shown[-1] if shown else None


def _length(visit: Visit, now: datetime) -> timedelta:
    return (visit.ended_at or now) - visit.started_at
