"""A class at one activity: what its people do, and what each of its screens shows."""

import re
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from workshop.records.meetings import Meeting

TAGS = re.compile(r"<svg.*?</svg>|<[^>]+>", re.S)


@dataclass
class Room:
    app: Flask
    meeting: Meeting
    activity: str
    ines: FlaskClient
    phones: list[FlaskClient]
    passer_by: FlaskClient

    @property
    def staff(self) -> str:
        return f"/staff/classes/{self.meeting.id}"

    @property
    def home(self) -> str:
        return f"/class/{self.meeting.code}"

    def set(self, status: str) -> None:
        self.do("activity", f"{self.activity}:{status}")

    def play(self, deed: str) -> None:
        self.do("play", f"{self.activity}:{deed}")

    def do(self, door: str, what: str) -> TestResponse:
        answer = self.ines.post(f"{self.staff}/{door}", data={"do": what})
        assert answer.status_code in (200, 302), answer.status_code
        return answer

    def choose(self, phone: int, *options: str) -> str:
        address = f"{self.home}/activities/{self.activity}"
        return self._sent(phone, address, option=list(options))

    def vote(self, phone: int, *options: str) -> str:
        return self._sent(phone, f"{self.home}/votes/{self.activity}", option=list(options))

    def write(
        self, phone: int, text: str = "", who: str = "room", words: tuple[str, ...] = (), **more: Any
    ) -> str:
        typed = {f"words-{number}": word for number, word in enumerate(words)}
        values = {"text": text, "who": who, "edit": "1", **typed, **more}
        return self._sent(phone, f"{self.home}/write/{self.activity}", **values)

    def ask(self, phone: int, text: str, who: str = "instructor", **more: Any) -> str:
        return self._sent(phone, f"{self.home}/questions", text=text, who=who, edit="1", **more)

    def tap(self, label: str, words: str) -> None:
        """The button of that label, beside those words on the console."""
        html = self.console()
        items = re.findall(r'<li class="piece">.*?</li>', html, re.S)
        item = next(one for one in items if words in one)
        button = next(one for one in re.findall(r"<button.*?</button>", item, re.S) if label in one)
        found = re.search(r'value="([^"]+)"', button)
        assert found
        self.do("let", found[1])

    def can_tap(self, label: str, words: str) -> bool:
        items = re.findall(r'<li class="piece">.*?</li>', self.console(), re.S)
        return any(words in one and label in one for one in items)

    def console(self) -> str:
        return self.ines.get(f"{self.staff}/console").text

    def wall(self) -> str:
        return str(self.passer_by.get(f"/projector/{self.meeting.code}/state").json["regions"]["step"])

    def phone(self, phone: int = 0) -> str:
        return self.phones[phone].get(f"{self.home}/").text

    def words_on_wall(self) -> str:
        return " ".join(TAGS.sub(" ", self.wall()).split())

    def _sent(self, phone: int, address: str, **values: Any) -> str:
        return self.phones[phone].post(address, data=values, follow_redirects=True).text
