"""A script that never arrives: the page is loaded again by itself, or there is a link to do so."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.bad_network import choose, says
from tests.browser.conftest import PHONE, WALL, Served, join, sign_in
from tests.browser.test_old_messages import console_at

NEXT = "Join with your phone"


class Loss:
    """The first `times` requests for a script are lost."""

    def __init__(self, page: Page, name: str, times: int) -> None:
        self.left = times
        page.route(f"**/js/{name}.js*", self._on_its_way)

    def _on_its_way(self, route: Route) -> None:
        self.left -= 1
        if self.left >= 0:
            route.abort("connectionreset")
        else:
            route.continue_()


@pytest.mark.parametrize("name", ["follow", "page", "stream"])
def test_a_script_that_is_lost_once_is_fetched_again(
    served: Served, visit: Callable[..., Page], name: str
) -> None:
    """`page` and `stream` are only named by other scripts."""
    phone = join(visit(PHONE), served, "Sam")
    Loss(phone, name, 1)
    phone.reload()
    expect(phone.locator("[data-connection=live]")).to_be_attached()
    expect(phone.get_by_role("link", name="Reload this page to see the next step.")).to_be_hidden()


def test_a_screen_whose_scripts_do_not_come_has_a_link_to_the_next_step(
    served: Served, visit: Callable[..., Page]
) -> None:
    laptop = sign_in(visit(), served)
    wall = visit(WALL)
    Loss(wall, "follow", 1000)
    wall.goto(served.at(f"/projector/{served.code}/"))
    link = wall.get_by_role("link", name="Reload this page to follow the class.")
    expect(link).to_be_visible()
    console = laptop.context.new_page()
    console.goto(served.for_staff("console"))
    console.get_by_role("button", name="Next slide").click()
    expect(console.locator("[data-step] h2").first).to_contain_text(NEXT)
    link.click()
    expect(wall.locator(".slide")).to_contain_text(NEXT)


def test_what_is_typed_is_not_swept_away_by_loading_anew(served: Served, visit: Callable[..., Page]) -> None:
    phone = join(visit(PHONE), served, "Rosa")
    Loss(phone, "autosave", 1)
    phone.goto(served.at(f"/class/{served.code}/worksheets/my-network"), wait_until="commit")
    name = phone.get_by_label("Name or initials").first
    name.fill("Aunt L.")
    with phone.expect_request("**/js/autosave.js?again=*"):
        pass
    phone.wait_for_timeout(500)
    expect(name).to_have_value("Aunt L.")


def test_a_choice_that_the_phone_keeps_does_not_leave_it_behind(
    served: Served, visit: Callable[..., Page]
) -> None:
    console = console_at(visit(), served, 4)
    console.get_by_role("button", name="Take answers").click()
    phone = join(visit(PHONE), served, "Noor")
    Loss(phone, "follow", 3)
    phone.reload()
    choose(phone, "Helping people")
    says(phone, "Saved here. Not sent yet.")
    expect(phone.locator("[data-connection=live]")).to_be_attached()
    expect(phone.get_by_label("Helping people")).to_be_checked()
    says(phone, "Saved here. Not sent yet.")


def test_without_any_script_the_link_is_there_at_once(served: Served, visit: Callable[..., Page]) -> None:
    phone = join(visit(PHONE, java_script_enabled=False), served, "Noor")
    phone.get_by_role("link", name="Reload this page to see the next step.").click()
    expect(phone.locator(".class-nav")).to_be_attached()


def test_without_scripts_no_place_is_kept_for_words_that_cannot_come(
    served: Served, visit: Callable[..., Page]
) -> None:
    phone = join(visit(PHONE, java_script_enabled=False), served, "Noor")
    expect(phone.locator("[data-region=step]")).to_be_visible()
    expect(phone.locator(".connection")).to_be_hidden()
