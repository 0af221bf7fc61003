"""Where `workshop print` puts its paper: what is there is kept, replaced whole, or refused in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.served import clean_environment

ONE = ("print", "handout-principles", "--force", "-o")


def test_link_stays_and_its_file_is_replaced(printer: Shell, tmp_path: Path) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to("target.pdf")
    printer.says(*ONE, str(link))
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_mode & 0o777 == 0o600, "nobody else may read it now"


def test_what_is_no_file_is_left_as_it_is(printer: Shell, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert printer.refuses(*ONE, str(pipe)) == f"{pipe} is a pipe; name a file, or - for standard output.\n"
    assert pipe.is_fifo()
    assert printer.refuses(*ONE, "/dev/null").startswith("/dev/null is a device;")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "place", ["x" * 300, "x" * 300 + "/a.pdf", "file/a.pdf", "new/", "loop", "no\nwhere/a.pdf"]
)
def test_place_that_takes_no_file_is_told_in_one_sentence(
    printer: Shell,
    tmp_path: Path,
    place: str,
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.iterdir())
    assert len(printer.refuses(*ONE, f"{tmp_path}/{place}")) < 300, "and the name not at its whole length"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("place", ["x" * 300, "file", "file/a", "loop", "all.pdf"])
def test_place_that_takes_no_folder_is_told_in_one_sentence(
    printer: Shell,
    tmp_path: Path,
    place: str,
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    assert printer.refuses("print", "proofs", "--sample", "1", "-o", str(tmp_path / place))


def started(printer: Shell, command: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = clean_environment(WORKSHOP_DATA=str(printer.data_folder)) | settings
    line = f"{sys.executable} -m workshop print {command}"
    return subprocess.run(["bash", "-c", line], env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("place", ["- | cat", "/dev/stdout | cat"])
def test_standard_output_goes_by_its_other_name_too(printer: Shell, place: str) -> None:
    done = started(printer, f"handout-principles --force -o {place}")
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert done.stderr == b""


def test_standard_output_that_is_closed_or_full_is_told_in_a_sentence(printer: Shell) -> None:
    closed = started(printer, "handout-principles -o - >&-")
    assert (closed.returncode, closed.stderr) == (1, b"Standard output is closed; name a file with -o.\n")
    full = started(printer, "--list >/dev/full")
    assert (full.returncode, full.stderr) == (1, b"Standard output cannot be written: the disk is full.\n")
    assert started(printer, "--list | head -1").stderr == b""


def test_list_is_told_to_a_terminal_that_lacks_letters(printer: Shell) -> None:
    done = started(printer, "--list", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"handout-what-can-i-do-for-you" in done.stdout


def test_names_of_files_are_those_that_the_system_can_write(printer: Shell, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = started(printer, f"certificates --sample 6 -o {tmp_path / 'all'}", **plain)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nguyen Thi Mai Carter - certificate.pdf" in {path.name for path in (tmp_path / "all").iterdir()}


def test_second_run_into_a_folder_says_what_is_there_and_changes_nothing(
    printer: Shell, tmp_path: Path
) -> None:
    command = ("print", "certificates", "--sample", "2", "-o", str(tmp_path / "a b"))
    printer.says(*command)
    before = {path: path.stat().st_ino for path in (tmp_path / "a b").iterdir()}
    assert "exists already; add --force" in printer.refuses(*command)
    assert {path: path.stat().st_ino for path in (tmp_path / "a b").iterdir()} == before
    printer.says(*command, "--force")
    assert set(before) == set((tmp_path / "a b").iterdir())
