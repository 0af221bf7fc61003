"""How SQLite is opened: one way to read, one way to write."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext

from workshop.records.refusals import Code, Refusal

BUSY_TIMEOUT = 10_000  # milliseconds that a writer waits for the one before it

# SQLite's primary result codes (https://sqlite.org/rescode.html)
REFUSED: dict[int, Code] = {
    5: "database-locked",
    6: "database-locked",
    10: "database-damaged",
    11: "database-damaged",
    13: "database-full",
    14: "database-unwritable",
    26: "database-damaged",
}
READ_ONLY = 8


def result_code(error: BaseException | None) -> int | None:
    """SQLite's primary result code, or None where the error is not SQLite's."""
    extended = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF


def open_for_reading(engine: Engine, synchronous: str, busy_timeout: int) -> None:
    """Each request sees one moment of the database, from its first query to its last."""
    _prepare(engine, _pragmas(synchronous, busy_timeout, query_only="ON"), begin="BEGIN")


def open_for_writing(engine: Engine, synchronous: str, busy_timeout: int, foreign_keys: str = "ON") -> None:
    """IMMEDIATE: a deferred transaction that starts to write late fails under load, whatever the timeout."""
    _prepare(engine, _pragmas(synchronous, busy_timeout, foreign_keys=foreign_keys), begin="BEGIN IMMEDIATE")


def say_refusals(engine: Engine, *, is_read_only_refused: bool) -> None:
    """Turns a database that cannot answer into a Refusal. On the reading engine an attempt to write is a
    mistake of ours and stays a traceback."""
    refused: dict[int, Code] = dict(REFUSED)
    if is_read_only_refused:
        refused[READ_ONLY] = "database-unwritable"

    @event.listens_for(engine, "handle_error")
    def refuse(context: ExceptionContext) -> None:
        code = refused.get(result_code(context.original_exception) or 0)
        if code is not None:
            raise Refusal(code) from context.original_exception


def _pragmas(synchronous: str, busy_timeout: int, **others: str) -> dict[str, str | int]:
    # secure_delete: what people delete is overwritten, not only forgotten. wal_autocheckpoint: the server's
    # timer empties the log (see write_ahead_log). Left to the commits, each one past 1,000 pages waits for
    # the disk twice, as long as anybody reads; so many pages (64 MiB) are for a process without that timer.
    first: dict[str, str | int] = {"busy_timeout": busy_timeout, "journal_mode": "WAL", "foreign_keys": "ON"}
    return (
        first
        | {"synchronous": synchronous.upper(), "secure_delete": "ON", "wal_autocheckpoint": 16_384}
        | others
    )


def _prepare(engine: Engine, pragmas: dict[str, str | int], begin: str) -> None:
    engine.hide_parameters = True  # an error names the statement; names and answers must not reach a log

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions on its own
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
