"""A start that cannot work: one sentence, an exit code, no traceback."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from workshop.documents import doctor, fonts


def test_a_port_in_use(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        refused = shell.refuses("serve", "--port", str(other.getsockname()[1]))
    assert "is in use" in refused
    assert "WORKSHOP_PORT" in refused


def test_a_port_in_use_leaves_no_trace(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        shell.refuses("serve", "--demonstration", WORKSHOP_PORT=str(other.getsockname()[1]))
    assert not shell.data_folder.exists()


def test_a_data_folder_that_cannot_be_written(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    refused = shell.refuses("serve", "--port", "0", WORKSHOP_DATA=str(tmp_path / "file" / "data"))
    assert "cannot be written" in refused
    assert "WORKSHOP_DATA" in refused


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKSHOP_PORT", "eighty"),
        ("WORKSHOP_CONTENT", "/nowhere"),
        ("WORKSHOP_SYNCHRONOUS", "off"),
        ("WORKSHOP_LANGUAGE", "english"),
        ("WORKSHOP_LANGUAGE", "en_US"),
        ("WORKSHOP_LANGUAGE", "es"),
    ],
)
def test_a_setting_that_cannot_work(shell: Shell, name: str, value: str) -> None:
    assert name in shell.refuses("serve", **{name: value})


def test_an_address_of_another_computer(shell: Shell) -> None:
    assert "cannot listen on 203.0.113.7" in shell.refuses(
        "serve", "--port", "0", WORKSHOP_HOST="203.0.113.7"
    )


@pytest.mark.parametrize("key", ["", "short", "\0" * 64])
def test_a_secret_key_that_signs_nothing(shell: Shell, key: str) -> None:
    shell.says("routes")
    (shell.data_folder / "secret-key").write_text(key)
    refused = shell.refuses("serve", "--port", "0")
    assert "secret-key is empty, damaged or not readable" in refused
    assert (shell.data_folder / "secret-key").read_text() == key


def test_a_missing_library(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        doctor, "problems", lambda: ["A part for PDF is missing; run: sudo apt-get install it"]
    )
    assert shell.refuses("serve") == "A part for PDF is missing; run: sudo apt-get install it\n"


def test_typefaces_that_find_no_room(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fonts, "_cut_all", cut)
    refused = shell.refuses("serve", "--port", "0")
    assert refused.startswith("The typefaces cannot be made in ")
    assert "No space left on device" in refused


def test_a_database_of_a_newer_version(shell: Shell) -> None:
    shell.says("database", "upgrade")
    with closing(sqlite3.connect(shell.data_folder / "give-first.sqlite3")) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()
    assert "newer version" in shell.refuses("serve", "--port", "0")
