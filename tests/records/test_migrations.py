"""Migrations and models tell the same story, forwards and backwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, PrimaryKeyConstraint, create_engine

from tests.records.conftest import Clock
from workshop.records import (
    answers,
    attendance,
    centers,
    db,
    demonstration,
    devices,
    meetings,
    paper_answers,
    participants,
    results,
    schema,
)
from workshop.records.base import NAMES, Base
from workshop.settings import Settings


@contextmanager
def connected(settings: Settings) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{settings.database_path}")
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def downgrade(settings: Settings, to: str) -> None:
    config = schema.config()
    with connected(settings) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, to)


def described(settings: Settings) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(settings.database_path)) as found:
        return sorted(found.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall())


def test_there_is_one_line_of_migrations_and_it_is_numbered() -> None:
    script = ScriptDirectory.from_config(schema.config())
    assert len(script.get_heads()) == 1
    steps = [step.revision for step in script.walk_revisions()][::-1]
    assert steps == [f"{number:04}" for number in range(1, len(steps) + 1)]


def test_models_and_migrations_agree(settings: Settings) -> None:
    schema.upgrade(settings)
    with connected(settings) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_checks_of_the_models_are_in_the_database_too(settings: Settings) -> None:
    """Alembic does not compare them."""
    schema.upgrade(settings)
    tables = {name: sql for kind, name, sql in described(settings) if kind == "table"}
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            is_in_column = isinstance(constraint, PrimaryKeyConstraint)  # SQLite writes that one unnamed
            assert is_in_column or str(constraint.name) in tables[table.name]
        assert ("AUTOINCREMENT" in tables[table.name]) == bool(
            table.dialect_kwargs.get("sqlite_autoincrement")
        )


def test_every_constraint_has_a_name() -> None:
    """SQLite can only change tables in batches, and those need names."""
    assert set(NAMES) == {"ix", "uq", "ck", "fk", "pk"}
    assert all(one.name for table in Base.metadata.tables.values() for one in table.constraints)


def test_down_and_up_again_is_the_same_schema(settings: Settings) -> None:
    schema.upgrade(settings)
    before = described(settings)
    downgrade(settings, "base")
    assert [name for kind, name, _ in described(settings) if kind == "table"] == [
        "alembic_version",
        "sqlite_sequence",
    ]
    schema.upgrade(settings)
    assert described(settings) == before


@pytest.mark.parametrize("step", ["0001", "0002", "0003", "0004", "0005", "0006", "0007"])
def test_data_of_earlier_steps_survives_going_down_and_up(
    app: Flask, settings: Settings, clock: Clock, step: str
) -> None:
    made = demonstration.ensure(clock.now)
    participants.join(made.meeting.id, "Sam")
    db.close(app)
    downgrade(settings, step)
    assert schema.check(settings) is False
    schema.upgrade(settings)
    assert centers.count() == 1
    kept = meetings.get(made.meeting.id)
    assert (kept is not None) == (step != "0001")
    assert kept is None or kept.delete_on == made.meeting.delete_on == date(2026, 4, 9)


def test_a_phone_that_was_in_the_class_is_still_in_after_the_step_to_several_devices(
    app: Flask, settings: Settings, clock: Clock
) -> None:
    made = demonstration.ensure(clock.now)
    sam, token = participants.join(made.meeting.id, "Sam", is_shared_device=True)
    participants.erase(participants.join(made.meeting.id, "Duc")[0].id)
    db.close(app)
    downgrade(settings, "0007")
    schema.upgrade(settings)
    found, device = participants.by_token(made.meeting.id, token), devices.by_token(token)
    assert found is not None
    assert found.id == sam.id
    assert device is not None
    assert device.is_shared
    # the id of somebody deleted is not used again
    assert participants.join(made.meeting.id, "Rosa")[0].id == sam.id + 2


def test_results_on_the_screen_during_an_upgrade_wait_to_be_shown_again(
    app: Flask, settings: Settings, clock: Clock
) -> None:
    """The step before kept no counts with them."""
    made = demonstration.ensure(clock.now)
    meetings.set_activity(made.meeting.id, "opening-poll", "open")
    db.close(app)
    downgrade(settings, "0003")
    with closing(sqlite3.connect(settings.database_path)) as found, found:
        found.execute("UPDATE activity_state SET status = 'revealed'")
    schema.upgrade(settings)
    assert meetings.activity_statuses(made.meeting.id) == {"opening-poll": "closed"}


def test_how_many_came_to_a_class_that_was_erased_before_the_step_is_not_known(
    app: Flask, settings: Settings, clock: Clock
) -> None:
    made = demonstration.ensure(clock.now)
    db.close(app)
    downgrade(settings, "0013")
    with closing(sqlite3.connect(settings.database_path)) as found, found:
        found.execute("UPDATE meeting SET erased_at = created_at")
    schema.upgrade(settings)
    erased = meetings.get(made.meeting.id)
    assert erased is not None
    assert attendance.counts(erased) is None


def test_answers_from_paper_count_after_the_step_that_keeps_them_with_all_others(
    app: Flask, settings: Settings, clock: Clock
) -> None:
    here = demonstration.ensure(clock.now).meeting.id
    participants.join(here, "Sam")
    for choice in "aaaab":
        paper_answers.enter(here, "poll", choice)
    paper_answers.enter(here, "pitch:mine", None)
    meetings.set_activity(here, "poll", "revealed")
    db.close(app)
    downgrade(settings, "0015")
    with closing(sqlite3.connect(settings.database_path)) as found:
        assert found.execute("SELECT count(*), count(choice) FROM paper_answer").fetchone() == (6, 5)
    schema.upgrade(settings)
    assert results.shares(here, "poll") == {"a": 80, "b": 20}
    assert results.news(here, "poll") == 0
    assert (answers.count(here, "poll"), answers.count(here, "pitch:mine")) == (5, 1)
    assert [one.screen_name for one in participants.of_meeting(here)] == ["Sam"]


def test_upgrade_that_fails_half_way_changes_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.upgrade(settings)
    downgrade(settings, "0001")
    before = described(settings)
    script = ScriptDirectory.from_config(schema.config())
    assert script.get_revision("0003") is not None
    monkeypatch.setattr(schema, "_refuse_loose_ends", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        schema.upgrade(settings)
    assert described(settings) == before
