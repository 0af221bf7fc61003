"""One site a test process; a fresh database for each test that asks for `app`."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, gather
from tests.faces import borrow_faces, cut_faces
from tests.page import PageClient
from workshop.app import create_app
from workshop.records import schema, sign_ins
from workshop.records.db import db
from workshop.records.meetings import Meeting
from workshop.records.staff import Staff
from workshop.settings import Settings
from workshop.web.kit.house import House

TESTS = Path(__file__).parent
# From 20 seconds on, and each needs one process from its start to its end.
LONG = (
    "browser/test_accessibility.py",
    "cli/test_wheel.py",
    "documents/test_hostile_builders.py",
    "web/boards/test_leaks.py",
    "journeys/test_faults.py",
    "cli/test_serve.py",
    "documents/test_press_faults.py",
    "course/test_check.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """Before the test processes start, or each would cut the faces for itself."""
    if not hasattr(config, "workerinput"):
        cut_faces(config)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long first, so that no core waits at the end, and the browser tests together: one browser
    for each process. Whole modules run there (`--dist loadscope`), and share what was costly to make."""
    items.sort(key=lambda item: how_late(item.path.relative_to(TESTS).as_posix()))


def how_late(module: str) -> tuple[bool, int]:
    return not module.startswith("browser/"), LONG.index(module) if module in LONG else len(LONG)


@pytest.fixture(scope="session")
def new_data_folder(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Path]:
    """Makes data folders that find the faces already cut."""

    def make() -> Path:
        folder = tmp_path_factory.mktemp("data")
        borrow_faces(folder, pytestconfig)
        return folder

    return make


@pytest.fixture(scope="session")
def site(new_data_folder: Callable[[], Path]) -> Iterator[Flask]:
    """The whole app, with the form guard off: PageClient sees to it that every form carries its token."""
    settings = Settings(data_folder=new_data_folder())
    schema.upgrade(settings)
    shutil.copy(settings.database_path, settings.database_path.with_suffix(".empty"))
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    app.test_client_class = PageClient
    yield app
    rooms: House = app.extensions["workshop"]
    rooms.press.close()
    dispose(app)


def dispose(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def app(site: Flask) -> Flask:
    path: Path = site.extensions["workshop"].settings.database_path
    dispose(site)
    for old in path.parent.glob(f"{path.name}-*"):
        old.unlink()
    shutil.copy(path.with_suffix(".empty"), path)
    rooms: House = site.extensions["workshop"]
    for kept in (
        rooms.code_tries,
        rooms.phrase_tries,
        rooms.check_tries,
        rooms.return_tries,
        rooms.room,
        rooms.jobs,
        rooms.presence,
        rooms.staff_presence,
    ):
        kept.clear()
    return site


@pytest.fixture
def cast(app: Flask) -> Cast:
    with app.app_context():
        return gather()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Ines's class, open at its first slide."""
    return cast.meeting


@pytest.fixture
def passer_by(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Staff], FlaskClient]:
    """A browser in which this member of staff has signed in."""

    def sign_in(person: Staff) -> FlaskClient:
        client = app.test_client()
        with app.app_context():
            token = sign_ins.start_session(person.id)
        with client.session_transaction() as session:
            session["staff"] = token
        return client

    return sign_in


@pytest.fixture
def joined(app: Flask, meeting: Meeting) -> Callable[[str], FlaskClient]:
    """A phone whose owner has joined the open class by code and name, as people do."""

    def join(name: str) -> FlaskClient:
        client = app.test_client()
        answer = client.post(f"/join/{meeting.code}", data={"screen_name": name})
        assert answer.status_code == 302, answer.get_data(as_text=True)
        return client

    return join
