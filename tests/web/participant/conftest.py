"""A role-play that has begun."""

import pytest
from flask import Flask

from tests.cast import Cast, step_of
from tests.web.participant.talking import TALK
from workshop.records import meetings


@pytest.fixture
def started(app: Flask, cast: Cast) -> None:
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, TALK))
        meetings.set_activity(cast.meeting.id, TALK, "open")
