from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


@pytest.fixture
def riverside(shell: Shell) -> Shell:
    """A shell where one center is known, with Ines as its administrator."""
    shell.says("center", "add", "Riverside Employment Center")
    shell.says("staff", "add", "Ines Moreno", "ines@riverside.example", "--administrator")
    return shell
