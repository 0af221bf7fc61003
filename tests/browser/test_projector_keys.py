"""Keyboard and clicker at the projector: what they move, what they must not, and how to switch them off."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL, Served


@pytest.fixture
def driver(shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]) -> Page:
    """Ines's own screen with keys, at the first slide."""
    page = visit(WALL, storage_state=ines_cookies)
    page.goto(shared_class.at(f"/projector/{shared_class.code}/drive"))
    expect(page.locator("[data-connection=live]")).to_be_attached()
    page.request.post(  # the screen of the test before drives
        page.url.split("/projector")[0] + page.locator("#take-over form[action]").get_attribute("action"),
        form={
            "csrf_token": page.locator("meta[name=csrf-token]").get_attribute("content"),
            "place": page.evaluate("JSON.parse(localStorage.getItem('give-first:place'))"),
        },
    )
    page.keyboard.press("Home")
    expect(page.locator(".slide")).to_contain_text("Welcome")
    return page


@pytest.mark.parametrize(
    ("ahead", "back"), [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), ("Space", "Shift+Space")]
)
def test_keys_move_the_class_from_a_signed_in_screen(driver: Page, ahead: str, back: str) -> None:
    driver.keyboard.press(ahead)
    expect(driver.locator(".slide")).to_contain_text("Join with your phone")
    driver.keyboard.press(back)
    expect(driver.locator(".slide")).to_contain_text("Welcome")


def test_a_screen_that_only_follows_moves_nothing(shared_class: Served, visit: Callable[..., Page]) -> None:
    page = visit(WALL)
    page.goto(shared_class.at(f"/projector/{shared_class.code}/"))
    for key in ("ArrowRight", "PageDown", "Space", "End"):
        page.keyboard.press(key)
    page.wait_for_timeout(2500)
    assert "Welcome" in page.locator(".slide").inner_text()
    answer = page.request.post(shared_class.at(f"/projector/{shared_class.code}/move"), form={"to": "next"})
    assert answer.status in (400, 401, 403)


@pytest.mark.parametrize("key", ["b", "."])
def test_blank_hides_the_slide_and_brings_it_back(
    shared_class: Served, visit: Callable[..., Page], key: str
) -> None:
    page = visit(WALL)
    page.goto(shared_class.at(f"/projector/{shared_class.code}/"))
    expect(page.locator("[data-connection=live]")).to_be_attached()
    assert len(colours(page)) > 1
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert len(colours(page)) == 1
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert len(colours(page)) > 1


def colours(page: Page) -> set[Any]:
    """The colours that the wall shows right now."""
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        return {colour for _count, colour in picture.getcolors(maxcolors=2**24) or ()}


def test_j_shows_how_to_join_in_large_letters(shared_class: Served, visit: Callable[..., Page]) -> None:
    page = visit(WALL)
    page.goto(shared_class.at(f"/projector/{shared_class.code}/"))
    page.keyboard.press("j")
    code = page.locator("#join-code .code-card-code")
    expect(code).to_be_visible()
    assert (
        page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('#join-code .code-card-code')).fontSize)"
        )
        >= 65
    )
    page.keyboard.press("Escape")
    expect(code).not_to_be_visible()


def test_help_lists_the_keys_and_switches_them_off(driver: Page) -> None:
    driver.keyboard.press("?")
    expect(driver.get_by_text("Next slide")).to_be_visible()
    driver.get_by_label("Use these keys on this computer").uncheck()
    driver.keyboard.press("Escape")
    driver.keyboard.press("ArrowRight")
    driver.wait_for_timeout(2500)
    assert "Welcome" in driver.locator(".slide").inner_text()
    driver.reload()
    driver.keyboard.press("ArrowRight")
    driver.wait_for_timeout(2500)
    assert "Welcome" in driver.locator(".slide").inner_text()


def test_f5_and_escape_of_a_clicker_do_no_harm(driver: Page) -> None:
    driver.keyboard.press("ArrowRight")
    expect(driver.locator(".slide")).to_contain_text("Join with your phone")
    driver.evaluate("window.isTheSamePage = true")
    driver.keyboard.press("F5")
    driver.keyboard.press("Escape")
    driver.wait_for_timeout(500)
    assert driver.evaluate("window.isTheSamePage === true")
    expect(driver.locator(".slide")).to_contain_text("Join with your phone")


def test_keys_are_left_alone_while_somebody_types(driver: Page) -> None:
    driver.evaluate(
        "() => { const field = document.createElement('input'); field.id = 'typed';"
        " document.body.append(field); field.focus() }"
    )
    driver.keyboard.type("b. j")
    driver.wait_for_timeout(500)
    assert driver.evaluate("document.getElementById('typed').value") == "b. j"
    expect(driver.locator(".slide")).to_be_visible()
    assert re.search("Welcome", driver.locator(".slide").inner_text())
