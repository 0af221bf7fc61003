"""Over whatever network: one answer at the end, the last one, and a phone that says honestly where it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bad_network import (
    RECEIVED,
    WAITS,
    Class,
    Wire,
    choose,
    classes,
    enter,
    label,
    says,
    send,
)
from tests.browser.conftest import PHONE


@pytest.fixture(scope="module")
def rooms(
    new_data_folder: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Class]]:
    with classes(new_data_folder(), tmp_path_factory.mktemp("course")) as found:
        yield found


@pytest.fixture
def room(rooms: dict[str, Class]) -> Class:
    """At a poll with several choices each."""
    return rooms["many"]


Visit = Callable[..., Page]
NOT_SENT = "Saved here. Not sent yet."


def test_a_choice_says_how_far_it_has_come(room: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), room, "Ama")
    expect(label(phone)).to_have_count(0)
    choose(phone, "Bread")
    says(phone, NOT_SENT)
    assert room.kept("Ama", "many") == []
    send(phone)
    says(phone, RECEIVED)
    expect(phone.get_by_text("Your answer: Bread.")).to_be_visible()
    assert room.kept("Ama", "many") == [["bread"]]
    assert "bread" not in phone.evaluate("JSON.stringify(localStorage)")


def test_a_request_that_is_cut_off_is_sent_again_by_itself(room: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), room, "Bo")
    wire = Wire(phone, "**/activities/many")
    wire.deed = "cut"
    choose(phone, "Bread", "Salt")
    send(phone)
    says(phone, WAITS)
    assert room.kept("Bo", "many") == []
    wire.deed = "through"
    says(phone, RECEIVED)
    assert room.kept("Bo", "many") == [["bread", "salt"]]


def test_an_answer_whose_receipt_was_lost_or_doubled_counts_once(room: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), room, "Cleo")
    wire = Wire(phone, "**/activities/many")
    wire.deed = "lose_the_answer"
    choose(phone, "Bread")
    send(phone)
    says(phone, WAITS)
    wire.deed = "double"
    says(phone, RECEIVED)
    assert len(wire.sent) > 1
    assert room.kept("Cleo", "many") == [["bread"]]


def test_an_old_choice_that_arrives_after_a_new_one_changes_nothing(room: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), room, "Dina")
    wire = Wire(phone, "**/activities/many")
    wire.deed = "cut"
    choose(phone, "Bread")
    send(phone)
    says(phone, WAITS)
    wire.deed = "through"
    choose(phone, "Milk")
    says(phone, RECEIVED)
    wire.again(phone, 0)
    phone.reload()
    expect(phone.get_by_text("Your answer: Bread, Milk.")).to_be_visible()
    assert room.kept("Dina", "many") == [["bread", "milk"]]


def test_a_wifi_that_answers_in_the_servers_place_is_not_believed(room: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), room, "Edo")
    wire = Wire(phone, "**/activities/many")
    wire.deed = "portal"
    choose(phone, "Bread")
    send(phone)
    says(phone, WAITS)
    wire.deed = "through"
    says(phone, RECEIVED)
    assert room.kept("Edo", "many") == [["bread"]]


def test_ten_minutes_without_a_network_lose_nothing(room: Class, visit: Visit) -> None:
    phone = visit(PHONE)
    phone.clock.install()
    enter(phone, room, "Fay")
    phone.context.set_offline(True)
    choose(phone, "Bread")
    send(phone)
    says(phone, WAITS)
    phone.clock.fast_forward("10:00")
    says(phone, WAITS)
    phone.context.set_offline(False)
    says(phone, RECEIVED)
    assert room.kept("Fay", "many") == [["bread"]]


@pytest.mark.parametrize("is_received", [False, True], ids=["before", "after"])
def test_a_tab_that_is_closed_and_opened_again_goes_on(room: Class, visit: Visit, is_received: bool) -> None:
    name = f"Gus {is_received}"
    phone = enter(visit(PHONE), room, name)
    wire = Wire(phone, "**/activities/many")
    wire.deed = "lose_the_answer" if is_received else "cut"
    choose(phone, "Milk")
    send(phone)
    says(phone, WAITS)
    phone.close()
    wire.deed = "through"
    again = phone.context.new_page()
    again.goto(room.at())
    expect(again.get_by_label("Milk")).to_be_checked()
    says(again, RECEIVED)
    assert room.kept(name, "many") == [["milk"]]


def test_of_two_tabs_the_last_choice_counts(room: Class, visit: Visit) -> None:
    one = enter(visit(PHONE), room, "Hal")
    two = one.context.new_page()
    two.goto(room.at())
    one.context.set_offline(True)
    choose(one, "Bread")
    send(one)
    says(one, WAITS)
    expect(two.get_by_label("Bread")).to_be_checked()
    two.get_by_label("Bread").uncheck()
    choose(two, "Salt")
    send(two)
    expect(one.get_by_label("Salt")).to_be_checked()
    one.context.set_offline(False)
    for page in (one, two):
        says(page, RECEIVED)
    assert room.kept("Hal", "many") == [["salt"]]


def test_a_change_in_one_tab_after_another_has_sent_counts(room: Class, visit: Visit) -> None:
    one = enter(visit(PHONE), room, "Ivo")
    two = one.context.new_page()
    two.goto(room.at())
    choose(one, "Bread")
    send(one)
    says(one, RECEIVED)
    choose(two, "Milk")
    send(two)
    says(two, RECEIVED)
    choose(one, "Salt")
    send(one)
    says(one, RECEIVED)
    assert room.kept("Ivo", "many")[0][-1] == "salt"
    assert len(room.kept("Ivo", "many")) == 1


def test_on_another_phone_the_person_is_asked_which_answer_holds(room: Class, visit: Visit) -> None:
    first = enter(visit(PHONE), room, "Jo")
    choose(first, "Bread")
    send(first)
    says(first, RECEIVED)
    phone = visit(PHONE, storage_state={"cookies": first.context.cookies(), "origins": []})
    phone.goto(first.url)
    choose(phone, "Salt")
    send(phone)
    says(phone, "You changed this in another place too.")
    assert room.kept("Jo", "many") == [["bread"]]
    phone.get_by_role("button", name="Keep what is here").click()
    says(phone, RECEIVED)
    assert room.kept("Jo", "many") == [["salt"]]


@pytest.mark.parametrize(
    ("status", "reason"),
    [("revealed", "The results are shown already."), ("closed", "This question is closed now.")],
)
def test_an_answer_that_comes_too_late_says_so_and_stays_on_the_phone(
    rooms: dict[str, Class], visit: Visit, status: str, reason: str
) -> None:
    room = rooms["how-sure"]
    room.set("how-sure", "open")
    phone = enter(visit(PHONE), room, f"Kim {status}")
    phone.context.set_offline(True)
    phone.get_by_role("radio").last.check()
    send(phone)
    says(phone, WAITS)
    room.set("how-sure", status)
    phone.context.set_offline(False)
    for _time in range(2):
        says(phone, f"{reason} Your choice was not counted.")
        says(phone, "It is still saved here.")
        strays = phone.locator("[data-strays]")
        expect(strays).to_contain_text("Very sure", timeout=60_000)  # with the next beat that tells the step
        phone.reload()
    phone.get_by_role("button", name="Throw it away").click()
    expect(label(phone)).to_have_count(0)
    phone.reload()
    expect(label(phone)).to_have_count(0)
    assert room.kept(f"Kim {status}", "how-sure") == []


def test_a_choice_that_was_never_sent_says_so_when_its_question_is_gone(
    rooms: dict[str, Class], visit: Visit
) -> None:
    room = rooms["how-sure"]
    room.set("how-sure", "open")
    phone = enter(visit(PHONE), room, "Ora")
    phone.get_by_role("radio").last.check()
    says(phone, NOT_SENT)
    room.set("how-sure", "closed")
    expect(phone.locator("[data-strays]")).to_contain_text("Very sure")
    says(phone, NOT_SENT)
    phone.goto(room.at("questions"))
    says(phone, NOT_SENT)
    phone.get_by_role("button", name="Send this").click()
    says(phone, "This question is closed now. Your choice was not counted.")
    phone.get_by_role("button", name="Throw it away").click()
    expect(label(phone)).to_have_count(0)
    assert room.kept("Ora", "how-sure") == []


def test_a_choice_that_cannot_be_is_refused_in_a_sentence(room: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), room, "Lea")
    send(phone)
    says(phone, "Please choose one answer or more.")
    choose(phone, "Bread")
    send(phone)
    says(phone, RECEIVED)


def test_what_was_thrown_away_in_another_tab_is_not_called_received(room: Class, visit: Visit) -> None:
    one = enter(visit(PHONE), room, "Mia")
    Wire(one, "**/activities/many").deed = "cut"
    choose(one, "Bread")
    send(one)
    says(one, WAITS)
    two = one.context.new_page()
    two.goto(room.at("questions"))
    two.get_by_role("button", name="Throw it away").click()
    expect(label(one)).to_have_count(0)
    assert room.kept("Mia", "many") == []


def test_a_browser_that_keeps_nothing_is_not_said_to_keep_it(room: Class, visit: Visit) -> None:
    phone = visit(PHONE)
    phone.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    enter(phone, room, "Noa")
    wire = Wire(phone, "**/activities/many")
    wire.deed = "hold"
    choose(phone, "Bread")
    says(phone, "Keep this page open")
    send(phone)
    says(phone, "Sending.")
    expect(label(phone).get_by_text("Saved here")).to_be_hidden()
