"""Whose page it is that sends something. The cookie is the browser's: on a computer that others use too, a
page that was left open would write, and finish, as whoever came after."""

from flask import g, request
from markupsafe import Markup

from workshop.records.meetings import Meeting

FIELD, HEADER = "person", "X-Person"  # a plain form sends the one, a script (static/js/page.js) the other


class NotYourPage(Exception):
    """The page is of somebody who was here before."""


def whose(meeting: Meeting, participant_id: int) -> str:
    return f"{meeting.code}-{participant_id}"


def whose_page() -> str:
    """Of the page that is made now; empty where it is nobody's."""
    person = g.get("participant")
    return whose(g.meeting, person.id) if person is not None else ""


def sender() -> Markup:
    """For every form on the pages of a class, beside its CSRF token."""
    mark = whose_page()
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, mark) if mark else Markup("")


def check_sender() -> None:
    """Refuses what a page of somebody else sends. Where it does not say whose it is, nothing is known."""
    if request.method == "POST":
        said = {request.headers.get(HEADER), request.form.get(FIELD)} - {None, ""}
        if said - {whose_page()}:
            raise NotYourPage
