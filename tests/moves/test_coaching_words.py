"""What we tell people to say instead must not take; what we call a bad example must."""

from typing import Any

import pytest
import yaml

from workshop import shipped
from workshop.moves import TAKING, Move, is_taking, read

COACHING: dict[str, dict[str, Any]] = yaml.safe_load(
    (shipped("slides") / "en" / "coaching.yaml").read_text("utf-8")
)
LESSONS = {path.stem[3:] for path in (shipped("slides") / "en" / "lessons").glob("*.md")}


def test_every_move_has_its_advice() -> None:
    assert set(COACHING) == set(Move)


@pytest.mark.parametrize("move", Move)
def test_no_rewrite_takes_even_by_half(move: Move) -> None:
    for text in (COACHING[move]["why"], *COACHING[move]["instead"]):
        assert [found.move for found in read(text).findings if is_taking(found.move)] == [], text


@pytest.mark.parametrize("move", sorted(TAKING))
def test_a_bad_example_is_caught_by_name(move: Move) -> None:
    found = read(COACHING[move]["bad_example"]).findings
    assert move in {one.move for one in found if one.is_sure}


@pytest.mark.parametrize("move", Move)
def test_advice_has_two_or_three_rewrites_and_a_lesson_that_exists(move: Move) -> None:
    assert 2 <= len(COACHING[move]["instead"]) <= 3
    assert COACHING[move]["lesson"] in LESSONS


@pytest.mark.parametrize("move", Move)
def test_advice_is_short_enough_for_a_phone(move: Move) -> None:
    assert len(COACHING[move]["name"]) <= 40
    assert len(COACHING[move]["why"]) <= 140
