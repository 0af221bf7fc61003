"""Moving a class: the same for the console's buttons and for the keys at the projector."""

from workshop.records import meetings
from workshop.records.meetings import Meeting
from workshop.web.kit.house import house

WAYS = ("next", "previous", "first", "last")


def move(meeting: Meeting, to: str, came_from: str = "") -> Meeting:
    """`to`: a word of WAYS or a slide's number; anything else stays. Never beyond the deck's ends.

    `came_from`: the slide that the sender saw. Where the class has moved since, a step forward or back is
    not taken: so a form that is sent twice moves once, and two consoles do not jump two slides.
    """
    last = len(house().library.deck(meeting.language).slides)
    if to in ("next", "previous") and came_from not in ("", str(meeting.slide)):
        return meeting
    steps = {"next": meeting.slide + 1, "previous": meeting.slide - 1, "first": 1, "last": last}
    is_number = to.isascii() and to.isdigit() and len(to) < 6
    target = int(to) if is_number else steps.get(to, meeting.slide)
    return meetings.advance(meeting.id, max(1, min(target, last)))
