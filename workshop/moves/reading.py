"""What a reading of a text says. Every offset is a Python string index into the text as it was typed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from workshop.moves.taxonomy import Move, is_taking


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` counts from 0. One that is not sure is put as a question on screen, never as a flag."""

    move: Move
    start: int
    end: int
    confidence: float
    sentence: int
    is_sure: bool

    def to_dict(self) -> dict[str, Any]:
        return asdict(self) | {"move": self.move.value}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Finding":
        return cls(**{**kept, "move": Move(kept["move"])})


@dataclass(frozen=True, slots=True)
class Reading:
    """`language` is None where the text is in none that the reader knows: then nothing was judged.
    `is_trained`: whether the trained reader read it, or the rules."""

    text: str
    language: str | None
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    is_trained: bool

    @property
    def flagged(self) -> bool:
        return any(found.is_sure and is_taking(found.move) for found in self.findings)

    @property
    def is_readable(self) -> bool:
        return self.language is not None

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "language": self.language,
            "sentences": [asdict(sentence) for sentence in self.sentences],
            "findings": [found.to_dict() for found in self.findings],
            "is_trained": self.is_trained,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Reading":
        return cls(
            text=kept["text"],
            language=kept["language"],
            sentences=tuple(Sentence(**sentence) for sentence in kept["sentences"]),
            findings=tuple(Finding.from_dict(found) for found in kept["findings"]),
            is_trained=kept.get("is_trained", False),
        )
