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


@dataclass(frozen=True)
class Way:
    """`stays`: by slide, those that were on the wall at all. `last_left`: the slide that was shown before the
    one of now."""

    stays: dict[int, Stay]
    last_left: int | None


def way(meeting_id: int) -> Way:
    """Up to now, and read once: the console asks with each of its frames."""
    found, now = visits.of_meeting(reader(), meeting_id), clock.utc_now()
    spent: defaultdict[int, timedelta] = defaultdict(timedelta)
    times: defaultdict[int, int] = defaultdict(int)
    last_left = None
    for visit in found:
        is_shown = _length(visit, now) >= PASSED
        spent[visit.slide] += _length(visit, now)
        times[visit.slide] += is_shown
        if is_shown and visit.slide != found[-1].slide:
            last_left = visit.slide
    stays = {slide: Stay(time.total_seconds() / 60, times[slide]) for slide, time in spent.items()}
    return Way(stays, last_left)


def stays(meeting_id: int) -> dict[int, Stay]:
    return way(meeting_id).stays


def _length(visit: Visit, now: datetime) -> timedelta:
    return (visit.ended_at or now) - visit.started_at
