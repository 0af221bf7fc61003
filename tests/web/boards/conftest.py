"""A site whose deck has every kind of activity that people give something to."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.page import PageClient
from tests.web.boards.course import slide_of, write
from tests.web.boards.room import Room
from workshop.app import create_app
from workshop.records import meetings, schema
from workshop.settings import Settings


@pytest.fixture(scope="session")
def site(new_data_folder: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    content = write(tmp_path_factory.mktemp("course"))
    settings = Settings(data_folder=new_data_folder(), content_folder=content)
    schema.upgrade(settings)
    shutil.copy(settings.database_path, settings.database_path.with_suffix(".empty"))
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    app.test_client_class = PageClient
    yield app
    app.extensions["workshop"].press.close()


@pytest.fixture
def room(
    app: Flask,
    cast: Cast,
    signed_in: Callable[..., FlaskClient],
    joined: Callable[[str], FlaskClient],
    passer_by: FlaskClient,
) -> Callable[..., Room]:
    """The class at the slide of an activity, with so many phones; those of an earlier room stay in it."""
    numbers = count()

    def at(activity: str, phones: int = 1, status: str | None = None) -> Room:
        with app.app_context():
            meetings.advance(cast.meeting.id, slide_of(activity))
        people = [joined(f"Person {next(numbers)}") for _ in range(phones)]
        found = Room(app, cast.meeting, activity, signed_in(cast.ines), people, passer_by)
        if status:
            found.set(status)
        return found

    return at
