"""A role-play of the class in real browsers: on a phone, on the wall, and in pairs."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Served, join

TALK, PAIRS = "Five minutes with somebody new", "Pairs: ask, then listen"
LINE = "You look tired. What makes this work so hard just now?"
END = "I will let you go now. Goodbye!"


@pytest.fixture
def console(shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]) -> Page:
    return visit(LAPTOP, storage_state=ines_cookies)


def go_to(console: Page, served: Served, title: str) -> None:
    console.goto(served.for_staff("console"))
    console.get_by_text("All slides").click()
    console.locator(".slide-jump, .slide-here").filter(has_text=title).click()
    expect(console.locator("[data-region=step]").get_by_role("heading", name=title)).to_be_visible()


def start(console: Page, served: Served) -> None:
    go_to(console, served, TALK)
    button = console.get_by_role("button", name="Start the talk")
    if button.count():
        button.click()
    expect(console.get_by_text("People can begin now.")).to_be_visible()


def into_the_talk(page: Page) -> Page:
    page.get_by_role("link", name="Go into the talk").click()
    return page


def say(page: Page, text: str) -> None:
    page.get_by_label("You say").fill(text)
    page.get_by_role("button", name="Say it").click()


def test_a_line_that_finds_no_network_stays_and_is_said_later(
    shared_class: Served, console: Page, visit: Callable[..., Page]
) -> None:
    start(console, shared_class)
    page = into_the_talk(join(visit(PHONE), shared_class, "Sam"))
    page.context.set_offline(True)
    say(page, LINE)
    expect(page.get_by_text("It will be sent when the connection is back")).to_be_visible()
    expect(page.get_by_label("You say")).to_have_value(LINE)
    page.context.set_offline(False)
    expect(page.locator(".said-own")).to_have_count(1)
    expect(page.get_by_label("You say")).to_have_value("")


def test_two_windows_of_one_phone_do_not_mix(
    shared_class: Served, console: Page, visit: Callable[..., Page]
) -> None:
    start(console, shared_class)
    first = into_the_talk(join(visit(PHONE), shared_class, "Rosa"))
    second = first.context.new_page()
    second.goto(first.url)
    say(first, LINE)
    expect(first.locator(".said-own")).to_have_count(1)
    say(second, "What is the best part of the night?")
    expect(second.get_by_text("went on in another window").first).to_be_visible()
    expect(second.get_by_label("You say")).to_have_value("What is the best part of the night?")
    expect(second.locator(".said-own")).to_have_count(1)


def test_a_talk_that_is_offered_and_let_through_stands_on_the_wall_turn_by_turn(
    shared_class: Served, console: Page, visit: Callable[..., Page]
) -> None:
    start(console, shared_class)
    page = into_the_talk(join(visit(PHONE), shared_class, "Duc"))
    for number, text in enumerate((LINE, END), start=1):
        say(page, text)
        expect(page.locator(".said-own")).to_have_count(number)
    wall = visit(WALL)
    wall.goto(shared_class.at(f"/projector/{shared_class.code}/"))
    page.get_by_role("button", name="Offer it to the room").click()
    expect(page.get_by_text("You offer it to the room, without your name.")).to_be_visible()
    expect(wall.get_by_text("Goodbye")).to_have_count(0)
    console.get_by_text("Talk 1 by somebody without a name").click()
    console.get_by_role("button", name="Show it on the screen").click()
    expect(wall.locator(".wall-turn", has_text="turn 1 of 2")).to_be_visible()
    console.get_by_role("button", name="Next turn on the screen").click()
    expect(wall.locator(".wall-turn", has_text="turn 2 of 2")).to_be_visible()
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.get_by_role("button", name="Take it back").click()
    expect(wall.locator(".wall-turn", has_text="turn 2 of 2")).to_have_count(0)


def test_pairs_sit_down_the_clock_runs_and_the_roles_swap(
    shared_class: Served, console: Page, visit: Callable[..., Page]
) -> None:
    go_to(console, shared_class, PAIRS)
    phones = [join(visit(PHONE), shared_class, name) for name in ("Ana", "Ben")]
    console.get_by_role("button", name="Seat in pairs").click()
    cards = [phone.locator(".role-card").first for phone in phones]
    for card in cards:
        expect(card).to_contain_text("You sit with")
    roles = [re.search(r"You (ask|answer|watch)", card.inner_text()) for card in cards]
    console.get_by_role("button", name="Start the clock").click()
    for phone in phones:
        expect(phone.locator("[data-left]")).to_have_text(re.compile(r"[23]:\d\d"))
    console.get_by_role("button", name="Next round").click()
    for card, role in zip(cards, roles, strict=True):
        expect(card).to_contain_text("round 2")
        assert role
        expect(card).not_to_contain_text(role[0])
