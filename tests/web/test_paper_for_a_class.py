"""Handouts and blank sheets that are opened from a class come in the paper size of its center."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.documents import gate
from workshop.records import centers, meetings
from workshop.web.kit import paper
from workshop.web.kit.clock import day_text
from workshop.web.kit.printables import occasion, printables

A4 = tuple(round(side, 1) for side in gate.SIZES["a4"])
LINK = re.compile(
    r'href="((?:/staff/classes/\d+/print/(?:handout|worksheet)-|/(?:handouts|worksheets)/)[^"?]*[.]pdf[^"]*)"'
)


@pytest.fixture(autouse=True)
def _center_with_a4(app: Flask, cast: Cast) -> None:
    with app.app_context():
        centers.update(cast.riverside.id, paper="a4")


def sizes(client: FlaskClient, page: str) -> list[tuple[float, float]]:
    """Of all blank paper that the page leads to, upright."""
    found = LINK.findall(client.get(page).text)
    printed = [gate.page_size(client.get(address.replace("&amp;", "&")).data) for address in found]
    return [(min(size), max(size)) for size in printed]


def test_instructor_finds_handout_and_blank_sheet_on_the_page_of_the_class(cast: Cast, signed_in) -> None:
    ines, page = signed_in(cast.ines), f"/staff/classes/{cast.meeting.id}/"
    assert "Print for the class" in ines.get(page).text
    found = sizes(ines, page)
    assert len(found) > 7
    assert set(found) == {A4}


def test_phone_in_a_class_gets_the_paper_of_its_center(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with app.app_context():
        last = app.extensions["workshop"].library.deck("en").slides[-1].number
        meetings.advance(cast.meeting.id, last)
    for page in (f"/class/{cast.meeting.code}/", "/handouts/", "/lessons/give-at-every-contact"):
        found = sizes(sam, page)
        assert found
        assert set(found) == {A4}, page


def test_paper_of_a_class_bears_its_day_and_that_of_nobody_none(app: Flask, cast: Cast, passer_by) -> None:
    with app.app_context():
        day = day_text(cast.meeting.starts_at, "America/New_York", "en")
    names = ("handouts/principles", "worksheets/my-network", "practice/the-librarian/cards")
    for page in (f"/{name}.pdf" for name in (*names, "practice/observer-sheet")):
        of_class = gate.text_of(passer_by.get(page, query_string={"code": cast.meeting.code}).data)
        assert day in of_class
        assert str(cast.meeting.starts_at.year) not in gate.text_of(passer_by.get(page).data)


def test_whatever_is_printed_for_a_class_has_its_day_in_the_foot(app: Flask, cast: Cast, signed_in) -> None:
    """The poster has no foot: the day stands on it in large letters."""
    with app.test_request_context():
        day = day_text(cast.meeting.starts_at, "America/New_York", "en")
        found = printables(occasion("en", cast.meeting))
    for one in found:
        answer = signed_in(cast.ines).get(f"/staff/classes/{cast.meeting.id}/print/{one.name}.pdf")
        assert one.name == "poster" or f"{day} 1 / " in gate.text_of(answer.data), one.name


def test_only_so_many_blank_sheets_are_kept(
    app: Flask, cast: Cast, passer_by, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "_MOST_BLANKS", 1)
    app.extensions["workshop"].blanks.clear()
    for page in ("/handouts/principles.pdf", "/worksheets/my-network.pdf"):
        assert passer_by.get(page).status_code == 200
    assert len(app.extensions["workshop"].blanks) == 1


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "x" * 10_000])
def test_who_comes_from_no_class_gets_the_size_that_the_operator_set(passer_by, code: str) -> None:
    answer = passer_by.get("/handouts/principles.pdf", query_string={"code": code})
    assert gate.page_size(answer.data) == gate.SIZES["letter"]


def test_all_of_the_list_of_handouts_keeps_the_class_and_comes_in_large_print(
    cast: Cast, passer_by: FlaskClient
) -> None:
    page = passer_by.get("/handouts/", query_string={"code": cast.meeting.code}).text
    found = [address.replace("&amp;", "&") for address in re.findall(r'href="([^"]+[.]pdf[^"]*)"', page)]
    assert found
    assert all(f"code={cast.meeting.code}" in address for address in found)
    usual = [address for address in found if "large=1" not in address]
    assert {f"{address}&large=1" for address in usual} == set(found) - set(usual)
    cards = [address for address in usual if address.startswith("/practice/")]
    assert len(cards) > 2
    for address in (cards[0], cards[-1]):
        size = gate.page_size(passer_by.get(address).data)
        assert (min(size), max(size)) == A4
