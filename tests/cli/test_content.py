"""`workshop check`."""

from functools import cache
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop.course import check

read_once = cache(check.read)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The course that is shipped, which each of these checks reads too."""
    monkeypatch.setattr(check, "read", read_once)


def test_the_course_that_is_shipped_has_nothing_to_mend(shell: Shell) -> None:
    said = shell.says("check")
    assert "90 minutes" in said
    assert said.endswith("Nothing to mend.\n")


@pytest.mark.parametrize("how", ["argument", "setting"])
def test_a_broken_file_of_a_center_is_named_with_its_line(shell: Shell, tmp_path: Path, how: str) -> None:
    lessons = tmp_path / "ours" / "en" / "lessons"
    lessons.mkdir(parents=True)
    (lessons / "10-broken.md").write_text("no front matter here\n")
    folder = str(tmp_path / "ours")
    result = shell.run("check", folder) if how == "argument" else shell.run("check", WORKSHOP_CONTENT=folder)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{lessons / '10-broken.md'}:1: ")


def test_broken_content_stops_the_start_with_its_line(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "en" / "handouts").mkdir(parents=True)
    broken = tmp_path / "en" / "handouts" / "late.md"
    broken.write_text("no front matter here\n")
    result = shell.run("serve", "--port", "0", WORKSHOP_CONTENT=str(tmp_path))
    assert result.exit_code == 1
    assert f"{broken}:1: " in result.stderr
    assert "Traceback" not in result.output
