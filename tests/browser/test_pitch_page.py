"""The pitch checker in a real browser: notes lead to their words and back, and no words are lost."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Served, join


def words(page: Page, served: Served) -> Locator:
    page.goto(served.at(f"/class/{served.code}/pitch"))
    return page.get_by_role("textbox", name="Your words")


def test_a_note_leads_to_its_explanation_and_back(shared_class: Served, visit: Callable[..., Page]) -> None:
    page = join(visit(PHONE), shared_class, "Rosa")
    words(page, shared_class).fill("Are you guys hiring? Is there anything I can do for you today?")
    page.get_by_role("button", name="Check my words").click()
    finding, mark = page.locator("#finding-1"), page.locator("#mark-1")
    mark.press("Enter")
    expect(finding).to_be_focused()
    expect(finding).to_be_in_viewport()
    expect(finding).to_have_class(re.compile("is-chosen"))
    finding.get_by_role("link", name=re.compile("show")).press("Enter")
    expect(mark).to_be_focused()
    expect(mark).to_have_class(re.compile("is-chosen"))
    expect(finding).not_to_have_class(re.compile("is-chosen"))


def test_a_note_that_was_not_meant_goes_away_and_words_typed_meanwhile_stay(
    shared_class: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), shared_class, "Rosa")
    field = words(page, shared_class)
    field.fill("Are you guys hiring? Is there anything I can do for you today?")
    page.get_by_role("button", name="Check my words").click()
    expect(page.locator("#mark-1")).to_be_visible()
    field.fill("Other words.")
    page.locator("#finding-1").get_by_text("That’s not what I meant").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("The note is gone. The center keeps that sentence")).to_be_in_viewport()
    expect(page.locator(".mark-take")).to_have_count(0)
    expect(page.locator(".mark-give")).to_have_count(1)
    expect(field).to_have_value("Other words.")


def test_who_is_taken_out_while_typing_keeps_the_words_on_the_page(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Duc")
    field = words(page, served)
    field.fill("What are you working on?")
    take_out(served, "2026-11-27 09:00:00")
    page.get_by_role("button", name="Check my words").click()
    expect(page.get_by_text("You are not in this class any more.").first).to_be_visible()
    expect(field).to_have_value("What are you working on?")
    take_out(served, None)
    page.get_by_role("button", name="Check my words").click()
    expect(page.get_by_text("1 place gives")).to_be_visible()


def take_out(served: Served, at: str | None) -> None:
    """Everybody, or with None lets them back in, as the instructor would."""
    served.ask("UPDATE participant SET removed_at = ? WHERE meeting_id = ?", at, served.meeting_id)


TORN = """() => [...document.querySelectorAll(".mark-note")].filter((note) => {
    const spot = (node) => [...node.getClientRects()].at(-1);
    const words = spot(note.previousElementSibling);
    const after = document.createRange();
    const behind = note.nextSibling ?? note.lastChild;
    after.setStart(behind, Math.min(1, behind.length - 1));
    after.setEnd(behind, Math.min(2, behind.length));
    const isBeside = (rect) => rect.top < words.bottom && rect.bottom > words.top;
    const isTorn = note.getClientRects().length > 1 || !isBeside(spot(note));
    return isTorn || (after.toString().trim() && !isBeside(after.getClientRects()[0]));
}).map((note) => note.id)"""


def test_a_number_and_its_full_stop_stay_on_the_line_of_their_words(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]
) -> None:
    """From 240 px on: below, the longest of these words and its number have no room on one line."""
    page = join(visit(PHONE, storage_state=ines_cookies), shared_class, "Rosa")
    words(page, shared_class).fill(
        "Are you guys hiring? Who makes the staffing calls? I'd like your friend's number. Do you have any"
        " job openings? What are you working on just now? Is there anything I can do for you today?"
    )
    page.get_by_role("button", name="Check my words").click()
    expect(page.locator(".mark-note").nth(4)).to_be_visible()
    assert torn(page) == {}
    page.goto(shared_class.at("/staff/patterns"))  # its places end with the question mark
    assert torn(page) == {}


def torn(page: Page) -> dict[int, list[str]]:
    found = {}
    for width in range(240, 480, 5):
        page.set_viewport_size({"width": width, "height": 740})
        found[width] = page.evaluate(TORN)
    return {width: ids for width, ids in found.items() if ids}
