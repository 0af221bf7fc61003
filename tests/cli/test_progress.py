"""How far the printing is: on one line of a terminal, however narrow, and nowhere else."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.served import clean_environment
from workshop.cli.progress import line


@pytest.mark.parametrize("columns", [1, 10, 20, 40, 80, 200])
def test_line_fits_any_terminal_and_keeps_its_length(columns: int) -> None:
    lines = [line("Printing", done, 1000, columns) for done in (0, 5, 400, 1000)]
    assert len({len(one) for one in lines}) == 1
    assert len(lines[0]) <= max(1, columns - 1)
    assert "1000 of 1000" in lines[-1] or columns < 14


def test_ctrl_c_ends_it_without_half_a_file_and_without_a_word(
    printer: Shell,
    tmp_path: Path,
) -> None:
    keeper, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "workshop", "print", "proofs", "--sample", "200", "-o", str(tmp_path / "all")],
        env=clean_environment(WORKSHOP_DATA=str(printer.data_folder), TERM="xterm"),
        stderr=terminal, start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    said = b""
    while b"10 of 200" not in said:
        said += os.read(keeper, 4096)
    assert b" 5 of 200" in said
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 130
    while chunk := _rest(keeper):
        said += chunk
    os.close(keeper)
    assert b"\x1b" not in said
    assert b"Traceback" not in said
    assert all(path.suffix == ".pdf" for path in (tmp_path / "all").iterdir())
    assert _is_empty(process.pid), "a process of it is left"


def _rest(keeper: int) -> bytes:
    try:
        return os.read(keeper, 4096)
    except OSError:  # nobody holds the other end any more
        return b""


def _is_empty(group: int) -> bool:
    for _ in range(100):
        found = subprocess.run(
            ["ps", "-o", "stat=", "-s", str(group)], capture_output=True, text=True, check=False
        )
        if all(state.startswith("Z") for state in found.stdout.split()):
            return True
        time.sleep(0.1)
    return False
