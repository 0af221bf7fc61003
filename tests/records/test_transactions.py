"""One way to write, one way to read."""

import sqlite3
from contextlib import ExitStack, closing
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from tests.cast import Cast
from tests.records.refused import refused
from workshop.records import centers, meetings, participants
from workshop.records import transaction as writing
from workshop.records.db import close, db, init_app
from workshop.records.meetings import Meeting
from workshop.records.refusals import Refusal
from workshop.records.tables import Center
from workshop.records.transaction import reader, transaction
from workshop.settings import Settings


def test_reading_session_cannot_write(cast: Cast) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        db.session.execute(update(Center).values(name="x"))


def test_write_that_fails_leaves_nothing_behind(cast: Cast) -> None:
    def rename_and_fail() -> None:
        with transaction():
            centers.update(cast.riverside.id, name="Half done")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_fail()
    kept = centers.get(cast.riverside.id)
    assert kept is not None
    assert kept.name == "Riverside Employment Center"


def test_request_sees_its_own_write_at_once(cast: Cast) -> None:
    before = centers.get(cast.riverside.id)
    centers.update(cast.riverside.id, phone="555-0199")
    after = centers.get(cast.riverside.id)
    assert before is not None
    assert after is not None
    assert (before.phone, after.phone) == ("555-0100", "555-0199")


def test_inner_transaction_joins_the_outer_one(cast: Cast) -> None:
    with transaction() as outer:
        with transaction() as inner:
            inner.execute(update(Center).values(phone="1"))
        assert inner is outer
        seen = centers.get(cast.riverside.id)
        assert seen is not None
        assert seen.phone == "1"


def test_inner_write_goes_when_the_outer_one_fails(meeting: Meeting) -> None:
    def join_and_fail() -> None:
        with transaction():
            participants.join(meeting.id, "Sam")
            raise Refusal("class-closed")

    with refused("class-closed"):
        join_and_fail()
    assert participants.of_meeting(meeting.id) == []


def test_refused_inner_step_undoes_only_itself(meeting: Meeting) -> None:
    with transaction():
        participants.join(meeting.id, "Sam")
        with refused("slide-unknown"), transaction():
            participants.join(meeting.id, "Rosa")
            meetings.advance(meeting.id, 0)
    assert [person.screen_name for person in participants.of_meeting(meeting.id)] == ["Sam"]


def test_rows_stay_readable_after_a_transaction_that_failed(cast: Cast) -> None:
    kept: list[Meeting] = []

    def look_and_fail() -> None:
        with transaction() as session:
            kept.append(meetings.known(session, cast.meeting.id))
            raise Refusal("class-closed")

    with refused("class-closed"):
        look_and_fail()
    assert kept[0].title == cast.meeting.title


def test_rows_stay_readable_after_the_request(app: Flask, cast: Cast) -> None:
    with app.app_context():
        found = meetings.get(cast.meeting.id)
    assert found is not None
    assert found.code == cast.meeting.code


def test_locked_database_is_refused_in_words(cast: Cast, settings: Settings) -> None:
    impatient = Flask("impatient")
    init_app(impatient, settings, busy_timeout=20)
    with impatient.app_context(), closing(sqlite3.connect(settings.database_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with refused("database-locked"):
            centers.update(cast.riverside.id, name="Nobody waits for ever")
        other.rollback()
        assert centers.update(cast.riverside.id, name="Now it works").name == "Now it works"
    close(impatient)


def test_reading_goes_on_while_somebody_else_writes(cast: Cast, settings: Settings) -> None:
    with closing(sqlite3.connect(settings.database_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert centers.count() == 2


def test_people_who_join_at_the_same_moment_all_get_in(app: Flask, meeting: Meeting) -> None:
    def join() -> None:
        with app.app_context():
            db.session.execute(text("SELECT 1"))
            participants.join(meeting.id, "Sam")

    threads = [Thread(target=join) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = sorted(person.screen_name for person in participants.of_meeting(meeting.id))
    assert names == ["Sam", "Sam 2", "Sam 3", "Sam 4", "Sam 5", "Sam 6"]


def test_one_request_sees_one_moment_of_the_database(app: Flask, cast: Cast) -> None:
    assert centers.count() == 2
    other = Thread(target=lambda: _create_center(app))
    other.start()
    other.join()
    assert centers.count() == 2
    with app.app_context():
        assert centers.count() == 3


def test_foreign_keys_hold(cast: Cast) -> None:
    assert reader().scalar(text("PRAGMA foreign_keys")) == 1
    with transaction() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


def _create_center(app: Flask) -> None:
    with app.app_context():
        centers.create(name="Third", address="", phone="", email="")


def test_only_so_many_wait_for_the_database(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages need a thread, too, while another program holds it."""
    monkeypatch.setattr(writing, "PATIENCE", 0.01)
    with ExitStack() as taken:
        for _place in range(writing.WRITERS):
            writing._places().acquire()
            taken.callback(writing._places().release)
        with refused("database-locked"), transaction():
            pass
        assert centers.get(cast.riverside.id) is not None
    centers.update(cast.riverside.id, phone="555-0199")
