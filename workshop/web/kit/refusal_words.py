"""What people read where something was refused: by `records`, by the press, or because of a picture."""

from flask import g
from flask_babel import gettext as _

from workshop.documents.errors import PictureError
from workshop.documents.press import PressError


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


def job_text(error: PressError) -> str:
    """The words for much paper that was not printed in one go."""
    words = {
        "failed": _("This could not be printed. Nothing is lost. Please print it again."),
        "timeout": _("This took too long to print. Nothing is lost. Please print it again."),
        "picture": _(
            "A picture on these papers is broken or too large. Ask an administrator to upload the center’s "
            "pictures again."
        ),
        "files-gone": _("They were taken away on this computer. Nothing else is lost. Print them again."),
    }
    return words.get(error.code) or press_text(error)


def picture_text(error: PictureError) -> str:
    """The words for a picture that was not taken. What was there before stays."""
    words = {
        "missing": _("Please choose a file first."),
        "neither": _("This file is no PNG and no SVG picture. Save it as PNG and try again."),
        "too-large": _(
            "This file is too large. It may have at most %(count)s kB. "
            "Make the picture smaller and save it as PNG: 1000 pixels in width are plenty.",
            count=error.detail,
        ),
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
        "unreadable": _(
            "This drawing is packed, or saved in letters that we cannot read. Save it as PNG and try again."
        ),
        "too-detailed": _("This drawing has too many parts for our printer. Save it as PNG and try again."),
        "unsafe": _(
            "This drawing has a part that we do not print (%(part)s). Save it as PNG and try again.",
            part=error.detail,
        ),
    }
    return str(words[error.code])
