"""The worksheet on a phone: its picture follows what is saved, and what is too long is kept and named."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Served, join
from tests.browser.test_accessibility import faults_of


def open_sheet(page: Page, served: Served) -> Page:
    join(page, served, "Rosa")
    page.get_by_role("link", name="My worksheets").click()
    page.get_by_role("link", name="My network", exact=True).click()
    return page


def test_the_picture_is_drawn_anew_after_each_save(served: Served, visit: Callable[..., Page]) -> None:
    page = open_sheet(visit(PHONE), served)
    expect(page.get_by_text("Nobody stands on your sheet yet.")).to_be_visible()
    page.get_by_label("Name or initials").first.fill("Aunt Lil")
    expect(page.get_by_role("img", name="lines to Aunt Lil")).to_be_visible()
    page.get_by_label("What I could give").first.fill("A ride")
    expect(page.get_by_text("I have something to give.")).to_be_visible()


def test_an_answer_that_is_too_long_stays_until_it_is_shorter(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = open_sheet(visit(PHONE), served)
    need = page.get_by_label("What they may need right now").first
    need.fill("long " * 100)
    expect(page.get_by_text("Please use 300 or fewer.")).to_be_visible()
    expect(need).to_have_attribute("aria-invalid", "true")
    assert faults_of(page, "a sheet with an answer that is too long") == []
    page.reload()
    expect(need).to_have_value("long " * 100)
    need.fill("A ride")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(need).not_to_have_attribute("aria-invalid", "true")


def seat_all(served: Served) -> None:
    """As the instructor does: everybody who is there sits together."""
    with closing(sqlite3.connect(served.data_folder / "give-first.sqlite3")) as database, database:
        people = database.execute("SELECT id FROM participant WHERE meeting_id = 1").fetchall()
        groups = json.dumps({"groups": [[one for (one,) in people]]})
        database.execute(
            "INSERT INTO seating (meeting_id, activity, size, round, groups, seated_at)"
            " VALUES (1, 'pairs-need', 2, 1, ?, '2026-11-23 09:00:00')",
            (groups,),
        )


def test_a_sheet_that_was_just_filled_in_can_be_shown_to_the_partner(
    served: Served, visit: Callable[..., Page]
) -> None:
    join(visit(PHONE), served, "Bert")
    page = open_sheet(visit(PHONE), served)
    seat_all(served)
    page.reload()
    name = page.get_by_label("Name or initials").first
    for words in ("Aunt Lil", "Aunt Lily"):
        name.fill(words)
        expect(page.get_by_text("Received", exact=True)).to_be_visible(timeout=10_000)
    expect(page.locator("[name=edit][value='2']")).to_be_attached()
    page.get_by_role("button", name="Show it to").click()
    expect(page.get_by_text("can see it as it stands")).to_be_visible()
    page.get_by_label("Name or initials").first.fill("Aunt Lil")
    expect(page.get_by_text("can see it as it stands")).to_have_count(0, timeout=10_000)
