"""What one person takes home: everything that they did in the class, as sheets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from flask_babel import gettext as _

from workshop.documents import letters, offers, own_words, pack
from workshop.documents import worksheets as worksheet_paper
from workshop.documents.own_words import Pitch
from workshop.documents.sheet import Edition, Sheet
from workshop.moves.reader import Reading
from workshop.records import answers
from workshop.records.answers import Answer
from workshop.web.kit.answering import answer_key, offers_key, worksheet_key
from workshop.web.kit.days import with_days
from workshop.web.kit.disputes import undisputed
from workshop.web.kit.findings import marked
from workshop.web.kit.guard import current_meeting, current_participant
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.talk_paper import debrief_sheet
from workshop.web.participant.clinic import words_before
from workshop.web.participant.own_sheet import own_heads
from workshop.web.participant.pitches import FREE
from workshop.web.participant.promises import promises
from workshop.web.participant.talks import is_lost, kept_offers, may_be_told, talk_of
from workshop.web.participant.wording import worded

_clean = letters.printable


@dataclass(frozen=True)
class Piece:
    """One part of the pack. `texts`: all that was typed for it; `keys`: the answers that it holds; `build`:
    its sheet, with what stands on top of every sheet, and without the letters that paper lacks."""

    title: str
    texts: tuple[str, ...]
    keys: frozenset[str]
    build: Callable[..., Sheet]


def pieces() -> list[Piece]:
    """In the order of the pack. What has no sheet of its own stands on the last one."""
    every = answers.of_participant(current_participant().id)
    given = {one.activity: one for one in every if one.round == 1}
    found = [*_offers(), *_worksheets(given), *_pitches(given), *_talks(given)]
    held = frozenset().union(*(one.keys for one in found))
    return [*found, *_rest([one for one in every if one.activity not in held])]


def unprintable(found: Sequence[Piece]) -> str:
    """The letters that paper lacks, of all that was typed."""
    return letters.unprintable(" ".join(text for one in found for text in one.texts))


def pack_sheet(found: Sequence[Piece], edition: Edition) -> Sheet:
    head = own_heads()
    sheets = [one.build(edition, **head) for one in found]
    return pack.sheet(sheets, edition, class_title=_clean(current_meeting().title), **head)


def _offers() -> Iterator[Piece]:
    found = promises()
    if found:
        texts = tuple(text for one in found for text in (one.what, one.to_whom, one.by))
        plain = [
            replace(one, what=_clean(one.what), to_whom=_clean(one.to_whom), by=_clean(one.by))
            for one in found
        ]
        keys = frozenset(offers_key(one) for one in house().library.activities(language()))
        yield Piece(_("My offers"), texts, keys, partial(offers.sheet, plain))


def _worksheets(given: Mapping[str, Answer]) -> Iterator[Piece]:
    for sheet in house().library.worksheets(language()):
        key = worksheet_key(sheet.id)
        said = {name: str(text) for name, text in given[key].value.items()} if key in given else {}
        values = with_days(sheet, said)
        if any(values.values()):
            plain = {name: _clean(text) for name, text in values.items()}
            build = partial(worksheet_paper.sheet, sheet, plain)
            yield Piece(sheet.title, tuple(values.values()), frozenset({key}), build)


def _pitches(given: Mapping[str, Answer]) -> Iterator[Piece]:
    exercises = [one for one in house().library.activities(language()) if one.kind == "pitch"]
    starts = {FREE: ("", _("Check my words"))} | {
        answer_key(one): (one.start, one.title) for one in exercises
    }
    found = [_pitch(given[key], *said) for key, said in starts.items() if key in given]
    if found:
        texts = tuple(text for one in found for text in (one.before, one.after))
        build = partial(own_words.pitches, [_printable(one) for one in found])
        yield Piece(_("My words, before and after"), texts, frozenset(starts), build)


def _pitch(kept: Answer, start: str, title: str) -> Pitch:
    reading = undisputed(Reading.from_dict(kept.value["reading"]), kept)
    notes = marked(reading, house().library, language()).notes
    said = tuple((note.kind, note.name, place.quote) for note in notes for place in note.places)
    return Pitch(title, words_before(kept, start), kept.value["text"], said)


def _printable(one: Pitch) -> Pitch:
    notes = tuple((kind, name, _clean(quote)) for kind, name, quote in one.notes)
    return Pitch(one.title, _clean(one.before), _clean(one.after), notes)


def _talks(given: Mapping[str, Answer]) -> Iterator[Piece]:
    """Those that may be told; one that was not ended only once it cannot be any more, as its sheet tells what
    the contact needed."""
    for one in house().library.activities(language()):
        kept = given.get(answer_key(one)) if one.kind == "roleplay" else None
        if kept is None or not kept.value["turns"] or is_lost(kept) or not may_be_told(one):
            continue
        if kept.value["stage"] == "ended" or current_meeting().status == "closed":
            said = tuple(turn["text"] for turn in kept.value["turns"])
            build = partial(debrief_sheet, talk_of(one, kept), kept_offers(one), is_bound=True)
            yield Piece(_("My talk: %(title)s", title=one.title), said, frozenset({kept.activity}), build)


def _rest(left: Sequence[Answer]) -> Iterator[Piece]:
    found = [(title, [line for line in lines if line.strip()]) for title, lines in map(worded, left)]
    found = [(title, lines) for title, lines in found if lines]
    if found:
        texts = tuple(line for _title, lines in found for line in lines)
        plain = [(title, [_clean(line) for line in lines]) for title, lines in found]
        yield Piece(_("What else I wrote and chose"), texts, frozenset(), partial(own_words.rest, plain))
