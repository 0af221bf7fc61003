"""Jobs for the press's workers that behave badly. The workers load them from here."""

import os
import signal
import time
from pathlib import Path


def die_the_first_time(trace: Path) -> str:
    if trace.exists():
        return "done"
    trace.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still here")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang() -> None:
    time.sleep(600)


def settings() -> tuple[int, int, bool]:
    """Process, niceness, and whether Ctrl-C is ignored."""
    return os.getpid(), os.nice(0), signal.getsignal(signal.SIGINT) is signal.SIG_IGN
