"""`check_content`: our own texts keep the class's rule and are easy to read."""

from pathlib import Path
from typing import Any

import nltk
import pytest

from tests.course.content import DECK, LESSON, TALKING, Course, write_course
from workshop import shipped
from workshop.course.check import check_content, statistics
from workshop.course.problems import Problem

LESSON_PLACE = "en/lessons/05-give-first.md"
ASK = "Are you guys hiring?"
HARD = (
    "Organisational representatives habitually underestimate professional relationships, notwithstanding "
    "considerable institutional evidence demonstrating extraordinary longitudinal advantages. "
)


def checked(course: Course) -> list[Problem]:
    return check_content([course.folder])


def test_the_small_course_passes(course: Course) -> None:
    assert checked(course) == []


def test_problems_of_form_are_found_too(course: Course) -> None:
    course.change(LESSON_PLACE, "point: 5", "point: five")
    assert [problem.line for problem in checked(course)] == [3]


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (LESSON_PLACE, "You ask.", f"You ask.\n\n- First.\n- {ASK}\n"),
        (LESSON_PLACE, "## How", f"## {ASK}"),
        (LESSON_PLACE, "Most help follows", f"{ASK}\n\nMost help follows"),
        (LESSON_PLACE, "summary: You", f"summary: {ASK} You"),
        ("en/handouts/principles.md", "Then give more.", ASK),
        ("en/give-first.md", "Pick one.", ASK),
        ("en/give-first.md", "Open the poll.", f"Open the poll.\n\n{ASK}"),
        ("en/activities/first-poll.yaml", "prompt: Pick", f'prompt: "{ASK}" #'),
        ("en/worksheets/my-network.yaml", "A guess will do.", ASK),
    ],
)
def test_a_line_of_ours_that_takes_is_named_with_its_words_and_move(
    course: Course, place: str, old: str, new: str
) -> None:
    course.change(place, old, new)
    (problem,) = checked(course)
    assert (problem.path, problem.line) == (str(course.folder / place), course.line(place, ASK))
    assert "job-ask" in problem.message
    assert "hiring" in problem.message


def test_what_we_advise_to_say_instead_may_not_take(course: Course) -> None:
    text = (course.folder / "en/coaching.yaml").read_text(encoding="utf-8")
    course.write("en/coaching.yaml", text.replace("What are you working on?", ASK, 1))
    (problem,) = checked(course)
    assert problem.line == course.line("en/coaching.yaml", ASK)


def test_a_line_deep_in_a_wrapped_paragraph_is_named_by_its_own_line(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", f"You ask.\nYou listen well.\n{ASK}")
    assert [problem.line for problem in checked(course)] == [course.line(LESSON_PLACE, ASK)]


def test_a_sentence_that_runs_over_a_line_end_is_read_whole(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", "Are you guys\nhiring?")
    assert [problem.line for problem in checked(course)] == [course.line(LESSON_PLACE, "Are you guys")]


def test_a_line_marked_as_taking_may_take(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", f"> [!take]\n> {ASK}\n>\n> - {ASK}\n\n")
    assert checked(course) == []


def test_a_line_marked_as_giving_may_not_take(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", f"> [!give]\n> {ASK}\n\n")
    assert len(checked(course)) == 1


def test_the_line_below_a_marked_one_is_read_again(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", f"> [!take]\n> {ASK}\n\n{ASK}\n\n")
    assert len(checked(course)) == 1


def test_a_bad_example_in_the_coaching_may_take(course: Course) -> None:
    text = (course.folder / "en/coaching.yaml").read_text(encoding="utf-8")
    course.write("en/coaching.yaml", text.replace("  why:", f"  bad_example: {ASK}\n  why:", 1))
    assert checked(course) == []


def test_the_start_of_a_pitch_may_take_only_as_a_bad_example(course: Course) -> None:
    pitch = f"kind: pitch\ntitle: Ad\nprompt: Mend it.\nstart: |\n  Hello.\n  {ASK}\n"
    course.write("en/activities/ad.yaml", pitch)
    assert [problem.line for problem in checked(course)] == [6]
    course.write("en/activities/ad.yaml", pitch + "bad_example: true\n")
    assert checked(course) == []


def test_a_sentence_of_more_than_25_words_is_named_by_its_line(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", "You ask.\n" + "one " * 25 + "two. " + "one " * 24 + "two.")
    (problem,) = checked(course)
    assert problem.line == course.line(LESSON_PLACE, "You ask.") + 1
    assert "This sentence has 26 words" in problem.message


def test_a_hard_text_is_named_with_its_grade_and_its_hardest_lines(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", TALKING * 8 + "\n\n" + HARD * 8)
    problem = next(problem for problem in checked(course) if "school grade" in problem.message)
    assert problem.path == str(course.folder / LESSON_PLACE)
    assert f"line {course.line(LESSON_PLACE, 'Organisational')}" in problem.mend


def test_short_texts_are_measured_together(course: Course) -> None:
    for name in "abcdef":
        course.write(f"en/activities/{name}.yaml", f"kind: talk\ntitle: Talk\nprompt: {HARD}\n")
    (problem,) = checked(course)
    assert problem.path == str(course.folder / "en")
    assert str(course.folder / "en/activities/a.yaml:3") in problem.mend


def test_one_short_hard_text_alone_is_not_measured(tmp_path: Path) -> None:
    folder = write_course(tmp_path, {"en/lessons/05-give-first.md": LESSON.replace("You ask.", HARD)}).folder
    assert not any("grade" in problem.message for problem in check_content([folder]))


def test_names_of_organisations_do_not_count_against_a_text(course: Course) -> None:
    name = "the Interinstitutional Department of Education and Vocational Rehabilitation Administration"
    course.change(LESSON_PLACE, "You ask.", f"She works at {name} in our town now. " * 20)
    assert checked(course) == []


def test_a_first_word_is_not_taken_for_a_name(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", "Organisational Representatives underestimate everybody. " * 30)
    assert any("school grade" in problem.message for problem in checked(course))


def test_the_grade_is_measured_without_a_download(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("the check wants to download something")

    monkeypatch.setattr(nltk, "download", refuse)
    course.change(LESSON_PLACE, "You ask.", TALKING * 12)
    (grade,) = (g for g in statistics([course.folder])[0].grades if g.name.endswith(LESSON_PLACE))
    assert grade.grade is not None
    assert grade.words > 100


def test_statistics_tell_minutes_slides_and_grades(course: Course) -> None:
    course.change(LESSON_PLACE, "You ask.", TALKING * 12)
    (english,) = statistics([course.folder])
    assert (english.language, english.minutes, english.slides) == ("en", 5, 2)
    assert english.lines()[0] == "en: 2 slides, 5 minutes."
    assert any(line.startswith("  grade ") and line.endswith(LESSON_PLACE) for line in english.lines())
    assert any("short texts together" in line for line in english.lines())


MARKET = (
    "Ayer fui al mercado con mi madre y compramos pan y leche y fruta y queso y luego volvimos a casa por la "
    "calle larga del río."
)
TOWN = "El ayuntamiento publicó las estadísticas demográficas correspondientes al trimestre. "


def test_other_languages_have_no_grade_but_a_longest_sentence(course: Course) -> None:
    files = {
        "es/give-first.md": DECK.replace("lang: en", "lang: es"),
        "es/lessons/05-give-first.md": LESSON.replace("You ask.", f"{MARKET} {TOWN * 8}"),
    }
    for place in ("coaching.yaml", "activities/first-poll.yaml"):
        files[f"es/{place}"] = (course.folder / "en" / place).read_text(encoding="utf-8")
    own = write_course(course.folder, files)
    assert [problem.message[:26] for problem in checked(own)] == ["This sentence has 27 words"]


def test_our_own_content_has_nothing_to_mend() -> None:
    assert [str(problem) for problem in check_content([shipped("slides")])] == []


def test_our_own_deck_fills_ninety_minutes() -> None:
    english = statistics([shipped("slides")])[0]
    assert (english.language, english.minutes) == ("en", 90)
