"""Coaching: what we say about each move of the codebook, and what to say instead."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from workshop.course.entries import Entry, parse_entry
from workshop.course.pieces import Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source
from workshop.moves.taxonomy import Move, is_taking

_WORD = re.compile(r"[^\W_]+")
_ASKS = {Move.GATEKEEPER, Move.JOB_ASK, Move.CONTACT_GRAB}


@dataclass(frozen=True)
class Rewrites:
    """What to say instead where the sentence holds one of the words of `about` (in small letters)."""

    about: tuple[str, ...]
    say: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """`lesson` is a slug. `question` stands where the reader is not sure. `instead` has 2 or 3 lines for a
    taking move; it may be empty for a giving one. `example`: a line that does it, or ""."""

    move: Move
    name: str
    question: str
    is_taking: bool
    why: str
    instead: tuple[str, ...]
    lesson: str
    instead_about: tuple[Rewrites, ...] = ()
    example: str = ""

    def rewrites(self, sentence: str) -> tuple[str, ...]:
        """Chosen by what the sentence is about: the first group that shares a word with it."""
        fitting = (group.say for group in self.instead_about if _holds(sentence, group.about))
        return next(fitting, self.instead)


@dataclass(frozen=True)
class Courtesy:
    """Polite words do not make an ask a gift: `line` says so, kindly, where a taking sentence holds one of
    `words`."""

    words: tuple[str, ...]
    line: str

    def fits(self, sentence: str) -> bool:
        return _holds(sentence, self.words)


def _holds(sentence: str, words: tuple[str, ...]) -> bool:
    plain = f" {' '.join(_WORD.findall(sentence.lower()))} "
    return any(f" {word} " in plain for word in words)


@dataclass(frozen=True)
class Coaching:
    """Advice on every move there is."""

    moves: Mapping[Move, Advice] = field(repr=False)
    courtesy: Courtesy | None = None

    def advice(self, move: Move) -> Advice:
        return self.moves[move]

    def courtesy_for(self, move: Move, sentences: Iterable[str]) -> str:
        """The line, where one of these sentences asks politely; else nothing. Who pushes is not told so."""
        if move in _ASKS and self.courtesy and any(map(self.courtesy.fits, sentences)):
            return self.courtesy.line
        return ""


def read_coaching(source: Source, text: str, report: Report) -> Piece[Coaching] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    del source
    advice: dict[Move, Advice] = {}
    references: list[Reference] = []
    for move in Move:
        inner = entry.entry(move.value)
        if inner is None:
            continue
        advice[move] = _advice(move, inner)
        references.append(Reference("lessons", advice[move].lesson, inner.line("lesson")))
    courtesy = _courtesy(entry)
    entry.finish()
    known = tuple(reference for reference in references if reference.name)
    return Piece(report.path, Coaching(MappingProxyType(advice), courtesy), tuple(entry.passages), known)


def _courtesy(entry: Entry) -> Courtesy | None:
    inner = entry.entry("courtesy") if entry.has("courtesy") else None
    if inner is None:
        return None
    found = Courtesy(_words(inner, "words"), inner.prose("line", limit=200))
    inner.finish()
    return found


def _advice(move: Move, entry: Entry) -> Advice:
    taking = is_taking(move)
    bad_example = entry.prose("bad_example", is_required=False, is_bad_example=True)
    instead = entry.prose_list("instead", 2 if taking else 0, 3)
    # what to say in its place is no name alone, so that the bad example does it
    does_it = [bad_example] if taking or move is Move.NAME_ONLY else instead[:1]
    advice = Advice(
        move=move,
        name=entry.label("name", limit=60),
        question=entry.label("question", limit=80),
        is_taking=taking,
        why=entry.prose("why", limit=300),
        instead=instead,
        lesson=entry.text("lesson"),
        instead_about=tuple(_rewrites(inner) for inner in entry.entries("instead_about", is_required=False)),
        example="".join(does_it),
    )
    entry.finish()
    return advice


def _rewrites(entry: Entry) -> Rewrites:
    found = Rewrites(_words(entry, "about"), entry.prose_list("say", 2, 3))
    entry.finish()
    return found


def _words(entry: Entry, key: str) -> tuple[str, ...]:
    """Written with commas between them; compared as `_holds` sees a sentence."""
    return tuple(" ".join(_WORD.findall(part.lower())) for part in entry.text(key).split(",") if part.strip())
