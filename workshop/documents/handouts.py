"""Handouts: a page to take along."""

from markupsafe import Markup

from workshop.course.handouts import Handout
from workshop.documents.sheet import Gettext, Sheet, set_sheet


def sheet(
    handout: Handout, *, paper: str, footer: str = "", date: str = "", gettext: Gettext, language: str
) -> Sheet:
    """`footer`: who hands it out, "" for nobody in particular; `date`: already worded."""
    return set_sheet(
        "documents/handout.html",
        title=handout.title,
        paper=paper,
        gettext=gettext,
        language=language,
        summary=handout.summary,
        # Made from Markdown by course, which lets no HTML through but its own.
        body=Markup(handout.html),
        footer=footer,
        date=date,
    )
