"""What the running app does by itself."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from threading import Event

import pytest
from flask import Flask

from tests.cast import Cast, join
from workshop.cli import rounds
from workshop.records import clock, participants, sign_ins, write_ahead_log


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


def test_what_could_not_leave_the_log_at_once_leaves_it_in_a_later_round(app: Flask, cast: Cast) -> None:
    path = app.extensions["workshop"].settings.database_path
    log = path.with_name(f"{path.name}-wal")
    sam = join(app, cast.meeting, "Zebulonia")
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM participant").fetchall()
        with app.app_context():
            participants.erase(sam)
        rounds.empty_the_log(app)
        assert b"Zebulonia" in log.read_bytes()
    rounds.empty_the_log(app)
    assert log.read_bytes() == b""


def test_the_log_is_emptied_while_the_server_runs(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied = Event()
    monkeypatch.setattr(write_ahead_log, "empty", emptied.set)
    timers = rounds.timers(app)
    for timer in timers:
        timer.start()
    assert emptied.wait(10)
    for timer in timers:
        timer.stop()
