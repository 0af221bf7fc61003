"""Whoever follows a class is told of what has changed, and only when it is there to be read."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from flask import Flask

from tests.cast import Cast, join
from workshop.records import answers, changes, meetings, participants, retention
from workshop.records.clock import utc_now
from workshop.records.transaction import transaction

Told = list[tuple[int, int | None]]


@pytest.fixture
def told(app: Flask, cast: Cast) -> Iterator[Told]:
    """What a listener hears from now on, of Ines's class and others."""
    heard: Told = []
    with app.app_context():
        end = changes.listen(lambda meeting_id, revision: heard.append((meeting_id, revision)))
    yield heard
    end()


def test_a_step_is_told_with_its_revision(app: Flask, cast: Cast, told: Told) -> None:
    with app.app_context():
        moved = meetings.advance(cast.meeting.id, 2)
    assert told == [(cast.meeting.id, moved.revision)]


def test_a_step_to_where_the_class_is_is_told_to_nobody(app: Flask, cast: Cast, told: Told) -> None:
    with app.app_context():
        meetings.advance(cast.meeting.id, 1)
    assert told == []


def test_it_is_told_when_it_can_be_read(app: Flask, cast: Cast) -> None:
    seen: list[int | None] = []
    with app.app_context():
        end = changes.listen(lambda meeting_id, _revision: seen.append(meetings.revision(meeting_id)))
        moved = meetings.advance(cast.meeting.id, 2)
        end()
    assert seen == [moved.revision]


def test_people_who_join_and_answer_are_told_of_without_a_revision(
    app: Flask, cast: Cast, told: Told
) -> None:
    with app.app_context():
        sam = join(app, cast.meeting, "Sam")
        answers.save(sam, "pitch", 1, {"text": "What are you working on?"}, 1)
        participants.remove(sam)
    assert told == [(cast.meeting.id, None)] * 3


def test_what_was_given_up_is_told_to_nobody(app: Flask, cast: Cast, told: Told) -> None:
    with app.app_context():
        with suppress(ZeroDivisionError), transaction():
            meetings.advance(cast.meeting.id, 2)
            raise ZeroDivisionError
        assert told == []


def test_a_change_of_several_parts_is_told_once(app: Flask, cast: Cast, told: Told) -> None:
    with app.app_context():
        with transaction():
            meetings.advance(cast.meeting.id, 2)
            last = meetings.advance(cast.meeting.id, 3)
            assert told == []
        assert told == [(cast.meeting.id, last.revision)]


def test_who_was_seen_when_is_no_news(app: Flask, cast: Cast, told: Told) -> None:
    with app.app_context():
        sam = join(app, cast.meeting, "Sam")
        told.clear()
        participants.seen({sam: utc_now()})
    assert told == []


def test_a_deletion_is_told(app: Flask, cast: Cast, told: Told) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)
        told.clear()
        retention.delete_due(utc_now().replace(year=utc_now().year + 1))
    assert [meeting_id for meeting_id, _revision in told] == [cast.meeting.id]
