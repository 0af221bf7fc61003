"""The course as the rest of the house sees it: loaded once, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from workshop.course.activities import Activity
from workshop.course.coaching import Coaching
from workshop.course.deck import Deck
from workshop.course.gathering import Gathered, gather
from workshop.course.handouts import Handout
from workshop.course.lessons import Lesson
from workshop.course.problems import ContentError
from workshop.course.worksheets import Worksheet
from workshop.roleplay.scenario import Scenario

FALLBACK = "en"


@dataclass(frozen=True)
class Shelves:
    """What is taught in one language. Mappings are by id, in the order of the list pages."""

    deck: Deck
    coaching: Coaching
    lessons: Mapping[str, Lesson]
    activities: Mapping[str, Activity]
    worksheets: Mapping[str, Worksheet]
    handouts: Mapping[str, Handout]
    staff_papers: Mapping[str, Handout]
    scenarios: Mapping[str, Scenario]
    images: Mapping[str, Path]


@dataclass(frozen=True)
class Library:
    """A language that is not here is answered from English; what an id does not name is None."""

    languages: tuple[str, ...]
    _by_language: Mapping[str, Shelves] = field(repr=False)

    def deck(self, language: str) -> Deck:
        return self._of(language).deck

    def coaching(self, language: str) -> Coaching:
        return self._of(language).coaching

    def lessons(self, language: str) -> tuple[Lesson, ...]:
        """By point."""
        return tuple(self._of(language).lessons.values())

    def lesson(self, language: str, slug: str) -> Lesson | None:
        return self._of(language).lessons.get(slug)

    def activities(self, language: str) -> tuple[Activity, ...]:
        return tuple(self._of(language).activities.values())

    def activity(self, language: str, id: str) -> Activity | None:
        return self._of(language).activities.get(id)

    def worksheets(self, language: str) -> tuple[Worksheet, ...]:
        return tuple(self._of(language).worksheets.values())

    def worksheet(self, language: str, id: str) -> Worksheet | None:
        return self._of(language).worksheets.get(id)

    def handouts(self, language: str) -> tuple[Handout, ...]:
        """In the order that they give themselves."""
        return tuple(self._of(language).handouts.values())

    def handout(self, language: str, id: str) -> Handout | None:
        return self._of(language).handouts.get(id)

    def staff_paper(self, language: str, id: str) -> Handout | None:
        """Words for staff: the instructor's "guide", the entry for the "catalog"."""
        return self._of(language).staff_papers.get(id)

    def scenarios(self, language: str) -> tuple[Scenario, ...]:
        """To practise, from easy to hard; those kept for before and after the lessons are left out."""
        return tuple(one for one in self._of(language).scenarios.values() if not one.is_unseen)

    def scenario(self, language: str, id: str) -> Scenario | None:
        return self._of(language).scenarios.get(id)

    def scenarios_of(self, language: str, activity: Activity) -> list[Scenario]:
        """Those that it plays, in its order."""
        found = (self.scenario(language, id) for id in activity.scenarios)
        return [one for one in found if one is not None]

    def image(self, language: str, name: str) -> Path | None:
        """The file behind /content/<language>/images/<name>."""
        return self._of(language).images.get(name)

    def _of(self, language: str) -> Shelves:
        return self._by_language.get(language, self._by_language[FALLBACK])


def load_library(folders: Sequence[Path]) -> Library:
    """A later folder's files replace or add to an earlier one's. Any problem at all is a ContentError."""
    languages, problems = gather(folders)
    if problems:
        raise ContentError(problems)
    shelves = {gathered.language: _shelves(gathered) for gathered in languages}
    names = sorted(shelves, key=lambda name: (name != FALLBACK, name))
    return Library(tuple(names), MappingProxyType(shelves))


def _shelves(gathered: Gathered) -> Shelves:
    assert gathered.deck is not None
    assert gathered.coaching is not None
    lessons = sorted(
        (piece.value for piece in gathered.lessons), key=lambda lesson: (lesson.point, lesson.slug)
    )
    handouts = sorted((piece.value for piece in gathered.handouts), key=lambda one: (one.order, one.id))
    scenarios = sorted((piece.value for piece in gathered.scenarios), key=lambda one: (one.order, one.id))
    return Shelves(
        deck=gathered.deck.value,
        coaching=gathered.coaching.value,
        lessons=MappingProxyType({lesson.slug: lesson for lesson in lessons}),
        activities=MappingProxyType({piece.value.id: piece.value for piece in gathered.activities}),
        worksheets=MappingProxyType({piece.value.id: piece.value for piece in gathered.worksheets}),
        handouts=MappingProxyType({handout.id: handout for handout in handouts}),
        staff_papers=MappingProxyType({piece.value.id: piece.value for piece in gathered.staff_papers}),
        scenarios=MappingProxyType({scenario.id: scenario for scenario in scenarios}),
        images=MappingProxyType(dict(gathered.images)),
    )
