"""Entering what stands on paper, on the console in hand: quickly, and without losing what was typed."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.classes import Served
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.pictures import keep
from tests.browser.test_console import console
from tests.web.boards.course import slide_of


def opened(page: Page, served: Served, activity: str) -> Page:
    console(page, served, slide_of(activity))
    page.get_by_text("Enter an answer from paper").click()
    return page


def test_words_are_typed_one_paper_after_the_other(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines = opened(visit(PHONE, storage_state=board_cookies), board_class, "one-word")
    field = ines.get_by_label("What stands on the paper")
    for number, words in enumerate(("Time, patience", "Time"), 1):
        field.fill(words)
        field.press("Enter")
        expect(ines.get_by_text(f"{number} let through")).to_be_visible()
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    keep(ines, "paper-words")
    ines.get_by_role("button", name="Take back the last one").click()
    expect(ines.get_by_text("1 let through")).to_be_visible()


def test_what_is_refused_is_said_in_sight_and_stays_in_its_field(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines = opened(visit(PHONE, storage_state=board_cookies), board_class, "one-word")
    field = ines.get_by_label("What stands on the paper")
    field.fill("one, two, three")
    ines.get_by_role("button", name="Add it, decide later").click()
    expect(ines.get_by_text("at most 2")).to_be_in_viewport()
    expect(field).to_have_value("one, two, three")
    field.fill("one, two")
    ines.get_by_role("button", name="Add it, decide later").click()
    expect(ines.get_by_text("1 waits for you")).to_be_visible()
    expect(ines.get_by_text("at most 2")).to_have_count(0)
    expect(field).to_have_value("")


def test_ticks_are_off_again_for_the_next_paper(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines = opened(visit(LAPTOP, storage_state=board_cookies), board_class, "many")
    for number in (1, 2):
        for option in ("Bread", "Salt"):
            ines.get_by_label(option).check()
        ines.get_by_role("button", name="Enter what is ticked").click()
        expect(ines.get_by_text(f"{number} paper{'s' * (number > 1)} without a name so far.")).to_be_visible()
        expect(ines.get_by_label("Bread")).not_to_be_checked()
    keep(ines, "paper-ticks")


def test_a_question_keeps_its_words_while_the_class_moves_on(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines = console(visit(LAPTOP, storage_state=board_cookies), board_class, slide_of("how-sure"))
    ines.get_by_text("Enter a question from paper").click()
    field = ines.get_by_label("The question on the paper")
    field.fill("What if I have nothing to give?")
    ines.get_by_role("button", name="Next slide").click()
    expect(ines.get_by_text("Slide 4 of")).to_be_visible()
    expect(field).to_have_value("What if I have nothing to give?")
    ines.get_by_role("button", name="Add the question").click()
    expect(ines.get_by_role("heading", name="Questions to you")).to_be_visible()
    expect(field).to_have_value("")
