import pytest

from tests.course.content import WORKSHEET, Course
from workshop import shipped
from workshop.course.library import load_library
from workshop.course.worksheets import Field, Picture, Promise
from workshop.moves.taxonomy import Move

SHEET = "en/worksheets/my-network.yaml"
HANDOUT = "en/handouts/principles.md"
COACHING = "en/coaching.yaml"


def test_a_worksheet_names_the_key_of_every_answer_in_reading_order(course: Course) -> None:
    sheet = course.load().worksheet("en", "my-network")
    assert sheet is not None
    assert sheet.keys() == ("name-1", "need-1", "name-2", "need-2", "asked")


def test_fields_keep_their_help_kind_and_length(course: Course) -> None:
    sheet = course.load().worksheets("en")[0]
    assert sheet.fields == (
        Field("name", "Name", "", "line", 60),
        Field("need", "What they may need", "A guess will do.", "lines", 500),
    )
    assert sheet.closing == (Field("asked", "I asked them", "", "check", 0),)
    assert sheet.row_title.format(number=2) == "Person 2"


def test_a_worksheet_may_close_without_more_fields(course: Course) -> None:
    course.write(SHEET, WORKSHEET.split("closing:")[0])
    assert course.load().worksheets("en")[0].closing == ()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("rows: 2", "rows: 0", 3),
        ("rows: 2", "rows: many", 3),
        ("rows: 2", "rows: 2.5", 3),
        ("Person {number}", "Person", 4),
        ("Person {number}", "{name} {number}", 4),
        ("kind: line\n", "kind: box\n", 8),
        ("max_length: 60", "max_length: 0", 9),
        ("kind: check", "kind: check\n    max_length: 9", 18),
        ("id: need", "id: name", 10),
        ("id: asked", "id: name-2", 14),
        ("id: asked", "id: Asked", 15),
        ("closing:", "closings:", 14),
    ],
)
def test_a_broken_worksheet_is_refused_at_its_line(course: Course, old: str, new: str, line: int) -> None:
    course.change(SHEET, old, new)
    assert course.problem(SHEET).line == line


SECTIONS = """\
title: My gifts
intro: What do you have to give?
sections:
  - title: Skills
    help: What you can do.
    fields:
      - id: skills
        label: What I can do
        kind: lines
        room: 5
  - title: Things
    fields:
      - id: things
        label: What I can lend
        kind: line
"""
PICTURE = "picture:\n  name: name\n  how: name\n  give: need\n  introduce: need\n"


TICKED = WORKSHEET.replace("closing:", "  - id: told\n    label: Told\n    kind: check\nclosing:")
PROMISE = """\
  - id: gift
    label: I will give
    kind: line
  - id: day
    label: By
    kind: date
promise:
  what: gift
  by: day
"""


def test_a_promise_names_the_fields_that_hold_it(course: Course) -> None:
    course.write(SHEET, WORKSHEET + PROMISE)
    sheet = course.load().worksheets("en")[0]
    assert sheet.promise == Promise(what="gift", by="day")
    assert sheet.by_key()["day"].kind == "date"


def test_a_worksheet_may_have_sections_of_different_fields_in_the_place_of_rows(course: Course) -> None:
    course.write(SHEET, SECTIONS)
    sheet = course.load().worksheets("en")[0]
    assert (sheet.rows, sheet.fields) == (0, ())
    assert [section.title for section in sheet.sections] == ["Skills", "Things"]
    assert sheet.keys() == ("skills", "things")
    assert sheet.by_key()["skills"].room == 5


def test_sections_come_before_rows(course: Course) -> None:
    course.write(SHEET, WORKSHEET.replace("rows: 2", SECTIONS.split("\n", 2)[2] + "rows: 2"))
    assert course.load().worksheets("en")[0].keys()[:3] == ("skills", "things", "name-1")


def test_a_picture_names_the_fields_it_is_drawn_from(course: Course) -> None:
    course.write(SHEET, WORKSHEET + PICTURE)
    picture = course.load().worksheets("en")[0].picture
    assert picture == Picture(name="name", how="name", give="need", introduce="need")


@pytest.mark.parametrize(
    ("text", "old", "new", "line"),
    [
        (SECTIONS, "id: things", "id: skills", 13),
        (SECTIONS, "room: 5", "room: 9", 10),
        (SECTIONS, "kind: line\n", "kind: box\n", 15),
        (SECTIONS + "closing:\n  - id: skills\n    label: Again\n    kind: line\n", "", "", 17),
        (SECTIONS + PICTURE, "", "", 16),
        (WORKSHEET + PICTURE, "how: name", "how: nobody", 18),
        (WORKSHEET + PICTURE, "rows: 2", "rows: 7", 3),
        (TICKED + PICTURE, "how: name", "how: told", 21),
        (WORKSHEET + PROMISE, "by: day", "by: gift", 24),
        (WORKSHEET + PROMISE, "what: gift", "what: name", 24),
        (WORKSHEET + PROMISE, "what: gift", "what: asked", 24),
        (WORKSHEET + PROMISE, "  by: day\n", "", 25),
        (WORKSHEET + PROMISE, "kind: date", "kind: date\n    max_length: 9", 24),
    ],
)
def test_a_broken_section_or_picture_is_refused_at_its_line(
    course: Course, text: str, old: str, new: str, line: int
) -> None:
    course.write(SHEET, text.replace(old, new) if old else text)
    assert course.problem(SHEET).line == line


def test_a_handout_has_title_summary_and_html(course: Course) -> None:
    handout = course.load().handout("en", "principles")
    assert handout is not None
    assert (handout.id, handout.title, handout.summary) == (
        "principles",
        "The class on a page",
        "One page to keep.",
    )
    assert handout.html == "<ol>\n<li>Give first.</li>\n<li>Then give more.</li>\n</ol>\n"
    assert handout.text == "Give first.\n\nThen give more."
    assert course.load().handouts("en") == (handout,)


def test_handouts_come_in_the_order_that_they_give_and_those_without_one_last(course: Course) -> None:
    for name, order in (("a-last", ""), ("b-second", "order: 2\n"), ("c-first", "order: 1\n")):
        course.write(f"en/handouts/{name}.md", f"---\ntitle: One\nsummary: A page.\n{order}---\n\nGive.\n")
    found = [handout.id for handout in course.load().handouts("en")]
    assert found == ["c-first", "b-second", "a-last", "principles"]


def test_words_for_staff_are_read_and_checked_like_a_handout(course: Course) -> None:
    place = "en/staff/catalog.md"
    course.write(place, "---\ntitle: A class\nsummary: Come along.\n---\n\nGive first.\n")
    paper = course.load().staff_paper("en", "catalog")
    assert paper is not None
    assert (paper.summary, paper.text) == ("Come along.", "Give first.")
    assert course.load().staff_paper("en", "guide") is None
    course.change(place, "Give first.", "[More](give-first)")
    assert course.problem(place).line == 6


@pytest.mark.parametrize("words", ["[More](give-first)", "![A bridge](../images/bridge.png)"])
def test_a_handout_refuses_what_paper_cannot_show(course: Course, words: str) -> None:
    course.write("en/images/bridge.png", b"png")
    course.change(HANDOUT, "Then give more.", words)
    assert course.problem(HANDOUT).line == 7


def test_there_is_advice_on_every_move(course: Course) -> None:
    coaching = course.load().coaching("en")
    assert [coaching.advice(move).move for move in Move] == list(Move)
    assert coaching.advice(Move.JOB_ASK).is_taking
    assert not coaching.advice(Move.THANKS).is_taking
    assert len(coaching.advice(Move.JOB_ASK).instead) == 2


def test_a_move_without_advice_is_named(course: Course) -> None:
    course.change(COACHING, "job-ask:", "job_ask:")
    assert {problem.message for problem in course.problems()} == {
        "“job-ask” is missing.",
        "Nobody knows what “job_ask” means here.",
    }


def test_a_taking_move_needs_two_things_to_say_instead(course: Course) -> None:
    text = (course.folder / COACHING).read_text(encoding="utf-8")
    course.write(COACHING, text.replace("    - What are you working on?\n", "", 1))
    problem = course.problem(COACHING)
    assert (problem.line, problem.mend) == (6, "Give 2 to 3 of them.")


def test_advice_that_points_to_no_lesson_is_refused_at_its_line(course: Course) -> None:
    text = (course.folder / COACHING).read_text(encoding="utf-8")
    course.write(COACHING, text.replace("lesson: give-first", "lesson: give-frist", 1))
    problem = course.problem(COACHING)
    assert (problem.line, problem.mend) == (5, "Did you mean “give-first”?")


def test_a_move_whose_advice_is_one_text_is_refused(course: Course) -> None:
    course.change(COACHING, "thanks:\n  name: Name of it", "thanks: nice\nx:\n  name: Name of it")
    assert any("“thanks” must be a group" in problem.message for problem in course.problems())


def test_a_worksheet_may_say_what_its_close_is_about(course: Course) -> None:
    assert course.load().worksheets("en")[0].closing_title == ""
    course.write(SHEET, WORKSHEET.replace("closing:", "closing_title: Looking back\nclosing:"))
    assert course.load().worksheets("en")[0].closing_title == "Looking back"


def test_ids_of_the_shipped_worksheets_stay_as_answers_are_kept_by_them() -> None:
    library = load_library([shipped("slides")])
    for name, ids in (
        ("my-network", {"name-1", "how-1", "need-1", "give-1", "introduce-1", "first-gift", "by-date"}),
        (
            "five-minute-meeting",
            {"whom", "when", "know", "heard", "promise", "thanks", "kept", "learned"},
        ),
        ("my-gifts", {"skills", "things", "knowledge", "people", "give-away"}),
        ("three-people", {"name-1", "busy-1", "need-1", "ask-1", "told-1", "help", "by-date"}),
        ("thirty-days", {"gift-1", "whom-30", "came-of-it", "goes-on"}),
    ):
        sheet = library.worksheet("en", name)
        assert sheet is not None
        assert ids <= set(sheet.keys()), name
