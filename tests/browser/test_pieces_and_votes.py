"""Ideas, questions, votes and lines of a talk over a bad network: each arrives, and none twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bad_network import (
    RECEIVED,
    VOTES,
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
from tests.browser.test_boards import IDEAS

Visit = Callable[..., Page]
LINE = "What is hard for you at night?"


@pytest.fixture(scope="module")
def rooms(
    new_data_folder: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Class]]:
    with classes(new_data_folder(), tmp_path_factory.mktemp("course")) as found:
        yield found


@pytest.fixture
def wall(rooms: dict[str, Class]) -> Class:
    return rooms["our-wall"]


def write(page: Page, room: Class, text: str, path: str = "write/our-wall") -> Page:
    page.goto(room.at(path))
    page.get_by_label("Your words").fill(text)
    says(page, "Saved here. Not sent yet.")
    return page


def test_an_idea_whose_receipt_was_lost_is_one_idea(wall: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), wall, "Ama")
    wire = Wire(phone, "**/write/our-wall")
    write(phone, wall, "I can bake.")
    wire.deed = "lose_the_answer"
    send(phone)
    says(phone, WAITS)
    wire.deed = "double"
    expect(phone.get_by_text("Your instructor looks at it first")).to_be_visible()
    assert wall.kept("Ama", "our-wall") == ["I can bake."]
    wire.again(phone, 0)
    assert wall.kept("Ama", "our-wall") == ["I can bake."]
    write(phone, wall, "I can sew.")
    wire.deed = "through"
    send(phone)
    expect(phone.get_by_text("You have given all that you can give here.")).to_be_visible()
    assert wall.kept("Ama", "our-wall") == ["I can bake.", "I can sew."]


@pytest.mark.parametrize("deed", ["cut", "lose_the_answer"])
def test_an_idea_of_a_tab_that_was_closed_is_sent_from_the_page_of_the_class(
    wall: Class, visit: Visit, deed: str
) -> None:
    name = f"Bo {deed}"
    phone = enter(visit(PHONE), wall, name)
    wire = Wire(phone, "**/write/our-wall")
    write(phone, wall, "I can bake.")
    wire.deed = deed
    send(phone)
    says(phone, WAITS)
    phone.close()
    wire.deed = "through"
    again = phone.context.new_page()
    again.goto(wall.at())
    expect(again.locator("[data-strays]")).to_contain_text("I can bake.")
    says(again, RECEIVED)
    assert wall.kept(name, "our-wall") == ["I can bake."]


def test_a_question_that_two_tabs_send_is_one_question(wall: Class, visit: Visit) -> None:
    one = write(enter(visit(PHONE), wall, "Cleo"), wall, "Why give first?", "questions")
    two = one.context.new_page()
    two.goto(wall.at("questions"))
    expect(two.get_by_label("Your words")).to_have_value("Why give first?")
    one.context.set_offline(True)
    for page in (one, two):
        send(page)
        says(page, WAITS)
    one.context.set_offline(False)
    for page in (one, two):
        expect(page.locator("[data-state=received]:visible, .idea-text").first).to_be_visible()
    assert wall.kept("Cleo", "questions") == ["Why give first?"]


def test_a_closed_class_takes_no_idea_and_the_words_stay(wall: Class, visit: Visit) -> None:
    phone = write(enter(visit(PHONE), wall, "Dina"), wall, "I can bake.")
    wall.set("our-wall", "closed")
    try:
        send(phone)
        says(phone, "This is closed now. It was not sent.")
        phone.reload()
        expect(phone.get_by_label("Your words")).to_have_value("I can bake.")
        says(phone, "It is still saved here.")
    finally:
        wall.set("our-wall", "revealed")
    assert wall.kept("Dina", "our-wall") == []


def test_a_vote_that_is_cut_doubled_and_late_is_one_vote(wall: Class, visit: Visit) -> None:
    phone = enter(visit(PHONE), wall, "Edo")
    wire = Wire(phone, "**/votes/our-wall")
    wire.deed = "lose_the_answer"
    choose(phone, IDEAS[0], IDEAS[1])
    send(phone)
    says(phone, WAITS)
    wire.deed = "double"
    says(phone, RECEIVED)
    phone.get_by_label(IDEAS[0]).uncheck()
    send(phone)
    says(phone, RECEIVED)
    expect(phone.get_by_text(f"Your vote: {IDEAS[0]}")).to_have_count(0)
    wire.again(phone, 0)
    (ids,) = wall.kept("Edo", VOTES)
    assert len(ids) == 1


def test_a_line_of_a_talk_is_said_once(rooms: dict[str, Class], visit: Visit) -> None:
    room = rooms["our-talk"]
    phone = enter(visit(PHONE), room, "Fay")
    wire = Wire(phone, "**/talk/our-talk*")
    phone.goto(room.at("talk/our-talk"))
    phone.get_by_label("Your words").or_(phone.locator("textarea")).first.fill(LINE)
    wire.deed = "lose_the_answer"
    phone.get_by_role("button", name="Say it").click()
    says(phone, WAITS)
    phone.close()
    wire.deed = "through"
    again = phone.context.new_page()
    again.goto(room.at("talk/our-talk"))
    expect(again.locator("textarea")).to_have_value("")
    turns = room.ask(
        "SELECT json_array_length(value, '$.turns') FROM answer JOIN participant ON participant.id ="
        " participant_id WHERE screen_name = 'Fay' AND activity = 'talk:our-talk'"
    )
    assert turns == [(1,)]
    expect(label(again)).to_have_count(0)


def test_two_tabs_that_write_have_two_ideas(wall: Class, visit: Visit) -> None:
    one = enter(visit(PHONE), wall, "Gil")
    two = one.context.new_page()
    for page in (one, two):
        page.goto(wall.at("write/our-wall"))
    one.get_by_label("Your words").fill("I can bake.")
    two.get_by_label("Your words").fill("I can sew.")
    says(two, "Saved here. Not sent yet.")
    expect(one.get_by_label("Your words")).to_have_value("I can bake.")
    for page in (one, two):
        send(page)
        expect(page.locator(".idea-text").first).to_be_visible()
    assert wall.kept("Gil", "our-wall") == ["I can bake.", "I can sew."]


def a_talk(page: Page, room: Class) -> Page:
    page.goto(room.at("talk/our-talk"))
    page.locator("textarea").first.fill(LINE)
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("button", name="Try again, turn 1").first).to_be_visible()
    return page


def test_a_page_that_is_sent_for_says_which_button_was_pressed(rooms: dict[str, Class], visit: Visit) -> None:
    phone = a_talk(enter(visit(PHONE), rooms["our-talk"], "Ida"), rooms["our-talk"])
    wire = Wire(phone, "**/talk/our-talk*")
    wire.deed = "look"
    phone.get_by_role("button", name="Try again, turn 1").first.click()
    expect(phone.locator("textarea")).to_have_value(LINE)
    assert "do=back" in wire.sent[-1].post_data


def test_a_button_that_waits_is_named_by_its_page(rooms: dict[str, Class], visit: Visit) -> None:
    room = rooms["our-talk"]
    phone = a_talk(enter(visit(PHONE), room, "Jan"), room)
    title = phone.locator("h1").inner_text()
    Wire(phone, "**/talk/our-talk*").deed = "cut"
    phone.get_by_role("button", name="Try again, turn 1").first.click()
    says(phone, WAITS)
    phone.goto(room.at())
    expect(phone.locator("[data-strays] q")).to_have_text(title)
