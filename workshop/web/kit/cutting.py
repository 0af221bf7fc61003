"""Which cut of the deck a class goes by, and how many minutes it is planned for."""

from workshop.course.cuts import Cut, cut
from workshop.records.meetings import Meeting
from workshop.web.kit.house import house


def cut_of(meeting: Meeting) -> Cut:
    return cut(house().library.deck(meeting.language), meeting.is_short)


def has_short_cut(language: str) -> bool:
    return house().library.deck(language).short_minutes is not None


def minutes_for(language: str, is_short: bool, planned: int) -> int:
    """A class that was planned for as long as the other cut takes is planned for this one; whoever planned
    minutes of their own keeps them."""
    deck = house().library.deck(language)
    new, other = cut(deck, is_short).minutes, cut(deck, not is_short).minutes
    return new if planned == other else planned
