"""What the class renews under the finger is tapped all the same, and nothing else moves there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bad_network import RECEIVED, choose, says, send
from tests.browser.conftest import LAPTOP, PHONE, WALL, Served, join
from tests.browser.test_old_messages import console_at

COUNT = "1 has answered."


def pressing(button: Locator, by: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """Two deeds, and what happens between them is up to the caller."""
    mouse, keyboard = button.page.mouse, button.page.keyboard
    if by == "mouse":
        button.hover()
        return mouse.down, mouse.up
    button.focus()
    return lambda: keyboard.down(" "), lambda: keyboard.up(" ")


@pytest.mark.parametrize("by", ["mouse", "space bar"])
def test_an_answer_that_comes_while_a_button_is_pressed_takes_the_tap_from_nobody(
    served: Served, visit: Callable[..., Page], by: str
) -> None:
    console = console_at(visit(LAPTOP), served, 4)
    console.get_by_role("button", name="Take answers").click()
    sam = join(visit(PHONE), served, "Sam")
    press, let_go = pressing(console.get_by_role("button", name="Stop answers"), by)
    press()
    choose(sam, "Helping people")
    send(sam)
    says(sam, RECEIVED)
    console.wait_for_timeout(700)  # the frame with the new number has come
    assert console.get_by_text(COUNT).count() == 0
    let_go()
    expect(console.get_by_text(COUNT)).to_be_visible()
    expect(console.get_by_text("Nobody can answer now.")).to_be_visible()


MOVED = """() => {
    window.moved = [];
    const seen = ({ node, currentRect }) => `${node?.outerHTML?.slice(0, 80)} to ${currentRect.y}`;
    const note = (list) => list.getEntries().forEach((one) => window.moved.push(...one.sources.map(seen)));
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
    document.addEventListener("region:changed", (event) => window.moved.push(event.detail.name));
}"""


def quiet(page: Page) -> list[str]:
    """What moves or is drawn anew while a page begins to follow."""
    page.add_init_script(f"({MOVED})()")
    page.reload()
    expect(page.locator("[data-connection=live]")).to_be_attached()
    page.wait_for_timeout(1000)  # the first frame is here
    return page.evaluate("window.moved")


def test_nothing_moves_while_a_page_that_was_just_opened_begins_to_follow(
    served: Served, visit: Callable[..., Page]
) -> None:
    console = console_at(visit(LAPTOP), served, 4)
    console.get_by_role("button", name="Take answers").click()
    expect(console.get_by_role("button", name="Stop answers")).to_be_visible()
    phone = join(visit(PHONE), served, "Sam")
    assert quiet(phone) == []
    wall = visit(WALL)
    wall.goto(served.at(f"/projector/{served.code}/"))
    assert quiet(wall) == []
    assert quiet(console) == []
    console.set_viewport_size(PHONE)
    assert quiet(console) == []
