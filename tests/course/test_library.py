"""The library: what is found where, what replaces what, and what a broken folder says."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.course.content import DECK, LESSON, POLL, Course, coaching, whole, write_course
from workshop.course.library import load_library
from workshop.course.problems import ContentError

LESSON_PLACE = "en/lessons/05-give-first.md"


@pytest.fixture
def own(tmp_path: Path) -> Course:
    """Riverside's own folder, with one lesson."""
    return write_course(tmp_path / "riverside", {LESSON_PLACE: LESSON.replace("Give first", "Our way")})


def test_a_later_folder_replaces_a_file(course: Course, own: Course) -> None:
    library = load_library([course.folder, own.folder])
    assert [lesson.title for lesson in library.lessons("en")] == ["Our way"]
    assert library.deck("en").title == "Giving first"


def test_a_later_folder_adds_a_file_that_others_can_name(course: Course, own: Course) -> None:
    own.write("en/activities/second-poll.yaml", POLL)
    own.write("en/give-first.md", DECK.replace("first-poll", "second-poll"))
    library = load_library([course.folder, own.folder])
    assert library.deck("en").slides[1].activity == "second-poll"
    assert {activity.id for activity in library.activities("en")} == {"first-poll", "second-poll"}


def test_a_later_folder_replaces_a_picture(course: Course, own: Course) -> None:
    course.write("en/images/bridge.png", b"one")
    picture = own.write("en/images/bridge.png", b"two")
    assert load_library([course.folder, own.folder]).image("en", "bridge.png") == picture


def test_the_order_of_the_folders_decides(course: Course, own: Course) -> None:
    library = load_library([own.folder, course.folder])
    assert library.lessons("en")[0].title == "Give first"


def test_a_problem_in_an_own_folder_names_the_file_there(course: Course, own: Course) -> None:
    own.write(LESSON_PLACE, LESSON.replace("point: 5", "point: five"))
    with pytest.raises(ContentError) as caught:
        load_library([course.folder, own.folder])
    assert [problem.path for problem in caught.value.problems] == [str(own.folder / LESSON_PLACE)]


def test_a_whole_second_language_can_be_added(course: Course, own: Course) -> None:
    for place, text in whole().items():
        own.write(place.replace("en/", "es/"), text.replace("lang: en", "lang: es"))
    library = load_library([course.folder, own.folder])
    assert library.languages == ("en", "es")
    assert library.deck("es").language == "es"


def test_half_a_language_is_refused_by_the_files_it_lacks(course: Course, own: Course) -> None:
    own.write("es/give-first.md", DECK.replace("lang: en", "lang: es").replace("activity: first-poll\n", ""))
    with pytest.raises(ContentError) as caught:
        load_library([course.folder, own.folder])
    assert [problem.path for problem in caught.value.problems] == [str(own.folder / "es/coaching.yaml")]


def test_an_unknown_language_is_answered_in_english(course: Course) -> None:
    library = course.load()
    assert library.deck("fr") == library.deck("en")
    assert library.lesson("fr", "give-first") == library.lesson("en", "give-first")


def test_english_cannot_be_missing(tmp_path: Path) -> None:
    spanish = {p.replace("en/", "es/"): t.replace("lang: en", "lang: es") for p, t in whole().items()}
    problems = write_course(tmp_path / "slides", spanish).problems()
    assert [problem.message for problem in problems] == ["The language en is missing."]


def test_unknown_ids_are_none(course: Course) -> None:
    library = course.load()
    found = (library.activity, library.worksheet, library.handout, library.lesson, library.image)
    assert [ask("en", "no-such-thing") for ask in found] == [None] * 5


@pytest.mark.parametrize("place", ["en/give-first.md", "en/coaching.yaml"])
def test_a_missing_main_file_is_named(course: Course, place: str) -> None:
    (course.folder / place).unlink()
    assert course.problem(place).message == "This file is missing."


def test_a_folder_that_is_not_there_is_named(course: Course) -> None:
    with pytest.raises(ContentError, match="This folder does not exist"):
        load_library([course.folder, course.folder / "nowhere"])


def test_a_folder_without_any_language_is_refused(course: Course, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ContentError, match="No content is here"):
        load_library([course.folder, tmp_path / "empty"])


@pytest.mark.parametrize("place", sorted(whole()))
def test_an_empty_file_is_refused(course: Course, place: str) -> None:
    course.write(place, " \n")
    assert str(course.folder / place) + ":1: The file is empty." in "\n".join(map(str, course.problems()))


@pytest.mark.parametrize("place", sorted(whole()))
def test_a_file_that_is_not_utf8_is_refused_at_the_line_of_the_letter(course: Course, place: str) -> None:
    course.write(place, b"one\ntwo \xe9\nthree\n")
    assert str(course.folder / place) + ":2: A letter here" in "\n".join(map(str, course.problems()))


@pytest.mark.parametrize("place", sorted(whole()))
def test_bytes_of_a_picture_are_refused_wherever_they_stand(course: Course, place: str) -> None:
    course.write(place, b"\x89PNG\r\n\x1a\n\x00\x00")
    assert str(course.folder / place) in {problem.path for problem in course.problems()}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kind: talk: poll\n", 1),
        ("kind: talk\n\ttitle: Tab\n", 2),
        ("kind: talk\ntitle: 'open\n", 2),
        ("kind: talk\ntitle: @home\n", 2),
        ("- kind\n- talk\n", 1),
        ("just words\n", 1),
        ("# nothing\n", 1),
        ("kind: talk\n---\nkind: talk\n", 2),
        ("kind: talk\ntitle: \x07\n", 2),
        ("kind: talk\ntitle: *x\n", 2),
    ],
)
def test_what_is_no_yaml_is_refused_at_its_line(course: Course, text: str, line: int) -> None:
    course.write("en/activities/new.yaml", text)
    assert course.problem("en/activities/new.yaml").line == line


def test_broken_front_matter_is_refused_at_its_line_in_the_file(course: Course) -> None:
    course.change(LESSON_PLACE, "summary: You", "summary: So: you")
    assert course.problem(LESSON_PLACE).line == 4


@pytest.mark.parametrize(
    "place",
    ["en/lesson/05-x.md", "en/other.md", "en/activities/poll.yml", "en/lessons/a/b.md", "en/lessons/Été.md"],
)
def test_a_text_file_that_nobody_reads_is_named(course: Course, place: str) -> None:
    course.write(place, LESSON)
    assert course.problem(place).line == 1


def test_hidden_files_and_other_kinds_are_left_alone(course: Course) -> None:
    for place in (
        "en/.draft.md",
        "en/lessons/~lock.md",
        "en/lessons/todo.txt",
        "a.md",
    ):
        course.write(place, "???")
    assert course.problems() == []


def test_all_problems_are_told_at_once_in_plain_sentences(course: Course) -> None:
    course.change("en/activities/first-poll.yaml", "kind: poll", "kind: pole")
    course.change(LESSON_PLACE, "minutes: 2", "minutes: soon")
    with pytest.raises(ContentError) as caught:
        course.load()
    first, second = str(caught.value).split("\n")
    assert first.startswith(
        f"{course.folder}/en/activities/first-poll.yaml:1: “kind” cannot be “pole”. Use one of"
    )
    assert second == (
        f"{course.folder / LESSON_PLACE}:5: “minutes” cannot be “soon”. Write a whole number from 1 to 60."
    )


def test_a_broken_file_is_no_second_problem_where_it_is_named(course: Course) -> None:
    course.change("en/activities/first-poll.yaml", "kind: poll", "kind: pole")
    assert len(course.problems()) == 1


def test_nothing_in_the_library_can_be_changed(course: Course) -> None:
    library = course.load()
    with pytest.raises(FrozenInstanceError):
        library.languages = ()  # type: ignore[misc]
    _assert_frozen(library)


def _assert_frozen(value: Any) -> None:
    assert not isinstance(value, list | dict | set | bytearray)
    if is_dataclass(value):
        assert type(value).__dataclass_params__.frozen  # type: ignore[attr-defined]
        for part in fields(value):
            _assert_frozen(getattr(value, part.name))
    elif isinstance(value, tuple):
        for item in value:
            _assert_frozen(item)
    elif hasattr(value, "items"):
        with pytest.raises(TypeError):
            value["new"] = 1
        for item in value.values():
            _assert_frozen(item)


def test_coaching_is_whole_in_the_small_course() -> None:
    assert coaching().count("lesson: give-first") == 13
