"""What people read when something is refused: one clear sentence, the right status, nothing lost."""

from contextlib import suppress

from flask import Flask, Response, g, jsonify, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from workshop.documents.press import PressError
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.web.kit import file_forms
from workshop.web.kit.guard import NotYourClass, class_here, wants_json
from workshop.web.kit.refusal_words import press_text, refusal_text
from workshop.web.kit.whose import NotYourPage

STATUS = {
    "answer-too-long": 413,
    "answer-changed": 409,
    "answer-not-offered": 409,
    "words-unknown": 409,
    "checks-too-many": 429,
    "class-closed": 409,
    "class-not-open": 409,
    "codes-too-many": 429,
    "database-damaged": 503,
    "database-full": 503,
    "database-locked": 503,
    "database-unwritable": 503,
    "link-expired": 410,
    "link-unknown": 404,
    "link-used": 410,
    "meeting-unknown": 404,
    "nobody-seated": 409,
    "paper-unknown": 404,
    "partner-changed": 409,
    "place-unknown": 400,
    "participant-unknown": 404,
    "phrases-too-many": 429,
    "request-unknown": 409,
    "request-waiting": 409,
    "requests-stopped": 409,
    "requests-too-many": 429,
    "results-too-few": 409,
    "round-over": 409,
    "slow-down": 429,
    "staff-unknown": 404,
}


def page(
    status: int, title: str, text: str, *, action: tuple[str, str] | None = None, leads: bool = False
) -> AnyResponse:
    """An error page, or the same as JSON for a script that asked for it. `action`: (address, words). A script
    stays where it is and shows the words; `leads`: it has no business there now, and goes to `action`."""
    if wants_json():
        location = action[0] if action and leads else None
        answer: AnyResponse = jsonify({"message": text, "location": location})
        answer.status_code = status
        return answer
    shown = {"href": action[0], "label": action[1]} if action else None
    html = render_template("errors/error.html", status=status, heading=title, message=text, action=shown)
    return Response(html, status=status)


def open_errors(app: Flask) -> None:
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(NotYourClass, not_your_class)
    app.register_error_handler(NotYourPage, _not_your_page)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(PressError, _not_printed)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _broken)


def refused(error: Refusal) -> AnyResponse:
    status = STATUS.get(error.code, 400)
    answer = page(status, _("That did not work"), refusal_text(error.code, error.seconds), action=_home())
    if error.seconds:
        answer.headers["Retry-After"] = str(error.seconds)
    return answer


def not_your_class(error: NotYourClass) -> AnyResponse:
    join = (url_for("participant.name", code=error.meeting.code), _("Join this class"))
    text = _("This phone has not joined this class.")
    return page(403, _("You are not in this class"), text, action=join, leads=True)


def _not_your_page(_error: NotYourPage) -> AnyResponse:
    """A script goes where `location` says (static/js/page.js): there the words of who was here before go."""
    text = _(
        "Somebody else is in the class on this device now. This page is from before, so nothing was sent."
    )
    goodbye = url_for("participant.goodbye")
    if wants_json():
        answer: AnyResponse = jsonify({"status": "gone", "message": text, "location": goodbye})
        answer.status_code = 403
        return answer
    return page(403, _("This page is not yours"), text, action=(goodbye, _("Leave this page")))


def _form_too_old(error: CSRFError) -> AnyResponse:
    app_text = _(
        "This page was open too long, or in two windows. Go back, reload the page and send it again."
    )
    return page(400, _("Please send it again"), app_text)


def _not_printed(error: PressError) -> AnyResponse:
    answer = page(422 if error.code == "letters" else 503, _("Not printed"), press_text(error))
    if error.code == "busy":
        answer.headers["Retry-After"] = "5"
    return answer


def _http_error(error: HTTPException) -> AnyResponse:
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    if error.code == 413 and request.endpoint in file_forms.ENDPOINTS:
        return _file_too_large()
    answer = page(error.code, *_words(error.code, error.description or ""), action=_home())
    if error.code == 405:
        answer.headers["Allow"] = error.get_response().headers.get("Allow", "")
    return answer


def _file_too_large() -> AnyResponse:
    """More than even the page of the form can look at."""
    text = _(
        "This file is far too large for paper. Please use a picture of at most 500 kB: 1000 pixels in width "
        "are plenty. What was there before is still there."
    )
    back = (url_for("instructor.pictures"), _("Back to the pictures"))
    return page(413, _("This picture is too large"), text, action=back)


def _words(code: int, description: str) -> tuple[str, str]:
    if description == "class-unknown":
        return _("No class with this code"), _("Look at the code on the big screen and type it again.")
    words = {
        403: (_("Not for you"), _("You may not open this page. Ask an administrator if you need it.")),
        404: (_("Page not found"), _("There is no page at this address.")),
        405: (_("Not this way"), _("This address cannot be used like that.")),
        413: (_("Too long"), _("That is more text than this page can take. Please make it shorter.")),
        429: (_("Too many tries"), _("Please wait a little and try again.")),
    }
    return words.get(code, (_("That did not work"), _("Please go back and try again.")))


def _home() -> tuple[str, str]:
    """The way back to where this browser is at work."""
    console = g.get("console_meeting_id")
    if console is not None:
        return url_for("instructor.console", meeting_id=console), _("Back to the console")
    if g.get("staff") is not None:
        return url_for("instructor.classes"), _("Back to the classes")
    meeting = _class_of_reader()
    if meeting is not None:
        return url_for("participant.step", code=meeting.code), _("Back to the class")
    return url_for("public.home"), _("Back to the start")


def _class_of_reader() -> Meeting | None:
    if g.get("participant") is not None:
        found: Meeting = g.meeting
        return found
    with suppress(Exception):  # the database may be what failed
        return class_here()
    return None


def _broken(error: Exception) -> AnyResponse:
    from flask import current_app

    # the endpoint only: an address can hold a class code or a one-time link
    current_app.logger.error("unexpected error at %s", request.endpoint, exc_info=error)
    text = _("Something broke on our side. What you typed before is safe. Please try again.")
    return page(500, _("Something broke"), text, action=_home())
