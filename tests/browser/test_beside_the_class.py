"""A phone on its sheet hears of the class, and the writer is not disturbed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.bad_network import RECEIVED, says
from tests.browser.conftest import LAPTOP, Served, join
from tests.browser.pictures import keep
from tests.browser.test_streams import console, follows_by, go_on

Visit = Callable[..., Page]
ZOOMED = {"width": 320, "height": 640}  # the narrowest, as with 200 % on a laptop
TOP = "document.querySelector('input[type=text], textarea').getBoundingClientRect().top"


def test_a_sheet_says_that_the_class_moved_on_and_leaves_the_writer_where_they_are(
    served: Served, visit: Visit
) -> None:
    ines, phone = console(visit(LAPTOP), served), visit(ZOOMED)
    join(phone, served, "Sam").goto(served.at(f"/class/{served.code}/worksheets/my-network"))
    follows_by(phone, "stream")
    expect(phone.get_by_text("The class has moved on.")).not_to_be_visible()
    name = phone.get_by_label("Name or initials").first
    name.press_sequentially("Aunt")
    says(phone, RECEIVED)  # the picture of the sheet comes anew with it
    phone.wait_for_timeout(1000)
    top = phone.evaluate(TOP)
    go_on(ines, 2)
    said = phone.get_by_role("status").filter(has_text="The class has moved on.")
    expect(said).to_be_visible()
    expect(name).to_be_focused()
    assert phone.evaluate(TOP) == top
    name.press_sequentially(" Lil")
    expect(name).to_have_value("Aunt Lil")
    expect(name).to_be_in_viewport()
    expect(said).not_to_be_in_viewport()  # it would lie over the field
    name.blur()
    expect(said).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    keep(phone, "sheet-went-on-320")
    phone.get_by_role("link", name="Go to the class").click()
    expect(phone.get_by_text(re.compile("Step 2 of"))).to_be_visible()


def test_a_sheet_says_how_its_connection_is_and_its_writer_is_counted(served: Served, visit: Visit) -> None:
    ines, phone = console(visit(LAPTOP), served), visit(ZOOMED)
    join(phone, served, "Sam").goto(served.at(f"/class/{served.code}/worksheets/my-network"))
    follows_by(phone, "stream")
    line = phone.locator("[data-connection]")
    expect(line).to_contain_text("Live")
    phone.wait_for_timeout(28_000)  # longer than somebody unheard of counts as connected
    ines.reload()
    expect(ines.get_by_text("1 joined · 1 connected")).to_be_visible()
    phone.context.set_offline(True)
    expect(phone.get_by_text("Not connected since")).to_be_in_viewport()
    keep(phone, "sheet-offline-320")
