"""A reading made ready for the screen: the text in pieces, and what there is to say about each move."""

from dataclasses import dataclass
from itertools import pairwise

from flask import url_for
from flask_babel import gettext as _

from workshop.course.library import Library
from workshop.moves.reader import Finding, Reading
from workshop.moves.taxonomy import is_taking


@dataclass(frozen=True)
class Piece:
    """A run of the text. `kind`: "" for plain words, else take, give or unsure; `numbers`: the notes whose
    words end with this piece, so that each note is named once, behind its last word."""

    text: str
    kind: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Note:
    """What there is to say about one finding. `quote`: the very words."""

    number: int
    kind: str
    quote: str
    name: str
    why: str
    instead: tuple[str, ...]
    lesson_href: str | None
    lesson_title: str | None


@dataclass(frozen=True)
class Marked:
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    def of_kind(self, kind: str) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.kind == kind)


def marked(reading: Reading, library: Library, language: str) -> Marked:
    """Findings may overlap: the text is cut at every edge."""
    findings = sorted(reading.findings, key=lambda finding: (finding.start, finding.end))
    notes = tuple(
        _note(number, reading, finding, library, language) for number, finding in enumerate(findings, start=1)
    )
    edges = sorted({0, len(reading.text), *(edge for one in findings for edge in (one.start, one.end))})
    pairs = list(zip(findings, notes, strict=True))
    return Marked(
        tuple(_piece(reading.text, start, end, pairs) for start, end in pairwise(edges)),
        notes,
    )


def _note(number: int, reading: Reading, finding: Finding, library: Library, language: str) -> Note:
    advice = library.coaching(language).advice(finding.move)
    lesson = library.lesson(language, advice.lesson)
    quote, kind = reading.text[finding.start : finding.end], _kind(finding)
    name = advice.name if finding.is_sure else _("Could this be: %(name)s?", name=advice.name)
    href = url_for("public.lesson", slug=lesson.slug) if lesson else None
    instead = () if kind == "give" else advice.instead
    return Note(number, kind, quote, name, advice.why, instead, href, lesson.title if lesson else None)


def _piece(text: str, start: int, end: int, pairs: list[tuple[Finding, Note]]) -> Piece:
    covering = [(one, note) for one, note in pairs if one.start <= start and end <= one.end]
    kinds = {note.kind for _one, note in covering}
    kind = next((kind for kind in ("take", "unsure", "give") if kind in kinds), "")
    return Piece(text[start:end], kind, tuple(note.number for one, note in covering if one.end == end))


def _kind(finding: Finding) -> str:
    if not finding.is_sure:
        return "unsure"
    return "take" if is_taking(finding.move) else "give"
