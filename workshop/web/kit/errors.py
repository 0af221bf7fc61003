"""What people read when something is refused: one clear sentence, the right status, nothing lost."""

from flask import Flask, Response, g, jsonify, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from workshop.documents.errors import PictureError
from workshop.documents.press import PressError
from workshop.records.refusals import Refusal
from workshop.web.kit.guard import NotYourClass, wants_json
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


def refusal_text(code: str, seconds: int = 0) -> str:
    """The words for a refusal of `records` (its codes: `records/refusals.py`). Some are said otherwise to who
    takes part than to staff."""
    room, staff = _words_for_the_room(), _words_for_staff(seconds)
    own = {**room, **staff} if g.get("participant") is None else {**staff, **room}
    words = {**_words_for_coming_back(seconds), **own}
    return words.get(code) or str(_("That did not work. Please go back and try again."))


def _words_for_the_room() -> dict[str, str]:
    busy = _(
        "The computer that runs this class cannot save right now. Keep your words and tell the instructor."
    )
    return {
        "answer-too-long": _("That is more text than this page can take. Please make it shorter."),
        "answer-changed": _("Your words have changed in another window. Look at them before you offer them."),
        "class-closed": _("This class is closed. Ask your instructor if you think it should be open."),
        "class-not-open": _("This class has not started yet. Try again when your instructor opens it."),
        "database-damaged": busy,
        "database-full": busy,
        "database-locked": _("The computer is busy right now. Wait a few seconds and try again."),
        "database-unwritable": busy,
        "link-expired": _("This link is too old. Ask for a new one."),
        "link-unknown": _("This link does not work. Ask for a new one."),
        "link-used": _("This link was used already. It works only once. Ask for a new one."),
        "name-empty": _("Please type a name. A first name is enough."),
        "name-too-long": _("That name is too long. Please make it shorter."),
        "nobody-seated": _("Nobody has a seat yet. Wait for your instructor."),
        "partner-changed": _("You sit with somebody else now, or alone. Choose again who may see it."),
        "round-over": _("This round is over. Tell it to your group."),
        "participant-unknown": _("You are not in this class any more. Ask your instructor."),
    }


def _words_for_coming_back(seconds: int) -> dict[str, str]:
    return {
        "checks-too-many": _(
            "Many wrong codes came in. Please wait %(seconds)s seconds and check yours again.",
            seconds=seconds,
        ),
        "codes-too-many": _(
            "Too many wrong class codes came in. Please wait %(seconds)s seconds and try again.",
            seconds=seconds,
        ),
        "name-unknown": _("Nobody in this class has this name. Type it as you did the first time."),
        "phrase-unknown": _("These three words open nothing here. Look at each word and try again."),
        "phrases-too-many": _(
            "Too many wrong words were typed in this class. Please wait %(seconds)s seconds and try again. "
            "Or ask your instructor to let you in.",
            seconds=seconds,
        ),
        "request-unknown": _("This phone does not wait any more. It can ask again."),
        "request-waiting": _(
            "Somebody asks for this name just now. Talk to your instructor, or ask again in five minutes."
        ),
        "requests-stopped": _(
            "Your instructor takes no such requests just now. Talk to them, or use your three words."
        ),
        "requests-too-many": _("Many people ask at once. Tell your instructor, or wait a few minutes."),
    }


def _words_for_staff(seconds: int) -> dict[str, str]:
    return {
        "certificate-without-proof": _("A certificate needs a proof of attendance too. Tick both."),
        "email-invalid": _("This e-mail address does not look right."),
        "email-taken": _("Somebody with this e-mail is already on the list."),
        "hours-none": _("Nobody gets a paper for 0 minutes. Please check both times."),
        "hours-outside-class": _("These hours lie outside the class. Please check them."),
        "hours-wrong": _("Nobody can leave before they came."),
        "keep-days-wrong": _("Choose from 7 to 365 days."),
        "last-administrator": _("This is the last administrator. Make somebody else one first."),
        "meeting-unknown": _("We cannot find this class. It may have been deleted."),
        "minutes-wrong": _("Choose from 5 to 480 minutes."),
        "paper-erased": _("This person’s data was deleted, so the paper cannot be changed."),
        "paper-unknown": _("We cannot find this paper. It may have been deleted."),
        "paper-withdrawn": _("This paper was taken back already."),
        "password-too-long": _("That password is too long. Please use 200 characters or fewer."),
        "password-too-short": _("Please use at least 12 characters. A short sentence works well."),
        "answer-not-offered": _("Its writer does not offer this to the room any more."),
        "answer-changed": _("Its writer has changed these words. Read them again first."),
        "words-unknown": _("One of these words is not on the screen any more. Choose again."),
        "nobody-seated": _("Nobody has a seat yet. Seat people first."),
        "not-driving": _("Another screen drives this class. Nothing was changed."),
        "place-unknown": _("This page had lost its place. Tap “Take over” once more."),
        "results-too-few": _(
            "Results show when five people have answered. If phones are among them, it takes five phones. "
            "With fewer, they could tell who said what."
        ),
        "slide-unknown": _("There is no such slide."),
        "slow-down": _(
            "Too many tries. Please wait %(seconds)s seconds and try again. Or ask for a new link.",
            seconds=seconds,
        ),
        "staff-unknown": _("We cannot find this colleague. The list may have changed."),
        "time-zone-unknown": _("We do not know this time zone."),
        "times-wrong": _("The end must come after the start."),
        "title-empty": _("Please give the class a title."),
        "title-too-long": _("That title is too long. Please make it shorter."),
        "wrong-password": _("The e-mail or the password is not right. Please try again."),
    }


def page(status: int, title: str, text: str, *, action: tuple[str, str] | None = None) -> AnyResponse:
    """An error page, or the same as JSON for a script that asked for it. `action`: (address, words)."""
    if wants_json():
        location = action[0] if action else None
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
    return page(403, _("You are not in this class"), _("This phone has not joined this class."), action=join)


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


def press_text(error: PressError) -> str:
    """The words for a sheet that was not printed."""
    words = {
        "letters": _(
            "Our printer has no letters for: %(letters)s. Change the text and try again.",
            letters=error.detail,
        ),
        "busy": _("The printer has too much to do right now. Please try again in a few seconds."),
        "too-many": _("That is too many sheets at once. Please choose fewer sheets or fewer copies."),
        "too-much-kept": _(
            "This computer keeps many files for other classes. Please try again in 15 minutes."
        ),
        "somebody-erased": _(
            "Somebody’s data was deleted, and their name may have been in this. Print it again without it."
        ),
        "unwritable": _("The class computer could not write the file. Tell whoever looks after it."),
        "timeout": _("This page took too long to print. Please try again."),
        "picture": _(
            "A picture on this page is broken or too large. Ask staff to upload the center’s pictures again."
        ),
        "disk-full": _(
            "This computer has no room left to print. Nothing is lost. Please tell staff, and try again."
        ),
        "library-missing": _(
            "This computer cannot print PDF pages yet. Ask staff to read the start-up notes."
        ),
    }
    return words.get(error.code) or str(_("This page could not be printed. Please try again."))


def picture_text(error: PictureError) -> str:
    """The words for a picture that was not taken. What was there before stays."""
    words = {
        "missing": _("Please choose a file first."),
        "neither": _("This file is no PNG and no SVG picture. Save it as PNG and try again."),
        "too-large": _("This file is too large. Please use one of at most %(count)s kB.", count=error.detail),
        "too-small": _(
            "This picture is too small to print. Each side needs %(count)s pixels or more.",
            count=error.detail,
        ),
        "too-many-pixels": _(
            "This picture has too many pixels. Make it smaller: %(count)s by %(count)s pixels are plenty.",
            count=error.detail,
        ),
        "broken": _("This picture is damaged: we cannot open it. Save it again as PNG and try that."),
        "empty": _("On white paper nothing of this picture would show. It needs darker lines."),
        "too-detailed": _("This drawing has too many parts for our printer. Save it as PNG and try again."),
        "unsafe": _(
            "This drawing has a part that we do not print (%(part)s). Save it as PNG and try again.",
            part=error.detail,
        ),
    }
    return str(words[error.code])


def _not_printed(error: PressError) -> AnyResponse:
    answer = page(422 if error.code == "letters" else 503, _("Not printed"), press_text(error))
    if error.code == "busy":
        answer.headers["Retry-After"] = "5"
    return answer


def _http_error(error: HTTPException) -> AnyResponse:
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    answer = page(error.code, *_words(error.code, error.description or ""), action=_home())
    if error.code == 405:
        answer.headers["Allow"] = error.get_response().headers.get("Allow", "")
    return answer


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


def _home() -> tuple[str, str] | None:
    if g.get("staff") is not None and g.get("console_meeting_id") is None:
        return url_for("instructor.classes"), _("Back to the classes")
    return url_for("public.home"), _("Back to the start")


def _broken(error: Exception) -> AnyResponse:
    from flask import current_app

    # the endpoint only: an address can hold a class code or a one-time link
    current_app.logger.error("unexpected error at %s", request.endpoint, exc_info=error)
    text = _("Something broke on our side. What you typed before is safe. Please try again.")
    return page(500, _("Something broke"), text, action=(url_for("public.home"), _("Back to the start")))
