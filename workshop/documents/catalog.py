"""The entry for the schedule of a center: on paper, and as plain text to copy elsewhere."""

from dataclasses import dataclass

from markupsafe import Markup

from workshop.course.handouts import Handout
from workshop.documents.sheet import Edition, Sheet, set_sheet


@dataclass(frozen=True)
class Entry:
    """`when`, `where` and `contact` are worded already, a line each; `contact` may be ""."""

    title: str
    when: str
    where: tuple[str, ...]
    contact: str
    words: Handout


def sheet(entry: Entry, edition: Edition, *, footer: str = "", date: str = "") -> Sheet:
    return set_sheet(
        "documents/catalog.html",
        edition,
        title=entry.title,
        entry=entry,
        body=Markup(entry.words.html),
        footer=footer,
        date=date,
    )


def plain_text(entry: Entry) -> str:
    """The whole entry; its first paragraph alone does where there is little room."""
    head = "\n".join((entry.title, entry.when, *entry.where))
    return "\n\n".join(part for part in (head, short_text(entry), entry.words.text, entry.contact) if part)


def short_text(entry: Entry) -> str:
    return entry.words.summary
