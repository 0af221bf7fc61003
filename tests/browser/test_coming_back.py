"""The same person on another phone: by three words, or by the instructor's yes."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, join, sign_in
from tests.browser.test_accessibility import faults_of

Visit = Callable[..., Page]


def begin(page: Page, served: Served) -> Page:
    """Sam joins and fills in a line of his sheet, which sends itself."""
    join(page, served, "Sam")
    page.goto(served.at(f"/class/{served.code}/worksheets/my-network"))
    page.locator("[name=name-1]").fill("Aunt Lil")
    page.get_by_text("Received", exact=True).wait_for()
    return page


def find_again(page: Page, served: Served) -> None:
    page.wait_for_url(re.compile(rf"/class/{served.code}/$"))
    expect(page.get_by_text("You are here as Sam.")).to_be_visible()
    page.goto(served.at(f"/class/{served.code}/worksheets/my-network"))
    expect(page.locator("[name=name-1]")).to_have_value("Aunt Lil")


def ask(page: Page, served: Served) -> None:
    page.goto(served.at(f"/join/{served.code}"))
    page.get_by_label("Your name").fill("Sam")
    page.get_by_role("button", name="Join the class").click()
    expect(page.get_by_role("heading", name="Is that you?")).to_be_visible()
    assert faults_of(page, "is that you") == []
    page.get_by_role("button", name="That is me, I was here already").click()
    page.wait_for_url(re.compile("/waiting$"))


def test_by_three_words_typed_as_people_type(served: Served, visit: Visit) -> None:
    first = begin(visit(PHONE), served)
    first.goto(served.at(f"/class/{served.code}/another-phone"))
    first.get_by_role("button", name="Give me three words").click()
    phrase = first.locator(".phrase").inner_text()
    assert faults_of(first, "the three words") == []
    second = visit(PHONE)
    second.goto(served.at(f"/join/{served.code}"))
    second.get_by_role("link", name="I was here already").click()
    second.get_by_label("Your three words").fill(phrase.title().replace(" ", "-"))
    second.get_by_role("button", name="Come back").click()
    find_again(second, served)
    second.locator("[name=name-1]").fill("Mr. Tran")
    second.get_by_text("Received", exact=True).wait_for()
    first.goto(served.at(f"/class/{served.code}/worksheets/my-network"))
    expect(first.locator("[name=name-1]")).to_have_value("Mr. Tran")


def test_by_the_instructors_yes(served: Served, visit: Visit) -> None:
    begin(visit(PHONE), served)
    ines, second = sign_in(visit(LAPTOP), served), visit(PHONE)
    ines.goto(served.at("/staff/"))
    ines.get_by_role("link", name=re.compile("networking")).first.click()
    ines.get_by_role("link", name="Go to the console").click()
    ask(second, served)
    assert faults_of(second, "waiting") == []
    number = second.locator(".check-number").inner_text()
    expect(ines.get_by_text("Sam wants to come back on another phone")).to_be_visible()
    expect(ines.get_by_text(f"Their screen shows {number}.")).to_be_visible()
    assert faults_of(ines, "the console that is asked") == []
    ines.get_by_role("button", name="Yes, let them in").click()
    find_again(second, served)
    expect(ines.get_by_text("Sam wants to come back")).to_be_hidden()


def test_after_a_no_the_phone_is_told_what_it_can_do(served: Served, visit: Visit) -> None:
    begin(visit(PHONE), served)
    ines, second = sign_in(visit(LAPTOP), served), visit(PHONE)
    ask(second, served)
    ines.goto(served.at("/staff/"))
    ines.get_by_role("link", name=re.compile("networking")).first.click()
    ines.get_by_role("link", name="Go to the console").click()
    ines.get_by_role("button", name="No", exact=True).click()
    expect(second.get_by_role("heading", name="Your instructor said no")).to_be_visible()
    assert faults_of(second, "after the no") == []
    second.get_by_role("link", name="Join as a new person").click()
    expect(second.get_by_label("Your name")).to_be_visible()
