"""The key that signs the cookies: made once, whole, for its owner alone."""

import os
import stat
import sys
from pathlib import Path

import pytest

from workshop.web.kit.sessions import KeyProblem, secret_key


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret-key"
    key = secret_key(path)
    assert len(key) == 64
    assert secret_key(path) == key
    assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_start_that_dies_while_it_writes_leaves_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(handle: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "secret-key"
    with monkeypatch.context() as power_cut:
        power_cut.setattr(os, "fsync", die)
        with pytest.raises(KeyboardInterrupt):
            secret_key(path)
    assert not list(tmp_path.iterdir())
    assert len(secret_key(path)) == 64


def test_of_two_starts_at_once_both_take_the_first_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret-key"
    sync = os.fsync

    def be_overtaken(handle: int) -> None:
        sync(handle)
        path.write_text("k" * 64)

    monkeypatch.setattr(os, "fsync", be_overtaken)
    assert secret_key(path) == "k" * 64
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_links_gets_a_key_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "secret-key"
    assert secret_key(path) == secret_key(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("held", [b"", b"\n", b"tooshort", b"\0" * 64, b"\xff" * 64])
def test_a_key_that_signs_nothing_is_refused_in_one_sentence(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "secret-key"
    path.write_bytes(held)
    with pytest.raises(KeyProblem, match="delete the file") as caught:
        secret_key(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == held


def test_a_key_that_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()
    with pytest.raises(KeyProblem, match="not readable"):
        secret_key(tmp_path / "secret-key")
