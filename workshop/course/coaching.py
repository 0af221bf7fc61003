"""Coaching: what we say about each move of the codebook, and what to say instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop.course.entries import Entry, parse_entry
from workshop.course.pieces import Piece, Reference
from workshop.course.problems import Report
from workshop.course.shelf import Source
from workshop.moves.taxonomy import Move, is_taking


@dataclass(frozen=True)
class Advice:
    """`lesson` is a slug. `instead` has 2 or 3 lines for a taking move; it may be empty for a giving one."""

    move: Move
    name: str
    is_taking: bool
    why: str
    instead: tuple[str, ...]
    lesson: str


@dataclass(frozen=True)
class Coaching:
    """Advice on every move there is."""

    moves: Mapping[Move, Advice] = field(repr=False)

    def advice(self, move: Move) -> Advice:
        return self.moves[move]


def read_coaching(source: Source, text: str, report: Report) -> Piece[dict[Move, Advice]] | None:
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
    entry.finish()
    known = tuple(reference for reference in references if reference.name)
    return Piece(report.path, advice, tuple(entry.passages), known)


def _advice(move: Move, entry: Entry) -> Advice:
    taking = is_taking(move)
    advice = Advice(
        move=move,
        name=entry.label("name", limit=60),
        is_taking=taking,
        why=entry.prose("why", limit=300),
        instead=entry.prose_list("instead", 2 if taking else 0, 3),
        lesson=entry.text("lesson"),
    )
    entry.prose("bad_example", is_required=False, is_bad_example=True)
    entry.finish()
    return advice
