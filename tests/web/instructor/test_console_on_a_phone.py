"""A one-time link opens the console of one class on a phone, on plain HTTP, and nothing else."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast


def link_from(page: str) -> str:
    found = re.search(r"/staff/links/[\w-]+", page)
    assert found
    return found[0]


def opened(ines: FlaskClient, phone: FlaskClient, cast: Cast) -> FlaskClient:
    ines.post(f"/staff/classes/{cast.meeting.id}/phone-link")
    link = link_from(ines.get(f"/staff/classes/{cast.meeting.id}/phone-link").text)
    assert phone.post(link).headers["Location"] == f"/staff/classes/{cast.meeting.id}/console"
    return phone


def test_the_laptop_shows_a_link_only_after_the_button(ines: FlaskClient, cast: Cast) -> None:
    address = f"/staff/classes/{cast.meeting.id}/phone-link"
    assert "/staff/links/" not in ines.get(address).text
    page = ines.post(address, follow_redirects=True)
    assert "<svg" in page.text
    assert "10 minutes" in page.text
    assert "/staff/links/" in ines.get(address).text, "a reload still shows it"


def test_the_phone_runs_the_class(ines: FlaskClient, phone: FlaskClient, cast: Cast) -> None:
    opened(ines, phone, cast)
    console = f"/staff/classes/{cast.meeting.id}"
    assert "Slide 1 of" in phone.get(f"{console}/console").text
    phone.post(f"{console}/advance", data={"to": "next"})
    assert "Slide 2 of" in phone.get(f"{console}/console").text
    assert phone.post(f"/projector/{cast.meeting.code}/move", data={"to": "next"}).status_code == 302


def test_the_phone_opens_nothing_else(ines: FlaskClient, phone: FlaskClient, cast: Cast) -> None:
    opened(ines, phone, cast)
    for address in ("/staff/", "/staff/account", "/staff/center", f"/staff/classes/{cast.meeting.id}/"):
        assert phone.get(address).status_code == 403, address
    for page in ("close", "people"):
        assert phone.get(f"/staff/classes/{cast.meeting.id}/{page}").status_code == 403
    page = phone.get(f"/staff/classes/{cast.meeting.id}/console").text
    assert "Close the class" not in page
    assert "/staff/colleagues" not in page


def test_the_phone_prints_for_the_class_what_its_console_leads_to(
    ines: FlaskClient, phone: FlaskClient, cast: Cast
) -> None:
    opened(ines, phone, cast)
    cards = f"/staff/classes/{cast.meeting.id}/print/cards-pairs-need.pdf"
    assert phone.get(cards).mimetype == "application/pdf"


def test_another_class_is_unknown_to_the_phone(
    app: Flask, ines: FlaskClient, phone: FlaskClient, cast: Cast
) -> None:
    opened(ines, phone, cast)
    ines.post("/staff/classes/new", data=planned())
    assert phone.get(f"/staff/classes/{cast.meeting.id + 1}/console").status_code == 404


def test_a_laptop_that_is_signed_in_stays_signed_in(ines: FlaskClient, cast: Cast) -> None:
    opened(ines, ines, cast)
    assert ines.get("/staff/").status_code == 200


def planned() -> dict[str, str]:
    return {
        "title": "Evening class",
        "day": "2030-05-02",
        "start": "18:00",
        "end": "19:30",
        "place": "Room 1",
        "language": "en",
        "planned_minutes": "90",
    }
