"""What a screen says of itself: old messages go, and the connection is mentioned only where it fails."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, join, sign_in


def console_at(ines: Page, served: Served, slide: int) -> Page:
    sign_in(ines, served)
    ines.goto(served.for_staff("console"))
    ines.get_by_text("All slides").click()
    ines.locator(f"#jump-{slide}").click()
    expect(ines.get_by_text(f"Slide {slide} of")).to_be_visible()
    return ines


def test_messages_on_phones_and_console_go_with_the_next_slide(
    served: Served, visit: Callable[..., Page]
) -> None:
    console = console_at(visit(LAPTOP), served, 4)
    sam = join(visit(PHONE), served, "Sam")
    expect(sam.get_by_text("You are in.")).to_be_visible()
    console.get_by_role("button", name="Show results").click()
    refusal = console.get_by_text("they could tell who said what")
    expect(refusal).to_be_visible()
    console.get_by_role("button", name="Next slide").click()
    expect(refusal).to_have_count(0)
    expect(sam.get_by_text("You are in.")).to_have_count(0)


def test_a_refusal_on_the_console_goes_with_the_next_thing_that_works(
    served: Served, visit: Callable[..., Page]
) -> None:
    console = console_at(visit(LAPTOP), served, 4)
    console.get_by_role("button", name="Show results").click()
    refusal = console.get_by_text("they could tell who said what")
    expect(refusal).to_be_visible()
    console.get_by_role("button", name="Take answers").click()
    expect(console.get_by_text("People can answer now.")).to_be_visible()
    expect(refusal).to_have_count(0)


def test_a_screen_says_that_it_follows_and_what_to_do_when_it_does_not(
    shared_class: Served, visit: Callable[..., Page]
) -> None:
    phone = join(visit(PHONE), shared_class, "Sam")
    line = phone.locator("[data-connection]")
    expect(line).to_have_attribute("data-connection", "live")
    expect(line).to_contain_text("Live")
    phone.context.set_offline(True)
    expect(line).to_contain_text(
        re.compile(
            r"Not connected since \d\d:\d\d.{0,3}[.] We keep trying[.] "
            "You don’t have to do anything[.]"
        )
    )
    phone.context.set_offline(False)
    expect(line).to_have_attribute("data-connection", "live")
    expect(line).to_have_text(re.compile("Live"))
