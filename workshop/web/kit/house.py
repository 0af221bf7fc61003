"""What every door needs from the rooms behind it, put into the app once by `workshop.app`."""

from dataclasses import dataclass, field

from flask import current_app

from workshop.course.library import Library
from workshop.documents.press import Press
from workshop.live.presence import Presence
from workshop.settings import Settings


@dataclass(frozen=True)
class House:
    settings: Settings
    library: Library
    press: Press
    presence: Presence = field(default_factory=Presence)
    staff_presence: Presence = field(default_factory=Presence)


def house() -> House:
    found: House = current_app.extensions["workshop"]
    return found
