"""What every door needs from the rooms behind it, put into the app once by `workshop.app`."""

from dataclasses import dataclass, field
from datetime import timedelta

from flask import current_app

from workshop.course.library import Library
from workshop.documents.jobs import Jobs
from workshop.documents.press import Press, Sheet
from workshop.documents.queue import Queue
from workshop.live.places import Places
from workshop.live.presence import Presence
from workshop.live.room import Room
from workshop.settings import Settings
from workshop.web.kit.budgets import Budget


@dataclass(frozen=True)
class House:
    settings: Settings
    library: Library
    press: Press
    jobs: Jobs
    presence: Presence = field(default_factory=Presence)
    staff_presence: Presence = field(default_factory=Presence)
    places: Places = field(default_factory=Places)
    room: Room = field(default_factory=Room)
    # of the 16 threads that answer pages, four at least are never waiting for paper (see live/front.py)
    queue: Queue = field(default_factory=lambda: Queue(8))
    blank_queue: Queue = field(default_factory=lambda: Queue(4))
    blanks: dict[Sheet, bytes] = field(default_factory=dict)
    # forty people who mistype five times each; after that ten codes a minute, out of 309 million
    code_tries: Budget = field(default_factory=lambda: Budget(200, timedelta(seconds=6)))
    # of each class: ten people who mistype, then one phrase a minute, out of 134 million
    phrase_tries: Budget = field(default_factory=lambda: Budget(10, timedelta(minutes=1)))
    # of papers: one paper in a thousand million codes, so that this is slow for machines and not for people
    check_tries: Budget = field(default_factory=lambda: Budget(300, timedelta(seconds=1)))
    # of each class: half a class whose phones forgot them; each name that is asked for costs one, until a yes
    return_tries: Budget = field(default_factory=lambda: Budget(20, timedelta(seconds=30)))


def house() -> House:
    found: House = current_app.extensions["workshop"]
    return found
