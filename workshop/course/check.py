"""`workshop check`: the form of every file, plain words, and our own rule kept in our own texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from workshop.course.gathering import Gathered, gather
from workshop.course.pieces import Passage
from workshop.course.plain_words import HIGHEST_GRADE, LONGEST_SENTENCE, Sentence, hardest
from workshop.course.problems import Problem
from workshop.course.statistics import Unit, measured, statistics, units
from workshop.moves.reader import MAX_CHARACTERS, read
from workshop.moves.taxonomy import is_taking

__all__ = ["check_content", "statistics"]

# A lesson is long, and each wrong finding costs its writer a sentence that was fine.
_CERTAIN = 0.9  # confidence


def check_content(folders: Sequence[Path]) -> list[Problem]:
    """All problems, by file and line. The wording of a file that cannot be read at all is not checked."""
    languages, problems = gather(folders)
    for gathered in languages:
        problems += _hard_words(gathered)
        for piece in gathered.pieces():
            for passage in piece.passages:
                problems += _takings(piece.path, passage, gathered.language)
    return sorted(set(problems))


def _hard_words(gathered: Gathered) -> Iterator[Problem]:
    for unit in units(gathered):
        yield from _long_sentences(unit)
        grade = measured(unit, gathered.language)
        if grade is not None and grade > HIGHEST_GRADE:
            name = unit.part.capitalize() if unit.part else "The text"
            message = f"{name}: reads at school grade {grade}; the most is {HIGHEST_GRADE}."
            yield Problem(
                unit.path, 1, message, f"Use shorter words and sentences. Start with {_places(unit)}."
            )


def _places(unit: Unit) -> str:
    """The hardest sentences by line, and by file where the unit is no single file."""
    paths = {id(sentence): path for path, sentence in unit.sentences}
    worst = hardest(unit.read)
    return ", ".join(_place(paths[id(sentence)], sentence, unit) for sentence in worst)


def _place(path: str, sentence: Sentence, unit: Unit) -> str:
    where = f"line {sentence.line}" if path == unit.path else f"{path}:{sentence.line}"
    return f"{where} (“{_short(sentence.text)}”)"


def _long_sentences(unit: Unit) -> Iterator[Problem]:
    for path, sentence in unit.sentences:
        if sentence.words > LONGEST_SENTENCE:
            message = f"This sentence has {sentence.words} words: “{_short(sentence.text)}”"
            yield Problem(
                path, sentence.line, message, f"Make two of it; {LONGEST_SENTENCE} words are the most."
            )


def _takings(path: str, passage: Passage, language: str) -> Iterator[Problem]:
    if passage.is_bad_example or passage.is_spoken:
        return
    if len(passage.text) > MAX_CHARACTERS:
        yield Problem(path, passage.line, "This paragraph is too long to check.", "Make several of it.")
        return
    # A line end inside a paragraph is no end of a sentence, as it may be in what a participant types.
    reading = read(passage.text.replace("\n", " "), language)
    for finding in reading.findings:
        if finding.is_sure and is_taking(finding.move) and finding.confidence >= _CERTAIN:
            words = reading.text[finding.start : finding.end].strip()
            message = f"Our own reader finds a taking move here ({finding.move.value}): “{_short(words)}”"
            mend = "Say it in another way, or mark it as a bad example."
            yield Problem(path, passage.line_at(finding.start), message, mend)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
