"""How often the rules are right on whole lists of sentences. The held list was never read to mend a rule."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.moves.ruled import read
from workshop.moves import TAKING, Reading, is_taking

LISTS = Path(__file__).parent
TUNED = ("sentences_tuned.yaml", "sentences_tuned_more.yaml")
HELD = ("sentences_held.yaml",)
TAKING_SORTS = {move.value for move in TAKING}


def readings(names: tuple[str, ...], sorts: set[str]) -> Iterator[tuple[str, str, Reading]]:
    for name in names:
        for sort, sentences in yaml.safe_load((LISTS / name).read_text("utf-8")).items():
            if sort in sorts:
                yield from ((sort, sentence, read(sentence)) for sentence in sentences)


def is_credited(reading: Reading) -> bool:
    return any(found.is_sure and not is_taking(found.move) for found in reading.findings)


def test_the_lists_are_large_enough_to_tell() -> None:
    assert len(list(readings(TUNED, TAKING_SORTS))) >= 300
    assert len(list(readings(TUNED, {"giving", "harmless"}))) >= 300
    assert len(list(readings(HELD, TAKING_SORTS | {"giving", "harmless"}))) >= 130


@pytest.mark.parametrize("names", [TUNED, HELD])
def test_harmless_and_giving_sentences_are_hardly_ever_flagged(names: tuple[str, ...]) -> None:
    found = list(readings(names, {"giving", "harmless"}))
    wrong = [sentence for _, sentence, reading in found if reading.flagged]
    assert len(wrong) <= 0.02 * len(found), wrong


@pytest.mark.parametrize(("names", "least"), [(TUNED, 0.95), (HELD, 0.6)])
def test_taking_sentences_are_flagged_as_far_as_rules_can(names: tuple[str, ...], least: float) -> None:
    found = list(readings(names, TAKING_SORTS))
    missed = [sentence for _, sentence, reading in found if not reading.flagged]
    assert len(missed) <= (1 - least) * len(found), missed


def test_a_flagged_sentence_is_mostly_called_by_its_name() -> None:
    flagged = [(sort, reading) for sort, _, reading in readings(HELD, TAKING_SORTS) if reading.flagged]
    named = [sort for sort, reading in flagged if sort in {found.move.value for found in reading.findings}]
    assert len(named) >= 0.85 * len(flagged)


@pytest.mark.parametrize(("names", "least"), [(TUNED, 0.95), (HELD, 0.8)])
def test_giving_sentences_earn_credit(names: tuple[str, ...], least: float) -> None:
    found = [reading for _, _, reading in readings(names, {"giving"})]
    assert sum(map(is_credited, found)) >= least * len(found)


def test_harmless_sentences_earn_no_credit_by_accident() -> None:
    found = [reading for _, _, reading in readings(HELD, {"harmless"})]
    assert sum(map(is_credited, found)) <= 0.05 * len(found)
