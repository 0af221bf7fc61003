"""A scenario's file: what is missing or cannot come is named with its line and its mend."""

from pathlib import Path

import pytest

from tests.course.content import Course
from workshop import shipped

STORY = (shipped("slides") / "en" / "roleplays" / "forty-five-minutes.yaml").read_text("utf-8")
PLACE = "en/roleplays/forty-five-minutes.yaml"


def problems(course: Course, text: str) -> list[str]:
    course.write(PLACE, text)
    return [f"{problem.line}: {problem.message} {problem.mend}" for problem in course.problems()]


def test_a_scenario_of_a_center_is_taken_in(course: Course) -> None:
    assert problems(course, STORY) == []
    (scenario,) = course.load().scenarios("en")
    assert scenario.contact.name == "Ruth Calder"
    assert scenario.can_be_helped
    assert scenario.cards[0].called == ("Marty",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: easy", "level: simple", "“level” cannot be “simple”"),
        ("  mood: hurried", "  mood: angry", "“mood” cannot be “angry”"),
        ("minutes: 5", "minutes: 90", "“minutes” cannot be “90”"),
        ("  again:", "  agin:", "Nobody knows what “agin” means here."),
        ("  again:", "  agin:", "“again” is missing"),
        ("    helps: true\n", "", "No card can help with this need"),
        ("  name-only:", "  name-olny:", "“name-only” is missing"),
        ("  received: >-", "  recieved: >-", "“received” is missing"),
    ],
)
def test_what_is_wrong_is_named(course: Course, old: str, new: str, said: str) -> None:
    assert old in STORY
    found = problems(course, STORY.replace(old, new, 1))
    assert any(said in problem for problem in found), found


def test_fewer_than_three_phrases_of_the_need_are_too_few(course: Course) -> None:
    start = STORY.index("  about:")
    end = STORY.index("\n", start)
    found = problems(course, STORY[:start] + "  about: bus lists" + STORY[end:])
    assert any("Fewer than three phrases" in problem for problem in found)


def test_two_people_are_too_few(course: Course) -> None:
    start, end = STORY.index("  - name: Paul"), STORY.index("replies:")
    assert any("knows 2 people" in problem for problem in problems(course, STORY[:start] + STORY[end:]))


def test_a_talk_in_the_wrong_kind_of_file_is_named(course: Course, tmp_path: Path) -> None:
    course.write("en/roleplays/talk.md", "# No\n")
    assert any("must end in .yaml" in problem.message for problem in course.problems())
