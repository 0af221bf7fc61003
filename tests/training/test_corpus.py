"""The corpus can be read, says what its marks say, and shares no sentence with what the reader is measured
on."""

import json
from collections import Counter
from pathlib import Path

import pytest

from workshop.evaluation.labelled import BrokenLine, read, unmarked
from workshop.moves import TAKING, Move

ROOT = Path(__file__).parents[2] / "training"
FILES = sorted((ROOT / "corpus").glob("*.jsonl"))
MEASURED = sorted([*(ROOT / "development").glob("*.jsonl"), *(ROOT / "test").glob("*.jsonl")])
SHORT = 10  # words


def sentences(paths: list[Path]) -> list[str]:
    return [" ".join(one.text.lower().split()) for line in read(paths) for one in line.sentences]


@pytest.mark.parametrize("path", [*FILES, *MEASURED], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_line_names_the_moves_that_its_marks_show(path: Path) -> None:
    lines = list(read([path]))
    named = [json.loads(raw)["moves"] for raw in path.read_text("utf-8").splitlines()]
    shown = [{span.move.value for one in line.sentences for span in one.spans} for line in lines]
    assert [set(moves) for moves in named] == shown


def test_nothing_that_is_measured_stands_in_the_corpus() -> None:
    """Short ones that anybody says ("Would Thursday suit you better?") may."""
    both = set(sentences(FILES)) & set(sentences(MEASURED))
    assert [text for text in both if len(text.split()) > SHORT] == []


def test_hardly_any_sentence_stands_twice() -> None:
    twice = [text for text, count in Counter(sentences(FILES)).items() if count > 1]
    assert [text for text in twice if len(text.split()) > SHORT] == []


def test_all_moves_are_there_in_both_languages_and_many_lines_take_and_many_do_not() -> None:
    lines = list(read(FILES))
    for language in ("en", "es"):
        seen = Counter(
            m for line in lines if line.language == language for s in line.sentences for m in s.moves
        )
        assert min(seen[move] for move in Move) >= 60, language
    taking = sum(any(s.moves & TAKING for s in line.sentences) for line in lines)
    assert 0.3 < taking / len(lines) < 0.6


def test_a_broken_or_unknown_mark_is_refused() -> None:
    with pytest.raises(BrokenLine):
        unmarked("Could you [[gatekeeper|get me in?")
    with pytest.raises(BrokenLine):
        unmarked("Could you [[doorkeeper|get me in]]?")


def test_marks_come_out_as_offsets_into_the_plain_text() -> None:
    one = unmarked("Would you [[gatekeeper+job-ask|take my résumé to her]], please?")
    assert one.text == "Would you take my résumé to her, please?"
    assert {(s.move, one.text[s.start : s.end]) for s in one.spans} == {
        (Move.GATEKEEPER, "take my résumé to her"),
        (Move.JOB_ASK, "take my résumé to her"),
    }
