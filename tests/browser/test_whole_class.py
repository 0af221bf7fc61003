"""One whole class as its people live it: Ines at the console, the wall, and three phones."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Served, sign_in
from tests.browser.pictures import keep, keep_paper
from tests.daytime import begun_by_day


def plan_a_class(ines: Page, served: Served) -> int:
    zone, start = begun_by_day()
    ines.goto(served.at("/staff/center"))
    ines.get_by_label("Time zone").select_option(zone)
    ines.get_by_role("button", name=re.compile("Save")).click()
    ines.goto(served.at("/staff/classes/new"))
    ines.get_by_label("Title").fill("Networking by giving")
    ines.get_by_label("Date").fill(start.strftime("%Y-%m-%d"))
    ines.get_by_label("Starts at").fill(start.strftime("%H:%M"))
    ines.get_by_label("Ends at").fill((start + timedelta(minutes=90)).strftime("%H:%M"))
    ines.get_by_label("Place").fill("Room 2")
    ines.get_by_label("Planned minutes").fill("90")
    ines.get_by_role("button", name="Save the class").click()
    ines.wait_for_url(re.compile(r"/staff/classes/\d+/$"))
    return int(ines.url.rstrip("/").rsplit("/", 1)[1])


def join_class(page: Page, served: Served, code: str, name: str) -> None:
    page.goto(served.at("/join"))
    page.get_by_label("Class code").fill(code.lower())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("It is deleted on")).to_be_visible()
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join the class").click()
    page.wait_for_url(re.compile(r"/class/"))


def next_slide(console: Page, wanted: int) -> None:
    console.get_by_role("button", name="Next slide").click()
    expect(console.get_by_text(re.compile(rf"Slide {wanted} of"))).to_be_visible()


def test_one_whole_class(served: Served, visit: Callable[..., Page]) -> None:
    ines = sign_in(visit(LAPTOP), served)
    meeting_id = plan_a_class(ines, served)
    code = ines.locator(".code-card-code .visually-hidden").inner_text().replace(" ", "")
    ines.get_by_role("button", name="Open the class").click()

    wall = visit(WALL)
    wall.goto(served.at(f"/projector/{code}/"))
    expect(wall.locator(".slide")).to_contain_text("Successful networking")
    keep(wall, "projector")

    sam, rosa = visit(PHONE), visit(PHONE)
    join_class(sam, served, code, "Sam")
    join_class(rosa, served, code, "Rosa")

    ines.goto(served.at(f"/staff/classes/{meeting_id}/console"))
    for number in (2, 3, 4):
        next_slide(ines, number)
    for page in (wall, sam, rosa):
        expect(page.get_by_text("What is networking for?").first).to_be_visible()

    answer_the_poll(ines, sam, rosa)
    reload_keeps_the_person(sam)
    next_slide(ines, 5)
    expect(wall.get_by_role("heading", name="What is wrong with this ad?")).to_be_visible()
    keep(ines, "console")
    duc = visit(PHONE)
    join_class(duc, served, code, "Duc")
    expect(duc.get_by_role("heading", name="What is wrong with this ad?")).to_be_visible()
    keep(duc, "phone-step")

    check_words(rosa, served, code)
    fill_in_the_sheet(duc, served, code)
    name_for_paper(sam, served, code)
    keep_lesson(visit(PHONE), served)
    certificate_code = close(ines, sam, served, meeting_id, code)
    passer_by = visit(PHONE)
    passer_by.goto(served.at(f"/check/{certificate_code}"))
    expect(passer_by.get_by_text("Valid. This paper is real.")).to_be_visible()
    expect(passer_by.get_by_text("S. A.")).to_be_visible()
    expect(passer_by.get_by_text("Samuel")).to_have_count(0)
    finish(duc, served, code)


def answer_the_poll(console: Page, *phones: Page) -> None:
    console.get_by_role("button", name="Take answers").click()
    for phone in phones:
        choice = phone.get_by_label("Helping people")
        expect(choice).to_be_visible()
        choice.check()
        phone.get_by_role("button", name="Send my answer").click()
        expect(phone.get_by_text("Your answer: Helping people")).to_be_visible()
    expect(console.get_by_text("2 have answered.")).to_be_visible()
    console.get_by_role("button", name="Show results").click()
    expect(console.get_by_text(re.compile("five people|fewer than five")).first).to_be_visible()


def reload_keeps_the_person(phone: Page) -> None:
    phone.reload()
    expect(phone.get_by_text("You are here as Sam.")).to_be_visible()
    tab = phone.context.new_page()
    tab.goto(phone.url)
    expect(tab.get_by_text("You are here as Sam.")).to_be_visible()
    tab.close()


def check_words(phone: Page, served: Served, code: str) -> None:
    phone.goto(served.at(f"/class/{code}/pitch/the-blurb"))
    expect(phone.get_by_role("textbox", name="Your words")).to_have_value(re.compile("hiring manager"))
    phone.get_by_role("button", name="Check my words").click()
    expect(phone.locator("mark.mark-take")).to_contain_text("get close to a hiring manager")
    expect(phone.get_by_text("You could say").first).to_be_visible()
    keep(phone, "phone-pitch")
    phone.get_by_role("textbox", name="Your words").fill(
        "What are you working on? I can fix that spreadsheet for you tonight."
    )
    phone.get_by_role("button", name="Check again").click()
    expect(phone.locator("mark.mark-take")).to_have_count(0)
    expect(phone.get_by_text("nothing takes")).to_be_visible()


def fill_in_the_sheet(phone: Page, served: Served, code: str) -> None:
    phone.goto(served.at(f"/class/{code}/worksheets/my-network"))
    phone.get_by_label("Name or initials").first.fill("Aunt Lil")
    expect(phone.get_by_text("Received", exact=True)).to_be_visible()
    phone.reload()
    expect(phone.get_by_label("Name or initials").first).to_have_value("Aunt Lil")


def name_for_paper(phone: Page, served: Served, code: str) -> None:
    phone.goto(served.at(f"/class/{code}/papers"))
    phone.get_by_label("Your name as it should stand on paper").fill("Samuel Adeyemi")
    phone.get_by_role("button", name="Save this name").click()
    expect(phone.get_by_text("This name will stand on your papers.")).to_be_visible()


def keep_lesson(phone: Page, served: Served) -> None:
    phone.goto(served.at("/lessons/five-minutes"))
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    keep(phone, "lesson")


def close(ines: Page, sam: Page, served: Served, meeting_id: int, code: str) -> str:
    """Everybody was there; Sam completed the class. Returns the code of Sam's certificate."""
    ines.goto(served.at(f"/staff/classes/{meeting_id}/close"))
    row = ines.locator("fieldset", has_text="Sam")
    expect(row.get_by_label("Name on paper")).to_have_value("Samuel Adeyemi")
    row.get_by_label(re.compile("Certificate")).check()
    ines.get_by_role("button", name="Close and give out the papers").click()
    ines.goto(served.at(f"/staff/classes/{meeting_id}/papers"))
    expect(ines.get_by_role("row", name=re.compile("Proof of attendance"))).to_have_count(3)
    sam.goto(served.at(f"/class/{code}/papers"))
    expect(sam.get_by_role("link", name="Certificate (PDF)", exact=True)).to_be_visible()
    each_code_stands_below_its_paper(sam)
    pdf = sam.request.get(served.at(f"/class/{code}/papers/certificate.pdf"))
    assert pdf.headers["content-type"] == "application/pdf"
    keep_paper(pdf.body(), "certificate")
    return ines.get_by_role("row", name=re.compile("Certificate")).locator("code").inner_text()


def each_code_stands_below_its_paper(phone: Page) -> None:
    items = phone.locator(".paper-list li").all()
    assert len(items) == 2
    for item in items:
        paper, code = item.locator("a.button").bounding_box(), item.locator(".small").bounding_box()
        assert paper
        assert code
        assert code["x"] == paper["x"]
        assert code["y"] >= paper["y"] + paper["height"]
        assert code["height"] < paper["height"], "on one line"


def finish(phone: Page, served: Served, code: str) -> None:
    phone.goto(served.at(f"/class/{code}/finish"))
    phone.get_by_role("button", name="Finish and clear this device").click()
    expect(phone.get_by_text("This device has forgotten you")).to_be_visible()
    phone.wait_for_function("!Object.keys(localStorage).some(key => key.includes('draft'))")
    phone.goto(served.at(f"/class/{code}/"))
    expect(phone.get_by_text("You are not in this class")).to_be_visible()
