"""The worksheet on a phone: its picture follows what is saved, and what is too long is kept and named."""

import json
from collections.abc import Callable

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
    expect(page.get_by_text("What I could give: ")).to_be_visible()


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
    expect(page.get_by_text("Received", exact=True)).to_be_visible()
    expect(need).not_to_have_attribute("aria-invalid", "true")


def test_what_the_partner_may_see_follows_what_is_saved(served: Served, visit: Callable[..., Page]) -> None:
    join(visit(PHONE), served, "Duc")
    page = open_sheet(visit(PHONE), served)
    both = served.ask("SELECT id FROM participant WHERE meeting_id = ?", served.meeting_id)
    served.ask(
        "INSERT INTO seating (meeting_id, activity, size, round, groups, seated_at)"
        " VALUES (?, 'pairs', 2, 1, ?, '2026-01-01 00:00:00.000000')",
        served.meeting_id,
        json.dumps({"groups": [[person for (person,) in both]]}),
    )
    page.reload()
    show = page.get_by_role("button", name="Show it to")
    expect(show).to_be_hidden()
    page.get_by_label("Name or initials").first.fill("Aunt Lil")
    expect(show).to_be_visible()
    page.get_by_label("What I could give").first.fill("A ride")
    expect(page.get_by_text("What I could give: ")).to_be_visible()
    show.click()
    expect(page.get_by_text("can see it as it stands")).to_be_visible()
    page.get_by_label("What I could give").first.fill("A ride and soup")
    expect(page.get_by_text("can see it as it stands")).to_be_hidden()
    expect(show).to_be_visible()
