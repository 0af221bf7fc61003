"""A lobby computer that somebody has walked away from: it warns, and then forgets them."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, join
from tests.browser.test_accessibility import faults_of

WARNING = "Are you still here?"
Visit = Callable[..., Page]
VISITS = count(1)  # all of them in one class, where each name stands once


@pytest.fixture
def lobby(shared_class: Served, visit: Visit) -> Page:
    page = visit(LAPTOP)
    page.clock.install()
    page.goto(shared_class.at(f"/join/{shared_class.code}"))
    page.get_by_label("Your name").fill(f"Rosa {next(VISITS)}")
    page.get_by_label("This is not my device").check()
    page.get_by_role("button", name="Join the class").click()
    page.wait_for_url(re.compile(r"/class/"))
    return page


def warning(page: Page):
    return page.get_by_role("alertdialog", name=WARNING)


def is_in(page: Page, shared_class: Served) -> bool:
    return page.request.get(shared_class.at(f"/class/{shared_class.code}/about-me")).status == 200


def test_after_five_minutes_it_warns_and_after_another_it_forgets(lobby: Page, shared_class: Served) -> None:
    lobby.clock.run_for("04:50")
    expect(warning(lobby)).to_be_hidden()
    lobby.clock.run_for("00:11")
    expect(warning(lobby)).to_be_visible()
    expect(lobby.get_by_role("button", name="I am still here")).to_be_focused()
    expect(lobby.get_by_text("not sent yet")).to_be_hidden()
    assert faults_of(lobby, "the warning") == []
    lobby.clock.run_for("00:35")
    expect(lobby.get_by_text("Half a minute left.")).to_be_visible()
    assert is_in(lobby, shared_class)
    lobby.clock.run_for("00:30")
    expect(lobby).to_have_url(re.compile("/goodbye"))
    assert not is_in(lobby, shared_class)
    assert lobby.evaluate("Object.keys(localStorage).filter(key => /draft|active/.test(key)).length") == 0


@pytest.mark.parametrize("key", ["Enter", "Escape", " "])
def test_one_key_puts_it_off_as_often_as_one_likes(lobby: Page, shared_class: Served, key: str) -> None:
    for _time in range(2):
        lobby.clock.run_for("05:01")
        expect(warning(lobby)).to_be_visible()
        lobby.keyboard.press(key)
        expect(warning(lobby)).to_be_hidden()
    lobby.clock.run_for("04:00")
    expect(warning(lobby)).to_be_hidden()
    assert is_in(lobby, shared_class)


def test_whoever_does_something_is_not_asked(lobby: Page) -> None:
    for place in (100, 200, 300):
        lobby.clock.run_for("02:00")
        lobby.mouse.move(place, place)
    lobby.clock.run_for("03:00")
    lobby.keyboard.press("Tab")
    lobby.clock.run_for("03:00")
    expect(warning(lobby)).to_be_hidden()


def test_the_time_runs_on_from_page_to_page(lobby: Page, shared_class: Served) -> None:
    lobby.clock.run_for("03:00")
    lobby.goto(shared_class.at(f"/class/{shared_class.code}/papers"))
    lobby.clock.run_for("02:01")
    expect(warning(lobby)).to_be_visible()
    lobby.goto(shared_class.at("/lessons/"))
    expect(warning(lobby)).to_be_visible()


def test_unsent_words_are_never_wiped_without_saying_so(lobby: Page, shared_class: Served) -> None:
    lobby.goto(shared_class.at(f"/class/{shared_class.code}/pitch"))
    lobby.get_by_role("textbox", name="Your words").fill("My secret pitch")
    lobby.clock.fast_forward("40:00")
    expect(warning(lobby)).to_be_visible()
    expect(lobby.get_by_text("You have typed words that are not sent yet.")).to_be_visible()


def test_a_computer_that_slept_for_long_forgets_at_once(lobby: Page, shared_class: Served) -> None:
    lobby.clock.fast_forward("31:00")
    expect(lobby).to_have_url(re.compile("/goodbye"))
    assert not is_in(lobby, shared_class)


def test_without_a_connection_the_screen_is_emptied_all_the_same(lobby: Page, shared_class: Served) -> None:
    lobby.clock.run_for("05:01")
    lobby.context.set_offline(True)
    lobby.clock.run_for("01:01")
    expect(lobby.get_by_text("Your words are gone from this screen.")).to_be_visible()
    expect(lobby.get_by_text(re.compile("You are here as Rosa"))).to_be_hidden()
    lobby.context.set_offline(False)
    lobby.clock.run_for("00:06")
    expect(lobby).to_have_url(re.compile("/goodbye"))
    assert not is_in(lobby, shared_class)


def test_a_phone_of_ones_own_is_never_asked(shared_class: Served, visit: Visit) -> None:
    page = visit(PHONE)
    page.clock.install()
    join(page, shared_class, f"Rosa {next(VISITS)}")
    page.clock.run_for("20:00")
    expect(page.get_by_text(re.compile("You are here as Rosa"))).to_be_visible()
    expect(warning(page)).to_be_hidden()
