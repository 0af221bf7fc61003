"""Looking after what is kept."""

import click

from workshop.cli.opening import records_open, settings_now
from workshop.records import clock, retention, schema


@click.group()
def database() -> None:
    """Look after the database."""


@database.command()
def upgrade() -> None:
    """Bring the database up to date; keeps all data. `serve` does this too."""
    settings = settings_now()
    was_current = schema.check(settings)
    schema.upgrade(settings)
    state = "was up to date already" if was_current else "is up to date now"
    click.echo(f"The database {settings.database_path} {state}.")


@click.command()
def forget() -> None:
    """Delete what participants typed in classes whose day has come. The running app does this by itself."""
    with records_open():
        count = retention.delete_due(clock.utc_now())
    click.echo(f"Deleted what was typed in {count} {'class' if count == 1 else 'classes'}.")
