"""A press that prints when it is let, and what tests of print jobs look at."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from workshop.documents.jobs import Item, Job, Jobs
from workshop.documents.press import Sheet

CLASS, OTHER = 1, 2
SHEET = Sheet("<p>", "One")
ITEMS = [Item(SHEET, f"Sam {number}") for number in range(4)]


class FakePress:
    """Prints when it is let; `problem` is raised instead."""

    def __init__(self) -> None:
        self.may_print = Event()
        self.may_print.set()
        self.may_join = Event()
        self.may_join.set()
        self.problem: Exception | None = None
        self.joined: list[int] = []
        self.set = 0  # of those that are being joined

    def print_each(
        self,
        sheets: Sequence[Sheet],
        each_done: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> list[bytes]:
        assert self.may_print.wait(20)
        for number in range(len(sheets)):
            if self.problem:
                raise self.problem
            if each_done:
                each_done(number + 1)
        return [b"%PDF of " + sheet.title.encode() + b"x" * 2000 for sheet in sheets]

    def print_joined(
        self,
        sheets: Sequence[tuple[Sheet, int]],
        title: str,
        each_done: Callable[[int], None] | None = None,
    ) -> bytes:
        self.joined.append(sum(copies for _sheet, copies in sheets))
        while not self.may_join.wait(0.01):
            if each_done:
                each_done(self.set)
        return b"%PDF joined"


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def over(job: Job) -> Job:
    wait_until(lambda: not job.is_active)
    return job


def fetch(jobs: Jobs, form: str) -> bytes | None:
    found = jobs.open(CLASS, form)
    if found is None:
        return None
    job, file = found
    assert job.status == "done"
    with file:
        return file.read()


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
