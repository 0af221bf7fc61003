"""Brings the database file up to date at start, or says in one sentence why it cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, NullPool, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from workshop.records import engines
from workshop.settings import Settings

LOCKED = (5, 6)
UNWRITABLE = (engines.READ_ONLY, 14)
FULL = 13


class DatabaseProblem(Exception):
    """The database cannot be used; the message is one sentence for the operator."""


class DatabaseNewer(DatabaseProblem):
    pass


class DatabaseLocked(DatabaseProblem):
    pass


class DatabaseUnreadable(DatabaseProblem):
    """Damaged, not ours, or not to be written."""


def upgrade(settings: Settings, busy_timeout: int = engines.BUSY_TIMEOUT) -> None:
    """Creates what is missing, keeps all data, and does nothing the second time. All steps or none.
    Raises DatabaseNewer, DatabaseLocked or DatabaseUnreadable."""
    _prepare_files(settings.database_path)
    with _opened(settings, busy_timeout) as connection:
        _refuse_strangers(connection, settings.database_path)
        script = config()
        script.attributes["connection"] = connection
        command.upgrade(script, "head")
        _refuse_loose_ends(connection, settings.database_path)


def check(settings: Settings, busy_timeout: int = engines.BUSY_TIMEOUT) -> bool:
    """Whether the database is there and up to date; False where `upgrade` still has work. Creates nothing.
    Raises as `upgrade` does."""
    if not settings.database_path.exists():
        return False
    with _opened(settings, busy_timeout) as connection:
        _refuse_strangers(connection, settings.database_path)
        return _revisions(connection) == set(ScriptDirectory.from_config(config()).get_heads())


def config() -> Config:
    """Alembic's, for the migrations beside this file: in a checkout and in an installed package alike."""
    found = Config()
    folder = Path(__file__).parent / "migrations"
    found.set_main_option("script_location", str(folder).replace("%", "%%"))
    found.set_main_option("path_separator", "os")
    return found


def _prepare_files(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)  # names and answers: for this account alone
        with path.open("r+b"):
            pass
    except OSError as error:
        raise DatabaseUnreadable(
            f"The database {path} cannot be written: {error.strerror or error}. "
            "Choose another data folder with WORKSHOP_DATA, or make this one writable."
        ) from error


@contextmanager
def _opened(settings: Settings, busy_timeout: int) -> Iterator[Connection]:
    url = URL.create("sqlite", database=str(settings.database_path))
    engine = create_engine(url, poolclass=NullPool)
    # rebuilding a table drops the old one, which foreign keys would take for a deletion
    engines.open_for_writing(engine, "full", busy_timeout, foreign_keys="OFF")
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise _problem(error, settings.database_path) from error
    finally:
        engine.dispose()


def _problem(error: DBAPIError, path: Path) -> DatabaseProblem:
    code = engines.result_code(error.orig)
    if code in LOCKED:
        return DatabaseLocked(
            f"The database {path} is in use by another program; stop that one, or wait, and start again."
        )
    if code in UNWRITABLE:
        return DatabaseUnreadable(
            f"The database {path} cannot be written; make the file and its folder writable."
        )
    if code == FULL:
        return DatabaseUnreadable(
            f"The disk that holds the database {path} is full; make room and start again."
        )
    return DatabaseUnreadable(
        f"The database {path} is damaged or is not a database; put a backup in its place, or move it away "
        f"to start with an empty one ({error.orig})."
    )


def _refuse_strangers(connection: Connection, path: Path) -> None:
    """Somebody else's tables, a newer version of ours, or a damaged file."""
    if connection.scalar(text("PRAGMA quick_check(1)")) != "ok":
        raise DatabaseUnreadable(f"The database {path} is damaged; put a backup in its place.")
    tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    revisions = _revisions(connection)
    if tables and not revisions:
        raise DatabaseUnreadable(
            f"The database {path} belongs to another program; choose another data folder."
        )
    known = {step.revision for step in ScriptDirectory.from_config(config()).walk_revisions()}
    if not revisions <= known:
        raise DatabaseNewer(
            f"The database {path} is from a newer version of this program; install that one or a later one."
        )


def _revisions(connection: Connection) -> set[str]:
    if not inspect(connection).has_table("alembic_version"):
        return set()
    return set(connection.scalars(text("SELECT version_num FROM alembic_version")))


def _refuse_loose_ends(connection: Connection, path: Path) -> None:
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise DatabaseUnreadable(f"The database {path} could not be brought up to date; nothing was changed.")
