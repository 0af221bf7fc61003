"""The people in a class: another name, out, back in, deleted, and somebody without a phone."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import participants
from workshop.records.refusals import Refusal
from workshop.web.instructor import door
from workshop.web.instructor.console import console_address
from workshop.web.instructor.own import own_center, own_person
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.guard import current_meeting
from workshop.web.kit.house import house
from workshop.web.kit.numbers import NUMBER
from workshop.web.kit.once import once
from workshop.web.kit.refusal_words import refusal_text

PERSON = f"{CLASS}/people/<{NUMBER}:participant_id>"
BACK = ("console", "closing", "people_page")


@door.get(f"{CLASS}/people")
def people_page(meeting_id: int) -> str:
    """The console's list, for a class that is over, too."""
    return render_template(
        "instructor/people.html",
        meeting=current_meeting(),
        people=participants.of_meeting(meeting_id),
        removed=participants.removed_from(meeting_id),
        connected=None,
        with_tokens=True,
        time_zone=own_center().time_zone,
    )


@door.post(f"{CLASS}/people")
@once
def add_person(meeting_id: int) -> Response:
    """Somebody without a phone. A name that cannot stand is refused in words on the page it came from."""
    try:
        added = participants.add_without_phone(meeting_id, request.form.get("screen_name", ""))
    except Refusal as refusal:
        flash(refusal_text(refusal.code), "warning")
    else:
        flash(_("%(name)s is on the list.", name=added.screen_name), "good")
    return back()


@door.post(f"{PERSON}/rename")
def rename_person(meeting_id: int, participant_id: int) -> Response:
    try:
        participants.rename(own_person(participant_id).id, request.form.get("screen_name", ""))
    except Refusal as refusal:
        flash(refusal_text(refusal.code), "warning")
    return back()


@door.post(f"{PERSON}/remove")
def remove_person(meeting_id: int, participant_id: int) -> Response:
    """Sent twice it does no harm: somebody who is out already stays out."""
    person = participants.in_meeting(meeting_id, participant_id)
    if person is None:
        _removed(participant_id)
        return back()
    participants.remove(person.id)
    flash(
        _(
            "%(name)s is no longer in the class. You can let them back in below the list.",
            name=person.screen_name,
        )
    )
    return back()


@door.post(f"{PERSON}/restore")
def restore_person(meeting_id: int, participant_id: int) -> Response:
    if participants.in_meeting(meeting_id, participant_id) is None:
        _removed(participant_id)
        participants.restore(participant_id)
    return back()


@door.post(f"{PERSON}/erase")
@once
def erase_person(meeting_id: int, participant_id: int) -> Response:
    """For whoever cannot do it on a phone of their own: without one, after Finish, removed, at any time."""
    if participants.in_meeting(meeting_id, participant_id) is None:
        _removed(participant_id)
    participants.erase(participant_id)
    house().jobs.forget_names(meeting_id)
    flash(_("This person’s data is deleted."), "good")
    return back()


def back() -> Response:
    """To the page of this class that the form stood on."""
    page = request.form.get("back", "")
    if page in BACK and page != "console":
        return redirect(url_for(f"instructor.{page}", meeting_id=current_meeting().id))
    return redirect(console_address(current_meeting()))


def _removed(participant_id: int) -> None:
    if participant_id not in {one.id for one in participants.removed_from(current_meeting().id)}:
        abort(404)
