"""Screens follow by stream, get by without one, and find back by themselves."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Served, demonstration, join, sign_in
from tests.browser.pictures import keep
from tests.served import serving

LATE = 80_000  # milliseconds, for a screen that only asks now and then


def console(ines: Page, served: Served) -> Page:
    sign_in(ines, served)
    ines.goto(served.for_staff("console"))
    return ines


def go_on(ines: Page, to: int) -> None:
    ines.get_by_role("button", name="Next slide").click()
    expect(ines.get_by_text(re.compile(rf"Slide {to} of"))).to_be_visible()


def follows_by(page: Page, channel: str) -> None:
    expect(page.locator(f"[data-channel={channel}]")).to_be_attached()


def refuse(route: Route) -> None:
    route.abort()


def hold_back(route: Route) -> None:
    """As a proxy does that waits for the end of what never ends."""


def hide(page: Page, is_hidden: bool) -> None:
    page.evaluate(
        """isHidden => {
            Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        is_hidden,
    )


def test_a_step_reaches_phone_and_wall_by_stream(served: Served, visit: Callable[..., Page]) -> None:
    ines = console(visit(LAPTOP), served)
    phone, wall = visit(PHONE), visit(WALL)
    for page in (phone, wall):
        page.context.route("**/state", refuse)  # so that nothing else can bring it
    join(phone, served, "Sam")
    wall.goto(served.at(f"/projector/{served.code}/"))
    for page in (ines, phone, wall):
        follows_by(page, "stream")
    go_on(ines, 2)
    expect(phone.get_by_text("Step 2 of")).to_be_visible()
    expect(wall.get_by_role("heading", name="Join with your phone")).to_be_visible()


def test_the_console_says_that_it_is_live_and_who_is_connected(
    served: Served, visit: Callable[..., Page]
) -> None:
    ines = console(visit(LAPTOP), served)
    expect(ines.locator("[data-connection]")).to_have_text(re.compile("Live"))
    phone = visit(PHONE)
    phone.context.route("**/state", refuse)
    join(phone, served, "Sam")
    expect(ines.get_by_text("1 joined · 1 connected")).to_be_visible()


@pytest.mark.parametrize("block", [refuse, hold_back])
def test_where_streams_do_not_come_through_the_phone_asks(
    served: Served, visit: Callable[..., Page], block: Callable[[Route], None]
) -> None:
    ines, phone = console(visit(LAPTOP), served), visit(PHONE)
    phone.context.route("**/live/**", block)
    join(phone, served, "Sam")
    go_on(ines, 2)
    expect(phone.get_by_text("Step 2 of")).to_be_visible()
    follows_by(phone, "asking")
    expect(phone.locator("[data-connection=live]")).to_be_attached()
    go_on(ines, 3)
    expect(phone.get_by_text("Step 3 of")).to_be_visible()


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 403, "body": "This ticket is not valid any more."},
        {"content_type": "text/event-stream", "body": "event: bye\ndata: -\n\n"},
    ],
    ids=["refused", "ended"],
)
def test_a_ticket_that_is_too_old_is_replaced(
    shared_class: Served, visit: Callable[..., Page], answer: dict[str, Any]
) -> None:
    phone, asked = visit(PHONE), []

    def too_old_at_first(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(**answer)
        else:
            route.continue_()

    phone.context.route("**/live/**", too_old_at_first)
    join(phone, shared_class, "Sam")
    follows_by(phone, "stream")
    assert len(asked) == 2


def test_a_page_that_nobody_sees_gives_its_stream_back(
    shared_class: Served, visit: Callable[..., Page]
) -> None:
    phone = join(visit(PHONE), shared_class, "Sam")
    follows_by(phone, "stream")
    hide(phone, True)
    follows_by(phone, "asking")
    hide(phone, False)
    follows_by(phone, "stream")


def test_everybody_comes_back_to_a_server_that_starts_again(
    new_data_folder: Callable[[], Path], visit: Callable[..., Page]
) -> None:
    folder = new_data_folder()
    with serving(folder, "--demonstration") as (first, shown):
        link = re.search(r"(http://localhost:\d+)(/staff/links/\S+)", shown)
        code = re.search(r"Class code\s+(\w+)", shown)
        assert link
        assert code
        served = Served(link[1], code[1], link[1] + link[2], folder)
        ines = console(visit(LAPTOP), served)
        phones = [join(visit(PHONE), served, name) for name in ("Sam", "Rosa", "Duc")]
        for page in (ines, *phones):
            follows_by(page, "stream")
        first.process.kill()
        for page in (ines, *phones):
            expect(page.locator("[data-connection=catching-up]")).to_be_attached()
    with serving(folder, "--port", str(first.port)):
        for page in (ines, *phones):
            follows_by(page, "stream")
            expect(page.locator("[data-connection=live]")).to_be_attached()
        go_on(ines, 2)
        for phone in phones:
            expect(phone.get_by_text("Step 2 of")).to_be_visible()


def test_somebody_who_was_taken_out_of_the_class_is_told_at_the_next_step(
    served: Served, visit: Callable[..., Page]
) -> None:
    ines, phone = console(visit(LAPTOP), served), join(visit(PHONE), served, "Sam")
    follows_by(phone, "stream")
    ines.get_by_text("Change Sam").click()
    ines.get_by_role("button", name="Remove from the class").click()
    expect(ines.get_by_text("0 joined")).to_be_visible()
    go_on(ines, 2)
    phone.wait_for_url(re.compile("/join/"))


def ask_to_come_back(page: Page, served: Served) -> Page:
    page.goto(served.at(f"/join/{served.code}/again"))
    page.get_by_label("The name that you joined with").fill("Sam")
    page.get_by_role("button", name="Ask the instructor").click()
    return page


def test_every_screen_says_that_it_is_live_and_since_when_it_is_not(
    new_data_folder: Callable[[], Path], visit: Callable[..., Page]
) -> None:
    with demonstration(new_data_folder()) as served:
        ines, phone, wall = console(visit(LAPTOP), served), visit(PHONE), visit(WALL)
        join(phone, served, "Sam")
        wall.goto(served.at(f"/projector/{served.code}/"))
        asker = ask_to_come_back(visit(PHONE), served)
        screens = {"console": ines, "phone": phone, "wall": wall, "asker": asker}
        for name, page in screens.items():
            expect(page.locator("[data-connection]")).to_have_text(re.compile("Live"))
            keep(page, f"live-{name}")
    for name, page in screens.items():
        line = page.locator("[data-connection] [data-state=offline]")
        expect(line).to_be_visible(timeout=LATE)
        expect(line).to_contain_text(re.compile(r"Not connected since \d\d:\d\d( [AP]M)?\."))
        expect(line.locator("svg")).to_be_visible()
        expect(page.get_by_text("Live", exact=True)).not_to_be_visible()
        keep(page, f"offline-{name}")


HEARD = """async (address) => {
    let source;
    window.EventSource = class extends EventTarget { constructor() { super(); source = this; } close() {} };
    const { Stream } = await import(address);
    const heard = [];
    const stream = new Stream({ frame: (state) => heard.push(state), beat() {}, bye() {}, lost() {} });
    const frame = (state) => new MessageEvent("frame", { data: JSON.stringify(state) });
    const tell = (state) => source.dispatchEvent(frame(state));
    stream.open("/live/one");
    tell({ revision: 1, regions: { step: "one", people: "Sam" } });
    tell({ revision: 2, regions: { step: "two" } });
    tell({ revision: 3, regions: {} });
    stream.open("/live/two");
    tell({ revision: 4, regions: { step: "four" } });
    stream.close();
    return heard.map(({ revision, regions }) => [revision, regions.step, regions.people ?? null]);
}"""


def test_what_a_frame_leaves_out_is_as_it_was_on_the_same_stream(
    served: Served, visit: Callable[..., Page]
) -> None:
    """A page that asked in between may show something else by now, so it needs all of it each time."""
    page = join(visit(PHONE), served, "Sam")
    follows_by(page, "stream")
    address = page.locator("script[src$='/follow.js']").get_attribute("src").replace("follow.js", "stream.js")
    heard = page.evaluate(HEARD, address)
    assert heard == [[1, "one", "Sam"], [2, "two", "Sam"], [3, "two", "Sam"], [4, "four", None]]
