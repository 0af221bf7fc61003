"""What joining and coming back share: which class it is, who is here on this device, and remembering them."""

from flask import flash, g, session

from workshop.records import devices, participants
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.web.kit.guard import joined
from workshop.web.kit.known_codes import class_of

CLASSES_KEPT = 3  # a cookie is small; nobody takes part in more classes on one device at a time


def meeting_of(code: str) -> Meeting:
    meeting = class_of(code)
    g.meeting = meeting  # these pages speak the language of their class
    return meeting


def here(meeting: Meeting) -> Participant | None:
    """Who is in the class on this device."""
    token = joined().get(meeting.code)
    return participants.by_token(meeting.id, token) if token else None


def sign_off_here(meeting: Meeting, person: Participant) -> None:
    """This device alone: somebody may be in on a phone of their own as well."""
    forget_phrase(meeting)
    device = devices.by_token(joined().get(meeting.code, ""))
    participants.sign_off(person.id, device.id if device else None)


def remember(meeting: Meeting, token: str, words: str, *, is_shared: bool) -> None:
    """On a device that others use too, the cookie goes when the browser closes."""
    session["joined"] = _newest(joined(), meeting.code, token)
    forget_request(meeting)
    forget_phrase(meeting)
    session.permanent = not is_shared
    flash(words, "good")


def request_of(meeting: Meeting) -> str | None:
    """The token with which this device waits for the instructor's yes."""
    waiting: dict[str, str] = session.get("waiting", {})
    return waiting.get(meeting.code)


def remember_request(meeting: Meeting, token: str) -> None:
    session["waiting"] = _newest(session.get("waiting", {}), meeting.code, token)


def forget_request(meeting: Meeting) -> None:
    if request_of(meeting) is not None:
        session["waiting"] = {
            code: token for code, token in session["waiting"].items() if code != meeting.code
        }


def forget_phrase(meeting: Meeting) -> None:
    """The three words of whoever was here before; a cookie can be read by who sits at the device."""
    session["phrases"] = {
        code: words for code, words in session.get("phrases", {}).items() if code != meeting.code
    }


def _newest(kept: dict[str, str], code: str, token: str) -> dict[str, str]:
    others = [(other, carried) for other, carried in kept.items() if other != code]
    return dict([*others[-(CLASSES_KEPT - 1) :], (code, token)])
