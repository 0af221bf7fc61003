"""Where a class is in its cut of the deck: what comes next, what was passed over, where it was before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.course.cuts import Cut
from workshop.course.deck import Slide
from workshop.records import answers
from workshop.records.meetings import Meeting
from workshop.records.states import find_state
from workshop.records.timings import Stay, Way
from workshop.web.kit.answering import answer_key
from workshop.web.kit.house import house


@dataclass(frozen=True)
class Going:
    """`back_to`: the slide that was shown before, where it is not the one beside this one anyway."""

    skipped: frozenset[int]
    back_to: Slide | None


def going(meeting: Meeting, cut: Cut, way: Way) -> Going:
    last = way.last_left
    shown = {number for number, stay in way.stays.items() if stay.times}
    furthest = max({*shown, meeting.slide})
    skipped = passed_over(meeting, (one for one in cut.slides if one.number < furthest), way.stays)
    beside = (cut.before(meeting.slide), cut.after(meeting.slide))
    is_far = last is not None and last not in [one.number for one in beside if one]
    return Going(skipped - {meeting.slide}, cut.here(last) if last and is_far else None)


def passed_over(meeting: Meeting, slides: Iterable[Slide], stays: Mapping[int, Stay]) -> frozenset[int]:
    """Numbers of those that stood for no time worth the name. What was opened or answered there was not
    skipped, however short it stood."""
    short = (one for one in slides if one.number not in stays or not stays[one.number].times)
    return frozenset(one.number for one in short if not _was_used(meeting, one))


def _was_used(meeting: Meeting, slide: Slide) -> bool:
    """A worksheet stands at several slides, so that its answers do not tell at which it was filled in."""
    activity = house().library.activity(meeting.language, slide.activity) if slide.activity else None
    if activity is None:
        return False
    if find_state(meeting.id, activity.id) is not None:
        return True
    is_told = activity.has_answers and activity.kind != "worksheet"
    return is_told and answers.count(meeting.id, answer_key(activity), None) > 0
