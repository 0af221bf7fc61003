"""Scenarios of the role-play, as they stand in the files."""

import hashlib
from types import MappingProxyType

from workshop.course.entries import Entry, parse_entry
from workshop.course.pieces import Piece
from workshop.course.problems import Report
from workshop.course.shelf import Source
from workshop.roleplay.scenario import (
    REWRITES,
    SITUATIONS,
    Card,
    Contact,
    Level,
    Mood,
    Need,
    Scenario,
    endings_of,
)

_FEWEST_CARDS, _MOST_CARDS = 3, 5


def read_scenario(source: Source, text: str, report: Report) -> Piece[Scenario] | None:
    entry = parse_entry(text, report)
    if entry is None:
        return None
    cards = _cards(entry)
    scenario = Scenario(
        id=source.name,
        title=entry.label("title", limit=60),
        summary=entry.prose("summary", limit=160),
        level=Level(entry.choice("level", tuple(Level)) or Level.EASY),
        order=entry.number("order", 1, 999, default=999),
        contact=_contact(entry),
        minutes=entry.number("minutes", 2, 30),
        start=entry.prose("start", limit=700),
        opening=entry.prose("opening", limit=200, is_spoken=True),
        need=_need(entry),
        cards=cards,
        replies=_texts(entry, "replies", SITUATIONS, 6, is_spoken=True),
        gives=entry.prose_list("gives", 2, 5, is_spoken=True),
        instead=_texts(entry, "instead", REWRITES, 4),
        endings=_endings(entry, can_be_helped=any(card.helps for card in cards)),
        is_unseen=entry.switch("unseen"),
        form=hashlib.sha256(text.encode()).hexdigest()[:16],
    )
    entry.finish()
    return Piece(report.path, scenario, tuple(entry.passages))


def _contact(entry: Entry) -> Contact:
    inner = entry.entry("contact")
    if inner is None:
        return Contact("", "", Mood.FRIENDLY)
    mood = Mood(inner.choice("mood", tuple(Mood)) or Mood.FRIENDLY)
    contact = Contact(inner.label("name", limit=40), inner.prose("who", limit=160), mood)
    inner.finish()
    return contact


def _need(entry: Entry) -> Need:
    inner = entry.entry("need")
    if inner is None:
        return Need("", ())
    about = tuple(part.strip() for part in inner.text("about").split(",") if part.strip())
    need = Need(inner.prose("what", limit=240), about)
    inner.finish()
    if inner.has("about") and len(about) < 3:
        inner.report.add(
            inner.line("about"),
            "Fewer than three phrases tell that somebody speaks of the need.",
            "Write how people would say it, with commas between.",
        )
    return need


def _cards(entry: Entry) -> tuple[Card, ...]:
    cards = []
    for item in entry.entries("cards"):
        called = item.text("called", is_required=False)
        names = tuple(part.strip() for part in called.split(",") if part.strip())
        cards.append(
            Card(item.label("name", limit=40), names, item.prose("who", limit=200), item.switch("helps"))
        )
        item.finish()
    if entry.has("cards") and not _FEWEST_CARDS <= len(cards) <= _MOST_CARDS:
        message = f"The learner knows {len(cards)} people here."
        entry.report.add(entry.line("cards"), message, f"Give {_FEWEST_CARDS} to {_MOST_CARDS} cards.")
    return tuple(cards)


def _texts(
    entry: Entry, key: str, names: tuple[str, ...], most: int, *, is_spoken: bool = False
) -> MappingProxyType[str, tuple[str, ...]]:
    """What the contact says may hold words that take: it is not ours to learn from."""
    inner = entry.entry(key)
    if inner is None:
        return MappingProxyType({})
    texts = {name: inner.prose_list(name, 1, most, is_spoken=is_spoken) for name in names}
    inner.finish()
    return MappingProxyType(texts)


def _endings(entry: Entry, *, can_be_helped: bool) -> MappingProxyType[str, str]:
    inner = entry.entry("endings")
    if inner is None:
        return MappingProxyType({})
    names = endings_of(can_be_helped=can_be_helped)
    if not can_be_helped and inner.has("given"):
        inner.report.add(
            inner.line("given"),
            "No card can help with this need, so this ending cannot come.",
            "Give a card the line “helps: true”, or tell the ending “promised” instead.",
        )
        inner.ignore("half", "received")
    endings = {name: inner.prose(name, limit=400, is_spoken=True) for name in names}
    inner.finish()
    return MappingProxyType(endings)
