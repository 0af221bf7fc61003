"""While another program holds the database: every screen of the class stays where it is, and says why."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.conftest import LAPTOP, PHONE, WALL, Served, browsers, demonstration, join, sign_in
from workshop.settings import Settings

BUSY = "The computer is busy right now. Wait a few seconds and try again."
PATIENCE = 40_000  # milliseconds; the server itself waits ten seconds for the database
OPEN = "a page that is in use"


@pytest.fixture
def alone(new_data_folder: Callable[[], Path]) -> Iterator[Served]:
    """A server that nobody shares: it is held up for half a minute."""
    with demonstration(new_data_folder()) as running:
        yield running


@pytest.fixture
def browser_of(chromium: Chromium) -> Iterator[Callable[..., Page]]:
    """Without a look at the browser's log, which tells of each 503."""
    with browsers(chromium) as open_page:
        yield open_page


@contextmanager
def held(server: Served) -> Iterator[None]:
    path = Settings(data_folder=server.data_folder).database_path
    with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def mark(page: Page) -> None:
    page.evaluate("word => { window.marked = word; }", OPEN)


def is_still_there(page: Page) -> bool:
    return bool(page.evaluate("window.marked") == OPEN)


def phone_console(laptop: Page, server: Served, visit: Callable[..., Page]) -> Page:
    """By its one-time link, which would not bring it back."""
    laptop.goto(server.at("/staff/classes/1/phone-link"))
    laptop.get_by_role("button", name="Make the link").click()
    address = laptop.locator(".address").inner_text()
    phone = visit(PHONE)
    phone.goto(server.base + re.sub(r"^https?://[^/]+", "", address))
    phone.locator("main").get_by_role("button").last.click()
    expect(phone.locator("[data-connection=live]")).to_be_attached()
    return phone


def test_console_keys_and_phone_console_stay_and_say_why(
    alone: Served, browser_of: Callable[..., Page]
) -> None:
    laptop = sign_in(browser_of(LAPTOP), alone)
    phone = phone_console(laptop, alone, browser_of)
    laptop.goto(alone.at("/staff/classes/1/console"))
    laptop.get_by_role("button", name="Next slide").click()
    expect(laptop.get_by_text("This screen drives the class.")).to_be_visible()
    wall = laptop.context.new_page()
    wall.set_viewport_size(WALL)
    wall.goto(alone.at(f"/projector/{alone.code}/drive"))
    expect(wall.locator("[data-connection=live]")).to_be_attached()
    expect(phone.get_by_role("button", name="Take over").first).to_be_visible()
    screens = (laptop, wall, phone)
    for screen in screens:
        mark(screen)
    with held(alone):
        laptop.get_by_role("button", name="Show the code").click()
        wall.keyboard.press("PageDown")
        phone.get_by_role("button", name="Take over").first.click()
        for screen in screens:
            expect(screen.get_by_text(BUSY)).to_be_visible(timeout=PATIENCE)
    assert all(is_still_there(screen) for screen in screens)
    wall.keyboard.press("PageDown")
    expect(wall.locator(".slide")).to_contain_text("What you take home today")
    expect(wall.get_by_text(BUSY)).to_have_count(0)
    laptop.get_by_role("button", name="Show the code").click()
    expect(laptop.get_by_text(BUSY)).to_have_count(0)


def test_a_phone_that_sends_again_by_itself_asks_nobody_to_try(
    alone: Served, browser_of: Callable[..., Page]
) -> None:
    sam = join(browser_of(PHONE), alone, "Sam")
    sam.goto(alone.at(f"/class/{alone.code}/worksheets/my-network"))
    with held(alone):
        sam.get_by_label("Name or initials").first.fill("Aunt L.")
        line = sam.locator("[data-saving] > [data-state]:visible")
        expect(line).to_contain_text("It will be sent", timeout=PATIENCE)
        expect(line).not_to_contain_text("try again")
    expect(line).to_contain_text("Received", timeout=PATIENCE)
