"""What only the eye would notice: words left over, boxes out of line, a footer beside its column."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, WALL, Served, join

LEFT_OVER = """() => [...document.querySelectorAll(".slide :is(p, li):not(:has(p, li))")].filter((one) => {
    const tops = [];
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, word.index);
            range.setEnd(texts.currentNode, word.index + word[0].length);
            tops.push(Math.round(range.getBoundingClientRect().bottom / 20));
        }
    }
    return new Set(tops).size > 1 && tops.filter((top) => top === tops.at(-1)).length === 1;
}).map((one) => one.textContent)"""


@pytest.mark.parametrize("slide", [13, 20])
def test_no_word_of_a_slide_stands_alone_on_the_last_line(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page], slide: int
) -> None:
    page = visit(WALL, storage_state=ines_cookies)
    page.goto(shared_class.for_staff("console"))
    page.get_by_text("All slides").click()
    page.locator(f"#jump-{slide}").click()
    expect(page.get_by_text(f"Slide {slide} of")).to_be_visible()
    page.goto(shared_class.at(f"/projector/{shared_class.code}/"))
    expect(page.locator("[data-connection=live]")).to_be_attached()
    assert page.evaluate(LEFT_OVER) == []


def test_the_boxes_of_one_person_stand_in_line_at_closing(
    shared_class: Served, ines_cookies: Any, visit: Callable[..., Page]
) -> None:
    join(visit(LAPTOP), shared_class, "Rosa")
    page = visit({"width": 1024, "height": 768}, storage_state=ines_cookies)
    page.goto(shared_class.for_staff("close"))
    page.locator(".attending-change summary").first.click()
    boxes = page.locator(".attending-fields").first.locator("input:not([type=hidden])").all()
    assert len(boxes) == 3
    assert len({round(box.bounding_box()["y"]) for box in boxes}) == 1


def test_the_footer_begins_where_the_text_begins(shared_class: Served, visit: Callable[..., Page]) -> None:
    page = visit(LAPTOP)
    page.goto(shared_class.at("/lessons/"))
    starts = [page.locator(part).first.bounding_box()["x"] for part in ("h1", ".site-footer a")]
    assert round(starts[0]) == round(starts[1])
