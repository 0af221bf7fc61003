"""Where a class is in its cut of the deck: what comes next, what was passed over, where it was before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.course.activities import Activity
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
    short = [one for one in slides if one.number not in stays or not stays[one.number].times]
    found = {one.number: _activity(meeting, one) for one in short}
    untouched = {
        number: one for number, one in found.items() if not one or not find_state(meeting.id, one.id)
    }
    keys = {answer_key(one) for one in untouched.values() if one and _tells(one)}
    answered = answers.given(meeting.id, keys)
    return frozenset(
        number for number, one in untouched.items() if not one or answer_key(one) not in answered
    )


def _activity(meeting: Meeting, slide: Slide) -> Activity | None:
    return house().library.activity(meeting.language, slide.activity) if slide.activity else None


def _tells(activity: Activity) -> bool:
    """A worksheet stands at several slides, so that its answers do not tell at which it was filled in."""
    return activity.has_answers and activity.kind != "worksheet"
