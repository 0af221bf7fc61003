"""The yes or no to somebody who says to have been in the class before."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.records import clock, returns
from workshop.records.refusals import Refusal
from workshop.web.instructor import door
from workshop.web.instructor.console import answered, console_address, refused
from workshop.web.instructor.paths import CLASS
from workshop.web.kit.guard import current_meeting, wants_json
from workshop.web.kit.house import house
from workshop.web.kit.numbers import whole
from workshop.web.kit.refusal_words import refusal_text


@door.post(f"{CLASS}/returns")
def answer_return(meeting_id: int) -> Response:
    """`do`: a request's id and yes or no, such as 17:yes; stop or start for all new ones. Too late is said to
    be so."""
    number, _colon, word = request.form.get("do", "").partition(":")
    if number in ("stop", "start"):
        return answered(returns.take(meeting_id, number == "start"))
    try:
        person = returns.answer(meeting_id, whole(number, digits=9) or 0, is_yes=word == "yes")
    except Refusal as refusal:
        if refusal.code not in ("request-unknown", "participant-unknown"):
            raise
        return refused(current_meeting(), refusal_text(refusal.code))
    if word == "yes":
        house().return_tries.give_back(meeting_id, clock.utc_now())
    if word == "yes" and not wants_json():
        flash(_("%(name)s is in again.", name=person.screen_name), "good")
        return redirect(console_address(current_meeting()))
    return answered(current_meeting())
