"""Everything that can be printed: the one list for the page of a class, “everything for tonight”, its guide
and the shell, and of it what anybody may print. Issued papers are not in it.

Another one is a line in a function below, or a function of its own in SOURCES.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from flask_babel import gettext as _

from workshop.course.activities import Activity
from workshop.course.library import Library
from workshop.course.worksheets import Worksheet
from workshop.documents import handouts, sign_in_sheet, worksheets
from workshop.documents.sheet import Edition, Sheet
from workshop.records import centers, participants
from workshop.records.centers import Center
from workshop.records.meetings import Meeting
from workshop.web.kit import class_papers
from workshop.web.kit.class_words import day_of
from workshop.web.kit.house import house
from workshop.web.kit.role_cards import cards_sheet

_AT_A_TABLE = 4
_IN_A_GROUP = 2
_WATCHED_BY_ONE = 3
FOR_ALL = 0


@dataclass(frozen=True)
class Open:
    """Where anybody gets it: `endpoint` of the public door, with `values`. `title`: without its kind; `text`:
    about it, or ""."""

    endpoint: str
    values: Mapping[str, str]
    title: str
    text: str = ""


@dataclass(frozen=True)
class Printable:
    """`name`: as the shell and a form know it; `title`: on pages. `amount`: how many the class needs, in
    words, or "". `for_how_many`: people share one copy, or FOR_ALL. `is_usual`: chosen unless somebody says
    otherwise. `is_of_a_class`: it cannot be built without one. `is_for_cutting`: its back must stay empty.
    `open`: None where it is for staff."""

    name: str
    title: str
    build: Callable[[Edition], Sheet]
    amount: str = ""
    for_how_many: int = 1
    is_usual: bool = False
    has_names: bool = False
    is_of_a_class: bool = False
    is_for_cutting: bool = False
    open: Open | None = None

    @property
    def is_for_each(self) -> bool:
        return self.for_how_many == 1

    def copies(self, people: int) -> int:
        return max(1, -(-people // self.for_how_many)) if self.for_how_many else 1


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

    @property
    def day(self) -> str:
        """For the foot; "" where it is no class in particular."""
        return day_of(self.meeting, self.center) if self.meeting and self.center else ""


def occasion(language: str, meeting: Meeting | None = None) -> Occasion:
    center = centers.get(meeting.center_id) if meeting else None
    return Occasion(house().library, language, meeting, center)


def printables(of: Occasion) -> list[Printable]:
    """What can be printed here and now."""
    has_people = bool(of.meeting and participants.of_meeting(of.meeting.id))
    return [
        one
        for one in all_printables(of)
        if (of.center or not one.is_of_a_class) and (has_people or not one.has_names)
    ]


def all_printables(of: Occasion) -> list[Printable]:
    """Also what needs a class, or somebody in it, that is not there. No name twice: each kind of content has
    its own beginning."""
    return [one for source in SOURCES for one in source(of)]


def for_anybody(of: Occasion) -> list[Printable]:
    return [one for source in OPEN_SOURCES for one in source(of) if one.open]


def to_print(of: Occasion) -> list[tuple[str, str]]:
    """For the guide: what, and how many, in the order in which the class needs it."""
    found = printables(of)
    rows = [(one.title, one.amount) for one in found if one.amount]
    if any(one.name.startswith("handout-") and not one.is_usual for one in found):
        rows.append((_("The other handouts"), _("a few of each, to choose from")))
    return rows


def _around(of: Occasion) -> Iterator[Printable]:
    """For who runs the class, for the door and the tables: they name it."""
    around = partial(Printable, is_of_a_class=True)
    yield around("guide", _("Instructor’s guide"), partial(_guide, of), for_how_many=FOR_ALL, is_usual=True)
    poster, amount = partial(_here, class_papers.poster_sheet, of), _("one, on the door")
    yield around("poster", _("Poster for the door"), poster, amount, FOR_ALL, is_usual=True)
    lines = partial(_here, partial(class_papers.sign_in_sheet_of, with_names=False), of)
    amount = _("one, inside the door")
    yield around("sign-in-sheet", _("Sign-in sheet"), lines, amount, sign_in_sheet.LINES, is_usual=True)
    named = partial(_here, partial(class_papers.sign_in_sheet_of, with_names=True), of)
    title = _("Sign-in sheet with the names of those who joined")
    yield around("sign-in-names", title, named, for_how_many=FOR_ALL, has_names=True)
    card, amount = partial(_here, class_papers.help_card_sheet, of), _("one for each table")
    yield around("help-card", _("Help card for the tables"), card, amount, _AT_A_TABLE, is_usual=True)


def _worksheets(of: Occasion) -> Iterator[Printable]:
    used = {one.worksheet for one in of.activities}
    for one in of.library.worksheets(of.language):
        title, is_used = _("Blank sheet: %(title)s", title=one.title), one.id in used
        amount = _for_each() if is_used else ""
        build = partial(_worksheet, one, of.day)
        at = Open("public.blank_worksheet", {"name": one.id}, one.title, one.intro)
        yield Printable(f"worksheet-{one.id}", title, build, amount, is_usual=is_used, open=at)


def _handouts(of: Occasion) -> Iterator[Printable]:
    used = {one.handout for one in of.activities}
    for one in of.library.handouts(of.language):
        title, is_used = _("Handout: %(title)s", title=one.title), one.id in used
        amount = _for_each() if is_used else ""
        build = partial(handouts.sheet, one, date=of.day)
        at = Open("public.handout", {"name": one.id}, one.title, one.summary)
        yield Printable(f"handout-{one.id}", title, build, amount, is_usual=is_used, open=at)


def _role_cards(of: Occasion) -> Iterator[Printable]:
    """They hold the secret needs, so they are for staff. Phones show them too."""
    played = {one.id for one in of.activities}
    for one in of.library.activities(of.language):
        scenarios = of.library.scenarios_of(of.language, one)
        if scenarios and not one.is_silent:
            title = _("Role cards: %(title)s", title=one.title)
            cards = partial(cards_sheet, scenarios, is_own=one.is_own, date=of.day)
            amount = _("for people without a phone") if one.id in played else ""
            yield Printable(f"cards-{one.id}", title, cards, amount, _IN_A_GROUP, is_for_cutting=True)


def _practice_cards(of: Occasion) -> Iterator[Printable]:
    """Of the talks that anybody may practise, each by itself; a class has them by its activities."""
    for one in of.library.scenarios(of.language):
        title = _("Role cards: %(title)s", title=one.title)
        cards = partial(cards_sheet, [one], is_own=False, date=of.day)
        at = Open("public.role_cards", {"scenario_id": one.id}, one.title)
        yield Printable(f"practice-{one.id}", title, cards, for_how_many=_IN_A_GROUP, open=at)


def _observer(of: Occasion) -> Iterator[Printable]:
    watching = partial(cards_sheet, [], is_own=False, date=of.day)
    at = Open("public.observer_sheet", {}, _("Observer’s sheet, for whoever watches"))
    title = _("Observer’s sheet")
    yield Printable("observer-sheet", title, watching, for_how_many=_WATCHED_BY_ONE, open=at)


def _schedule(of: Occasion) -> Iterator[Printable]:
    words = of.library.staff_paper(of.language, "catalog")
    if words:
        notice = partial(_here, partial(class_papers.entry_sheet, words=words), of)
        title = _("Entry for your schedule, to pin up")
        yield Printable("schedule-entry", title, notice, for_how_many=FOR_ALL, is_of_a_class=True)


SOURCES: tuple[Callable[[Occasion], Iterator[Printable]], ...] = (
    _around,
    _worksheets,
    _handouts,
    _role_cards,
    _observer,
    _schedule,
)
OPEN_SOURCES = (_handouts, _worksheets, _practice_cards, _observer)


def _for_each() -> str:
    return str(_("one for each person, and a few to spare"))


def _here(build: Callable[[Meeting, Center, Edition], Sheet], of: Occasion, edition: Edition) -> Sheet:
    assert of.meeting
    assert of.center
    return build(of.meeting, of.center, edition)


def _guide(of: Occasion, edition: Edition) -> Sheet:
    assert of.meeting
    assert of.center
    return class_papers.guide_sheet(of.meeting, of.center, to_print(of), edition)


def _worksheet(worksheet: Worksheet, day: str, edition: Edition) -> Sheet:
    return worksheets.sheet(worksheet, None, edition, name="", date=day)
