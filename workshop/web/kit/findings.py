"""A reading made ready for the screen: the text in pieces, and what there is to say about each move."""

from dataclasses import dataclass

from workshop.course.coaching import Advice, Coaching
from workshop.moves.reader import Finding, Reading
from workshop.moves.taxonomy import is_taking


@dataclass(frozen=True)
class Piece:
    """A run of the text. `kind`: "" for plain words, else take, give or unsure; `notes`: 1-based note numbers."""

    text: str
    kind: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Note:
    number: int
    kind: str
    words: str
    advice: Advice


@dataclass(frozen=True)
class Marked:
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    def of_kind(self, kind: str) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.kind == kind)


def marked(reading: Reading, coaching: Coaching) -> Marked:
    """Findings may overlap: the text is cut at every edge, and each piece names all notes that cover it."""
    findings = sorted(reading.findings, key=lambda finding: (finding.start, finding.end))
    notes = tuple(
        Note(number, _kind(finding), reading.text[finding.start : finding.end], coaching.advice(finding.move))
        for number, finding in enumerate(findings, start=1)
    )
    edges = sorted({0, len(reading.text), *(edge for one in findings for edge in (one.start, one.end))})
    pieces = (_piece(reading.text, start, end, findings, notes) for start, end in zip(edges, edges[1:]))
    return Marked(tuple(pieces), notes)


def _piece(text: str, start: int, end: int, findings: list[Finding], notes: tuple[Note, ...]) -> Piece:
    covering = [note for one, note in zip(findings, notes, strict=True) if one.start <= start and end <= one.end]
    kinds = {note.kind for note in covering}
    kind = next((kind for kind in ("take", "unsure", "give") if kind in kinds), "")
    return Piece(text[start:end], kind, tuple(note.number for note in covering))


def _kind(finding: Finding) -> str:
    if not finding.is_sure:
        return "unsure"
    return "take" if is_taking(finding.move) else "give"
