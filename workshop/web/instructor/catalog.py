"""The entry for the center's schedule: on a page to copy from, and as plain text."""

from flask import Response, abort, render_template

from workshop.documents import catalog
from workshop.documents.catalog import Entry
from workshop.moves.reader import MAX_CHARACTERS, read
from workshop.moves.taxonomy import is_taking
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.class_papers import entry_of
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.language import language


@door.get(f"{CLASS}/catalog")
def catalog_page(meeting_id: int) -> str:
    entry = _entry()
    return render_template(
        "instructor/catalog.html",
        meeting=current_meeting(),
        short=catalog.short_text(entry),
        whole=catalog.plain_text(entry),
        taking=_taking(catalog.plain_text(entry)),
    )


@door.get(f"{CLASS}/catalog.txt")
def catalog_text(meeting_id: int) -> Response:
    answer = Response(catalog.plain_text(_entry()) + "\n", mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="catalog-{current_meeting().code}.txt"'
    return answer


def _taking(text: str) -> list[str]:
    """What our own checker finds in it: a center may have changed the words, and the title is its own."""
    reading = read(text[:MAX_CHARACTERS], language())
    found = (one for one in reading.findings if one.is_sure and is_taking(one.move))
    return list(dict.fromkeys(reading.text[one.start : one.end].strip() for one in found))


def _entry() -> Entry:
    """404 where the content has no words for it in the language of the class."""
    words = house().library.staff_paper(language(), "catalog")
    if words is None:
        abort(404)
    return entry_of(current_meeting(), own_center(), words)
