"""What is deleted is gone from the write-ahead log too, and nobody waits for that."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from time import monotonic

import pytest

from tests.records.conftest import Clock
from tests.records.disk import everything_on_disk
from workshop.records import answers, participants, retention, write_ahead_log
from workshop.records.meetings import Meeting
from workshop.records.participants import Participant
from workshop.settings import Settings

WORDS = "a very private sentence"


@pytest.fixture
def pitch(meeting: Meeting) -> Participant:
    """Zebulonia, who has typed something."""
    person, _ = participants.join(meeting.id, "Zebulonia")
    answers.save(person.id, "pitch:free", 1, {"text": WORDS}, 1)
    return person


@pytest.fixture
def somebody_reads(settings: Settings, pitch: Participant) -> Iterator[sqlite3.Connection]:
    """Another request's view of the database, from before the deletion, until it is closed."""
    with closing(sqlite3.connect(settings.database_path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM answer").fetchall()
        yield other


def is_on_disk(settings: Settings) -> bool:
    found = everything_on_disk(settings)
    return WORDS.encode() in found or b"Zebulonia" in found


def test_who_asks_is_gone_from_every_file_at_once(pitch: Participant, settings: Settings) -> None:
    assert is_on_disk(settings)
    participants.erase(pitch.id)
    assert not is_on_disk(settings)


def test_what_is_due_is_gone_from_every_file(pitch: Participant, settings: Settings, clock: Clock) -> None:
    retention.delete_due(clock.wait(days=40))
    assert not is_on_disk(settings)


def test_nobody_waits_for_a_reader(
    meeting: Meeting, pitch: Participant, somebody_reads: sqlite3.Connection, clock: Clock
) -> None:
    began = monotonic()
    participants.erase(pitch.id)
    retention.delete_due(clock.now)
    assert not write_ahead_log.empty()
    participants.join(meeting.id, "Rosa")
    assert monotonic() - began < 2


def test_log_is_emptied_as_soon_as_the_reader_is_done(
    pitch: Participant, settings: Settings, somebody_reads: sqlite3.Connection
) -> None:
    participants.erase(pitch.id)
    assert is_on_disk(settings)
    somebody_reads.close()
    assert write_ahead_log.empty()
    assert not is_on_disk(settings)


def test_later_deletion_empties_the_log_with_nothing_due(
    pitch: Participant, settings: Settings, somebody_reads: sqlite3.Connection, clock: Clock
) -> None:
    participants.erase(pitch.id)
    somebody_reads.close()
    assert retention.delete_due(clock.now) == 0
    assert not is_on_disk(settings)


def test_nobody_waits_for_a_writer(pitch: Participant, settings: Settings) -> None:
    with closing(sqlite3.connect(settings.database_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        assert not write_ahead_log.empty()
        assert monotonic() - began < 2
    assert write_ahead_log.empty()


def test_log_that_cannot_be_emptied_fails_no_deletion(
    meeting: Meeting, pitch: Participant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", full)
    participants.erase(pitch.id)
    assert participants.of_meeting(meeting.id) == []
    assert "could not be emptied yet: database or disk is full" in caplog.text
