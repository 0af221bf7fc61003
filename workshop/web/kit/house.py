"""What every door needs from the rooms behind it, put into the app once by `workshop.app`."""

from dataclasses import dataclass, field

from flask import current_app

from workshop.course.library import Library
from workshop.documents.press import Press, Sheet
from workshop.documents.queue import Queue
from workshop.live.places import Places
from workshop.live.presence import Presence
from workshop.settings import Settings


@dataclass(frozen=True)
class House:
    settings: Settings
    library: Library
    press: Press
    presence: Presence = field(default_factory=Presence)
    staff_presence: Presence = field(default_factory=Presence)
    places: Places = field(default_factory=Places)
    # of the 16 threads that answer pages, four at least are never waiting for paper (see live/front.py)
    queue: Queue = field(default_factory=lambda: Queue(8))
    blank_queue: Queue = field(default_factory=lambda: Queue(4))
    blanks: dict[Sheet, bytes] = field(default_factory=dict)


def house() -> House:
    found: House = current_app.extensions["workshop"]
    return found
