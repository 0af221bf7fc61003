"""The pitch checker in a real browser: notes lead to their words and back, and no words are lost."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

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
    with closing(sqlite3.connect(served.data_folder / "give-first.sqlite3")) as database, database:
        database.execute("UPDATE participant SET removed_at = ?", (at,))
