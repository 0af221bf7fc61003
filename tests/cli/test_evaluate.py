"""`workshop evaluate` on a center's own labelled lines."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    lines = [
        {"text": "Could you [[gatekeeper|get me five minutes with your boss]]?", "language": "en"},
        {"text": "[[asks-need|Is there anything I can do for you today]]?", "language": "en"},
        {"text": "I was laid off in May.", "language": "en", "group": "plain", "second_reader": ["thanks"]},
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return file


def test_figures_are_printed_beside_the_rules(
    shell: Shell, labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "workshop.cli.evaluate._TREE", labelled.parent
    )  # as where the source tree is not there
    said = shell.says("evaluate", str(labelled))
    assert "3 texts, 3 sentences" in said
    assert "agreement of two labellers on 1 sentences, kappa: flag 1.00" in said
    for row in ("reader ", "rules ", "language en", "gatekeeper ", "words of right moves, F1: "):
        assert f"\n{row}" in said, row
    assert "TF-IDF" not in said


def test_without_the_source_tree_a_file_is_asked_for(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop.cli.evaluate._TREE", tmp_path)
    assert "Name a file of labelled lines" in shell.refuses("evaluate")


def test_every_mistake_is_printed_with_both_answers(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text('{"text": "I was [[thanks|laid off in May]].", "language": "en"}', encoding="utf-8")
    assert shell.says("evaluate", "--errors", str(file)) == "thanks read as nothing: I was laid off in May.\n"


def test_what_a_center_exports_is_measured_by_the_moves_that_it_names(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "not-meant.jsonl"
    line = {"text": "Are you hiring? [[", "language": "en", "moves": ["job-ask"], "context": None}
    file.write_text(f"\n{json.dumps(line)}\n\n", encoding="utf-8")
    assert shell.says("evaluate", "--errors", str(file)) == ""


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("no json", "lines.jsonl:1: "),
        ('{"language": "en"}', "There is no 'text'"),
        ('{"text": "Hi [[nothing|there]]", "language": "en"}', "There is no move nothing"),
        ("[]", "lines.jsonl:1: "),
        ('{"sentences": [], "language": "en"}', "a list of texts"),
        ('{"text": "Hi", "context": 5, "language": "en"}', "must be texts"),
        ("", "There is no line"),
    ],
)
def test_a_broken_line_is_named(shell: Shell, tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(line, encoding="utf-8")
    assert problem in shell.refuses("evaluate", str(file))
