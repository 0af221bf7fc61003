"""What is printed around one class, as sheets: for who runs it, the door, the tables, the schedule."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext as _

from workshop.course.handouts import Handout
from workshop.documents import catalog, guide, help_card, letters, poster, sign_in_sheet
from workshop.documents.catalog import Entry
from workshop.documents.sheet import Edition, Sheet
from workshop.records import participants, staff
from workshop.records.centers import Center
from workshop.records.meetings import Meeting
from workshop.web.kit.addresses import is_within_reach, outside, without_scheme
from workshop.web.kit.class_words import day_of, hours_of, printable_place
from workshop.web.kit.house import house

_TO_WRITE_ON = "_" * 24


def guide_sheet(
    meeting: Meeting, center: Center, to_print: Sequence[tuple[str, str]], edition: Edition
) -> Sheet:
    """`to_print`: what, and how many."""
    library, spoken = house().library, edition.language
    facts = [
        (_("Time"), hours_of(meeting, center)),
        (_("Place"), printable_place(meeting)),
        (_("To join"), _("%(address)s, code %(code)s", address=_told() or _TO_WRITE_ON, code=_code(meeting))),
    ]
    return guide.sheet(
        library.deck(spoken),
        {one.id: one.kind for one in library.activities(spoken)},
        library.staff_paper(spoken, "guide"),
        edition,
        title=letters.printable(meeting.title),
        facts=[(name, value) for name, value in facts if value],
        to_print=to_print,
        footer=_footer(center),
        date=day_of(meeting, center),
    )


def sign_in_sheet_of(meeting: Meeting, center: Center, edition: Edition, *, with_names: bool) -> Sheet:
    """`with_names`: those by which the others in the room know who has joined; of one in letters that
    paper lacks, the line says so, and its owner writes it in."""
    people = participants.of_meeting(meeting.id) if with_names else []
    facts = (
        hours_of(meeting, center),
        printable_place(meeting),
        _("Instructor: %(name)s", name=_instructor(meeting)),
    )
    return sign_in_sheet.sheet(
        [letters.printable(one.screen_name) or _("(name on screen only)") for one in people],
        edition,
        title=letters.printable(meeting.title),
        facts=" · ".join(fact for fact in facts if fact),
        footer=_footer(center),
        date=day_of(meeting, center),
    )


def names_by_hand(meeting: Meeting) -> list[str]:
    """Of those who joined, whose name paper has no letters for, or not for all of it, as screens show it."""
    names = (one.screen_name for one in participants.of_meeting(meeting.id))
    return [name for name in names if letters.unprintable(name)]


def poster_sheet(meeting: Meeting, center: Center, edition: Edition) -> Sheet:
    made = poster.Poster(
        title=letters.printable(meeting.title),
        day=day_of(meeting, center),
        hours=hours_of(meeting, center),
        place=printable_place(meeting),
        code=meeting.code,
        address=_told(),
        link=_link(meeting),
    )
    return poster.sheet(made, edition, footer=_footer(center))


def help_card_sheet(meeting: Meeting, center: Center, edition: Edition) -> Sheet:
    card = help_card.Card(
        title=letters.printable(meeting.title), address=_told(), code=meeting.code, link=_link(meeting)
    )
    return help_card.sheet(card, edition, footer=_footer(center), date=day_of(meeting, center))


def entry_of(meeting: Meeting, center: Center, words: Handout) -> Entry:
    where = (printable_place(meeting), *(letters.printable(one) for one in (center.name, center.address)))
    contact = " · ".join(one for one in (center.phone, center.email) if one)
    return Entry(
        title=letters.printable(meeting.title),
        when=f"{day_of(meeting, center)}, {hours_of(meeting, center)}",
        where=tuple(line for line in where if line),
        contact=letters.printable(contact),
        words=words,
    )


def entry_sheet(meeting: Meeting, center: Center, edition: Edition, words: Handout) -> Sheet:
    entry, day = entry_of(meeting, center, words), day_of(meeting, center)
    return catalog.sheet(entry, edition, footer=_footer(center), date=day)


def _told() -> str | None:
    """The address that people type; None where no phone could open it, so that somebody writes one in."""
    return without_scheme(outside() + url_for("participant.join")) if is_within_reach() else None


def _link(meeting: Meeting) -> str | None:
    return outside() + url_for("participant.name", code=meeting.code) if is_within_reach() else None


def _code(meeting: Meeting) -> str:
    return f"{meeting.code[:3]} {meeting.code[3:]}"


def _footer(center: Center) -> str:
    return letters.printable(center.name)


def _instructor(meeting: Meeting) -> str:
    found = staff.get(meeting.instructor_id)
    return letters.printable(found.name) if found else ""
