"""Labelled lines: one JSON object a line, the words of each move marked `[[move|words]]` in the text.

`[[gatekeeper+job-ask|words]]` marks words that make two moves. A line holds `text` (one sentence, with an
optional `context` just before it) or `sentences` (a whole message). Offsets are Python string indices into
the plain text.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.moves.taxonomy import Move

_MARK = re.compile(r"\[\[([a-z+-]+)\|(.+?)\]\]", re.DOTALL)


class BrokenLine(ValueError):
    pass


@dataclass(frozen=True)
class Span:
    move: Move
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """One sentence: plain text and the words that carry each move. `unplaced`: moves of which nobody has said
    which words carry them."""

    text: str
    spans: tuple[Span, ...]
    unplaced: frozenset[Move] = frozenset()

    @property
    def moves(self) -> frozenset[Move]:
        return self.unplaced | {span.move for span in self.spans}


@dataclass(frozen=True)
class Line:
    """`sentences` has one member but for whole messages; `context` is never judged. `second_reader`: the
    moves that somebody else saw in it, blind to the first labels; None where nobody did."""

    sentences: tuple[Marked, ...]
    context: str
    language: str
    register: str
    writer: str
    round: int
    group: str
    twin: str
    second_reader: frozenset[Move] | None = None

    @property
    def is_message(self) -> bool:
        return len(self.sentences) > 1


def unmarked(text: str) -> Marked:
    """Raises BrokenLine where a mark is broken or names an unknown move."""
    plain, spans, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        start = len(plain)
        plain += mark[2]
        spans += [Span(_move(name, text), start, len(plain)) for name in mark[1].split("+")]
        at = mark.end()
    plain += text[at:]
    if "[[" in plain or "]]" in plain:
        raise BrokenLine(f"A mark is broken: {text}")
    return Marked(plain, tuple(spans))


def _move(name: str, text: str) -> Move:
    try:
        return Move(name)
    except ValueError:
        raise BrokenLine(f"There is no move {name}: {text}") from None


def line(found: dict[str, Any]) -> Line:
    """Raises KeyError for what must be there, BrokenLine for what cannot be.

    A sentence without marks takes its moves from `moves`, as in what a center exports.
    """
    texts = found["sentences"] if "sentences" in found else [found["text"]]
    context = found.get("context") or ""
    if not texts or not all(isinstance(text, str) for text in (*texts, context)):
        raise BrokenLine("text and context must be texts, and sentences a list of texts.")
    return Line(
        sentences=tuple(_sentence(text, found) for text in texts),
        context=context,
        language=found["language"],
        register=found.get("register") or "",
        writer=found.get("writer", ""),
        round=found.get("round", 0),
        group=found.get("group") or "plain",
        twin=found.get("twin", ""),
        second_reader=_second(found.get("second_reader")),
    )


def _sentence(text: str, found: dict[str, Any]) -> Marked:
    if "text" in found and "moves" in found and not _MARK.search(text):
        return Marked(text, (), frozenset(_move(name, text) for name in found["moves"]))
    return unmarked(text)


def _second(names: list[str] | None) -> frozenset[Move] | None:
    return None if names is None else frozenset(_move(name, "second_reader") for name in names)


def read(paths: Iterable[Path]) -> Iterator[Line]:
    """Raises BrokenLine with file and line for what cannot be read."""
    for path in paths:
        for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not raw.strip():
                continue
            try:
                yield line(json.loads(raw))
            except KeyError as error:
                raise BrokenLine(f"{path.name}:{number}: There is no {error}.") from error
            except (ValueError, TypeError, AttributeError) as error:
                raise BrokenLine(f"{path.name}:{number}: {error}") from error
