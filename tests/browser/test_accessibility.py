"""axe-core on every page, WCAG 2.2 AA and best practice, light and dark; nothing runs off a narrow phone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Page, Response

from tests.browser import pages
from tests.browser.conftest import LAPTOP, WALL
from tests.browser.furnished import COOKIE, Furnished, furnish
from tests.browser.pages import INES, PASSER_BY, ROSA, Mistake, mistakes_of, pages_of
from tests.served import serving
from workshop.web.access import ENTRIES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What is well is a long list, which takes longer on its way here than to find.
BROKEN = "rules => axe.run(rules).then(found => found.violations)"
Size = dict[str, int]
Visit = Callable[..., Page]
# Each page once in each scheme and once in each size: what depends on one does not on the other.
VIEWS = [
    pytest.param({"width": 320, "height": 640}, "light", id="narrow and light"),
    pytest.param(LAPTOP, "dark", id="wide and dark"),
]
in_each_view = pytest.mark.parametrize(("size", "scheme"), VIEWS)
by_everybody = pytest.mark.parametrize("who", [PASSER_BY, ROSA, INES])


@dataclass(frozen=True)
class Site:
    base: str
    furnished: Furnished

    def at(self, path: str) -> str:
        return self.base + path.format(**self.furnished.words)

    def let_in(self, page: Page, who: str) -> Page:
        if who in self.furnished.cookies:
            kept = {"name": COOKIE, "value": self.furnished.cookies[who], "url": self.base}
            page.context.add_cookies([kept])  # type: ignore[list-item]
        return page


@pytest.fixture(scope="module")
def site_to_see(new_data_folder: Callable[[], Path]) -> Iterator[Site]:
    folder = new_data_folder()
    furnished = furnish(folder)
    with serving(folder) as (server, _):
        yield Site(f"http://localhost:{server.port}", furnished)


def look(page: Page, site: Site, path: str, status: int = 200) -> list[str]:
    answer = page.goto(site.at(path))
    return wrong_page(page, site, path, answer, status) + faults_of(page, path)


def wrong_page(page: Page, site: Site, path: str, answer: Response | None, status: int) -> list[str]:
    """A sign-in page in the place of a page would be faultless, too. A console adds its place (place.js)."""
    here = page.url.partition("?place=")[0]
    is_right = answer is not None and answer.status == status and here == site.at(path)
    return [] if is_right else [f"{path}: this is {page.url}, {answer and answer.status}"]


def faults_of(page: Page, path: str) -> list[str]:
    unfold(page)
    let_go(page)
    page.evaluate(AXE_SCRIPT)
    broken = page.evaluate(BROKEN, RULES)
    named = [f"{path}: {one['id']}: {one['nodes'][0]['html'][:150]}" for one in broken]
    return named + too_wide(page, path)


def unfold(page: Page) -> None:
    """axe overlooks what is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def let_go(page: Page) -> None:
    """What sticks to an edge lies over whatever happens to be under it there, which axe then finds too small.
    People move the page."""
    page.evaluate(
        """for (const one of document.querySelectorAll("body *"))
             if (getComputedStyle(one).position === "sticky") one.style.position = "static";"""
    )


def too_wide(page: Page, path: str) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{path}: {wide} px too wide"] if wide > 0 else []


def test_every_route_that_can_show_a_page_stands_in_the_tables(site: Flask) -> None:
    routes = {method: set() for method in ("GET", "POST")}
    for rule in site.url_map.iter_rules():
        for method in routes.keys() & (rule.methods or set()):
            routes[method].add(rule.endpoint)
    assert routes["GET"] | routes["POST"] == set(ENTRIES)
    assert (routes["GET"] - pages.NO_PAGES, routes["GET"] & pages.NO_PAGES) == (
        set(pages.PAGES),
        pages.NO_PAGES,
    )
    assert (routes["POST"] - pages.NO_MISTAKES, routes["POST"] & pages.NO_MISTAKES) == (
        set(pages.MISTAKES),
        pages.NO_MISTAKES,
    )


@by_everybody
@in_each_view
def test_every_page(site_to_see: Site, visit: Visit, who: str, size: Size, scheme: str) -> None:
    page = site_to_see.let_in(visit(size, color_scheme=scheme), who)
    assert [fault for path in pages_of(who) for fault in look(page, site_to_see, path)] == []


@in_each_view
def test_every_refusal(site_to_see: Site, visit: Visit, size: Size, scheme: str) -> None:
    page = visit(size, color_scheme=scheme)
    assert [fault for path, status in pages.REFUSALS for fault in look(page, site_to_see, path, status)] == []


@by_everybody
@in_each_view
def test_every_form_that_was_sent_with_a_mistake(
    site_to_see: Site, visit: Visit, who: str, size: Size, scheme: str
) -> None:
    page = site_to_see.let_in(visit(size, color_scheme=scheme), who)
    faults = []
    for mistake in mistakes_of(who):
        make(page, site_to_see, mistake)
        faults += faults_of(page, f"{mistake.path}, mistaken")
    assert faults == []


# At the click and not before: the first frame of a class may bring the form anew.
UNCHECKED = """() => document.addEventListener("click", (event) => {
    const form = event.target.closest("button")?.form;
    if (form) form.noValidate = true;
}, true)"""


def make(page: Page, site: Site, mistake: Mistake) -> None:
    """The browser's own checks are switched off: a mistake has to reach the server."""
    page.goto(site.at(mistake.path))
    unfold(page)
    for label, words in mistake.typed.items():
        page.get_by_label(label).first.fill(words)
    page.evaluate(UNCHECKED)
    page.get_by_role("button", name=mistake.button).first.click()
    page.locator(":is(.field-error, .notice-warning, [data-state=refused]):visible").first.wait_for()


@in_each_view
def test_words_that_were_read(site_to_see: Site, visit: Visit, size: Size, scheme: str) -> None:
    page = site_to_see.let_in(visit(size, color_scheme=scheme), ROSA)
    page.goto(site_to_see.at("/class/{open}/pitch"))
    page.get_by_role("textbox", name="Your words").fill("Are you hiring? I can fix that for you tonight.")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Check")).click()
    page.wait_for_selector("mark")
    page.get_by_text("That’s not what I meant").first.click()
    assert faults_of(page, "checked words") == []


@in_each_view
def test_a_practice_talk_in_the_middle_and_at_its_end(
    site_to_see: Site, visit: Visit, size: Size, scheme: str
) -> None:
    page = visit(size, color_scheme=scheme)
    page.goto(site_to_see.at("/practice/forty-five-minutes"))
    ask = "Could you introduce me to your hiring manager?"
    faults = []
    for text in (ask, "I can't go on.", ask):
        page.get_by_role("textbox", name="You say").fill(text)
        with page.expect_navigation():
            page.get_by_role("button", name="Say it").click()
        faults += faults_of(page, f"after “{text}”")
    page.get_by_role("heading", name="How it ended").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Try again").first.click()
    assert page.get_by_role("textbox", name="You say").count() == 1
    assert faults == []


@pytest.mark.parametrize("size", [WALL, {"width": 1024, "height": 768}], ids=["wide", "old"])
def test_the_wall_needs_no_scrolling(site_to_see: Site, visit: Visit, size: Size) -> None:
    page = site_to_see.let_in(visit(size), INES)
    faults = []
    for path in pages.WALLS:
        faults += look(page, site_to_see, path)
        if not page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"):
            faults.append(f"{path}: too high")
    assert faults == []


@pytest.mark.parametrize("key", ["j", "?"])
def test_what_lies_over_the_wall(site_to_see: Site, visit: Visit, key: str) -> None:
    page = site_to_see.let_in(visit(WALL), INES)
    page.goto(site_to_see.at("/projector/{open}/drive"))
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    assert faults_of(page, f"the wall after {key}") == []


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        pytest.param({"width": 640, "height": 400}, 2, id="200 % zoom of a laptop"),
        pytest.param({"width": 180, "height": 370}, 4, id="twice the size on a phone"),
    ],
)
def test_text_of_twice_the_size_loses_nothing(
    site_to_see: Site, visit: Visit, size: Size, pixels: int
) -> None:
    """Zoom makes a window half as wide with pixels twice as large (WCAG 1.4.4 and 1.4.10)."""
    page = site_to_see.let_in(visit(size, device_scale_factor=pixels), ROSA)
    faults = []
    for path in [*pages_of(PASSER_BY), *pages_of(ROSA)]:
        page.goto(site_to_see.at(path))
        faults += too_wide(page, path)
    assert faults == []
