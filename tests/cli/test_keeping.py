"""Database, backup and the rest of what keeps the house."""

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_the_database_is_made_and_then_left_alone(shell: Shell) -> None:
    assert "is up to date now" in shell.says("database", "upgrade")
    assert "was up to date already" in shell.says("database", "upgrade")


def test_a_backup_holds_everything_and_belongs_to_this_account_alone(
    riverside: Shell, tmp_path: Path
) -> None:
    copy = tmp_path / "backup.sqlite3"
    riverside.says("backup", str(copy))
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT email FROM staff").fetchall() == [("ines@riverside.example",)]
    assert sys.platform == "win32" or stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_is_made_while_somebody_writes(riverside: Shell, tmp_path: Path) -> None:
    with closing(sqlite3.connect(riverside.data_folder / "give-first.sqlite3")) as busy:
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("UPDATE staff SET name = 'half done'")
        riverside.says("backup", str(tmp_path / "backup.sqlite3"))
        busy.rollback()
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as opened:
        assert opened.execute("SELECT name FROM staff").fetchall() == [("Ines Moreno",)]


def test_an_older_backup_is_never_written_over(riverside: Shell, tmp_path: Path) -> None:
    older = tmp_path / "backup.sqlite3"
    older.write_text("precious")
    assert "exists already" in riverside.refuses("backup", str(older))
    assert older.read_text() == "precious"


def test_a_damaged_database_makes_no_backup(shell: Shell, tmp_path: Path) -> None:
    shell.data_folder.mkdir()
    (shell.data_folder / "give-first.sqlite3").write_bytes(b"not a database " * 500)
    assert "could not be made" in shell.refuses("backup", str(tmp_path / "backup.sqlite3"))
    assert not (tmp_path / "backup.sqlite3").exists()


def test_without_a_database_there_is_nothing_to_back_up(shell: Shell, tmp_path: Path) -> None:
    assert "no database" in shell.refuses("backup", str(tmp_path / "backup.sqlite3"))


def test_a_folder_that_is_not_there_cannot_take_a_backup(riverside: Shell, tmp_path: Path) -> None:
    assert "cannot be written" in riverside.refuses("backup", str(tmp_path / "gone" / "backup.sqlite3"))


def test_deletion_can_be_run_by_hand(riverside: Shell) -> None:
    assert riverside.says("forget") == "Deleted what was typed in 0 classes.\n"


def test_every_address_is_listed_with_who_may_open_it(shell: Shell) -> None:
    said = shell.says("routes").splitlines()
    assert any(line.split() == ["anyone", "GET", "/lessons/"] for line in said)
    assert any(line.startswith("participant ") for line in said)


@pytest.mark.parametrize("arguments", [("routes",), ("staff", "list"), ("serve", "--port", "0"), ("forget",)])
def test_a_damaged_database_gets_one_sentence(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell.data_folder.mkdir()
    (shell.data_folder / "give-first.sqlite3").write_bytes(b"not a database " * 500)
    assert "damaged" in shell.refuses(*arguments)
