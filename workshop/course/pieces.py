"""What a loader hands back beside the value itself: the prose with its lines, and the names it points at."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading or field. `text` keeps one "\\n" a line of the source: offsets give lines."""

    line: int
    text: str
    part: str = ""
    is_heading: bool = False
    is_bad_example: bool = False
    is_spoken: bool = False  # by somebody in a talk: measured, but no words of ours

    def line_at(self, offset: int) -> int:
        return self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True)
class Reference:
    """A name in one file that another file must answer to. `kind` is a folder's name, or "image"."""

    kind: str
    name: str
    line: int


@dataclass(frozen=True)
class Piece(Generic[T_co]):
    """One file, read."""

    path: str
    value: T_co
    passages: tuple[Passage, ...] = ()
    references: tuple[Reference, ...] = ()
