"""Where a class is in its cut of the deck: what comes next, what was passed over, where it was before."""

from dataclasses import dataclass

from workshop.course.cuts import Cut
from workshop.course.deck import Slide
from workshop.records.meetings import Meeting
from workshop.records.timings import Way


@dataclass(frozen=True)
class Going:
    """`back_to`: the slide that was shown before, where it is not the one beside this one anyway."""

    skipped: frozenset[int]
    back_to: Slide | None


def going(meeting: Meeting, cut: Cut, way: Way) -> Going:
    last = way.last_left
    shown = {number for number, stay in way.stays.items() if stay.times}
    furthest = max({*shown, meeting.slide})
    skipped = {one.number for one in cut.slides if one.number < furthest and one.number not in shown}
    beside = (cut.before(meeting.slide), cut.after(meeting.slide))
    is_far = last is not None and last not in [one.number for one in beside if one]
    return Going(frozenset(skipped - {meeting.slide}), cut.here(last) if last and is_far else None)
