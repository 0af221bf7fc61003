"""What is typed without a network stays on the page and on the device until it has arrived."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Served, join


def sheet(page: Page, served: Served) -> Locator:
    page.goto(served.at(f"/class/{served.code}/worksheets/my-network"))
    return page.get_by_label("Name or initials").first


def save_without_a_network(page: Page, served: Served) -> Locator:
    field = sheet(page, served)
    page.context.set_offline(True)
    field.fill("Aunt Lil")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It will be sent when the connection is back")).to_be_visible()
    return field


def test_saving_without_a_network_stays_on_the_sheet_and_arrives_later(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    field = save_without_a_network(page, served)
    expect(field).to_have_value("Aunt Lil")
    page.context.set_offline(False)
    expect(page.get_by_text("Received", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name or initials").first).to_have_value("Aunt Lil")


def test_a_page_that_closes_before_its_save_arrived_has_the_words_again(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    save_without_a_network(page, served)
    page.close()
    again = page.context.new_page()
    page.context.set_offline(False)
    expect(sheet(again, served)).to_have_value("Aunt Lil")
    expect(again.get_by_text("Received", exact=True)).to_be_visible()


def test_the_button_saves_without_leaving_the_sheet(served: Served, visit: Callable[..., Page]) -> None:
    page = join(visit(PHONE), served, "Rosa")
    sheet(page, served).fill("Aunt Lil")
    page.evaluate("window.isTheSamePage = true")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Received", exact=True)).to_be_visible()
    assert page.evaluate("window.isTheSamePage === true")


def test_the_saved_line_is_in_sight_at_any_field(shared_class: Served, visit: Callable[..., Page]) -> None:
    page = join(visit(PHONE), shared_class, "Rosa")
    sheet(page, shared_class).fill("Aunt Lil")
    expect(page.get_by_text("Received", exact=True)).to_be_in_viewport()


def test_what_a_closed_class_did_not_take_stays_to_be_read(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    sheet(page, served)
    page.locator("summary", has_text="Person 2").click()
    served.ask("UPDATE meeting SET status = 'closed' WHERE id = ?", served.meeting_id)
    page.get_by_label("Name or initials").nth(1).fill("Bob")
    expect(page.get_by_text("This part is closed.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("You can print your sheet.")).to_be_visible()
    field = page.get_by_label("Name or initials").nth(1)
    expect(field).to_be_visible()
    expect(field).to_have_value("Bob")
    expect(field).not_to_be_editable()
    expect(page.get_by_text("This part is closed.")).to_be_visible()


def words(page: Page, served: Served) -> Locator:
    page.goto(served.at(f"/class/{served.code}/pitch"))
    return page.get_by_role("textbox", name="Your words")


def test_a_form_that_answers_with_a_page_keeps_its_draft_too(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    field = words(page, served)
    page.context.set_offline(True)
    field.fill("What are you working on?")
    expect(page.get_by_text("Saved here. Not sent yet.", exact=True)).to_be_visible()
    page.context.set_offline(False)
    field = words(page, served)
    expect(field).to_have_value("What are you working on?")
    page.context.set_offline(True)
    page.get_by_role("button", name="Check my words").click()
    expect(page.get_by_text("It will be sent when the connection is back")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="What your words do")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#reading$"))
    assert "working on" not in page.evaluate("JSON.stringify(localStorage)")


def test_a_sheet_that_another_tab_has_saved_is_asked_about(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    sheet(page, served)
    other = page.context.new_page()
    sheet(other, served).fill("Bob")
    expect(other.get_by_text("Received", exact=True)).to_be_visible()
    field = page.get_by_label("Name or initials").first
    field.fill("Aunt Lil")
    expect(page.get_by_text("You changed this in another place too.")).to_be_visible()
    expect(field).to_have_value("Aunt Lil")
    page.get_by_role("button", name="Keep what is here").click()
    expect(page.get_by_text("Received", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name or initials").first).to_have_value("Aunt Lil")


def test_words_with_a_mistake_are_shown_once_and_wait_to_be_mended(
    served: Served, visit: Callable[..., Page]
) -> None:
    page = join(visit(PHONE), served, "Rosa")
    words(page, served).fill("a" * 20_000)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.get_by_role("button", name="Check my words").click()
    expect(page.get_by_text("Please make it shorter.").first).to_be_visible()
    page.wait_for_timeout(2_000)  # more than it takes to send by itself
    assert len(sent) == 2, "asked for a receipt, then for the page"
    expect(page.get_by_role("textbox", name="Your words")).to_have_value("a" * 20_000)
