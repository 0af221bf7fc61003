"""Paper that anybody may ask for holds up neither the class nor those who print what is theirs."""

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.documents.press import Sheet
from workshop.documents.queue import Queue
from workshop.web.kit.house import House

BLANKS = ("/handouts/principles.pdf", "/worksheets/my-network.pdf")


class CountingPress:
    def __init__(self) -> None:
        self.printed: list[Sheet] = []

    def print(self, sheet: Sheet) -> bytes:
        self.printed.append(sheet)
        return b"%PDF-1.7"


@pytest.fixture
def press() -> CountingPress:
    return CountingPress()


@pytest.fixture
def house(app: Flask, press: CountingPress, monkeypatch: pytest.MonkeyPatch) -> House:
    changed: Any = replace(
        app.extensions["workshop"], press=press, blanks={}, queue=Queue(8), blank_queue=Queue(4)
    )
    monkeypatch.setitem(app.extensions, "workshop", changed)
    return changed


def test_blank_paper_is_printed_once_for_each_size(
    house: House, press: CountingPress, passer_by: FlaskClient
) -> None:
    for _time in range(3):
        for path in BLANKS:
            for paper in ("letter", "a4", "letter"):
                answer = passer_by.get(path, query_string={"paper": paper})
                assert (answer.status_code, answer.data) == (200, b"%PDF-1.7")
    assert len(press.printed) == len(set(press.printed)) == 4


def test_blank_paper_beyond_the_queue_is_refused_in_a_sentence(
    house: House, press: CountingPress, passer_by: FlaskClient
) -> None:
    with ExitStack() as others:
        for _place in range(4):
            others.enter_context(house.blank_queue.place())
        answer = passer_by.get(BLANKS[0])
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "Please try again in a few seconds." in answer.text
        assert press.printed == []
    assert passer_by.get(BLANKS[0]).status_code == 200


def test_a_queue_for_blank_paper_holds_up_nobody_who_prints_what_is_theirs(
    cast: Cast, house: House, joined
) -> None:
    sam = joined("Sam")
    with ExitStack() as others:
        for _place in range(4):
            others.enter_context(house.blank_queue.place())
        assert sam.get(f"/class/{cast.meeting.code}/worksheets/my-network.pdf").status_code == 200


def test_own_paper_is_never_kept(cast: Cast, house: House, press: CountingPress, joined) -> None:
    sam = joined("Sam")
    for _time in range(2):
        sam.get(f"/class/{cast.meeting.code}/worksheets/my-network.pdf")
    assert len(press.printed) == 2
    assert house.blanks == {}


def test_threads_are_left_for_the_class_however_much_is_printed(
    cast: Cast, house: House, joined, passer_by: FlaskClient
) -> None:
    sam = joined("Sam")
    with ExitStack() as others:
        for _place in range(8):
            others.enter_context(house.queue.place())
        refused = sam.get(f"/class/{cast.meeting.code}/worksheets/my-network.pdf")
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert passer_by.get(BLANKS[1]).status_code == 200
