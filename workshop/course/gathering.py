"""Reads every content file once and sees that the files fit together."""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from workshop.course.activities import Activity, read_activity
from workshop.course.coaching import Coaching, read_coaching
from workshop.course.deck import Deck, read_deck
from workshop.course.handouts import Handout, read_handout
from workshop.course.lessons import Lesson, read_lesson, slug_of
from workshop.course.pieces import Piece
from workshop.course.problems import Problem, Report
from workshop.course.scenarios import read_scenario
from workshop.course.shelf import COACHING, DECK, Shelf, Source, find_shelves, read_text
from workshop.course.wording import check_wording
from workshop.course.worksheets import Worksheet, read_worksheet
from workshop.roleplay.scenario import Scenario

T = TypeVar("T")
Reader = Callable[[Source, str, Report], Piece[T] | None]


@dataclass(frozen=True)
class Gathered:
    """All pieces of one language that could be read. `root` is its folder, the last of several."""

    language: str
    root: str
    deck: Piece[Deck] | None
    coaching: Piece[Coaching] | None
    lessons: tuple[Piece[Lesson], ...]
    activities: tuple[Piece[Activity], ...]
    worksheets: tuple[Piece[Worksheet], ...]
    handouts: tuple[Piece[Handout], ...]
    staff_papers: tuple[Piece[Handout], ...]
    scenarios: tuple[Piece[Scenario], ...]
    images: Mapping[str, Path]

    def pieces(self) -> tuple[Piece[Any], ...]:
        single = tuple(piece for piece in (self.deck, self.coaching) if piece)
        papers = (*self.worksheets, *self.handouts, *self.staff_papers)
        return (*single, *self.lessons, *self.activities, *papers, *self.scenarios)


def gather(folders: Sequence[Path]) -> tuple[list[Gathered], list[Problem]]:
    """The problems are sorted by file and line. A piece that has one is handed out as far as it was read."""
    shelves, problems = find_shelves(folders)
    languages = [_gather_language(shelf, problems) for shelf in shelves]
    if shelves and "en" not in {shelf.language for shelf in shelves}:
        mend = "Give the folder that has it first; every other language falls back on it."
        problems.append(Problem(str(folders[0]), 1, "The language en is missing.", mend))
    return languages, sorted(set(problems))


def _gather_language(shelf: Shelf, problems: list[Problem]) -> Gathered:
    gathered = Gathered(
        language=shelf.language,
        root=shelf.root,
        deck=_one(shelf, DECK, read_deck, problems),
        coaching=_one(shelf, COACHING, read_coaching, problems),
        lessons=_all(shelf.of("lessons"), read_lesson, problems),
        activities=_all(shelf.of("activities"), read_activity, problems),
        worksheets=_all(shelf.of("worksheets"), read_worksheet, problems),
        handouts=_all(shelf.of("handouts"), read_handout, problems),
        staff_papers=_all(shelf.of("staff"), read_handout, problems),
        scenarios=_all(shelf.of("roleplays"), read_scenario, problems),
        images=shelf.images,
    )
    _check_slugs(shelf, problems)
    _check_references(gathered, shelf, problems)
    _check_repeats(gathered.activities, problems)
    _check_talks(gathered.activities, problems)
    if gathered.deck:
        problems += check_wording(
            gathered.deck, {piece.value.id: piece.value for piece in gathered.activities}
        )
    return gathered


def _one(shelf: Shelf, name: str, reader: Reader[T], problems: list[Problem]) -> Piece[T] | None:
    source = shelf.sources.get(name)
    if source is None:
        path = str(Path(shelf.root) / name)
        problems.append(
            Problem(path, 1, "This file is missing.", "Write it; docs/content.md shows its form.")
        )
        return None
    return _read(source, reader, problems)


def _all(sources: Iterable[Source], reader: Reader[T], problems: list[Problem]) -> tuple[Piece[T], ...]:
    read = (_read(source, reader, problems) for source in sources)
    return tuple(piece for piece in read if piece)


def _read(source: Source, reader: Reader[T], problems: list[Problem]) -> Piece[T] | None:
    report = Report(str(source.path), problems)
    text = read_text(source, report)
    return reader(source, text, report) if text is not None else None


def _check_slugs(shelf: Shelf, problems: list[Problem]) -> None:
    seen: dict[str, Source] = {}
    for source in shelf.of("lessons"):
        slug = slug_of(source)
        if slug in seen:
            message = f"{seen[slug].path.name} has the same name, “{slug}”."
            mend = (
                f"Change the words in the name, or call this file {seen[slug].path.name} to replace that one."
            )
            problems.append(Problem(str(source.path), 1, message, mend))
        seen[slug] = source


def _check_references(gathered: Gathered, shelf: Shelf, problems: list[Problem]) -> None:
    """A name counts as known where its file is there, even one with problems of its own."""
    known = {
        folder: {source.name for source in shelf.of(folder)}
        for folder in ("activities", "worksheets", "handouts", "roleplays")
    }
    known["lessons"] = {slug_of(source) for source in shelf.of("lessons")}
    known["images"] = set(shelf.images)
    for piece in gathered.pieces():
        for reference in piece.references:
            names = known[reference.kind]
            if reference.name not in names:
                message = f"There is no “{reference.name}” in {reference.kind}."
                problems.append(
                    Problem(piece.path, reference.line, message, _suggestion(reference.name, names))
                )


def _suggestion(name: str, names: set[str]) -> str:
    near = difflib.get_close_matches(name, names, 1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Use one of: {', '.join(sorted(names))}." if names else "Add the file, or take the name out."


def _check_repeats(activities: Sequence[Piece[Activity]], problems: list[Problem]) -> None:
    """A poll asked again can be compared only where it is the same poll, a role-play with a role-play."""
    by_id = {piece.value.id: piece for piece in activities}
    for piece in activities:
        first = by_id.get(piece.value.again_of or "")
        if first is None:
            continue
        line = next(r.line for r in piece.references if r.kind == "activities")
        kind = piece.value.kind
        if first.value.kind != kind or first is piece:
            message, mend = f"“{first.value.id}” cannot come again here.", f"Name the {kind} that came first."
        elif _offers(first.value) != _offers(piece.value):
            what = "options" if kind == "poll" else "scenarios"
            message, mend = (
                f"The {what} are not those of “{first.value.id}”.",
                "Give both the same ids in the same order.",
            )
        else:
            continue
        problems.append(Problem(piece.path, line, message, mend))


def _check_talks(activities: Sequence[Piece[Activity]], problems: list[Problem]) -> None:
    by_id = {piece.value.id: piece.value for piece in activities}
    for piece in activities:
        named = by_id.get(piece.value.talk or "")
        if named is not None and named.kind != "roleplay":
            line = next(r.line for r in piece.references if r.name == named.id)
            problems.append(
                Problem(piece.path, line, f"“{named.id}” is not a role-play.", "Name one of that kind.")
            )


def _offers(activity: Activity) -> list[str]:
    return [activity.pick, *(option.id for option in activity.options), *activity.scenarios]
