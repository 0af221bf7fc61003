"""The database file at start: made, brought up to date, or refused in one sentence."""

import sqlite3
import stat
from contextlib import closing

import pytest
from flask import Flask

from tests.records.conftest import Clock
from workshop.records import centers, db, demonstration, schema
from workshop.records.schema import DatabaseLocked, DatabaseNewer, DatabaseProblem, DatabaseUnreadable
from workshop.settings import Settings


def test_first_start_makes_the_database_for_its_owner_alone(settings: Settings) -> None:
    assert schema.check(settings) is False
    schema.upgrade(settings)
    assert schema.check(settings) is True
    assert stat.S_IMODE(settings.database_path.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.data_folder.stat().st_mode) == 0o700


def test_looking_does_not_make_a_database(settings: Settings) -> None:
    schema.check(settings)
    assert not settings.data_folder.exists()


def test_second_start_keeps_all_data(app: Flask, settings: Settings, clock: Clock) -> None:
    demonstration.ensure(clock.now)
    db.close(app)
    schema.upgrade(settings)
    assert centers.count() == 1


def test_database_of_a_newer_version_is_left_alone(settings: Settings) -> None:
    schema.upgrade(settings)
    change(settings, "UPDATE alembic_version SET version_num = '9999'")
    before = settings.database_path.read_bytes()
    for step in (schema.upgrade, schema.check):
        with pytest.raises(DatabaseNewer, match="newer version") as caught:
            step(settings)
        assert_one_line(caught.value)
    assert settings.database_path.read_bytes() == before


def test_locked_database_is_said_in_a_sentence(settings: Settings) -> None:
    schema.upgrade(settings)
    with closing(sqlite3.connect(settings.database_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLocked, match="in use") as caught:
            schema.upgrade(settings, busy_timeout=20)
    assert_one_line(caught.value)


def test_file_that_is_no_database_is_said_in_a_sentence(settings: Settings) -> None:
    settings.data_folder.mkdir()
    settings.database_path.write_text("Dear diary, " * 1000)
    with pytest.raises(DatabaseUnreadable, match="damaged") as caught:
        schema.upgrade(settings)
    assert_one_line(caught.value)
    assert settings.database_path.read_text().startswith("Dear diary")


def test_damaged_database_is_said_in_a_sentence(settings: Settings) -> None:
    schema.upgrade(settings)
    pages = bytearray(settings.database_path.read_bytes())
    pages[4096 : 4096 * 20] = b"\xff" * (4096 * 19)
    settings.database_path.write_bytes(pages)
    with pytest.raises(DatabaseUnreadable, match="damaged") as caught:
        schema.upgrade(settings)
    assert_one_line(caught.value)


def test_database_of_another_program_is_left_alone(settings: Settings) -> None:
    settings.data_folder.mkdir()
    change(settings, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(DatabaseUnreadable, match="another program"):
        schema.upgrade(settings)


def test_folder_that_cannot_be_made_is_said_in_a_sentence(settings: Settings) -> None:
    settings.data_folder.write_text("a file where the folder should be")
    with pytest.raises(DatabaseUnreadable, match="WORKSHOP_DATA") as caught:
        schema.upgrade(settings)
    assert_one_line(caught.value)


def test_folder_in_place_of_the_database_is_said_in_a_sentence(settings: Settings) -> None:
    settings.database_path.mkdir(parents=True)
    with pytest.raises(DatabaseUnreadable, match="cannot be written"):
        schema.upgrade(settings)


def test_odd_folder_names_are_no_matter(settings: Settings) -> None:
    odd = Settings(data_folder=settings.data_folder / "100% of (Inès's) data; ok?")
    schema.upgrade(odd)
    assert schema.check(odd) is True


def assert_one_line(problem: DatabaseProblem) -> None:
    assert "\n" not in str(problem)
    assert str(problem).endswith(".")


def change(settings: Settings, statement: str) -> None:
    with closing(sqlite3.connect(settings.database_path)) as other:
        other.execute(statement)
        other.commit()
