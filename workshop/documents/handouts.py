"""Handouts: a page to take along."""

from markupsafe import Markup

from workshop.course.handouts import Handout
from workshop.documents.sheet import Edition, Sheet, set_sheet


def sheet(handout: Handout, edition: Edition, *, footer: str = "", date: str = "") -> Sheet:
    """`footer`: who hands it out, "" for nobody in particular; `date`: already worded."""
    return set_sheet(
        "documents/handout.html",
        edition,
        title=handout.title,
        summary=handout.summary,
        # Made from Markdown by course, which lets no HTML through but its own.
        body=Markup(handout.html),
        footer=footer,
        date=date,
    )
