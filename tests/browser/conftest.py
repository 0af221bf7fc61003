"""The real server as a process of its own, and Chromium."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import TEST_SECONDS, Chromium
from tests.browser.classes import Served, many_classes
from tests.served import serving
from tests.web.boards.course import write

PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}

expect.set_options(timeout=20_000)  # all is well far sooner


@contextmanager
def demonstration(data_folder: Path, content: Path | None = None) -> Iterator[Served]:
    """A server of its own, for a test that does it harm, or needs another course."""
    with serving(data_folder, "--demonstration", content=content) as (_, shown):
        found = re.search(r"(http://localhost:\d+)(/staff/links/\S+)", shown)
        code = re.search(r"Class code\s+(\w+)", shown)
        assert found, shown
        assert code, shown
        yield Served(found[1], code[1], found[1] + found[2], data_folder)


@pytest.fixture(scope="package")
def new_class(new_data_folder: Callable[[], Path]) -> Iterator[Callable[[], Served]]:
    with many_classes(new_data_folder()) as make:
        yield make


@pytest.fixture
def served(new_class: Callable[[], Served]) -> Served:
    return new_class()


@pytest.fixture(scope="module")
def shared_class(new_class: Callable[[], Served]) -> Served:
    """One for tests that only look, or whose people have names of their own."""
    return new_class()


@pytest.fixture(scope="package")  # while it is there, nobody else in this process can run an event loop
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        browser = Chromium(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def ines_cookies(shared_class: Served, chromium: Chromium) -> Any:
    """What Ines's browser holds after signing in at `shared_class`; her link works once, so once a module. It
    has been at the console, so that all that is opened with it is one place, and drives."""
    return _cookies(chromium, shared_class)


@pytest.fixture(scope="module")
def board_class(
    new_data_folder: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A class whose deck has every kind of activity that people give something to."""
    content = write(tmp_path_factory.mktemp("course"))
    with demonstration(new_data_folder(), content) as served:
        yield served


@pytest.fixture(scope="module")
def board_cookies(board_class: Served, chromium: Chromium) -> Any:
    """As `ines_cookies`, at `board_class`."""
    return _cookies(chromium, board_class)


def _cookies(chromium: Chromium, served: Served) -> Any:
    context = chromium.new_context()
    page = sign_in(context.new_page(), served)
    page.goto(served.for_staff("console"))
    page.wait_for_function("localStorage.getItem('give-first:place')")
    state = context.storage_state()
    chromium.close_context(context)
    return state


@contextmanager
def browsers(
    chromium: Chromium, look: Callable[[BrowserContext], None] | None = None
) -> Iterator[Callable[..., Page]]:
    """A new person's browser for each call: `open_page(PHONE)`. `look`: at each, before it has a page."""
    contexts: list[BrowserContext] = []

    def open_page(size: dict[str, int] = LAPTOP, **options: object) -> Page:
        context = chromium.new_context(viewport=size, **options)
        contexts.append(context)
        if look:
            look(context)
        return context.new_page()

    with chromium.ended_after(TEST_SECONDS):
        yield open_page
    for context in contexts:
        chromium.close_context(context)


@pytest.fixture
def visit(chromium: Chromium) -> Iterator[Callable[..., Page]]:
    """Anything that goes wrong in the page of such a browser fails the test."""
    faults: list[str] = []

    def look(context: BrowserContext) -> None:
        context.on("page", lambda page: watch(page, faults))

    with browsers(chromium, look) as open_page:
        yield open_page
    assert not faults


def watch(page: Page, faults: list[str]) -> None:
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            faults.append(f"{page.url}: {message.text}")
            if message.type == "error" and "status of 4" not in message.text and "ERR_" not in message.text
            else None
        ),
    )


def sign_in(page: Page, served: Served) -> Page:
    """Ines opens her one-time link and presses its button."""
    page.goto(served.sign_in)
    page.get_by_role("button").filter(has_text=re.compile("sign in", re.I)).first.click()
    page.wait_for_url(re.compile(r"/staff/(classes/\d+/)?$"))
    return page


def join(page: Page, served: Served, name: str) -> Page:
    page.goto(served.at(f"/join/{served.code}"))
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join the class").click()
    another = page.get_by_role("button", name="No, I am somebody else")
    expect(page.locator(".class-nav").or_(another).first).to_be_attached()
    if another.count():  # a test before has left somebody of this name in the class
        another.click()
    page.wait_for_url(re.compile(r"/class/"))
    return page
