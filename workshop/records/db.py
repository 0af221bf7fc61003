"""The database of one app: `db.session` reads, `records.transaction` writes."""

from typing import Any

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import URL, Engine

from workshop.records import engines, tables
from workshop.settings import Settings

WRITER = "writer"
THREADS = {"pool_size": 16, "max_overflow": 16}

db = SQLAlchemy(
    metadata=tables.Base.metadata, session_options={"expire_on_commit": False, "autoflush": False}
)


def init_app(app: Flask, settings: Settings, busy_timeout: int = engines.BUSY_TIMEOUT) -> None:
    """Opens no file yet. `schema.upgrade` comes first. `busy_timeout` in milliseconds."""
    url = URL.create("sqlite", database=str(settings.database_path))
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = THREADS
    app.config["SQLALCHEMY_BINDS"] = {WRITER: {"url": url, **THREADS}}
    db.init_app(app)
    with app.app_context():
        engines.open_for_reading(db.engine, settings.synchronous, busy_timeout)
        engines.say_refusals(db.engine, is_read_only_refused=False)
        engines.open_for_writing(writer(), settings.synchronous, busy_timeout)
        engines.say_refusals(writer(), is_read_only_refused=True)


def writer() -> Engine:
    return db.engines[WRITER]


def beside() -> dict[str, Any]:
    """Where what belongs to this database's app can be kept."""
    return current_app.extensions


def close(app: Flask) -> None:
    """Closes every connection, at the end of a run; a later query opens new ones."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
