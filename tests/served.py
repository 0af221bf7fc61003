"""The real thing: `workshop serve` as a process of its own, on a free port of this computer."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.live.running import Running


def clean_environment(**settings: str) -> dict[str, str]:
    """What the developer has set must not reach the tests."""
    ours = ("WORKSHOP_", "PUBLIC_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, **settings, "PYTHONIOENCODING": "utf-8"}


def start(
    data_folder: Path, *options: str, python: str | Path = sys.executable, content: Path | None = None
) -> subprocess.Popen[str]:
    """`workshop serve`. It runs in its data folder, so that a `python` of another environment finds its own
    package and not the checkout's."""
    more = {"WORKSHOP_CONTENT": str(content)} if content else {}
    return subprocess.Popen(
        [str(python), "-m", "workshop", "serve", "--port", "0", *options],
        cwd=data_folder,
        env=clean_environment(WORKSHOP_DATA=str(data_folder), WORKSHOP_HOST="127.0.0.1", **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@contextmanager
def serving(
    data_folder: Path, *options: str, python: str | Path = sys.executable, content: Path | None = None
) -> Iterator[tuple[Running, str]]:
    """The server and what it showed at its start."""
    process = start(data_folder, *options, python=python, content=content)
    try:
        assert process.stdout
        shown = ""
        while "Phones" not in shown:
            line = process.stdout.readline()
            assert line, process.communicate(timeout=10)
            shown += line
        port = re.search(r"http://localhost:(\d+)/", shown)
        assert port
        yield Running(process, int(port[1])), shown
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=10)
        process.kill()
        process.communicate()
