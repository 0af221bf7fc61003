"""What waits on a phone is thrown away by its writer alone: not by another tab, device, network or page."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.bad_network import RECEIVED, WAITS, Wire, says
from tests.browser.conftest import PHONE, Served, join

Visit = Callable[..., Page]
SHEET = "worksheets/my-network"
DRAFTS = "Object.keys(localStorage).filter(key => (localStorage[key] || '').includes('Aunt Lil')).length"


def at(served: Served, path: str = "") -> str:
    return served.at(f"/class/{served.code}/{path}")


def begin(page: Page, served: Served, name: str) -> Page:
    join(page, served, name).goto(at(served, SHEET))
    return page


def fill(page: Page, words: str) -> None:
    page.get_by_label("Name or initials").first.fill(words)


def kept(served: Served, name: str) -> dict[str, str]:
    (found,) = served.ask(
        "SELECT value FROM answer JOIN participant ON participant.id = participant_id"
        " WHERE meeting_id = ? AND screen_name = ? AND activity LIKE 'worksheet:%'",
        served.meeting_id,
        name,
    )
    return {key: value for key, value in json.loads(found[0]).items() if value}


def test_words_that_another_device_has_overtaken_are_asked_about(shared_class: Served, visit: Visit) -> None:
    page = begin(visit(PHONE), shared_class, "Ama")
    fill(page, "Bob")
    says(page, RECEIVED)
    page.context.set_offline(True)
    fill(page, "Aunt Lil")
    says(page, WAITS)
    shared_class.ask(
        "UPDATE answer SET edit = 9, value = replace(value, 'Bob', 'Eve') WHERE participant_id ="
        " (SELECT id FROM participant WHERE meeting_id = ? AND screen_name = 'Ama')",
        shared_class.meeting_id,
    )
    page.close()
    again = page.context.new_page()
    again.context.set_offline(False)
    again.goto(at(shared_class, SHEET))
    says(again, "You changed this in another place too.")
    expect(again.get_by_label("Name or initials").first).to_have_value("Aunt Lil")
    again.get_by_role("button", name="Keep what is here").click()
    says(again, RECEIVED)
    assert kept(shared_class, "Ama")["name-1"] == "Aunt Lil"


def test_what_another_tab_has_delivered_waits_nowhere_any_more(shared_class: Served, visit: Visit) -> None:
    one = begin(visit(PHONE), shared_class, "Bo")
    wire = Wire(one, "**/my-network")
    wire.deed = "cut"
    fill(one, "Aunt Lil")
    says(one, WAITS)
    two = one.context.new_page()
    two.route("**/my-network", lambda route: route.abort("connectionreset"))
    two.goto(at(shared_class, "questions"))
    expect(two.locator("[data-strays] form")).to_have_count(1)
    wire.deed = "through"
    says(one, RECEIVED)
    expect(two.locator("[data-strays] form")).to_have_count(0)
    assert kept(shared_class, "Bo")["name-1"] == "Aunt Lil"


def test_a_sheet_of_a_closed_class_waits_with_its_reason(shared_class: Served, visit: Visit) -> None:
    page = begin(visit(PHONE), shared_class, "Cleo")
    Wire(page, "**/my-network").deed = "cut"
    fill(page, "Aunt Lil")
    says(page, WAITS)
    with closed(shared_class):
        page.context.unroute_all()
        page.goto(at(shared_class, "about-me"))
        says(page, "The class is closed, so this was not saved.")
        page.get_by_role("button", name="Throw it away").click()
        assert page.evaluate(DRAFTS) == 0


@contextmanager
def closed(served: Served) -> Iterator[None]:
    statement = "UPDATE meeting SET status = ? WHERE id = ?"
    served.ask(statement, "closed", served.meeting_id)
    try:
        yield
    finally:
        served.ask(statement, "open", served.meeting_id)


def write(page: Page, served: Served, words: str) -> Page:
    page.goto(at(served, "pitch"))
    page.get_by_role("textbox", name="Your words").fill(words)
    says(page, "Saved here. Not sent yet.")
    return page


def test_pages_that_make_a_device_forget_warn_while_something_waits(
    shared_class: Served, visit: Visit
) -> None:
    page = join(visit(PHONE), shared_class, "Dina")
    warning = page.get_by_text("Something that you typed here is not sent yet.")
    page.goto(at(shared_class, "finish"))
    expect(page.get_by_role("heading", name="Finish and clear")).to_be_visible()
    expect(warning).to_be_hidden()
    write(page, shared_class, "Aunt Lil")
    page.goto(at(shared_class, "finish"))
    expect(warning).to_be_visible()
    page.goto(shared_class.at(f"/join/{shared_class.code}/again"))
    expect(warning).to_be_visible()
    page.get_by_label("Your three words").fill("maple river button")
    page.get_by_role("button", name="Come back").click()
    expect(page.get_by_label("Your three words")).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(DRAFTS) == 1, "the person stays, and so do the words"


def test_every_page_of_the_class_sends_what_waits(shared_class: Served, visit: Visit) -> None:
    page = begin(visit(PHONE), shared_class, "Edo")
    wire = Wire(page, "**/my-network")
    wire.deed = "cut"
    fill(page, "Aunt Lil")
    says(page, WAITS)
    wire.deed = "through"
    page.goto(at(shared_class, "worksheets/"))
    says(page, RECEIVED)
    assert kept(shared_class, "Edo")["name-1"] == "Aunt Lil"


def test_a_wifi_that_answers_in_the_servers_place_gets_no_words_of_a_pitch(
    shared_class: Served, visit: Visit
) -> None:
    page = write(join(visit(PHONE), shared_class, "Fay"), shared_class, "What are you working on?")
    wire = Wire(page, "**/pitch")
    wire.deed = "portal"
    page.get_by_role("button", name="Check my words").click()
    says(page, WAITS)
    wire.deed = "through"
    expect(page.get_by_role("heading", name="What your words do")).to_be_visible()


def test_a_tab_whose_words_were_overtaken_keeps_them(shared_class: Served, visit: Visit) -> None:
    one = write(join(visit(PHONE), shared_class, "Gus"), shared_class, "Aunt Lil")
    two = write(one.context.new_page(), shared_class, "What are you working on?")
    says(one, "You changed this in another place too.")
    two.get_by_role("button", name="Check my words").click()
    expect(two.get_by_role("heading", name="What your words do")).to_be_visible()
    says(one, "Saved here. Not sent yet.")
    one.reload()
    expect(one.get_by_role("textbox", name="Your words")).to_have_value("Aunt Lil")
