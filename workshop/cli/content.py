"""Checks what is taught: form, links, reading level, and our own rules on our own texts."""

import os
from pathlib import Path

import click

from workshop import shipped
from workshop.course.check import check_content
from workshop.course.library import Library, load_library
from workshop.settings import Settings


@click.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folder: Path | None) -> None:
    """Check the course content, and a center's own FOLDER on top of it.

    Without FOLDER the one in WORKSHOP_CONTENT is taken, where it is set. Each problem is a line
    “file:line: what is wrong. How to mend it.”
    """
    folders = _folders(folder or Settings.from_environment(os.environ).content_folder)
    problems = check_content(folders)
    for problem in problems:
        click.echo(problem)
    if problems:
        click.echo(f"{len(problems)} to mend.", err=True)
        raise click.exceptions.Exit(1)
    _summarise(load_library(folders))


def _folders(extra: Path | None) -> list[Path]:
    ours = shipped("slides")
    return [ours] if extra is None or extra.resolve() == ours.resolve() else [ours, extra]


def _summarise(library: Library) -> None:
    for language in library.languages:
        deck = library.deck(language)
        click.echo(
            f"{language}: “{deck.title}”, {len(deck.slides)} slides in {deck.minutes} minutes, "
            f"{len(library.lessons(language))} lessons, {len(library.activities(language))} activities, "
            f"{len(library.worksheets(language))} worksheets, {len(library.handouts(language))} handouts."
        )
    click.echo("Nothing to mend.")
