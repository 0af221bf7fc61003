"""What is wrong with a content file, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """`line` counts from 1. `message` and `mend` are whole plain sentences."""

    path: str
    line: int
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} {self.mend}"


class ContentError(Exception):
    """Content that cannot be taught from. `str()` gives one line for each problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class Report:
    """Collects the problems of one file while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, message: str, mend: str) -> None:
        problem = Problem(self.path, line, message, mend)
        if problem not in self.problems:
            self.problems.append(problem)
