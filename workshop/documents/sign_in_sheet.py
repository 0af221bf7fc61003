"""Who was in the room, in their own hand."""

from collections.abc import Sequence

from workshop.documents.sheet import Edition, Sheet, set_sheet

LINES = 16  # that fill a page
_LARGE_LINES = 14  # in large print
_SPARE = 6  # below the names, for those who come unannounced


def sheet(
    names: Sequence[str], edition: Edition, *, title: str, facts: str, footer: str = "", date: str = ""
) -> Sheet:
    """`names`: printed one a line, none for a sheet of empty lines; `facts`: from when to when, and where, in
    one line."""
    fill = _LARGE_LINES if edition.is_large else LINES
    lines = max(fill, len(names) + _SPARE) if names else fill
    return set_sheet(
        "documents/sign-in-sheet.html",
        edition,
        title=f"{edition.gettext('Sign-in sheet')}: {title}",
        heading=edition.gettext("Sign-in sheet"),
        class_title=title,
        facts=facts,
        lines=[*names, *[""] * (lines - len(names))],
        footer=footer,
        date=date,
    )
