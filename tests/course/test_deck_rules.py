"""The deck stays within what Marp and Slidev read the same way."""

import pytest

from tests.course.content import DECK, SLIDE, Course

PLACE = "en/give-first.md"


def test_the_small_deck_keeps_every_rule(course: Course) -> None:
    assert course.problems() == []


def test_a_deck_without_front_matter_is_refused_on_line_one(course: Course) -> None:
    course.write(PLACE, DECK.split("---\n", 2)[2])
    assert (course.problem(PLACE).line, "front matter" in course.problem(PLACE).message) == (1, True)


def test_front_matter_that_is_not_closed_is_refused(course: Course) -> None:
    course.write(PLACE, "---\nmarp: true\ntitle: Giving first\n")
    assert "front matter is missing or not closed" in course.problem(PLACE).message


def test_front_matter_below_a_blank_line_is_refused(course: Course) -> None:
    course.write(PLACE, "\n" + DECK)
    assert (course.problem(PLACE).line, "front matter" in course.problem(PLACE).message) == (1, True)


@pytest.mark.parametrize("line", ["title: Giving first", "lang: en", "minutes: 5"])
def test_front_matter_without_a_needed_line_names_it(course: Course, line: str) -> None:
    course.change(PLACE, f"{line}\n", "")
    assert course.problem(PLACE).message == f"“{line.split(':')[0]}” is missing."


def test_a_deck_that_marp_would_not_know_is_refused(course: Course) -> None:
    course.change(PLACE, "marp: true", "marp: false")
    assert course.problem(PLACE).line == 2


def test_a_setting_that_splits_slides_at_headings_is_refused(course: Course) -> None:
    course.change(PLACE, "marp: true", "marp: true\nheadingDivider: 2")
    assert (course.problem(PLACE).line, "headingDivider" in course.problem(PLACE).message) == (3, True)


def test_a_deck_in_the_folder_of_another_language_is_refused(course: Course) -> None:
    course.change(PLACE, "lang: en", "lang: es")
    assert course.problem(PLACE).line == 4


def test_minutes_that_do_not_add_up_are_named_with_their_sum(course: Course) -> None:
    course.change(PLACE, "minutes: 5", "minutes: 90")
    problem = course.problem(PLACE)
    assert (problem.line, "add up to 5 minutes" in problem.message) == (5, True)


@pytest.mark.parametrize("dashes", ["***", "___", "----", "- - -", " ---", "--- "])
def test_only_three_dashes_at_the_edge_split_slides(course: Course, dashes: str) -> None:
    course.change(PLACE, "-->\n\n---\n", f"-->\n\n{dashes}\n")
    problem = course.problem(PLACE)
    assert problem.line == course.line(PLACE, "# What is it for?") - 2
    assert "Only three dashes" in problem.message


def test_dashes_right_below_text_are_refused_as_the_heading_they_make(course: Course) -> None:
    course.change(PLACE, "Sit where you like.", "Sit where you like.\n---")
    problem = next(p for p in course.problems() if "make a heading" in p.message)
    assert problem.line == course.line(PLACE, "Sit where you like.") + 1


def test_dashes_right_above_text_are_refused(course: Course) -> None:
    course.change(PLACE, "---\n\n# What", "---\n# What")
    problem = course.problem(PLACE)
    assert (problem.message, problem.line) == (
        "No blank line below ---.",
        course.line(PLACE, "# What is it for?") - 1,
    )


def test_dashes_right_below_a_comment_are_refused(course: Course) -> None:
    course.change(PLACE, "-->\n\n---\n", "-->\n---\n")
    assert course.problem(PLACE).message == "No blank line above ---."


def test_dashes_in_a_code_fence_do_not_split(course: Course) -> None:
    course.change(PLACE, "Pick one.", "```\none\n\n---\n\ntwo\n```")
    assert len(course.load().deck("en").slides) == 2


def test_dashes_in_a_comment_are_refused_at_their_line(course: Course) -> None:
    course.change(PLACE, "Open the poll.", "Open the poll.\n\n---\n\n")
    problem = course.problem(PLACE)
    assert problem.line == course.line(PLACE, "Open the poll.") + 2


def test_a_slide_without_minutes_is_named_by_its_first_line(course: Course) -> None:
    course.change(PLACE, "<!--\nminutes: 2\n-->\n", "")
    course.change(PLACE, "minutes: 5", "minutes: 3")
    problem = course.problem(PLACE)
    assert (problem.line, "how many minutes" in problem.message) == (course.line(PLACE, "_class"), True)


def test_a_slide_without_a_note_is_refused(course: Course) -> None:
    course.change(PLACE, "<!--\nTell people what comes next.\n-->\n", "Go on.\n")
    assert [p.message for p in course.problems()] == ["This slide has no note for the speaker."]


def test_a_slide_with_two_notes_is_refused(course: Course) -> None:
    course.change(PLACE, "<!--\nOpen the poll.", "<!--\nFirst of two.\n-->\n\n<!--\nOpen the poll.")
    assert "This slide has two notes." in {p.message for p in course.problems()}


def test_text_below_the_note_is_refused(course: Course) -> None:
    course.write(PLACE, DECK + "\nOne more thing.\n")
    problem = course.problem(PLACE)
    assert (problem.message, problem.line) == (
        "Something stands below this note.",
        course.line(PLACE, "Open the poll.") - 1,
    )


@pytest.mark.parametrize("name", ["header", "class", "backgroundColor", "paginate", "title"])
def test_a_note_that_opens_with_a_command_of_marp_is_refused(course: Course, name: str) -> None:
    course.change(PLACE, "Open the poll.", f"{name}: open the poll.")
    problem = course.problem(PLACE)
    assert (problem.line, f"“{name}:”" in problem.message) == (course.line(PLACE, f"{name}: open"), True)


def test_a_note_may_open_with_other_words_and_a_colon(course: Course) -> None:
    course.change(PLACE, "Open the poll.", "Timing: open the poll.")
    assert course.problems() == []


def test_a_command_below_the_text_is_refused(course: Course) -> None:
    course.change(PLACE, "Pick one.\n", "Pick one.\n\n<!-- _class: activity -->\n")
    problem = course.problem(PLACE)
    assert (problem.line, "below the slide's text" in problem.message) == (
        course.line(PLACE, "_class: act"),
        True,
    )


def test_a_command_for_all_slides_is_refused(course: Course) -> None:
    course.change(PLACE, "_class: title", "class: title")
    assert any("“class:”" in p.message and "_class" in p.mend for p in course.problems())


def test_an_unknown_command_is_refused(course: Course) -> None:
    course.change(PLACE, "_class: title", "_clas: title")
    assert course.problem(PLACE).mend == "Did you mean “_class”?"


def test_html_in_a_slide_is_refused(course: Course) -> None:
    course.change(PLACE, "Pick one.", '<div class="columns">Pick one.</div>')
    problem = course.problem(PLACE)
    assert (problem.line, problem.message) == (course.line(PLACE, "<div"), "HTML is not used in a deck.")


def test_a_comment_in_the_middle_of_a_line_is_refused(course: Course) -> None:
    course.change(PLACE, "Pick one.", "Pick\none. <!-- now -->")
    problem = course.problem(PLACE)
    assert (problem.line, "HTML" in problem.message) == (course.line(PLACE, "<!-- now"), True)


def test_a_comment_that_is_never_closed_is_refused_where_it_opens(course: Course) -> None:
    course.change(PLACE, "“Take your time.”\n-->", "“Take your time.”")
    problem = next(p for p in course.problems() if "not closed" in p.message)
    assert problem.line == course.line(PLACE, "Open the poll.") - 1


def test_an_unknown_activity_is_named_with_a_near_one(course: Course) -> None:
    course.change(PLACE, "activity: first-poll", "activity: frist-poll")
    problem = course.problem(PLACE)
    assert (problem.line, problem.mend) == (course.line(PLACE, "activity:"), "Did you mean “first-poll”?")


def test_a_wrong_word_among_the_minutes_is_refused(course: Course) -> None:
    course.change(PLACE, "activity: first-poll", "activty: first-poll")
    assert course.problem(PLACE).line == course.line(PLACE, "activty")


def test_minutes_that_are_no_number_are_refused(course: Course) -> None:
    course.change(PLACE, "minutes: 2", "minutes: two")
    assert course.problems()[-1].line == course.line(PLACE, "minutes: two")


def test_an_empty_slide_is_refused(course: Course) -> None:
    course.write(PLACE, DECK + "\n---\n")
    assert "This slide has no title." in {p.message for p in course.problems()}


def test_every_slide_of_a_long_deck_is_counted(course: Course) -> None:
    more = "".join(f"\n---\n\n{SLIDE.format(title=n, body='x', minutes=1)}" for n in range(20))
    course.write(PLACE, DECK.replace("minutes: 5", "minutes: 25") + more)
    assert [slide.number for slide in course.load().deck("en").slides] == list(range(1, 23))


def test_a_slide_shows_every_option_of_its_poll(course: Course) -> None:
    course.change(PLACE, "- Knowing people", "- Knowing many people")
    problem = course.problem(PLACE)
    assert problem.line == course.line(PLACE, "activity:")
    assert problem.message == "The slide does not show the option “Knowing people” of its poll."


def test_an_option_may_be_set_off_and_wrapped_on_the_slide(course: Course) -> None:
    course.change(PLACE, "- Knowing people", "- **Knowing\n  people**")
    assert course.problems() == []


def test_a_slide_says_what_its_activity_asks(course: Course) -> None:
    course.write("en/activities/pause.yaml", "kind: talk\ntitle: Talk\nprompt: Talk in pairs.\n")
    course.change(PLACE, "minutes: 2\n", "minutes: 2\nactivity: pause\n")
    course.change(PLACE, "Sit where you like.\n", "")
    assert course.problem(PLACE).message == "This slide does not say what its activity asks."
