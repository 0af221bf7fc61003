"""No words are lost: where they cannot be taken, the page they were typed on comes again and says why."""

from collections.abc import Callable

from flask import g, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from workshop.records.refusals import Refusal
from workshop.web.kit import errors
from workshop.web.kit.guard import NotYourClass, wants_json
from workshop.web.kit.refusal_words import refusal_text
from workshop.web.participant import door

Page = Callable[[str], str | Response | None]
_pages: dict[str | None, Page] = {}


def comes_again(endpoint: str) -> Callable[[Page], Page]:
    """For a function that makes the page of `endpoint` out of the request's words and a message, or leads
    back to it with the message where nothing was typed; None where the usual answer is better. There may be
    no participant: who was taken out of the class while typing."""

    def register(page: Page) -> Page:
        _pages[endpoint] = page
        return page

    return register


@door.errorhandler(Refusal)
def refused(error: Refusal) -> Response | tuple[str, int]:
    page = _again(refusal_text(error.code, error.seconds))
    if isinstance(page, str):
        return page, errors.STATUS.get(error.code, 400)
    return page or errors.refused(error)


@door.errorhandler(NotYourClass)
def not_your_class(error: NotYourClass) -> Response | tuple[str, int]:
    g.meeting = error.meeting
    message = refusal_text("participant-unknown")
    if request.method == "POST" and wants_json():
        return errors.page(403, "", message)
    page = _again(message)
    if isinstance(page, str):
        return page, 403
    return page or errors.not_your_class(error)


def _again(message: str) -> str | Response | None:
    """A script has the words still, and needs nothing but the reason."""
    if request.method != "POST" or g.meeting is None or wants_json():
        return None
    page = _pages.get(request.endpoint)
    try:
        return page(message) if page else None
    except (HTTPException, Refusal):  # there is no such page
        return None
