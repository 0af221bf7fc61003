"""Minutes and reading grades, for `workshop check` to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.course.gathering import Gathered, gather
from workshop.course.plain_words import FEWEST_WORDS, GRADED_LANGUAGE, Sentence, grade, sentences, word_count


@dataclass(frozen=True)
class Unit:
    """What gets one grade: a file, a part of the deck, or all short texts of a language together."""

    path: str
    part: str
    sentences: tuple[tuple[str, Sentence], ...]

    @property
    def read(self) -> list[Sentence]:
        return [sentence for _, sentence in self.sentences]

    @property
    def name(self) -> str:
        return f"{self.path} ({self.part})" if self.part else self.path


@dataclass(frozen=True)
class Grade:
    """`grade` is a school grade; None where there are too few words, or the language has no measure."""

    name: str
    words: int
    grade: float | None


@dataclass(frozen=True)
class LanguageStatistics:
    """`minutes` is the sum over the slides."""

    language: str
    minutes: int
    slides: int
    grades: tuple[Grade, ...]

    def lines(self) -> tuple[str, ...]:
        head = f"{self.language}: {self.slides} slides, {self.minutes} minutes."
        return (head, *(f"  {_mark(entry)}  {entry.words:5} words  {entry.name}" for entry in self.grades))


def statistics(folders: Sequence[Path]) -> tuple[LanguageStatistics, ...]:
    """Of what could be read: a broken file is left out."""
    return tuple(_of_language(gathered) for gathered in gather(folders)[0])


def _of_language(gathered: Gathered) -> LanguageStatistics:
    slides = gathered.deck.value.slides if gathered.deck else ()
    grades = tuple(_grade(unit, gathered.language) for unit in units(gathered))
    return LanguageStatistics(gathered.language, sum(slide.minutes for slide in slides), len(slides), grades)


def _grade(unit: Unit, language: str) -> Grade:
    return Grade(unit.name, word_count(unit.read), measured(unit, language))


def measured(unit: Unit, language: str) -> float | None:
    is_enough = language == GRADED_LANGUAGE and word_count(unit.read) >= FEWEST_WORDS
    return grade(unit.read) if is_enough else None


def units(gathered: Gathered) -> list[Unit]:
    """Texts too short to measure are put together, so that each sentence counts in exactly one unit."""
    parts: dict[tuple[str, str], list[tuple[str, Sentence]]] = {}
    for piece in gathered.pieces():
        for passage in piece.passages:
            found = parts.setdefault((piece.path, passage.part), [])
            found += [(piece.path, sentence) for sentence in sentences([passage])]
    every = [Unit(path, part, tuple(found)) for (path, part), found in parts.items() if found]
    long = [unit for unit in every if word_count(unit.read) >= FEWEST_WORDS]
    short = tuple(pair for unit in every if unit not in long for pair in unit.sentences)
    return [*long, *([Unit(gathered.root, "short texts together", short)] if short else [])]


def _mark(entry: Grade) -> str:
    return f"grade {entry.grade:4.1f}" if entry.grade is not None else "not graded"
