import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop.app import create_app
from workshop.cli.opening import rooms
from workshop.documents.press import Press
from workshop.settings import Settings
from workshop.web.kit.house import House


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


@pytest.fixture
def riverside(shell: Shell) -> Shell:
    """A shell where one center is known, with Ines as its administrator."""
    shell.says("center", "add", "Riverside Employment Center")
    shell.says("staff", "add", "Ines Moreno", "ines@riverside.example", "--administrator")
    return shell


class Lent(Press):
    """Each command would start one of its own, for seconds; tests that start a process let it."""

    def close(self) -> None:
        """The next command prints with it too."""


@pytest.fixture(scope="module")
def house(new_data_folder: Callable[[], Path]) -> Iterator[House]:
    """What every command opens anew: the course, the typefaces and the static files stay the same."""
    folder = new_data_folder()
    press = Lent(folder, workers=1)
    yield replace(rooms(create_app(Settings(data_folder=folder))), press=press)
    Press.close(press)


@pytest.fixture
def printer(shell: Shell, house: House, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose data folder has the typefaces."""
    shutil.copytree(house.settings.data_folder, shell.data_folder)
    monkeypatch.setattr("workshop.app.Press", lambda _data_folder: house.press)
    monkeypatch.setattr("workshop.app.load_library", lambda _folders: house.library)
    return shell
