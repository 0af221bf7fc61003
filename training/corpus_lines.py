"""The corpus as it is read: one JSON object a line, the words of each move marked `[[move|words]]` in the
text.

`[[gatekeeper+job-ask|words]]` marks words that make two moves. A line holds `text` (one sentence, with an
optional `context` just before it) or `sentences` (a whole message). Offsets are Python string indices into
the plain text.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.moves.taxonomy import Move

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
_MARK = re.compile(r"\[\[([a-z+-]+)\|(.+?)\]\]", re.DOTALL)


class CorpusError(ValueError):
    pass


@dataclass(frozen=True)
class Span:
    move: Move
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """One sentence: plain text and the words that carry each move."""

    text: str
    spans: tuple[Span, ...]

    @property
    def moves(self) -> frozenset[Move]:
        return frozenset(span.move for span in self.spans)


@dataclass(frozen=True)
class Line:
    """`sentences` has one member but for whole messages; `context` is never judged."""

    sentences: tuple[Marked, ...]
    context: str
    language: str
    register: str
    writer: str
    round: int
    group: str
    twin: str

    @property
    def is_message(self) -> bool:
        return len(self.sentences) > 1


def unmarked(text: str) -> Marked:
    """Raises CorpusError where a mark is broken or names an unknown move."""
    plain, spans, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        start = len(plain)
        plain += mark[2]
        spans += [Span(_move(name, text), start, len(plain)) for name in mark[1].split("+")]
        at = mark.end()
    plain += text[at:]
    if "[[" in plain or "]]" in plain:
        raise CorpusError(f"A mark is broken: {text}")
    return Marked(plain, tuple(spans))


def _move(name: str, text: str) -> Move:
    try:
        return Move(name)
    except ValueError:
        raise CorpusError(f"There is no move {name}: {text}") from None


def line(found: dict[str, Any]) -> Line:
    texts = found["sentences"] if "sentences" in found else [found["text"]]
    return Line(
        sentences=tuple(unmarked(text) for text in texts),
        context=found.get("context", ""),
        language=found["language"],
        register=found["register"],
        writer=found["writer"],
        round=found["round"],
        group=found.get("group", "plain"),
        twin=found.get("twin", ""),
    )


def read(paths: Sequence[Path]) -> Iterator[Line]:
    """Raises CorpusError with file and line for what cannot be read."""
    for path in paths:
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield line(json.loads(raw))
            except (CorpusError, KeyError, ValueError) as error:
                raise CorpusError(f"{path.name}:{number}: {error}") from error


def of_set(which: str) -> list[Line]:
    """`which`: corpus, development or test."""
    return list(read(sorted((HERE / which).glob("*.jsonl"))))
