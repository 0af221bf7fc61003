"""A small whole course in a folder of its own, for tests to break."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workshop.course.library import Library, load_library
from workshop.course.problems import ContentError, Problem
from workshop.moves.taxonomy import Move, is_taking

SLIDE = """\
# {title}

{body}

<!--
minutes: {minutes}
-->

<!--
Tell people what comes next.
-->
"""

DECK = f"""\
---
marp: true
title: Giving first
lang: en
minutes: 5
---

<!-- _class: title -->

{SLIDE.format(title="Welcome", body="Sit where you like.", minutes=2)}
---

# What is it for?

Pick one.

- Finding work
- Knowing people

<!--
minutes: 3
activity: first-poll
-->

<!--
Open the poll. **Say.** “Take your time.”
-->
"""

LESSON = """\
---
title: Give first
point: 5
summary: You find out on the way what you have.
minutes: 2
---

Nobody knows it beforehand.

## How

You ask. Then you listen.

## What research adds

Most help follows a request.
"""

POLL = """\
kind: poll
title: What is networking for?
prompt: Pick the one that comes closest.
options:
  - id: work
    label: Finding work
  - id: people
    label: Knowing people
"""

WORKSHEET = """\
title: Two people
intro: This sheet is yours to keep.
rows: 2
row_title: Person {number}
fields:
  - id: name
    label: Name
    kind: line
    max_length: 60
  - id: need
    label: What they may need
    help: A guess will do.
    kind: lines
closing:
  - id: asked
    label: I asked them
    kind: check
"""

HANDOUT = """\
---
title: The class on a page
summary: One page to keep.
---

1. Give first.
2. Then give more.
"""

# Ten easy words, no move in them.
TALKING = "You sit down and talk with her for a while. "


def coaching() -> str:
    return "".join(
        f"{move}:\n  name: Name of it\n  question: Is this it?\n"
        "  why: This is why it matters.\n  lesson: give-first\n"
        + ("  instead:\n    - Is there anything I can do for you today?\n    - What are you working on?\n")
        * is_taking(move)
        for move in Move
    )


def whole() -> dict[str, str]:
    return {
        "en/give-first.md": DECK,
        "en/lessons/05-give-first.md": LESSON,
        "en/activities/first-poll.yaml": POLL,
        "en/worksheets/my-network.yaml": WORKSHEET,
        "en/handouts/principles.md": HANDOUT,
        "en/coaching.yaml": coaching(),
    }


@dataclass(frozen=True)
class Course:
    folder: Path

    def write(self, place: str, text: str | bytes) -> Path:
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def change(self, place: str, old: str, new: str) -> None:
        text = (self.folder / place).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {place}"
        self.write(place, text.replace(old, new))

    def line(self, place: str, words: str) -> int:
        """The line of the file on which `words` stand first."""
        lines = (self.folder / place).read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def load(self) -> Library:
        return load_library([self.folder])

    def problems(self) -> list[Problem]:
        try:
            self.load()
        except ContentError as error:
            return list(error.problems)
        return []

    def problem(self, place: str) -> Problem:
        """The only problem there is; it must be in this file."""
        (problem,) = self.problems()
        assert problem.path == str(self.folder / place)
        return problem


def write_course(folder: Path, files: Mapping[str, str]) -> Course:
    course = Course(folder)
    for place, text in files.items():
        course.write(place, text)
    return course
