"""What we tell people to say instead must not take; what we call a bad example must."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from workshop import moves, shipped
from workshop.moves import TAKING, Move, is_taking

COACHING: dict[str, dict[str, Any]] = yaml.safe_load(
    (shipped("slides") / "en" / "coaching.yaml").read_text("utf-8")
)
LESSONS = {path.stem[3:] for path in (shipped("slides") / "en" / "lessons").glob("*.md")}
BOTH = pytest.mark.parametrize("by_rules", [False, True], ids=["trained", "rules"])


def rewrites(move: Move) -> Iterator[str]:
    yield from COACHING[move]["instead"]
    for group in COACHING[move].get("instead_about", ()):
        yield from group["say"]


def test_every_move_has_its_advice() -> None:
    assert set(COACHING) - {"courtesy"} == set(Move)


@BOTH
@pytest.mark.parametrize("move", Move)
def test_no_rewrite_takes(move: Move, by_rules: bool) -> None:
    for text in (COACHING[move]["why"], *rewrites(move)):
        found = moves.read(text, by_rules=by_rules).findings
        assert [one.move for one in found if is_taking(one.move)] == [], text


@pytest.mark.parametrize("move", sorted(TAKING))
def test_most_rewrites_give(move: Move) -> None:
    """A plain word about oneself beside them is no gift, and no harm."""
    credited = [any(one.is_sure for one in moves.read(text).findings) for text in COACHING[move]["instead"]]
    assert any(credited)


@BOTH
@pytest.mark.parametrize("move", sorted(TAKING))
def test_a_bad_example_is_caught_by_name(move: Move, by_rules: bool) -> None:
    found = moves.read(COACHING[move]["bad_example"], by_rules=by_rules).findings
    assert move in {one.move for one in found if one.is_sure}


@pytest.mark.parametrize("move", Move)
def test_advice_has_two_or_three_rewrites_and_a_lesson_that_exists(move: Move) -> None:
    assert 2 <= len(COACHING[move]["instead"]) <= 3
    assert COACHING[move]["lesson"] in LESSONS


@pytest.mark.parametrize("move", Move)
def test_advice_is_short_enough_for_a_phone(move: Move) -> None:
    assert len(COACHING[move]["name"]) <= 40
    assert len(COACHING[move]["question"]) <= 50
    assert len(COACHING[move]["why"]) <= 140


@pytest.mark.parametrize("move", Move)
def test_what_stands_where_the_reader_is_not_sure_is_a_question(move: Move) -> None:
    assert COACHING[move]["question"].endswith("?")
