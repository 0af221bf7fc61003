"""What the running app does by itself."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.cast import Cast, join
from workshop.cli import rounds
from workshop.records import clock, participants, sign_ins


def test_sightings_are_written_down(app: Flask, cast: Cast) -> None:
    sam = join(app, cast.meeting, "Sam")
    later = clock.utc_now() + timedelta(minutes=10)
    with app.app_context():
        session = sign_ins.session_of(sign_ins.start_session(cast.ines.id))
        assert session
    house = app.extensions["workshop"]
    house.presence.saw(sam, later)
    house.staff_presence.saw(session.id, later)
    rounds.write_down_sightings(app)
    with app.app_context():
        assert [person.last_seen_at for person in participants.of_meeting(cast.meeting.id)] == [later]
        assert house.presence.drain() == house.staff_presence.drain() == {}


def test_what_is_due_is_deleted(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    join(app, cast.meeting, "Sam")
    rounds.delete_what_is_due(app)
    with app.app_context():
        assert len(participants.of_meeting(cast.meeting.id)) == 1
    much_later = clock.utc_now() + timedelta(days=cast.riverside.keep_days + 2)
    monkeypatch.setattr(clock, "utc_now", lambda: much_later)
    rounds.delete_what_is_due(app)
    with app.app_context():
        assert participants.of_meeting(cast.meeting.id) == []
