"""One press for all tests of this folder, and the papers of one class."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.documents.fake_press import FakePress
from tests.faces import borrow_faces
from workshop.documents.jobs import Jobs
from workshop.documents.press import Press, Sheet


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    borrow_faces(folder, pytestconfig)
    return folder


@pytest.fixture(scope="session")
def press(data_folder: Path) -> Iterator[Press]:
    press = Press(data_folder, workers=1, timeout=600)  # a busy machine is no fault of the sheet
    yield press
    press.close()


@pytest.fixture(scope="session")
def printed(press: Press) -> Callable[[Sheet], bytes]:
    """Prints a sheet; the same sheet is printed once, however many tests look at it."""
    return cache(press.print)


@pytest.fixture
def fake() -> FakePress:
    return FakePress()


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "printing"


@pytest.fixture
def jobs(fake: FakePress, folder: Path, clock: list[float]) -> Iterator[Jobs]:
    jobs = Jobs(fake, folder, now=lambda: clock[0])
    yield jobs
    fake.may_print.set()
    jobs.close()
