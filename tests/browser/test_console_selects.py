"""A list on the console that nobody touched holds nothing back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Served
from tests.browser.test_console import console as at_slide
from tests.browser.test_streams import console, go_on


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
