"""`.ci/prepare` on machines that lack something, played with commands that only note what they are asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
REAL = ("sh", "dirname", "mktemp", "rm", "cat", "grep", "head", "cksum", "env")
PARTS = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make is for Linux and macOS")


class Machine:
    """A checkout, and a PATH with nothing on it but what the test puts there."""

    def __init__(self, folder: Path) -> None:
        self.checkout, self.bin, self.notes = folder / "checkout", folder / "bin", folder / "notes"
        shutil.copytree(PROJECT / ".ci", self.checkout / ".ci")
        for name in ("setup.cfg", "pyproject.toml", "constraints.txt"):
            shutil.copy(PROJECT / name, self.checkout)
        self.bin.mkdir()
        for name in REAL:
            (self.bin / name).symlink_to(str(shutil.which(name)))

    def has(self, name: str, script: str) -> None:
        file = self.bin / name
        file.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.notes}"\n{script}\n')
        file.chmod(0o755)

    def prepare(self, part: str = "run") -> tuple[int, str, str]:
        clean = {name: value for name, value in os.environ.items() if name not in ("PYTHON", "CHROMIUM")}
        done = subprocess.run(
            [".ci/prepare", part],
            cwd=self.checkout,
            env={**clean, "PATH": str(self.bin)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def debian(machine: Machine) -> Machine:
    """With Python and without the libraries for PDF."""
    machine.has("python3", 'case "$*" in "-m venv"*) exit 1 ;; esac')
    machine.has("dpkg-query", "exit 1")
    machine.has("apt-get", "exit 0")
    machine.has("id", "echo 0")
    return machine


def test_who_may_not_install_is_told_what_to_run(debian: Machine) -> None:
    debian.has("id", "echo 1000")
    sentence = (
        f"Some system parts are missing. Please run: sudo apt-get install --no-install-recommends {PARTS}\n"
    )
    assert debian.prepare() == (1, "", sentence)


def test_an_empty_package_list_is_renewed_and_tried_again(debian: Machine) -> None:
    debian.has("apt-get", f'[ "$3" != install ] || grep -q update "{debian.notes}"')
    assert debian.prepare()[1] == f"Installing {PARTS} ...\n"
    asked = [line.split()[3] for line in debian.notes.read_text().splitlines() if line.startswith("apt-get")]
    assert asked == ["install", "update", "install"]


def test_an_installation_that_fails_shows_why(debian: Machine) -> None:
    debian.has("apt-get", "echo no such mirror; exit 100")
    code, _, said = debian.prepare()
    assert code == 1
    assert said.startswith("no such mirror\n")


def test_without_python_one_sentence_says_so(machine: Machine) -> None:
    code, _, said = machine.prepare()
    assert code == 1
    assert said.startswith("Python 3.11 or newer is needed.")
    assert said.count("\n") == 1


def test_an_older_python_is_passed_over(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    machine.has("python3.12", 'case "$*" in "-m venv"*) echo no room; exit 1 ;; esac')
    assert machine.prepare()[2].startswith("no room\n")


def test_without_a_browser_the_tests_do_not_start(machine: Machine) -> None:
    machine.has("python3", "exit 0")
    code, _, said = machine.prepare("test")
    assert code == 1
    assert said.count("\n") == 1
    assert "Google Chrome" in said
    assert "CHROMIUM=" in said


@pytest.mark.parametrize(("installed", "wanted"), [("run", "run"), ("dev", "dev"), ("dev", "run")])
def test_what_is_ready_is_left_alone(machine: Machine, installed: str, wanted: str) -> None:
    machine.has("python3", "exit 0")
    ours = machine.checkout / ".venv" / "bin"
    ours.mkdir(parents=True)
    (ours / "pip").write_text(f"#!{ours}/python\n")
    (ours / "python").write_text(f'#!/bin/sh\necho "python $*" >> "{machine.notes}"\n')
    (ours / "python").chmod(0o755)
    assert machine.prepare(installed)[0] == 0
    before = machine.notes.read_text().count("pip install")
    assert machine.prepare(wanted) == (0, "", "")
    assert machine.notes.read_text().count("pip install") == before == 1
