"""Names that nobody thought of, and forty people, on the pages of paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Served, join, sign_in

LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll(".table-frame")]
    .filter((one) => one.scrollWidth > one.clientWidth).length"""


@pytest.fixture
def ines(served: Served, visit: Callable[..., Page]) -> Page:
    """Two people are in her class; one of them has a name without a gap."""
    for name in ("Rosa", LONG):
        join(visit(PHONE), served, name)
    return sign_in(visit(PHONE), served)


def test_a_long_name_pushes_nothing_off_the_page_of_the_papers(ines: Page, served: Served) -> None:
    ines.goto(served.for_staff("close"))
    ines.get_by_label("A certificate for everybody").check()
    ines.get_by_role("button", name="Close and give out the papers").click()
    expect(ines.get_by_role("row", name=LONG)).to_have_count(2)
    ines.get_by_text("What happened to these papers").click()
    for width in (320, 360, 640, 900, 1280):
        ines.set_viewport_size({"width": width, "height": 740})
        assert ines.evaluate(TOO_WIDE) == 0, width
    ines.goto(served.at("/staff/center/pictures"))
    assert ines.evaluate(TOO_WIDE) == 0


def test_the_closing_page_has_its_button_at_hand_and_a_line_or_two_for_each_person(
    ines: Page, served: Served
) -> None:
    ines.goto(served.for_staff("close"))
    button = ines.get_by_role("button", name="Close and give out the papers")
    for size, most in ((PHONE, 230), (LAPTOP, 110)):
        ines.set_viewport_size(size)
        expect(button).to_be_in_viewport()
        for row in ines.locator(".attending").all():
            box = row.bounding_box()
            assert box
            assert box["height"] < most
    row = ines.locator(".attending", has_text="Rosa")
    row.locator("summary").click()
    row.get_by_label("Name on paper").fill("Rosa Delgado")
    row.locator("summary").click()
    button.click()
    expect(ines.get_by_role("row", name="Rosa Delgado")).to_have_count(1)
