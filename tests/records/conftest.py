"""The records alone: an app that is only a database, a clock that stands still, passwords that are quick."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from tests.cast import Cast, gather
from workshop.records import clock as real_clock
from workshop.records import db, meetings, participants, passwords, schema
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.settings import Settings


class Clock:
    """Ten in the morning in Riverside, until a test lets time pass."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(real_clock, "utc_now", clock)
    monkeypatch.setattr("tests.cast.utc_now", clock)
    return clock


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = Settings(data_folder=tmp_path_factory.mktemp("empty"))
    schema.upgrade(settings)
    return settings.database_path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_folder=tmp_path / "data")


@pytest.fixture
def app(settings: Settings, empty_database: Path) -> Iterator[Flask]:
    settings.data_folder.mkdir()
    shutil.copy(empty_database, settings.database_path)
    app = Flask("records")
    db.init_app(app, settings)
    with app.app_context():
        yield app
    db.close(app)


@pytest.fixture
def cast(app: Flask) -> Cast:
    return gather()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return cast.meeting


@pytest.fixture
def sam(meeting: Meeting) -> Participant:
    return participants.join(meeting.id, "Sam")[0]


@pytest.fixture
def plan(cast: Cast, clock: Clock) -> Callable[..., Meeting]:
    """Another class of Ines's; say only what matters."""

    def plan(**fields: object) -> Meeting:
        usual = {
            "title": "An evening class",
            "starts_at": clock.now + timedelta(hours=8),
            "ends_at": clock.now + timedelta(hours=10),
            "place": "Room 2",
            "language": "en",
            "planned_minutes": 90,
        }
        return meetings.create(cast.riverside.id, cast.ines.id, **{**usual, **fields})  # type: ignore[arg-type]

    return plan


@pytest.fixture
def fill(meeting: Meeting) -> Callable[[int], list[Participant]]:
    """So many people join."""
    return lambda number: [participants.join(meeting.id, f"Person {n}")[0] for n in range(number)]
