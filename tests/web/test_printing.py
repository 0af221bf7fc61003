"""While the press prints, its request holds nothing of the database."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.documents.sheet import Sheet
from workshop.records import meetings, papers, participants, write_ahead_log


class SlowPress:
    """While it prints, the database's log is emptied, as after a deletion; it knows whether that worked."""

    def __init__(self) -> None:
        self.is_log_empty: list[bool] = []

    def print(self, sheet: Sheet) -> bytes:
        self.is_log_empty.append(write_ahead_log.empty())
        return b"%PDF-1.7"


@pytest.fixture
def press(app: Flask, monkeypatch: pytest.MonkeyPatch) -> SlowPress:
    press = SlowPress()
    house: Any = replace(app.extensions["workshop"], press=press)
    monkeypatch.setitem(app.extensions, "workshop", house)
    return press


def test_a_worksheet_in_print_holds_up_no_deletion(cast: Cast, joined, press: SlowPress) -> None:
    answer = joined("Sam").get(f"/class/{cast.meeting.code}/worksheets/my-network.pdf")
    assert (answer.status_code, press.is_log_empty) == (200, [True])


def test_a_paper_in_print_holds_up_no_deletion(
    app: Flask, cast: Cast, joined, signed_in, press: SlowPress
) -> None:
    with app.app_context():
        meetings.update(cast.meeting.id, starts_at=cast.meeting.starts_at - timedelta(minutes=10))
    sam: FlaskClient = joined("Sam")
    with app.app_context():
        sam_id = participants.of_meeting(cast.meeting.id)[-1].id
        meetings.close_class(cast.meeting.id)
        paper = papers.issue(cast.meeting.id, [sam_id], [], by=cast.ines.id)[0]
    sam.get(f"/class/{cast.meeting.code}/papers/proof.pdf")
    signed_in(cast.ines).get(f"/staff/classes/{cast.meeting.id}/papers/{paper.id}.pdf")
    assert press.is_log_empty == [True, True]
