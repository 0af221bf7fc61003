"""`workshop read`: words in, what they do out; for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.cli.shell import Shell
from workshop.cli.commands import workshop
from workshop.moves import MAX_CHARACTERS

ASK = "Could you get me five minutes with your boss?"


def said(words: str | bytes, *options: str) -> str:
    result = CliRunner().invoke(workshop, ["read", *options], input=words)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def answers(*lines: Any) -> list[dict[str, Any]]:
    raw = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return [json.loads(line) for line in said(raw, "--jsonl").splitlines()]


def test_a_text_from_standard_input_is_answered_in_words() -> None:
    output = said(f"Hello there. {ASK}")
    assert output.startswith("English, 2 sentences.")
    assert "takes:  gatekeeper" in output
    assert "five minutes with your boss" in output


def test_a_text_may_be_a_file_or_stand_in_the_command(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "pitch.txt"
    file.write_text(ASK, encoding="utf-8")
    assert shell.says("read", str(file)) == shell.says("read", "--text", ASK)


def test_what_does_nothing_is_said_to_do_nothing(shell: Shell) -> None:
    assert "Nothing that takes, nothing that gives." in shell.says("read", "--text", "I was laid off in May.")


def test_a_language_that_nobody_here_reads_is_not_judged(shell: Shell) -> None:
    assert "in no language that the reader knows" in shell.says("read", "--text", "Я ищу работу")


def test_a_file_that_is_not_there_is_refused_with_what_to_do(shell: Shell) -> None:
    assert "Words go behind --text" in shell.refuses("read", "no-such-file.txt")


def test_too_long_a_text_is_refused_in_one_sentence(shell: Shell) -> None:
    assert "at most 5000" in shell.refuses("read", "--text", "a" * (MAX_CHARACTERS + 1))


def test_a_line_of_json_is_answered_by_a_line_of_json() -> None:
    (answer,) = answers({"id": "a1", "text": ASK})
    assert answer["id"] == "a1"
    assert answer["language"] == "en"
    assert answer["flagged"] is True
    assert answer["moves"] == ["gatekeeper"]
    (finding,) = [one for one in answer["findings"] if one["sure"]]
    assert ASK[finding["start"] : finding["end"]] in ASK
    assert finding["move"] == "gatekeeper"
    assert finding["sentence"] == 0
    assert 0 < finding["confidence"] <= 1
    assert answer["sentences"] == [{"start": 0, "end": len(ASK)}]


def test_answers_come_in_the_order_of_the_lines_and_a_broken_line_stops_nothing() -> None:
    lines = [
        {"id": 1, "text": "What are you working on?"},
        "not json",
        '["a", "list"]',
        {"id": 4},
        {"id": 5, "text": 7},
        {"text": "no id"},
        {"id": 7, "text": "a" * (MAX_CHARACTERS + 1)},
        {"id": [8], "text": ASK, "context": None, "language": None},
    ]
    found = answers(*lines)
    assert [one.get("id") for one in found] == [1, None, None, 4, 5, None, 7, [8]]
    assert [bool(one.get("error")) for one in found] == [False, True, True, True, True, True, True, False]
    assert found[3]["error"] == "There is no 'text' in this line."
    assert found[1]["line"] == 2


def test_flagged_is_true_exactly_when_a_sure_finding_takes_and_moves_holds_the_sure_ones() -> None:
    taking = {"gatekeeper", "job-ask", "sales-pitch", "contact-grab", "strings", "pretext", "pressure"}
    texts = [ASK, "Is there anything I can do for you?", "Lovely weather.", "If it were up to you, maybe me?"]
    for answer in answers(*({"id": n, "text": text} for n, text in enumerate(texts))):
        sure = {one["move"] for one in answer["findings"] if one["sure"]}
        assert set(answer["moves"]) == sure
        assert answer["flagged"] is bool(sure & taking)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"id": 1, "text": "\xff\xfe"}',
        b"[" * 100_000,
        b'{"id": 1, "text": "\\ud800 hello"}',
        b'{"id": 1, "text": ""}',
        b'{"id": 1, "text": "\\u0000\\u202e\\u200b"}',
    ],
)
def test_odd_bytes_get_an_answer_or_an_error_and_the_next_line_its_own(raw: bytes) -> None:
    first, second = (
        json.loads(one) for one in said(raw + b'\n{"id": 2, "text": "Hi."}\n', "--jsonl").splitlines()
    )
    assert "error" in first or first["id"] == 1
    assert second["id"] == 2


def test_blank_lines_are_passed_over() -> None:
    assert [one["id"] for one in answers("", {"id": 1, "text": "Hi."}, "   ", {"id": 2, "text": "Hi."})] == [
        1,
        2,
    ]
