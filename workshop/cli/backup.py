"""A copy of the database that is whole even while a class is writing to it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import click

from workshop.cli.opening import settings_now
from workshop.cli.refusals import Refused


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the database to FILE, safely, while the app runs or not."""
    source = settings_now().database_path
    if not source.exists():
        raise Refused(f"There is no database at {source} yet.")
    _claim(file)
    try:
        _copy(source, file)
    except (sqlite3.Error, OSError) as error:
        file.unlink(missing_ok=True)
        raise Refused(f"The copy could not be made ({error}).") from error
    click.echo(
        f"{source} is copied to {file} ({file.stat().st_size} bytes). Keep it as safe as the original."
    )


def _claim(file: Path) -> None:
    """Never writes over an older backup, and lets nobody else read this one."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise Refused(f"{file} exists already; choose another name.") from error
    except OSError as error:
        raise Refused(f"{file} cannot be written ({error.strerror}).") from error


def _copy(source: Path, file: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(file)) as copy,
    ):
        original.backup(copy)
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(f"the database is damaged: {found}")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
