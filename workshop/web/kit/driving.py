"""Moving a class by its cut: the same for the console's buttons and for the keys at the projector."""

from workshop.records import meetings
from workshop.records.meetings import Meeting
from workshop.web.kit.cutting import cut_of, minutes_for
from workshop.web.kit.numbers import whole

WAYS = ("next", "previous", "first", "last")


def move(meeting: Meeting, to: str, came_from: str = "") -> Meeting:
    """`to`: a word of WAYS or a slide's number; anything else stays. Never beyond the deck's ends. A number
    may be that of a slide that the cut leaves out.

    `came_from`: the slide that the sender saw. Where the class has moved since, a step forward or back is
    not taken: so a form that is sent twice moves once, and two consoles do not jump two slides.
    """
    if to in ("next", "previous") and came_from not in ("", str(meeting.slide)):
        return meeting
    cut = cut_of(meeting)
    on, back = cut.after(meeting.slide), cut.before(meeting.slide)
    steps = {
        "next": on.number if on else meeting.slide,
        "previous": back.number if back else meeting.slide,
        "first": cut.slides[0].number,
        "last": cut.slides[-1].number,
    }
    number = whole(to, digits=5)
    target = steps.get(to, meeting.slide) if number is None else number
    return meetings.advance(meeting.id, max(1, min(target, len(cut.deck.slides))))


def set_cut(meeting: Meeting, is_short: bool) -> Meeting:
    """The slide stays, one that the short cut leaves out too."""
    minutes = minutes_for(meeting.language, is_short, meeting.planned_minutes)
    return meetings.update(meeting.id, is_short=is_short, planned_minutes=minutes)
