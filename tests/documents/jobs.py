"""Jobs for the press's workers that behave badly. The workers load them from here."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from workshop.documents.sheet import Sheet


def die_the_first_time(trace: Path) -> str:
    if trace.exists():
        return "done"
    trace.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still here")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_when_told(told: Path) -> None:
    """Once, and in mid-work: between two jobs it could hold the lock of the queue, which then stays shut."""
    with suppress(FileNotFoundError):
        told.unlink()
        die()


def print_each_unless_told(told: Path, data_folder: Path, sheets: list[Sheet]) -> list[bytes]:
    from workshop.documents import worker

    die_when_told(told)
    return worker.print_each(data_folder, sheets)


def print_joined_unless_told(told: Path, *job: Any) -> bytes:
    from workshop.documents import worker

    die_when_told(told)
    return worker.print_joined(*job)


def hang() -> None:
    time.sleep(600)


def settings() -> tuple[int, int, bool]:
    """Process, niceness, and whether Ctrl-C is ignored."""
    return os.getpid(), os.nice(0), signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def die_at_work(*_job: object) -> None:
    die()


def hang_at_work(*_job: object) -> None:
    hang()


def take_the_room() -> None:
    """From now on this worker writes no file of more than a thousand bytes, and must make its tools anew."""
    import resource

    from workshop.documents import worker

    worker.tools.cache_clear()
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def give_room() -> None:
    import resource

    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def renderings_of_joined(data_folder: Path, sheets: list[tuple[Sheet, int]]) -> int:
    """How often something is rendered for it."""
    from workshop.documents import worker

    times = []
    render = worker._render
    worker._render = lambda *args: times.append(1) or render(*args)
    try:
        worker.print_joined(data_folder, sheets, "Tonight")
    finally:
        worker._render = render
    return len(times)
