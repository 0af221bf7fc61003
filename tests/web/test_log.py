"""What the server writes down of a page that broke: where and what, and nothing that somebody typed."""

import sqlite3
from contextlib import closing

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast


def test_a_page_that_breaks_leaves_no_typed_word_in_the_log(
    app: Flask, cast: Cast, passer_by: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(app.extensions["workshop"].settings.database_path)) as other:
        other.execute(
            "ALTER TABLE participant ADD COLUMN shoe_size INTEGER NOT NULL CHECK (shoe_size > 0) DEFAULT 0"
        )
    answer = passer_by.post(f"/join/{cast.meeting.code}", data={"screen_name": "Zebulonia"})
    assert answer.status_code == 500
    assert "participant.take_part" in caplog.text
    assert "INSERT INTO participant" in caplog.text
    assert "Zebulonia" not in caplog.text
