"""Checks what is taught: form, links, reading level, and our own rules on our own texts."""

import os
from pathlib import Path

import click

from workshop import shipped
from workshop.course.check import check_content, statistics
from workshop.settings import Settings


@click.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folder: Path | None) -> None:
    """Check the course content, and a center's own FOLDER on top of it.

    Without FOLDER the one in WORKSHOP_CONTENT is taken, where it is set. Each problem is a line
    “file:line: what is wrong. How to mend it.”
    """
    folders = content_folders(folder)
    problems = check_content(folders)
    for problem in problems:
        click.echo(problem)
    if problems:
        click.echo(f"{len(problems)} to mend.", err=True)
        raise click.exceptions.Exit(1)
    for language in statistics(folders):
        click.echo("\n".join(language.lines()))
    click.echo("Nothing to mend.")


def content_folders(folder: Path | None = None) -> list[Path]:
    """Ours, and `folder`, or the one of the settings, on top of it."""
    extra = folder or Settings.from_environment(os.environ).content_folder
    ours = shipped("slides")
    return [ours] if extra is None or extra.resolve() == ours.resolve() else [ours, extra]
