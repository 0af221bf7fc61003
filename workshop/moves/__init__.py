"""What words do: `read(text)` marks each sentence's moves. Pure: it reads nothing but its own data."""

from workshop.moves.reader import MAX_CHARACTERS, Finding, Reading, Sentence, TextTooLong, is_trained, read
from workshop.moves.taxonomy import GIVING, TAKING, Move, is_taking

__all__ = [
    "GIVING",
    "MAX_CHARACTERS",
    "TAKING",
    "Finding",
    "Move",
    "Reading",
    "Sentence",
    "TextTooLong",
    "is_taking",
    "is_trained",
    "read",
]
