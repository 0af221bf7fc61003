import pytest

from tests.course.content import LESSON, Course

PLACE = "en/lessons/05-give-first.md"


def test_a_lesson_has_its_slug_point_title_summary_and_minutes(course: Course) -> None:
    lesson = course.load().lesson("en", "give-first")
    assert lesson is not None
    assert (lesson.slug, lesson.point, lesson.title, lesson.minutes) == ("give-first", 5, "Give first", 2)
    assert lesson.summary == "You find out on the way what you have."


def test_research_stands_apart_and_without_its_heading(course: Course) -> None:
    lesson = course.load().lessons("en")[0]
    assert lesson.research_html == "<p>Most help follows a request.</p>\n"
    assert "request" not in lesson.html
    assert "<h2>How</h2>" in lesson.html


def test_a_lesson_without_research_has_none(course: Course) -> None:
    course.write(PLACE, LESSON.split("## What")[0])
    assert course.load().lessons("en")[0].research_html == ""


def test_lessons_are_in_the_order_of_their_points(course: Course) -> None:
    course.write("en/lessons/10-last.md", LESSON.replace("point: 5", "point: 10"))
    course.write("en/lessons/1-early.md", LESSON.replace("point: 5", "point: 1"))
    assert [lesson.slug for lesson in course.load().lessons("en")] == ["early", "give-first", "last"]


def test_an_unknown_lesson_is_none(course: Course) -> None:
    assert course.load().lesson("en", "no-such-lesson") is None


def test_a_link_to_a_lesson_leads_to_its_page(course: Course) -> None:
    course.change(PLACE, "You ask.", "You [ask](give-first).")
    assert 'href="/lessons/give-first"' in course.load().lessons("en")[0].html


def test_a_link_to_a_printed_page_and_to_elsewhere_is_kept(course: Course) -> None:
    links = "[a](/handouts/principles.pdf) [b](/worksheets/my-network.pdf) [c](https://library.example/x)"
    course.change(PLACE, "You ask.", links)
    assert course.load().lessons("en")[0].html.count("<a href=") == 3


@pytest.mark.parametrize(
    "target",
    ["no-such-lesson", "05-give-first.md", "../lessons/give-first", "#how", "ftp://x.example", "/staff/"],
)
def test_a_link_that_leads_nowhere_is_refused_at_its_line(course: Course, target: str) -> None:
    course.change(PLACE, "You ask.", f"You ask.\nThen [read]({target}).")
    assert course.problem(PLACE).line == course.line(PLACE, "[read]")


def test_a_link_by_file_name_is_answered_with_the_right_form(course: Course) -> None:
    course.change(PLACE, "You ask.", "[Read](05-give-first.md).")
    assert course.problem(PLACE).mend == "For a lesson write only its name, such as give-first."


def test_a_link_that_would_run_a_script_is_refused(course: Course) -> None:
    course.change(PLACE, "You ask.", "[Read](javascript:alert(1)).")
    assert course.problem(PLACE).message == "This link cannot be used."


def test_a_link_without_words_is_refused(course: Course) -> None:
    course.change(PLACE, "You ask.", "You [](give-first) ask.")
    assert course.problem(PLACE).message == "This link has no words."


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "You <b>ask</b>.", "<!-- note -->", "<br>"])
def test_html_in_a_lesson_is_refused(course: Course, html: str) -> None:
    course.change(PLACE, "You ask. Then you listen.", html)
    assert course.problem(PLACE).line == course.line(PLACE, html)


def test_a_title_in_the_text_is_refused(course: Course) -> None:
    course.change(PLACE, "## How", "# How")
    assert course.problem(PLACE).line == course.line(PLACE, "# How")


def test_a_heading_that_leaves_out_a_level_is_refused(course: Course) -> None:
    course.change(PLACE, "## How", "#### How")
    assert course.problem(PLACE).mend == "Start it with ##."


def test_an_unknown_mark_on_a_quote_is_refused(course: Course) -> None:
    course.change(PLACE, "You ask.", "> [!bad]\n> Who is hiring?\n")
    assert course.problem(PLACE).mend == "Write [!take], [!give] or [!open] alone on the first line."


def test_words_behind_a_mark_on_its_line_are_refused(course: Course) -> None:
    course.change(PLACE, "You ask.", "> [!take] Who is hiring?\n")
    assert "Who is hiring?" in course.problem(PLACE).message


def test_both_marks_and_a_plain_quote_are_told_apart(course: Course) -> None:
    quotes = "> [!take]\n> Who hires?\n\n> [!give]\n> What do you need?\n>\n> And when?\n\n> Plain.\n\n"
    course.change(PLACE, "You ask.", quotes)
    html = course.load().lessons("en")[0].html
    assert '<p class="example-label">Takes</p>\n<p>Who hires?</p>' in html
    assert '<p class="example-label">Gives</p>\n<p>What do you need?</p>\n<p>And when?</p>' in html
    assert "<blockquote>\n<p>Plain.</p>" in html


def test_an_open_quote_does_not_say_what_it_does(course: Course) -> None:
    course.change(PLACE, "You ask.", "> [!open]\n> Find out how to get close to a hiring manager.\n\n")
    html = course.load().lessons("en")[0].html
    assert "<blockquote>\n<p>Find out how" in html
    assert "example-label" not in html


def test_a_mark_in_a_paragraph_of_its_own_is_understood(course: Course) -> None:
    course.change(PLACE, "You ask.", "> [!give]\n>\n> What do you need?\n\n")
    assert (
        '<p class="example-label">Gives</p>\n<p>What do you need?</p>' in course.load().lessons("en")[0].html
    )


def test_table_headings_tell_their_scope_and_carry_no_style(course: Course) -> None:
    course.change(PLACE, "You ask.", "| Need | Gift |\n| :-- | --: |\n| a ride | a car |\n")
    html = course.load().lessons("en")[0].html
    assert '<th scope="col">Need</th>' in html
    assert "style" not in html


def test_footnotes_and_boxes_are_refused(course: Course) -> None:
    course.change(PLACE, "You ask.", "You ask.[^1]\n\n::: tip\n")
    assert [p.line for p in course.problems()] == [course.line(PLACE, "[^1]"), course.line(PLACE, ":::")]


def test_file_name_and_point_must_agree(course: Course) -> None:
    course.change(PLACE, "point: 5", "point: 6")
    assert course.problem(PLACE).line == 3


def test_a_lesson_without_number_in_its_name_is_refused(course: Course) -> None:
    course.write("en/lessons/late.md", LESSON)
    assert course.problem("en/lessons/late.md").mend == "Call it 05-late.md."


def test_a_lesson_of_front_matter_alone_is_refused(course: Course) -> None:
    course.write(PLACE, LESSON.split("Nobody")[0])
    assert course.problem(PLACE).message == "The lesson has no text."


def test_two_lessons_of_one_name_are_refused(course: Course) -> None:
    course.write("en/lessons/06-give-first.md", LESSON.replace("point: 5", "point: 6"))
    assert "05-give-first.md has the same name" in course.problem("en/lessons/06-give-first.md").message
