"""All that can be printed stands on one page, for anybody."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.documents import gate
from workshop.records import centers

PAPER = re.compile(r'href="(/[^"]*[.]pdf[^"]*)"')


def links(page: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in PAPER.findall(page)]


def test_every_handout_sheet_and_role_card_is_listed(app: Flask, passer_by: FlaskClient) -> None:
    found, library = links(passer_by.get("/handouts/").text), app.extensions["workshop"].library
    for one in library.handouts("en"):
        assert {f"/handouts/{one.id}.pdf", f"/handouts/{one.id}.pdf?large=1"} <= set(found)
    assert {f"/worksheets/{one.id}.pdf" for one in library.worksheets("en")} <= set(found)
    assert {f"/practice/{one.id}/cards.pdf" for one in library.scenarios("en")} <= set(found)
    assert "/practice/observer-sheet.pdf" in found


def test_the_start_page_leads_there(passer_by: FlaskClient) -> None:
    assert 'href="/handouts/"' in passer_by.get("/").text


def test_the_list_can_be_had_for_the_other_paper(passer_by: FlaskClient) -> None:
    page = passer_by.get("/handouts/?paper=a4").text
    assert "They are set for A4." in page
    assert all("paper=a4" in one for one in links(page))
    printed = passer_by.get("/handouts/giving-log.pdf?paper=a4").data
    assert gate.page_size(printed) == pytest.approx(gate.SIZES["a4"], abs=0.2)
    assert "They are set for Letter." in passer_by.get("/handouts/?paper=napkin").text


def test_from_a_class_the_list_names_the_paper_of_its_center(
    app: Flask, cast: Cast, passer_by: FlaskClient
) -> None:
    with app.app_context():
        centers.update(cast.riverside.id, paper="a4")
    page = passer_by.get(f"/handouts/?code={cast.meeting.code}").text
    assert "They are set for A4." in page
    assert f"/handouts/principles.pdf?code={cast.meeting.code}" in links(page)


def test_large_print_is_larger(passer_by: FlaskClient) -> None:
    usual, large = (passer_by.get(f"/handouts/principles.pdf{end}").data for end in ("", "?large=1"))
    assert gate.page_count(usual) == 1
    assert gate.page_count(large) > 1


def test_the_observer_s_sheet_prints_alone_on_a_page(passer_by: FlaskClient) -> None:
    pdf = passer_by.get("/practice/observer-sheet.pdf").data
    gate.assert_accessible(pdf)
    assert gate.page_count(pdf) == 1
    assert "You go in" not in gate.text_of(pdf)
