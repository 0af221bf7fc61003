"""Whole talks, in words that the scenarios' authors did not write, end as they should."""

from pathlib import Path

import pytest
import yaml

from workshop import shipped
from workshop.course.library import Library, load_library
from workshop.moves import is_trained
from workshop.roleplay.encounter import replay
from workshop.roleplay.scenario import Scenario
from workshop.roleplay.turns import Turn, said

TALKS = Path(__file__).parent / "talks"
NAMES = sorted(path.stem for path in TALKS.glob("*.yaml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([shipped("slides")])


def end(scenario: Scenario, typed: list[str]) -> str:
    turns: list[Turn] = []
    for text in typed:
        turns.append(said(scenario, text, turns, "en"))
    return replay(scenario, turns, seed=1)[-1].state.ending


def test_every_scenario_has_its_talks(library: Library) -> None:
    found = [library.scenario("en", name) for name in NAMES]
    unseen = {one.id for one in found if one and one.is_unseen}
    assert {scenario.id for scenario in library.scenarios("en")} == set(NAMES) - unseen
    assert len(set(NAMES) - unseen) >= 12


@pytest.fixture(scope="module")
def ended(library: Library) -> dict[tuple[str, str], list[bool]]:
    """By scenario and kind: whether each talk ended as it should."""
    assert is_trained()
    found = {}
    for name in NAMES:
        scenario = library.scenario("en", name)
        assert scenario
        talks = yaml.safe_load((TALKS / f"{name}.yaml").read_text("utf-8"))
        for kind in ("good", "bad"):
            assert len(talks[kind]) >= 3
            found[name, kind] = [end(scenario, talk["turns"]) in talk["ends"] for talk in talks[kind]]
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["good", "bad"])
def test_talks_end_as_they_should(ended: dict[tuple[str, str], list[bool]], name: str, kind: str) -> None:
    """But for one of three: the reader is not always right."""
    assert sum(ended[name, kind]) >= 2


def test_hardly_any_talk_ends_otherwise(ended: dict[tuple[str, str], list[bool]]) -> None:
    every = [one for talks in ended.values() for one in talks]
    assert sum(every) >= 0.95 * len(every)
