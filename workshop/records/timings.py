"""How a class went by the clock: how long each slide stood, which were passed over, where it was before."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from workshop.records import clock
from workshop.records.tables import SlideVisit
from workshop.records.transaction import reader

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
    for visit in _visits(meeting_id):
        spent[visit.slide] += _length(visit, now)
        times[visit.slide] += _length(visit, now) >= PASSED
    return {slide: Stay(time.total_seconds() / 60, times[slide]) for slide, time in spent.items()}


def last_left(meeting_id: int) -> int | None:
    """The slide that was shown before the one of now."""
    visits = _visits(meeting_id)
    if not visits:
        return None
    *before, here = visits
    now = clock.utc_now()
    shown = [one.slide for one in before if one.slide != here.slide and _length(one, now) >= PASSED]
    return shown[-1] if shown else None


def _visits(meeting_id: int) -> list[SlideVisit]:
    mine = select(SlideVisit).where(SlideVisit.meeting_id == meeting_id)
    return list(reader().scalars(mine.order_by(SlideVisit.id)))


def _length(visit: SlideVisit, now: datetime) -> timedelta:
    return (visit.ended_at or now) - visit.started_at
