"""How far something is, on one line of the terminal, on standard error; elsewhere nothing is said."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_WIDEST, _NARROWEST = 30, 10  # signs of the bar
_USUAL = 80  # columns, where the terminal does not say


def is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """What it gives is told how many of `total` are done."""
    if total < 2 or not is_terminal():
        yield lambda _done: None
    else:
        yield from _on_one_line(label, total)


def _on_one_line(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """Written over with nothing but a carriage return, which the plainest terminal knows, and ended whatever
    happens, so that what is said next has a line of its own."""

    def show(done: int) -> None:
        _say(f"\r{line(label, done, total, _columns())}")

    show(0)
    try:
        yield show
    finally:
        _say("\n")


def line(label: str, done: int, total: int, columns: int) -> str:
    """It leaves the last column free: some terminals begin a new line after it."""
    count = f"{done:{len(str(total))}} of {total}"
    room = min(_WIDEST, columns - 1 - len(f"{label} [] {count}"))
    full = room * done // total
    bar = f"{label} [{'#' * full}{'-' * (room - full)}] " if room >= _NARROWEST else ""
    return f"{bar}{count}"[: max(1, columns - 1)]


def _columns() -> int:
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL
    return _USUAL


def _say(text: str) -> None:
    with suppress(OSError):  # a terminal that is gone keeps nothing from being printed
        sys.stderr.write(text)
        sys.stderr.flush()
