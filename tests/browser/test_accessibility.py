"""axe-core on every page, WCAG 2.2 AA and best practice, light and dark; nothing runs off a narrow phone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE, WALL, Served, join

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 640}
PUBLIC = [
    "/",
    "/join",
    "/join?code=ZZZ999",
    "/join/{code}",
    "/lessons/",
    "/lessons/five-minutes",
    "/lessons/why-give",
    "/check",
    "/check/ABCDEFGHJK",
    "/privacy",
    "/accessibility",
    "/no-such-page",
    "/staff/sign-in",
    "/staff/links/no-such-link",
    "/goodbye",
]
PARTICIPANT = [
    "/join/{code}",
    "/class/{code}/",
    "/class/{code}/pitch",
    "/class/{code}/pitch/the-blurb",
    "/class/{code}/worksheets/my-network",
    "/class/{code}/papers",
    "/class/{code}/about-me",
    "/class/{code}/finish",
]
STAFF = [
    "/staff/",
    "/staff/classes/new",
    "/staff/classes/1/",
    "/staff/classes/1/edit",
    "/staff/classes/1/preview",
    "/staff/classes/1/preview?slide=4",
    "/staff/classes/1/console",
    "/staff/classes/1/close",
    "/staff/classes/1/papers",
    "/staff/classes/1/people",
    "/staff/classes/1/phone-link",
    "/staff/colleagues",
    "/staff/center",
    "/staff/account",
    "/staff/patterns",
]
WALLS = ["/projector/{code}/", "/projector/{code}/drive"]


def look(page: Page, served: Served, path: str) -> list[str]:
    page.goto(served.at(path.format(code=served.code)))
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    broken = [f"{path}: {one['id']}: {one['nodes'][0]['html'][:150]}" for one in found.response["violations"]]
    return broken + too_wide(page, path)


def too_wide(page: Page, path: str) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{path}: {wide} px too wide"] if wide > 0 else []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, LAPTOP], ids=["narrow", "laptop"])
def test_public_pages(
    shared_class: Served, visit: Callable[..., Page], size: dict[str, int], scheme: str
) -> None:
    page = visit(size, color_scheme=scheme)
    assert [fault for path in PUBLIC for fault in look(page, shared_class, path)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, PHONE], ids=["narrow", "phone"])
def test_pages_of_participants(
    shared_class: Served, visit: Callable[..., Page], size: dict[str, int], scheme: str
) -> None:
    page = join(visit(size, color_scheme=scheme), shared_class, "Rosa")
    faults = [fault for path in PARTICIPANT for fault in look(page, shared_class, path)]
    page.goto(shared_class.at(f"/class/{shared_class.code}/pitch"))
    page.get_by_role("textbox", name="Your words").fill("Are you hiring? I can fix that for you tonight.")
    page.get_by_role("button", name="Check my words").click()
    page.wait_for_selector("mark")
    faults += look(page, shared_class, "/class/{code}/pitch")
    assert faults == []


def test_pages_of_staff(shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]) -> None:
    page = visit(LAPTOP, storage_state=ines_cookies)
    faults = [fault for path in STAFF for fault in look(page, shared_class, path)]
    page.emulate_media(color_scheme="dark")
    faults += [fault for path in STAFF for fault in look(page, shared_class, path)]
    page.set_viewport_size(NARROW)
    faults += [fault for path in STAFF for fault in look(page, shared_class, path)]
    page.set_viewport_size(WALL)
    faults += [fault for path in WALLS for fault in look(page, shared_class, path)]
    assert faults == []


@pytest.mark.parametrize("size", [WALL, {"width": 1024, "height": 768}], ids=["wide", "old"])
def test_the_wall_needs_no_scrolling(
    shared_class: Served, visit: Callable[..., Page], size: dict[str, int]
) -> None:
    page = visit(size)
    assert look(page, shared_class, WALLS[0]) == []
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")


def test_text_of_twice_the_size_loses_nothing(shared_class: Served, visit: Callable[..., Page]) -> None:
    """200 % zoom of a 1280 px laptop is a 640 px window with double pixels (WCAG 1.4.4 and 1.4.10)."""
    page = visit({"width": 640, "height": 400}, device_scale_factor=2)
    assert [fault for path in PUBLIC for fault in look(page, shared_class, path)] == []


def test_text_of_twice_the_size_fits_a_phone(shared_class: Served, visit: Callable[..., Page]) -> None:
    """Half as wide with pixels twice as large, as browsers on phones do it."""
    page = join(visit({"width": 180, "height": 370}, device_scale_factor=4), shared_class, "Rosa")
    faults = []
    for path in PARTICIPANT + PUBLIC:
        page.goto(shared_class.at(path.format(code=shared_class.code)))
        faults += too_wide(page, path)
    assert faults == []
