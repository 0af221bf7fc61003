"""The examples in docs/content.md load as they are printed, and its numbers are those of the code."""

import re
from pathlib import Path

import pytest

from tests.course.content import Course
from workshop.course.activities import KINDS
from workshop.course.plain_words import FEWEST_WORDS, HIGHEST_GRADE, LONGEST_SENTENCE
from workshop.course.shelf import FOLDERS, IMAGES
from workshop.moves.taxonomy import Move

GUIDE = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")


def example(section: str) -> str:
    """The first indented block below this heading."""
    text = GUIDE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    found = re.search(r"(?:^(?: {4}.*)?\n)+", text[text.index("\n    ") + 1 :], re.MULTILINE)
    assert found is not None
    return re.sub(r"^ {4}", "", found[0], flags=re.MULTILINE).strip("\n") + "\n"


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("A lesson", "en/lessons/05-give-first.md"),
        ("A worksheet", "en/worksheets/my-network.yaml"),
    ],
)
def test_the_example_of_the_guide_loads(course: Course, section: str, place: str) -> None:
    course.write(place, example(section))
    assert course.problems() == []


def test_the_example_of_a_poll_loads_beside_the_poll_that_it_repeats(course: Course) -> None:
    poll = example("An activity")
    course.write("en/activities/opening-poll.yaml", poll.replace("again_of: opening-poll\n", ""))
    course.write("en/activities/closing-poll.yaml", poll)
    assert course.problems() == []


def test_the_example_of_a_deck_keeps_the_rules(course: Course) -> None:
    poll = example("An activity").replace("again_of: opening-poll\n", "")
    course.write("en/activities/opening-poll.yaml", poll)
    deck = example("The deck").replace("minutes: 90", "minutes: 4").split("\n---\n\n# The next")[0]
    deck = deck.replace("short_minutes: 60", "short_minutes: 3")
    course.write("en/give-first.md", deck + "\n")
    assert course.problems() == []
    assert course.load().deck("en").slides[0].layout == "question"


def test_the_example_of_coaching_fits_into_the_coaching(course: Course) -> None:
    text = (course.folder / "en/coaching.yaml").read_text(encoding="utf-8")
    entry = example("The coaching").replace("not-the-hiring-manager", "give-first")
    course.write("en/coaching.yaml", re.sub(r"job-ask:\n(?:  .*\n)+", entry, text))
    assert course.problems() == []
    assert course.load().coaching("en").advice(Move.JOB_ASK).name == "Asks for a job"


def test_the_guide_names_every_kind_folder_picture_move_and_limit() -> None:
    names = [*KINDS, *IMAGES, *(move.value for move in Move)]
    assert [name for name in names if f"`{name}`" not in GUIDE] == []
    assert [folder for folder in FOLDERS if f"{folder}/" not in GUIDE] == []
    assert f"{HIGHEST_GRADE} or below" in GUIDE
    assert f"more than {LONGEST_SENTENCE} words" in GUIDE
    assert f"fewer than {FEWEST_WORDS} words" in GUIDE
