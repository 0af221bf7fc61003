"""How every command gets in: settings from the environment, a data folder, an up-to-date database."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from flask import Flask

from workshop.app import create_app
from workshop.cli.refusals import Refused
from workshop.live.network import here
from workshop.records import db, schema
from workshop.settings import Settings

if TYPE_CHECKING:
    from workshop.live.streams import Streams
    from workshop.web.kit.house import House


def settings_now() -> Settings:
    return Settings.from_environment(os.environ)


def with_an_address_for_phones(settings: Settings) -> Settings:
    """The console is opened at localhost, but the code on wall and paper must lead phones here."""
    return replace(settings, address=settings.address or here(settings.host).best)


def open_house(settings: Settings) -> Flask:
    _ready_folder(settings)
    schema.upgrade(settings)
    return create_app(settings)


@contextmanager
def records_open() -> Iterator[Settings]:
    """For commands that only read and write what happened: they work whatever state the content is in."""
    settings = settings_now()
    _ready_folder(settings)
    schema.upgrade(settings)
    app = Flask("workshop")
    db.init_app(app, settings)
    try:
        with app.app_context():
            yield settings
    finally:
        db.close(app)


def close_house(app: Flask) -> None:
    rooms(app).press.close()
    rooms(app).jobs.close()
    db.close(app)


def rooms(app: Flask) -> "House":
    return cast("House", app.extensions["workshop"])


def streams(app: Flask) -> "Streams":
    return cast("Streams", app.extensions["streams"])


def home(settings: Settings) -> str:
    """Where staff open links: the public address, or this very computer."""
    return settings.public_address or f"http://localhost:{settings.port}"


def _ready_folder(settings: Settings) -> None:
    folder = settings.data_folder
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refused(
            f"The data folder {folder} cannot be written ({error.strerror}); "
            "make it writable, or name another one in WORKSHOP_DATA."
        ) from error
