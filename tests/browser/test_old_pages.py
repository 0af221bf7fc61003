"""Two tabs of a lobby computer: the older one is of somebody who has gone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Served, join
from tests.browser.test_unsent_words import sheet

DRAFTS = "Object.keys(localStorage).filter(key => key.includes('draft'))"


def test_the_old_tab_goes_and_leaves_the_words_of_the_next_person_alone(
    served: Served, visit: Callable[..., Page]
) -> None:
    old = join(visit(PHONE), served, "Rosa")
    field = sheet(old, served)
    new = old.context.new_page()
    new.goto(served.at(f"/join/{served.code}"))
    new.get_by_text("I am somebody else").click()
    new.get_by_label("Your name").fill("Duc")
    new.get_by_role("button", name="Join as somebody else").click()
    expect(new.get_by_text("You are here as Duc.")).to_be_visible()
    new.goto(served.at(f"/class/{served.code}/pitch"))
    new.get_by_role("textbox", name="Your words").fill("A pitch of Duc")
    field.fill("Aunt Lil of Rosa")
    old.wait_for_url(re.compile("/goodbye"))
    (left,) = new.evaluate(DRAFTS)
    assert "pitch-free" in left
    assert "Aunt Lil" not in new.evaluate("JSON.stringify(localStorage)")
    expect(sheet(new, served)).to_have_value("")
