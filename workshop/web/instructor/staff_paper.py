"""What staff print around a class: the guide, the sign-in sheet, the poster for the door."""

from flask import Response, request, url_for
from flask_babel import gettext as _

from workshop.documents import guide, letters, poster, sign_in_sheet
from workshop.records import participants, staff
from workshop.records.meetings import Meeting
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.addresses import is_within_reach, outside, without_scheme
from workshop.web.kit.class_words import day_of, hours_of, printable_place
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.language import language
from workshop.web.kit.paper import edition, pdf


@door.get(f"{CLASS}/guide.pdf")
def guide_pdf(meeting_id: int) -> Response:
    found, center, library = current_meeting(), own_center(), house().library
    address, code = without_scheme(outside() + url_for("participant.join")), found.code
    facts = [
        (_("Time"), hours_of(found, center)),
        (_("Place"), printable_place(found)),
        (_("To join"), _("%(address)s, code %(code)s", address=address, code=f"{code[:3]} {code[3:]}")),
    ]
    sheet = guide.sheet(
        library.deck(language()),
        {one.id: one.kind for one in library.activities(language())},
        library.staff_paper(language(), "guide"),
        edition(),
        title=letters.printable(found.title),
        facts=[(name, value) for name, value in facts if value],
        to_print=_to_print(),
        footer=letters.printable(center.name),
        date=day_of(found, center),
    )
    return pdf(sheet, f"guide-{found.code}")


def _to_print() -> list[tuple[str, str]]:
    """What, and how many, in the order in which the class needs it."""
    library, spoken = house().library, language()
    each = _("one for each person, and a few to spare")
    named = [one.activity for one in library.deck(spoken).slides if one.activity]
    done = [one for one in library.activities(spoken) if one.id in named]
    sheets, taken = {one.worksheet for one in done}, {one.handout for one in done}
    handouts = library.handouts(spoken)
    rows = [
        (_("Poster with the class code"), _("one, on the door")),
        (_("Sign-in sheet"), _("one, inside the door")),
        (_("Help card"), _("one for each table")),
    ]
    blank = (one.title for one in library.worksheets(spoken) if one.id in sheets)
    rows += [(_("Blank sheet: %(title)s", title=title), each) for title in blank]
    rows += [(_("Handout: %(title)s", title=one.title), each) for one in handouts if one.id in taken]
    if len(taken & {one.id for one in handouts}) < len(handouts):
        rows.append((_("The other handouts"), _("a few of each, to choose from")))
    played = (one.title for one in done if one.scenarios and not one.is_silent)
    rows += [(_("Role cards: %(title)s", title=title), _("for people without a phone")) for title in played]
    return rows


@door.get(f"{CLASS}/sign-in-sheet.pdf")
def sign_in_sheet_pdf(meeting_id: int) -> Response:
    """?names=1: with the names by which the others in the room know those who have joined."""
    found, center = current_meeting(), own_center()
    people = participants.of_meeting(found.id) if request.args.get("names") == "1" else []
    facts = (
        day_of(found, center),
        hours_of(found, center),
        printable_place(found),
        _("Instructor: %(name)s", name=_instructor(found)),
    )
    sheet = sign_in_sheet.sheet(
        [letters.printable(one.screen_name) for one in people],
        edition(),
        title=letters.printable(found.title),
        facts=" · ".join(fact for fact in facts if fact),
        footer=letters.printable(center.name),
    )
    return pdf(sheet, f"sign-in-{found.code}")


@door.get(f"{CLASS}/poster.pdf")
def poster_pdf(meeting_id: int) -> Response:
    found, center, can_reach = current_meeting(), own_center(), is_within_reach()
    made = poster.Poster(
        title=letters.printable(found.title),
        day=day_of(found, center),
        hours=hours_of(found, center),
        place=printable_place(found),
        code=found.code,
        address=without_scheme(outside() + url_for("participant.join")) if can_reach else None,
        link=outside() + url_for("participant.name", code=found.code) if can_reach else None,
    )
    sheet = poster.sheet(made, edition(), footer=letters.printable(center.name))
    return pdf(sheet, f"poster-{found.code}")


def _instructor(meeting: Meeting) -> str:
    found = staff.get(meeting.instructor_id)
    return letters.printable(found.name) if found else ""
