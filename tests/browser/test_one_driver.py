"""The console on a laptop and on a phone at once, and the projector's window beside the laptop's."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, sign_in


@pytest.fixture
def signed(served: Served, visit: Callable[..., Page]) -> tuple[Page, Any]:
    """Ines's laptop at the console, and what lets her phone in too."""
    laptop = sign_in(visit(LAPTOP), served)
    state = laptop.context.storage_state()
    laptop.goto(served.for_staff("console"))
    expect(laptop.locator("[data-connection=live]")).to_be_attached()
    state["origins"] = []  # another browser: its storage is empty
    return laptop, state


def title(page: Page) -> Any:
    return page.locator("[data-step] h2").first


def test_the_phone_takes_over_in_one_tap_and_moves_nothing_by_it(
    served: Served, visit: Callable[..., Page], signed: tuple[Page, Any]
) -> None:
    laptop, state = signed
    laptop.get_by_role("button", name="Next slide").click()
    expect(laptop.get_by_text("This screen drives the class.")).to_be_visible()
    expect(title(laptop)).to_contain_text("Join with your phone")
    phone = visit(PHONE, storage_state=state)
    phone.goto(served.for_staff("console"))
    expect(phone.get_by_text("Another screen drives the class.")).to_be_visible()
    phone.get_by_role("button", name="Next slide").click()
    dialog = phone.get_by_role("dialog", name="Another screen drives this class")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Take over").click()
    expect(dialog).to_be_hidden()
    expect(phone.get_by_text("This screen drives the class.")).to_be_visible()
    expect(laptop.get_by_text("Another screen drives the class.")).to_be_visible()
    expect(title(phone)).to_contain_text("Join with your phone")
    phone.get_by_role("button", name="Next slide").click()
    expect(title(phone)).to_contain_text("What you take home today")


def test_console_and_projector_of_one_laptop_drive_together(served: Served, signed: tuple[Page, Any]) -> None:
    laptop, _state = signed
    laptop.get_by_role("button", name="Next slide").click()
    expect(title(laptop)).to_contain_text("Join with your phone")
    with laptop.context.expect_page() as opened:
        laptop.get_by_role("link", name="Projector with keys").click()
    wall = opened.value
    expect(wall.locator("[data-connection=live]")).to_be_attached()
    wall.keyboard.press("PageDown")
    expect(wall.locator(".slide")).to_contain_text("What you take home today")
    expect(title(laptop)).to_contain_text("What you take home today")
    laptop.bring_to_front()
    laptop.keyboard.press("PageDown")
    expect(title(laptop)).to_contain_text("What is networking for?")
    laptop.reload()
    expect(laptop.get_by_text("This screen drives the class.")).to_be_visible()
    assert not wall.locator("dialog[open]").count()


def test_a_clicker_that_does_not_drive_is_asked_and_does_not_take_over_by_a_second_press(
    served: Served, visit: Callable[..., Page], signed: tuple[Page, Any]
) -> None:
    laptop, state = signed
    laptop.get_by_role("button", name="Next slide").click()
    expect(title(laptop)).to_contain_text("Join with your phone")
    wall = visit(LAPTOP, storage_state=state)
    wall.goto(served.at(f"/projector/{served.code}/drive"))
    expect(wall.locator("[data-connection=live]")).to_be_attached()
    for _press in range(3):
        wall.keyboard.press("PageDown")
    expect(wall.get_by_role("dialog", name="Another screen drives this class")).to_be_visible()
    expect(wall.locator(".slide")).to_contain_text("Join with your phone")
    wall.keyboard.press("Escape")
    expect(title(laptop)).to_contain_text("Join with your phone")


def test_g_goes_to_a_slide_by_its_number(served: Served, signed: tuple[Page, Any]) -> None:
    laptop, _state = signed
    wall = laptop.context.new_page()
    wall.goto(served.at(f"/projector/{served.code}/drive"))
    expect(wall.locator("[data-connection=live]")).to_be_attached()
    wall.keyboard.press("g")
    wall.get_by_label("Number").fill("8")
    wall.keyboard.press("Enter")
    expect(wall.locator(".slide")).to_contain_text("Networking is giving")
    wall.keyboard.press("o")
    wall.get_by_role("button", name="16. Five minutes became 45").click()
    expect(wall.locator(".slide")).to_contain_text("Five minutes became 45")
    wall.keyboard.press("n")
    expect(wall.locator(".slide")).to_contain_text("What did he have to give?")


def test_keys_on_the_console_can_be_switched_off(served: Served, signed: tuple[Page, Any]) -> None:
    laptop, _state = signed
    laptop.keyboard.press("n")
    expect(title(laptop)).to_contain_text("Join with your phone")
    laptop.get_by_label("Add somebody without a phone").fill("nbn")
    laptop.get_by_label("Next and back by clicker").uncheck()
    laptop.locator("h1").click(force=True, position={"x": 0, "y": 0})
    laptop.keyboard.press("n")
    laptop.wait_for_timeout(1000)
    expect(title(laptop)).to_contain_text("Join with your phone")
