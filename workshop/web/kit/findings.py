"""A reading made ready for the screen: the text in pieces, and what there is to say about each move."""

from collections.abc import Sequence
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
    """Findings may overlap: the text is cut at every edge."""
    findings = sorted(reading.findings, key=lambda finding: (finding.start, finding.end))
    found = [(one, _place(number, reading, one)) for number, one in enumerate(findings, start=1)]
    edges = sorted({0, len(reading.text), *(edge for one in findings for edge in (one.start, one.end))})
    moves: dict[tuple[Move, bool], list[Place]] = {}
    for one, place in found:
        moves.setdefault((one.move, one.is_sure), []).append(place)
    return Marked(
        tuple(_piece(reading.text, start, end, found) for start, end in pairwise(edges)),
        tuple(_note(move, is_sure, places, library, language) for (move, is_sure), places in moves.items()),
    )


def _place(number: int, reading: Reading, one: Finding) -> Place:
    quote, sentence = reading.text[one.start : one.end], sentence_of(reading, one)
    return Place(number, _kind(one), quote, sentence, fingerprint(reading, one))


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


def _piece(text: str, start: int, end: int, found: list[tuple[Finding, Place]]) -> Piece:
    covering = [(one, place) for one, place in found if one.start <= start and end <= one.end]
    kinds = {place.kind for _one, place in covering}
    kind = next((kind for kind in ("take", "unsure", "give") if kind in kinds), "")
    return Piece(text[start:end], kind, tuple(place.number for one, place in covering if one.end == end))


def _kind(finding: Finding) -> str:
    if not finding.is_sure:
        return "unsure"
    return "take" if is_taking(finding.move) else "give"
