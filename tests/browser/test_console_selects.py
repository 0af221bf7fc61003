"""A list on the console that nobody touched holds nothing back, and what was chosen in one is kept."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Served
from tests.browser.test_console import console as at_slide
from tests.browser.test_streams import console, go_on
from tests.web.boards.course import slide_of


def test_next_leaves_the_paper_box_of_an_untouched_list_behind(
    served: Served, visit: Callable[..., Page]
) -> None:
    ines = console(visit(LAPTOP), served)
    ines.get_by_label("Add somebody without a phone").fill("Paula")
    ines.get_by_role("button", name="Add this person").click()
    at_slide(ines, served, 4)
    expect(ines.locator("#paper-person")).to_be_attached()
    go_on(ines, 5)
    expect(ines.locator("#paper-person")).to_have_count(0)
    expect(ines.get_by_text("The class has moved on.")).to_have_count(0)


def merging(page: Page, served: Served) -> Page:
    at_slide(page, served, slide_of("one-word"))
    page.get_by_text("Make two words one").click()
    return page


def add(page: Page, served: Served, *words: str) -> None:
    """From paper, on a console beside the one that is looked at."""
    at_slide(page, served, slide_of("one-word"))
    page.get_by_text("Enter an answer from paper").click()
    for word in words:
        page.get_by_label("What stands on the paper").fill(word)
        page.get_by_role("button", name="Add it and let it through").click()
        expect(page.get_by_label("What stands on the paper")).to_have_value("")


def options(page: Page, name: str) -> list[str]:
    return page.locator(f"#merge-{name} option").all_inner_texts()


def test_untouched_lists_of_words_take_up_each_new_word_and_a_chosen_word_stays_chosen(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines, beside = (visit(LAPTOP, storage_state=board_cookies) for _ in range(2))
    add(beside, board_class, "trust", "time")
    merging(ines, board_class)
    add(beside, board_class, "bread")
    expect(ines.locator("#merge-word option")).to_have_count(3)
    assert options(ines, "word") == options(ines, "into") == ["bread", "time", "trust"]
    expect(ines.locator("#merge-word")).to_have_value("bread")
    ines.locator("#merge-word").select_option("trust")
    add(beside, board_class, "an ear")
    expect(ines.locator("#merge-into option")).to_have_count(4)
    expect(ines.locator("#merge-word")).to_have_value("trust")
    expect(ines.locator("#merge-into")).to_have_value("bread")
    expect(ines.get_by_text("The class has moved on.")).to_have_count(0)
    ines.get_by_role("button", name="Make them one").click()
    expect(ines.get_by_text("“trust” is shown as “bread”.")).to_be_visible()


def test_a_chosen_word_that_nobody_says_any_more_is_not_merged_unseen(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines, beside = (visit(LAPTOP, storage_state=board_cookies) for _ in range(2))
    add(beside, board_class, "help", "zeal")
    merging(ines, board_class).locator("#merge-word").select_option("zeal")
    beside.get_by_role("button", name="Take back the last one entered").click()
    expect(ines.locator("#merge-word option", has_text="zeal")).to_have_count(0)
    expect(ines.locator("#merge-word")).not_to_have_value("zeal")
    expect(ines.get_by_text("The class has moved on.")).to_have_count(0)


def test_a_chosen_word_waits_when_the_class_moves_on(
    board_class: Served, board_cookies: Any, visit: Callable[..., Page]
) -> None:
    ines, beside = (visit(LAPTOP, storage_state=board_cookies) for _ in range(2))
    add(beside, board_class, "joy", "zest")
    merging(ines, board_class).locator("#merge-word").select_option("zest")
    at_slide(beside, board_class, slide_of("many"))
    expect(ines.get_by_text("The class has moved on.")).to_be_visible()
    expect(ines.locator("#merge-word")).to_have_value("zest")
    ines.get_by_role("button", name="Go to the new step").click()
    expect(ines.locator("#merge-word")).to_have_count(0)
