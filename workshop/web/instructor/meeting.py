"""One class: its code and addresses, opening, closing and opening again."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import encounters, meetings, papers, participants, staff
from workshop.records.meetings import Meeting
from workshop.web.instructor import door
from workshop.web.instructor.own import own_center
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.addresses import is_within_reach, outside, without_scheme
from workshop.web.kit.answering import talks_again
from workshop.web.kit.class_papers import names_by_hand
from workshop.web.kit.codes import qr
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.keeping import kept_until
from workshop.web.kit.language import language
from workshop.web.kit.once import once
from workshop.web.kit.printables import occasion, printables


@door.get(f"{CLASS}/")
def meeting(meeting_id: int) -> str:
    found = current_meeting()
    base, center = outside(), own_center()
    return render_template(
        "instructor/meeting.html",
        meeting=found,
        center=center,
        instructor=staff.get(found.instructor_id),
        people=participants.of_meeting(found.id),
        papers=papers.of_meeting(found.id),
        printables=printables(occasion(found.language, found)),
        names_by_hand=names_by_hand(found),
        has_catalog=house().library.staff_paper(language(), "catalog") is not None,
        kept_until=kept_until(found),
        address=without_scheme(f"{base}{url_for('participant.join')}"),
        qr=qr(f"{base}{url_for('participant.name', code=found.code)}"),
        screen=f"{base}{url_for('projector.screen', code=found.code)}",
        is_within_reach=is_within_reach(),
        changes=changes(found),
    )


def changes(meeting: Meeting) -> list[tuple[encounters.Means, encounters.Means]]:
    """From the talks before the lessons to those after, as they were fixed when the class closed."""
    found = [encounters.change(meeting.id, one.id) for one in talks_again(meeting.language)]
    return [change for change in found if change is not None]


@door.post(f"{CLASS}/open")
@once
def open_class(meeting_id: int) -> Response:
    meetings.open_class(meeting_id)
    return redirect(url_for("instructor.console", meeting_id=meeting_id))


@door.post(f"{CLASS}/reopen")
@once
def reopen_class(meeting_id: int) -> Response:
    meetings.reopen(meeting_id)
    flash(_("The class is open again, at the slide where it was."), "good")
    return redirect(url_for("instructor.console", meeting_id=meeting_id))
