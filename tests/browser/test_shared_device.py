"""A lobby computer on which the last person has forgotten to press “Finish”."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Served, join


def test_the_next_person_is_asked_and_finds_no_draft_of_the_one_before(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    page.goto(served.at(f"/class/{served.code}/pitch"))
    page.get_by_role("textbox", name="Your words").fill("My secret pitch")
    drafts = "Object.keys(localStorage).filter(key => key.includes('draft')).length"
    assert page.evaluate(drafts) == 1
    page.goto(served.at(f"/join/{served.code}"))
    expect(page.get_by_role("heading", name="You are here as Rosa.")).to_be_visible()
    page.get_by_text("I am somebody else").click()
    page.get_by_label("Your name").fill("Duc")
    page.get_by_role("button", name="Join as somebody else").click()
    expect(page.get_by_text("You are here as Duc.")).to_be_visible()
    page.wait_for_function(f"{drafts} === 0")


def test_who_is_the_same_person_goes_on(served: Served, visit: Callable[..., Page]) -> None:
    page = join(visit(PHONE), served, "Rosa")
    page.goto(served.at(f"/join/{served.code}"))
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_text("You are here as Rosa.")).to_be_visible()
