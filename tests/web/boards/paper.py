"""Entering what was given on paper, as the console does it."""

import re
from typing import Any

from werkzeug.test import TestResponse

from tests.web.boards.room import Room
from workshop.records import answers, participants

JSON = {"Accept": "application/json"}


def enter(here: Room, do: str, **form: Any) -> TestResponse:
    """As the console's script sends it."""
    form["paper-text" if do.partition(":")[0] else "paper-asked"] = form.pop("text", "")
    return here.ines.post(f"{here.staff}/paper-answers", data={"do": do, **form}, headers=JSON)


def add(here: Room, name: str) -> int:
    with here.app.app_context():
        return participants.add_without_phone(here.meeting.id, name).id


def count(here: Room, key: str, round: int | None = 1) -> int:
    with here.app.app_context():
        return answers.count(here.meeting.id, key, round)


def take_back(here: Room) -> TestResponse:
    found = re.search(r'value="([\w-]*:back:[^"]+)"', here.console())
    assert found
    return enter(here, found[1])
