"""The console in hand: what to say is in sight, and the end of the class has its own button."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, join
from tests.browser.pictures import keep

WITH_ACTIVITY = (2, 4, 6, 13, 19, 20, 22, 23, 27, 28, 29)
LAST = 29
SEEN = """() => {
    const top = document.querySelector(".notes").getBoundingClientRect().top;
    return document.querySelector(".console-bar").getBoundingClientRect().top - top;
}"""


def console(page: Page, served: Served, slide: int) -> Page:
    page.goto(served.for_staff("console"))
    return jump(page, slide)


def jump(page: Page, slide: int) -> Page:
    page.locator("details:has(.slide-here)").evaluate("details => { details.open = true }")
    page.locator(f"#jump-{slide}").or_(page.locator(".slide-here")).first.wait_for()
    if page.locator(f"#jump-{slide}").count():
        page.locator(f"#jump-{slide}").click()
    expect(page.get_by_text(f"Slide {slide} of")).to_be_visible()
    page.evaluate("window.scrollTo(0, 0)")
    return page


@pytest.mark.parametrize(("size", "least"), [(LAPTOP, 200), (PHONE, 60)], ids=["laptop", "phone"])
def test_the_notes_begin_in_sight_on_every_slide_with_an_activity(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page], size: dict[str, int], least: int
) -> None:
    page = console(visit(size, storage_state=ines_cookies), shared_class, LAST)
    seen = {slide: jump(page, slide).evaluate(SEEN) for slide in WITH_ACTIVITY}
    assert {slide: height for slide, height in seen.items() if height < least} == {}


def test_the_last_slide_leads_to_the_closing_of_the_class(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]
) -> None:
    page = console(visit(LAPTOP, storage_state=ines_cookies), shared_class, LAST - 1)
    close = page.locator(".console-bar").get_by_role("link", name="Close the class")
    expect(close).not_to_be_visible()
    page.get_by_role("button", name="Next slide").click()
    expect(close).to_be_visible()
    expect(page.get_by_role("button", name="Next slide")).to_have_count(0)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("button", name="Next slide")).to_be_visible()
    expect(close).not_to_be_visible()


TOO_WIDE = """() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    const edge = document.documentElement.clientWidth;
    const isWide = (one, box) =>
        box.right > edge || one.scrollWidth > Math.max(one.clientWidth, box.width) + 1;
    return [...document.querySelectorAll("main :not(input), header *")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && !one.closest(".visually-hidden") && isWide(one, box);
    }).map((one) => `${one.className || one.tagName}: ${one.textContent.trim().slice(0, 30)}`);
}"""


def test_no_console_is_too_narrow(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]
) -> None:
    """An old phone with large letters, or a window beside the slides."""
    join(visit(PHONE), shared_class, "Maximiliana Featherstonehaugh")
    page = console(visit({"width": 180, "height": 640}, storage_state=ines_cookies), shared_class, LAST)
    wide = {}
    for slide in WITH_ACTIVITY:
        jump(page, slide)
        if found := page.evaluate(TOO_WIDE):
            wide[slide] = found
    keep(page, "console-180")
    assert wide == {}


LIST = """() => {
    const names = document.querySelector("[data-region=names]");
    const [list, gone] = [...names.firstElementChild.children].map((one) => one.getBoundingClientRect());
    return [getComputedStyle(names).borderTopWidth, gone.top > list.bottom];
}"""


def test_names_stand_under_their_numbers_as_one_part(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]
) -> None:
    """No second rule between them, and room above those who were removed."""
    page = visit(LAPTOP, storage_state=ines_cookies)
    page.goto(shared_class.for_staff("console"))
    for name in ("Ann", "Bob"):
        page.get_by_label("Add somebody without a phone").fill(name)
        page.get_by_role("button", name="Add this person").click()
        expect(page.locator("[data-region=names] .people")).to_contain_text(name)
    bob = page.locator("[data-region=names] li").filter(has_text="Bob")
    bob.locator("summary").first.click()
    bob.get_by_role("button", name="Remove from the class").click()
    expect(page.get_by_text("Removed: 1")).to_be_visible()
    assert page.evaluate(LIST) == ["0px", True]
