"""A class whose people answer over a bad network: every answer open, and what the server has of it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.test_boards import IDEAS, PEOPLE, _class, _give, _people
from tests.cast import gather
from tests.served import serving
from tests.web.boards.course import slide_of, write
from workshop.app import create_app
from workshop.records import db, meetings, schema
from workshop.settings import Settings

ACTIVITIES = ("many", "how-sure", "our-wall", "our-talk")
VOTES = "votes:our-wall"


@dataclass
class Class:
    base: str
    code: str
    database: Path

    def at(self, path: str = "") -> str:
        return f"{self.base}/class/{self.code}/{path}"

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database, timeout=10)) as database, database:
            return database.execute(statement, values).fetchall()

    def kept(self, name: str, activity: str) -> list[Any]:
        """All that the server has of somebody's answers to an activity, in the order of their rounds."""
        found = self.ask(
            "SELECT answer.value FROM answer JOIN participant ON participant.id = participant_id"
            " JOIN meeting ON meeting.id = meeting_id"
            " WHERE code = ? AND screen_name = ? AND activity = ? ORDER BY round",
            self.code,
            name,
            activity,
        )
        return [next(iter(json.loads(value).values())) for (value,) in found]

    def set(self, activity: str, status: str) -> None:
        """As the instructor does, at a moment that a test chooses."""
        which = "meeting_id = (SELECT id FROM meeting WHERE code = ?)"
        self.ask(
            f"UPDATE activity_state SET status = ? WHERE activity = ? AND {which}",
            status,
            activity,
            self.code,
        )
        self.ask("UPDATE meeting SET revision = revision + 1 WHERE code = ?", self.code)


@contextmanager
def classes(data_folder: Path, course: Path) -> Iterator[dict[str, Class]]:
    """By the activity that each is at."""
    content = write(course)
    settings = Settings(data_folder=data_folder, content_folder=content)
    schema.upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        cast = gather()
        made = {name: _class(cast.meeting, name) for name in ACTIVITIES}
        for name, meeting in made.items():
            meetings.advance(meeting.id, slide_of(name))
            meetings.set_activity(meeting.id, name, "open", lambda _session, _state: None)
        _people(made["our-wall"])
        _give(made["our-wall"], "our-wall", [{"text": text} for text in IDEAS])
        meetings.set_activity(made["our-wall"].id, "our-wall", "revealed", lambda _session, _state: None)
        meetings.set_activity(made["our-wall"].id, VOTES, "open")
        codes = {name: meeting.code for name, meeting in made.items()}
    app.extensions["workshop"].press.close()
    db.close(app)
    assert "Sam" in PEOPLE, "so that nobody here is called like that"
    with serving(data_folder, content=content) as (server, _shown):
        base = f"http://localhost:{server.port}"
        yield {name: Class(base, code, settings.database_path) for name, code in codes.items()}


def enter(page: Page, room: Class, name: str) -> Page:
    page.goto(f"{room.base}/join/{room.code}")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join the class").click()
    expect(page.locator(".class-nav")).to_be_attached()
    return page


def choose(page: Page, *labels: str) -> None:
    for label in labels:
        page.get_by_label(label, exact=True).check()


def send(page: Page) -> None:
    page.get_by_role("button", name="Send").click()


def label(page: Page) -> Locator:
    """What the page says of the answer, where it says anything."""
    return page.locator("[data-saving] > [data-state]:visible")


def says(page: Page, words: str) -> None:
    expect(label(page)).to_contain_text(words)


WAITS = "Saved here. It will be sent when the connection is back."
RECEIVED = "Received"


class Wire:
    """Between a phone and the server: what is sent there can be cut, and the server's answer lost."""

    def __init__(self, page: Page, path: str) -> None:
        self.sent: list[Any] = []
        self.deed = "through"
        page.context.route(path, self._on_its_way)

    def _on_its_way(self, route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        self.sent.append(route.request)
        getattr(self, f"_{self.deed}")(route)

    def _through(self, route: Route) -> None:
        route.continue_()

    def _cut(self, route: Route) -> None:
        route.abort("connectionreset")

    def _lose_the_answer(self, route: Route) -> None:
        """The server has it, and the phone never hears of it."""
        route.fetch()
        route.abort("connectionreset")

    def _double(self, route: Route) -> None:
        route.fetch()
        route.fulfill(response=route.fetch())

    def _hold(self, route: Route) -> None:
        """It is on its way for as long as one likes."""

    def _look(self, route: Route) -> None:
        """The server has a page for it, which is then sent for."""
        self.deed = "through"
        route.fulfill(status=200, content_type="application/json", body='{"status": "look"}')

    def _portal(self, route: Route) -> None:
        """A guest Wi-Fi that wants to be signed in to, and answers in the server's place."""
        route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to our Wi-Fi</h1>")

    def again(self, page: Page, number: int) -> None:
        """What was sent before arrives, late or once more."""
        late = self.sent[number]
        heads = {name: value for name, value in late.all_headers().items() if not name.startswith(":")}
        heads.pop("content-length", None)
        page.request.post(late.url, data=late.post_data_buffer or b"", headers=heads)
