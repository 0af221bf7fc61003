"""Browsers in which somebody of the cast is signed in, and one on another machine of the room's network."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from tests.web.instructor.bulk import PatientPress
from workshop.documents.jobs import Jobs
from workshop.records import meetings, papers, passwords
from workshop.records.staff import Staff
from workshop.settings import Settings

PHONE = {"REMOTE_ADDR": "192.168.1.31"}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def ines(cast: Cast, signed_in: Callable[[Staff], FlaskClient]) -> FlaskClient:
    return signed_in(cast.ines)


@pytest.fixture
def omar(cast: Cast, signed_in: Callable[[Staff], FlaskClient]) -> FlaskClient:
    return signed_in(cast.omar)


@pytest.fixture
def lena(cast: Cast, signed_in: Callable[[Staff], FlaskClient]) -> FlaskClient:
    return signed_in(cast.lena)


@pytest.fixture
def phone(app: Flask) -> FlaskClient:
    """A phone on the room's network, on plain HTTP."""
    client = app.test_client()
    client.environ_base.update(PHONE)
    return client


@pytest.fixture
def settings(app: Flask, monkeypatch: pytest.MonkeyPatch):
    def change(**values: object) -> Settings:
        house = app.extensions["workshop"]
        changed = replace(house, settings=replace(house.settings, **values))
        monkeypatch.setitem(app.extensions, "workshop", changed)
        return changed.settings

    return change


@pytest.fixture
def press() -> PatientPress:
    return PatientPress()


@pytest.fixture
def patient(
    app: Flask, press: PatientPress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Jobs]:
    jobs = Jobs(press, tmp_path / "printing")
    house: Any = replace(app.extensions["workshop"], jobs=jobs)
    monkeypatch.setitem(app.extensions, "workshop", house)
    yield jobs
    press.may_print.set()
    jobs.close()


@pytest.fixture
def issued(app: Flask, cast: Cast) -> list[int]:
    """Proof and certificate for Sam and for Rosa."""
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
    people = [join(app, cast.meeting, name) for name in ("Sam", "Rosa / Delgado")]
    with app.app_context():
        meetings.close_class(cast.meeting.id)
        return [one.id for one in papers.issue(cast.meeting.id, people, people, by=cast.ines.id)]
