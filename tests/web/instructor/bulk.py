"""A press that waits until it is let, and how to ask for much paper."""

import html
import time
from collections.abc import Callable, Sequence

from flask.testing import FlaskClient

from tests.cast import Cast
from tests.documents.fake_press import FakePress
from workshop.documents.sheet import Sheet

USUAL = ("help-card", "worksheet-my-network", "handout-principles")
AROUND = ("guide", "poster", "sign-in-sheet")  # usual too


class PatientPress(FakePress):
    """Waits from the start on, and knows what it has joined."""

    def __init__(self) -> None:
        super().__init__()
        self.may_print.clear()
        self.joined: list[tuple[str, bool, int]] = []

    def print_joined(
        self,
        sheets: Sequence[tuple[Sheet, int]],
        title: str,
        each_done: Callable[[int], None] | None = None,
    ) -> bytes:
        self.joined = [(sheet.title, 'class="large' in sheet.html, copies) for sheet, copies in sheets]
        return b"%PDF joined"


def at(cast: Cast, rest: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{rest}"


def choice(*names: str, copies: str = "2", **more: str) -> dict[str, str]:
    return {f"print-{name}": "y" for name in names} | {f"copies-{name}": copies for name in names} | more


def wait_for(client: FlaskClient, cast: Cast) -> str:
    """The page of a job that is over."""
    until = time.monotonic() + 120
    while not client.get(at(cast, "printing/state"), headers={"Accept": "application/json"}).json["location"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    return html.unescape(client.get(at(cast, "printing")).text)
