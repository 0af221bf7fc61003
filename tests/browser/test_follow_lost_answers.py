"""What a following phone or wall is not brought, or has too late, takes it nowhere else."""

from collections.abc import Callable

from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, join
from tests.browser.test_streams import console, follows_by, go_on

Visit = Callable[..., Page]
MINE = "() => document.querySelector('[data-region=mine]').textContent"


class Held:
    """Keeps the first answer of an address on its way."""

    def __init__(self, page: Page, path: str) -> None:
        self.first: tuple[Route, APIResponse] | None = None
        page.context.route(path, self._hold)

    def _hold(self, route: Route) -> None:
        if self.first is None:
            self.first = route, route.fetch()
        else:
            route.continue_()

    def arrive(self) -> None:
        assert self.first
        route, answer = self.first
        route.fulfill(response=answer)


def marked(route: Route, text: str) -> None:
    """The server's own answer, with words by which a test knows it."""
    answer = route.fetch()
    found = answer.json()
    found["regions"]["mine"] = f"{text} {found['revision']}"
    route.fulfill(response=answer, json=found)


def test_a_part_of_ones_own_that_is_lost_is_asked_for_again(served: Served, visit: Visit) -> None:
    ines, phone = console(visit(LAPTOP), served), visit(PHONE)
    join(phone, served, "Sam")
    follows_by(phone, "stream")
    lost = []

    def lose_twice(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route)
            route.abort("connectionreset")
        else:
            marked(route, "mine of")

    phone.context.route("**/mine", lose_twice)
    go_on(ines, 2)
    expect(phone.locator("[data-region=mine]")).to_contain_text("mine of")
    expect(phone.locator("[data-connection=live]")).to_be_attached()


def test_a_late_part_of_ones_own_does_not_replace_a_newer_one(served: Served, visit: Visit) -> None:
    ines, phone = console(visit(LAPTOP), served), visit(PHONE)
    join(phone, served, "Sam")
    follows_by(phone, "stream")
    asked: list[Route] = []

    def hold_the_first(route: Route) -> None:
        asked.append(route)
        if len(asked) > 1:
            marked(route, "newer")

    phone.context.route("**/mine", hold_the_first)
    go_on(ines, 2)
    phone.wait_for_timeout(2500)  # more than the spread of the questions
    assert asked
    go_on(ines, 3)
    expect(phone.locator("[data-region=mine]")).to_contain_text("newer")
    marked(asked[0], "older")
    phone.wait_for_timeout(500)
    assert "newer" in phone.evaluate(MINE)


def test_a_late_state_takes_no_screen_back_a_step(served: Served, visit: Visit) -> None:
    ines = console(visit(LAPTOP), served)
    wall = ines.context.new_page()
    wall.goto(served.at(f"/projector/{served.code}/drive"))
    follows_by(wall, "stream")
    wall.bring_to_front()
    held = Held(wall, f"**/projector/{served.code}/state")
    step = wall.locator("[data-region=step] [data-step], [data-region=step] h2").first
    wall.keyboard.press("PageDown")
    expect(step).to_contain_text("Join with your phone")
    wall.keyboard.press("PageDown")
    expect(step).not_to_contain_text("Join with your phone")
    held.arrive()
    wall.wait_for_timeout(500)
    expect(step).not_to_contain_text("Join with your phone")
