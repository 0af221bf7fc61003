"""What one person wrote in a class, beside worksheets and talks: pitches, before and after, and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.documents.sheet import Edition, Sheet, set_sheet


@dataclass(frozen=True)
class Pitch:
    """`before`: "" where the words were not changed. `notes`: what the words after do, each as its kind
    (give, take or unsure), the name of the move, and the very words."""

    title: str
    before: str
    after: str
    notes: tuple[tuple[str, str, str], ...]


def pitches(
    found: Sequence[Pitch],
    edition: Edition,
    *,
    name: str,
    footer: str = "",
    date: str = "",
) -> Sheet:
    return set_sheet(
        "documents/my-pitches.html",
        edition,
        title=edition.gettext("My words, before and after"),
        pitches=found,
        name=name,
        footer=footer,
        date=date,
    )


def rest(
    answers: Sequence[tuple[str, Sequence[str]]],
    edition: Edition,
    *,
    name: str,
    footer: str = "",
    date: str = "",
) -> Sheet:
    """`answers`: what was asked, and the lines that were typed or chosen."""
    return set_sheet(
        "documents/my-answers.html",
        edition,
        title=edition.gettext("What else I wrote and chose"),
        answers=answers,
        name=name,
        footer=footer,
        date=date,
    )
