"""What ships reads as well as its card says. The final test set is not looked at here."""

import json

import pytest

from training.sets import of_set
from workshop.evaluation import measures
from workshop.evaluation.tables import Item, items, spans
from workshop.moves import Move
from workshop.moves.encoder import CARD, FOLDER, NETWORK


@pytest.fixture(scope="module")
def development() -> list[Item]:
    return items(of_set("development"))


def figures(read: list[Item]) -> tuple[measures.Score, measures.Score, float]:
    truth, said = [one.sentence.moves for one in read], [one.said for one in read]
    gate = measures.of_move(Move.GATEKEEPER, truth, said)
    return measures.of_flag(truth, said), gate, measures.macro(truth, said)


def test_the_bar_is_passed_on_the_development_sets(development: list[Item]) -> None:
    flag, gate, macro = figures(development)
    assert flag.f1 >= 0.92
    assert gate.f1 >= 0.90
    assert macro >= 0.75
    assert spans(development) >= 0.75


def test_harmless_text_is_hardly_ever_flagged(development: list[Item]) -> None:
    truth, said = [one.sentence.moves for one in development], [one.said for one in development]
    assert measures.false_flags(truth, said, lambda one: True) <= 0.06


def test_spanish_is_read_as_well(development: list[Item]) -> None:
    flag, _gate, _macro = figures([one for one in development if one.line.language == "es"])
    assert flag.f1 >= 0.90


def test_the_network_is_small_enough_for_an_old_laptop() -> None:
    assert (FOLDER / NETWORK).stat().st_size <= 40_000_000


def test_the_card_names_what_it_was_made_from() -> None:
    card = json.loads((FOLDER / CARD).read_text(encoding="utf-8"))
    assert card["texts"] == len(of_set("corpus"))
    assert card["labels"] == [*(move.value for move in Move), "flag"]
    assert {"from", "licence", "seed", "epochs"} <= card.keys()
