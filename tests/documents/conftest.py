"""One press for all tests of this folder, and the papers of one class."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.faces import borrow_faces
from workshop.documents.press import Press, Sheet

pytest.register_assert_rewrite("tests.documents.gate")


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    borrow_faces(folder, pytestconfig)
    return folder


@pytest.fixture(scope="session")
def press(data_folder: Path) -> Iterator[Press]:
    press = Press(data_folder, workers=1)
    yield press
    press.close()


@pytest.fixture(scope="session")
def printed(press: Press) -> Callable[[Sheet], bytes]:
    """Prints a sheet; the same sheet is printed once, however many tests look at it."""
    return cache(press.print)
