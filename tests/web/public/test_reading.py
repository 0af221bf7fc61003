"""What anybody may read without joining."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.web.kit.house import House


def lessons(app: Flask) -> list[str]:
    rooms: House = app.extensions["workshop"]
    return [lesson.slug for lesson in rooms.library.lessons("en")]


def test_there_is_a_lesson_for_each_point_of_the_class(app: Flask, passer_by: FlaskClient) -> None:
    page = passer_by.get("/lessons/").text
    assert [f"Point {number} " in page for number in range(1, 10)] == [True] * 9
    for slug in lessons(app):
        assert passer_by.get(f"/lessons/{slug}").status_code == 200


def test_the_story_is_told_to_its_end(passer_by: FlaskClient) -> None:
    page = passer_by.get("/lessons/five-minutes").text
    for fact in (
        "State Department of Education",
        "Board of Education",
        "five minutes",
        "became 45",
        "next 30",
    ):
        assert fact in page, fact


def test_what_research_adds_is_set_apart_from_the_class(passer_by: FlaskClient) -> None:
    page = passer_by.get("/lessons/why-give").text
    assert page.count("What research adds") == 1
    assert page.index("What research adds") > page.index("Give, give, give")


def test_lessons_lead_on_and_back(app: Flask, passer_by: FlaskClient) -> None:
    first, second, *_rest, last = lessons(app)
    assert f'rel="next" href="/lessons/{second}"' in passer_by.get(f"/lessons/{first}").text
    assert 'rel="next"' not in passer_by.get(f"/lessons/{last}").text


@pytest.mark.parametrize(
    "path", ["/lessons/no-such", "/handouts/no-such.pdf", "/worksheets/no-such.pdf", "/nothing"]
)
def test_what_is_not_there_is_not_found_in_plain_words(passer_by: FlaskClient, path: str) -> None:
    answer = passer_by.get(path)
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text


@pytest.mark.parametrize("paper", ["letter", "a4", "napkin"])
@pytest.mark.parametrize("path", ["/handouts/principles.pdf", "/worksheets/my-network.pdf"])
def test_handout_and_blank_worksheet_print_for_anybody(passer_by: FlaskClient, path: str, paper: str) -> None:
    answer = passer_by.get(path, query_string={"paper": paper})
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")


@pytest.mark.parametrize("path", ["../../setup.cfg", "%2e%2e/activities/opening-poll.yaml", "no-such.png"])
def test_no_picture_leads_out_of_the_content_folder(passer_by: FlaskClient, path: str) -> None:
    assert passer_by.get(f"/content/en/images/{path}").status_code == 404


def test_every_page_offers_the_way_to_privacy_and_accessibility(passer_by: FlaskClient) -> None:
    page = passer_by.get("/").text
    assert "/privacy" in page
    assert "/accessibility" in page


def test_the_privacy_page_says_who_deletes_for_those_who_cannot(passer_by: FlaskClient) -> None:
    assert "ask your instructor to delete it for you" in passer_by.get("/privacy").text


def test_the_privacy_page_says_what_the_center_may_keep_and_how_long(passer_by: FlaskClient) -> None:
    page = passer_by.get("/privacy").text
    assert "only if you say yes, and without your name" in page
    assert "A sentence that you let the center keep is deleted after a year." in page


def test_the_pulse_answers_one_word(passer_by: FlaskClient) -> None:
    assert passer_by.get("/health").text == "well"


def test_pages_are_compressed_for_those_who_can_take_it(passer_by: FlaskClient) -> None:
    answer = passer_by.get("/lessons/", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
