"""Every thing of a class that can be printed and is about nobody: the one list for pages and shell.

Another one is a line in a function below, or a function of its own in SOURCES.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from flask import url_for
from flask_babel import gettext as _

from workshop.course.activities import Activity
from workshop.course.library import Library
from workshop.course.worksheets import Worksheet
from workshop.documents import handouts, help_card, worksheets
from workshop.documents.sheet import Edition, Sheet
from workshop.records import centers
from workshop.records.centers import Center
from workshop.records.meetings import Meeting
from workshop.web.kit.addresses import is_within_reach, outside, without_scheme
from workshop.web.kit.house import house
from workshop.web.kit.role_cards import cards_sheet

_AT_A_TABLE = 4
_IN_A_GROUP = 2


@dataclass(frozen=True)
class Printable:
    """`name`: as the shell and a form know it; `title`: on pages. `for_how_many`: people share one copy.
    `is_usual`: chosen unless somebody says otherwise."""

    name: str
    title: str
    build: Callable[[Edition], Sheet]
    for_how_many: int = 1
    is_usual: bool = False

    def copies(self, people: int) -> int:
        return max(1, -(-people // self.for_how_many))


@dataclass(frozen=True)
class Occasion:
    """What the papers are for. `meeting`: None where it is no class in particular."""

    library: Library
    language: str
    meeting: Meeting | None = None
    center: Center | None = None

    @property
    def activities(self) -> Sequence[Activity]:
        """Those of the deck, in its order."""
        ids = dict.fromkeys(slide.activity for slide in self.library.deck(self.language).slides)
        found = (self.library.activity(self.language, id) for id in ids if id)
        return [one for one in found if one is not None]


def occasion(language: str, meeting: Meeting | None = None) -> Occasion:
    center = centers.get(meeting.center_id) if meeting else None
    return Occasion(house().library, language, meeting, center)


def printables(of: Occasion) -> list[Printable]:
    """No name twice: what would have one that is taken gets another."""
    found: dict[str, Printable] = {}
    for one in (one for source in SOURCES for one in source(of)):
        name = one.name
        while name in found:
            name += "-2"
        found[name] = replace(one, name=name)
    return list(found.values())


def _room(of: Occasion) -> Iterator[Printable]:
    """For the room, and for who runs the class. What names a class is there only where one is known."""
    if of.meeting and of.center:
        card = partial(help_card_sheet, of.meeting, of.center)
        yield Printable("help-card", _("Help card for the tables"), card, _AT_A_TABLE, is_usual=True)


def _worksheets(of: Occasion) -> Iterator[Printable]:
    used = {one.worksheet for one in of.activities}
    for one in of.library.worksheets(of.language):
        title = _("Blank sheet: %(title)s", title=one.title)
        yield Printable(one.id, title, partial(_worksheet, one), is_usual=one.id in used)


def _handouts(of: Occasion) -> Iterator[Printable]:
    used = {one.handout for one in of.activities}
    for one in of.library.handouts(of.language):
        title = _("Handout: %(title)s", title=one.title)
        yield Printable(one.id, title, partial(handouts.sheet, one), is_usual=one.id in used)


def _role_cards(of: Occasion) -> Iterator[Printable]:
    """They hold the secret needs, so they are for staff. Phones show them too."""
    for one in of.library.activities(of.language):
        found = [of.library.scenario(of.language, id) for id in one.scenarios]
        scenarios = [scenario for scenario in found if scenario is not None]
        if scenarios and not one.is_silent:
            title = _("Role cards: %(title)s", title=one.title)
            cards = partial(cards_sheet, scenarios, is_own=one.is_own)
            yield Printable(f"cards-{one.id}", title, cards, _IN_A_GROUP)


SOURCES: tuple[Callable[[Occasion], Iterator[Printable]], ...] = (_room, _worksheets, _handouts, _role_cards)


def _worksheet(worksheet: Worksheet, edition: Edition) -> Sheet:
    return worksheets.sheet(worksheet, None, edition, name="")


def help_card_sheet(meeting: Meeting, center: Center, edition: Edition) -> Sheet:
    link = outside() + url_for("participant.name", code=meeting.code)
    card = help_card.Card(
        title=meeting.title,
        address=without_scheme(outside() + url_for("participant.join")),
        code=meeting.code,
        link=link if is_within_reach() else None,
    )
    return help_card.sheet(card, edition, footer=center.name)
