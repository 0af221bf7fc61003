"""Where the trained reader cannot be had, rules answer, and log and screen say so."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cast import Cast
from workshop import moves
from workshop.moves import encoder
from workshop.moves.encoder import CARD, FOLDER, NETWORK, TOKENIZER, Encoder, Missing


@pytest.fixture
def no_trained_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(encoder, "FOLDER", tmp_path)
    monkeypatch.setattr(encoder, "_loaded", [])
    moves.is_trained.cache_clear()
    yield
    moves.is_trained.cache_clear()


@pytest.mark.usefixtures("no_trained_reader")
def test_rules_answer_and_the_log_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        reading = moves.read("Are you hiring?")
        moves.read("Keep me in mind.")
    assert reading.flagged
    assert not reading.is_trained
    (record,) = caplog.records
    assert "A short list of rules reads instead" in record.getMessage()
    assert "hiring" not in record.getMessage()


@pytest.mark.usefixtures("no_trained_reader")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Are you hiring?", "a short list of rules reads your words"),
        ("¿Buscan gente?", "only read English today"),
    ],
)
def test_the_screen_says_so(cast: Cast, joined, text: str, said: str) -> None:
    address = f"/class/{cast.meeting.code}/pitch"
    page = joined("Sam").post(address, data={"text": text, "edit": "1"}, follow_redirects=True)
    assert said in page.text


def test_where_it_is_there_the_screen_says_nothing_of_rules(cast: Cast, joined) -> None:
    address = f"/class/{cast.meeting.code}/pitch"
    page = joined("Sam").post(address, data={"text": "Are you hiring?", "edit": "1"}, follow_redirects=True)
    assert "A program of the class reads your words" in page.text


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER])
def test_a_file_that_is_not_the_one_that_was_tested_is_not_used(tmp_path: Path, name: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "trained")
    with (tmp_path / "trained" / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(Missing, match="not the file that was tested"):
        Encoder(tmp_path / "trained")


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER, CARD])
def test_a_file_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "trained")
    (tmp_path / "trained" / name).unlink()
    with pytest.raises(Missing, match=name):
        Encoder(tmp_path / "trained")


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"sha256": []}'])
def test_a_damaged_card_is_named(tmp_path: Path, card: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "trained")
    (tmp_path / "trained" / CARD).write_text(card)
    with pytest.raises(Missing, match="damaged"):
        Encoder(tmp_path / "trained")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    with pytest.raises(Missing, match="onnxruntime"):
        Encoder(FOLDER)
