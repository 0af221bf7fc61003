"""The short cut of a deck: which slides it keeps, how long they take, and what the check holds it to."""

from tests.course.content import Course
from workshop import shipped
from workshop.course.cuts import Cut, cut
from workshop.course.deck import Deck
from workshop.course.library import load_library

PLACE = "en/give-first.md"


def our_deck() -> Deck:
    return load_library([shipped("slides")]).deck("en")


def shorten(course: Course, first: str = "short: out", total: int = 3) -> None:
    """The little deck has two slides, of 2 and 3 minutes."""
    course.change(PLACE, "minutes: 2\n", f"minutes: 2\n{first}\n")
    course.change(PLACE, "minutes: 5\n", f"minutes: 5\nshort_minutes: {total}\n")


def short(course: Course) -> Cut:
    return cut(course.load().deck("en"), is_short=True)


def test_a_slide_is_left_out_or_takes_less_time(course: Course) -> None:
    shorten(course)
    assert [one.number for one in short(course).slides] == [2]
    course.change(PLACE, "short: out", "short: 1")
    course.change(PLACE, "short_minutes: 3", "short_minutes: 4")
    assert [one.minutes for one in short(course).slides] == [1, 3]


def test_the_whole_deck_stays_as_it_is(course: Course) -> None:
    shorten(course)
    whole = cut(course.load().deck("en"), is_short=False)
    assert ([one.minutes for one in whole.slides], whole.minutes, whole.is_short) == ([2, 3], 5, False)


def test_a_deck_without_a_short_cut_is_always_whole(course: Course) -> None:
    assert short(course).slides == course.load().deck("en").slides
    assert not short(course).is_short


def test_the_short_cut_must_add_up(course: Course) -> None:
    shorten(course, total=4)
    problem = course.problem(PLACE)
    assert problem.line == course.line(PLACE, "short_minutes")
    assert problem.message == "The slides of the short cut add up to 3 minutes, and this line says 4."


def test_a_slide_may_not_be_cut_where_the_deck_has_no_short_cut(course: Course) -> None:
    course.change(PLACE, "minutes: 2\n", "minutes: 2\nshort: out\n")
    problem = course.problem(PLACE)
    assert problem.line == course.line(PLACE, "short: out")
    assert problem.message == "The deck does not say how long its short cut is."


def test_a_slide_takes_no_more_time_in_the_short_cut(course: Course) -> None:
    shorten(course, first="short: 3", total=3)
    assert [one.line for one in course.problems()] == [course.line(PLACE, "short: 3")]


def test_next_and_before_pass_over_what_is_left_out_and_a_jump_does_not() -> None:
    deck = our_deck()
    brief = cut(deck, is_short=True)
    out = next(one for one in deck.slides if one.short is None)
    before, after = brief.before(out.number), brief.after(out.number)
    assert before
    assert after
    assert before.number < out.number < after.number
    assert brief.here(out.number).title == out.title
    assert brief.step(out.number) == brief.step(before.number)
    assert brief.start_of(after.number) == brief.start_of(before.number) + before.minutes
    assert (brief.after(deck.slides[-1].number), brief.before(1)) == (None, None)


def test_our_class_of_sixty_minutes_keeps_the_story_and_the_sheet() -> None:
    deck = our_deck()
    brief = cut(deck, is_short=True)
    assert (deck.minutes, brief.minutes, deck.short_minutes) == (90, 60, 60)
    kept = {one.title for one in brief.slides}
    story = {one.title for one in deck.slides if one.layout == "story"}
    assert story <= kept
    assert {
        "What would you do now?",
        "My network: five people",
        "Give, give, give; and you will receive.",
    } <= kept


def test_both_cuts_ask_the_question_before_and_after() -> None:
    brief = cut(our_deck(), is_short=True)
    assert {"opening-poll", "closing-poll"} <= {one.activity for one in brief.slides}
