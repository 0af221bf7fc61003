"""A reading made ready for the screen: the text in pieces, and what there is to say about each move."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from flask import url_for

from workshop.course.coaching import Advice
from workshop.course.library import Library
from workshop.moves.reader import Finding, Reading
from workshop.moves.taxonomy import Move, is_taking
from workshop.web.kit.disputes import fingerprint, sentence_of

_HALF_GIFTS = {Move.NAME_ONLY}  # the codebook: the coach suggests how to make it a whole one
_MOST_REWRITES = 3


@dataclass(frozen=True)
class Piece:
    """A run of the text. `kind`: "" for plain words, else take, give or unsure; `numbers`: the places that
    end with this piece, so that each is named once, behind its last word."""

    text: str
    kind: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Place:
    """One finding, in reading order. `kind`: take, give or unsure; `quote`: the very words; `sentence`: the
    whole one that they stand in; `fingerprint`: names the finding to whoever disputes it."""

    number: int
    kind: str
    quote: str
    sentence: str
    fingerprint: str


@dataclass(frozen=True)
class Note:
    """What there is to say about one move, once for all the places where it was found. `courtesy`: a line for
    an ask that is put politely, else empty."""

    kind: str
    name: str
    places: tuple[Place, ...]
    why: str
    courtesy: str
    instead: tuple[str, ...]
    lesson_href: str | None
    lesson_title: str | None


@dataclass(frozen=True)
class Marked:
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    def places(self, kind: str) -> tuple[Place, ...]:
        return tuple(place for note in self.notes if note.kind == kind for place in note.places)


def marked(reading: Reading, library: Library, language: str) -> Marked:
    moves: dict[tuple[Move, bool], list[Place]] = {}
    for number, one in _numbered(reading.findings):
        moves.setdefault((one.move, one.is_sure), []).append(_place(number, reading, one))
    return Marked(
        pieces(reading.text, reading.findings),
        tuple(_note(move, is_sure, places, library, language) for (move, is_sure), places in moves.items()),
    )


def pieces(text: str, findings: Iterable[Finding]) -> tuple[Piece, ...]:
    """Findings may overlap: the text is cut at every edge. They are numbered from 1, in reading order."""
    found = _numbered(findings)
    edges = sorted({0, len(text), *(edge for _number, one in found for edge in (one.start, one.end))})
    return tuple(_piece(text, start, end, found) for start, end in pairwise(edges))


def _numbered(findings: Iterable[Finding]) -> list[tuple[int, Finding]]:
    return list(enumerate(sorted(findings, key=lambda one: (one.start, one.end)), start=1))


def _place(number: int, reading: Reading, one: Finding) -> Place:
    quote, sentence = reading.text[one.start : one.end], sentence_of(reading, one)
    return Place(number, kind_of(one), quote, sentence, fingerprint(reading, one))


def _note(move: Move, is_sure: bool, places: list[Place], library: Library, language: str) -> Note:
    coaching = library.coaching(language)
    advice = coaching.advice(move)
    lesson = library.lesson(language, advice.lesson)
    kind, sentences = places[0].kind, [place.sentence for place in places]
    return Note(
        kind=kind,
        name=advice.name if is_sure else advice.question,
        places=tuple(places),
        why=advice.why,
        courtesy=coaching.courtesy_for(move, sentences) if kind == "take" else "",
        instead=_instead(advice, sentences) if kind != "give" or move in _HALF_GIFTS else (),
        lesson_href=url_for("public.lesson", slug=lesson.slug) if lesson else None,
        lesson_title=lesson.title if lesson else None,
    )


def _instead(advice: Advice, sentences: Sequence[str]) -> tuple[str, ...]:
    """Of each sentence what fits it, none twice."""
    lines = [line for fitting in zip_longest(*map(advice.rewrites, sentences)) for line in fitting if line]
    return tuple(dict.fromkeys(lines))[:_MOST_REWRITES]


def _piece(text: str, start: int, end: int, found: list[tuple[int, Finding]]) -> Piece:
    covering = [(number, one) for number, one in found if one.start <= start and end <= one.end]
    kinds = {kind_of(one) for _number, one in covering}
    kind = next((kind for kind in ("take", "unsure", "give") if kind in kinds), "")
    return Piece(text[start:end], kind, tuple(number for number, one in covering if one.end == end))


def kind_of(finding: Finding) -> str:
    """take, give or unsure."""
    if not finding.is_sure:
        return "unsure"
    return "take" if is_taking(finding.move) else "give"
