"""Who drives a class: the key of the place that a page acts from, and the question before it acts.

The key is no secret. It tells two consoles apart, and lets the projector's window and the console of one
laptop count as one place: the first page makes it, and its forms, links and scripts carry it on.
"""

import re
import secrets

from flask import request

from workshop.records import clock, drivers
from workshop.records.meetings import Meeting
from workshop.web.kit.house import house

_KEY = re.compile(r"[A-Za-z0-9_-]{8,40}")


def place() -> str:
    """Of the page that asks; "" where it names none."""
    asked = request.values.get("place", "")
    return asked if _KEY.fullmatch(asked) else ""


def place_or_new() -> str:
    return place() or secrets.token_urlsafe(12)


def hold(meeting: Meeting) -> None:
    """Before an action that the room sees; refuses not-driving."""
    drivers.hold(meeting.id, place(), house().places.seen_at(meeting.id, meeting.driver))


def saw(meeting: Meeting) -> None:
    if here := place():
        house().places.saw(meeting.id, here, clock.utc_now())


def standing(meeting: Meeting, here: str) -> str:
    """This place drives (here), another one (other), or none (nobody); "" while there is nothing to drive."""
    if meeting.status != "open":
        return ""
    return "nobody" if meeting.driver is None else "here" if meeting.driver == here else "other"
