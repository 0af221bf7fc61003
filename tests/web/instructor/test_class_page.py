"""One class: its code and addresses, opening it and opening it again."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings


def page(client: FlaskClient, cast: Cast) -> str:
    return client.get(f"/staff/classes/{cast.meeting.id}/").text


def test_the_code_is_there_to_type_and_to_scan(cast: Cast, ines: FlaskClient) -> None:
    text = page(ines, cast)
    assert " ".join(cast.meeting.code) in text, "spelled out for a screen reader"
    assert 'aria-label="QR code' in text
    assert "localhost/join" in text
    assert f"http://localhost/projector/{cast.meeting.code}/" in text


def test_an_address_for_this_computer_only_is_named_as_such(cast: Cast, ines: FlaskClient) -> None:
    assert "Phones cannot reach this address" in page(ines, cast)


def test_the_address_that_the_operator_set_is_shown(cast: Cast, ines: FlaskClient, settings) -> None:
    settings(address="192.168.1.20", port=8000)
    text = page(ines, cast)
    assert "192.168.1.20:8000/join" in text
    assert "Phones cannot reach" not in text


def test_a_public_address_comes_first(cast: Cast, ines: FlaskClient, settings) -> None:
    settings(address="192.168.1.20", public_address="https://class.example.org")
    assert "class.example.org/join" in page(ines, cast)
    assert f"https://class.example.org/projector/{cast.meeting.code}/" in page(ines, cast)


def test_opening_leads_to_the_console_and_twice_does_no_harm(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    with app.app_context():
        fresh = meetings.create(
            cast.riverside.id,
            cast.ines.id,
            title="Fresh",
            starts_at=cast.meeting.starts_at,
            ends_at=cast.meeting.ends_at,
            place="Room 9",
            language="en",
            planned_minutes=90,
        )
    for _sending in range(2):
        answer = ines.post(f"/staff/classes/{fresh.id}/open")
        assert answer.headers["Location"] == f"/staff/classes/{fresh.id}/console"
    with app.app_context():
        assert meetings.get(fresh.id).status == "open"


def test_a_class_that_opens_again_is_where_it_was(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        meetings.advance(cast.meeting.id, 7)
        meetings.close_class(cast.meeting.id)
    assert "Open it again" in page(ines, cast)
    ines.post(f"/staff/classes/{cast.meeting.id}/reopen")
    with app.app_context():
        found = meetings.get(cast.meeting.id)
    assert (found.status, found.slide) == ("open", 7)


def test_looking_opens_nothing(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    assert ines.get(f"/staff/classes/{cast.meeting.id}/open").status_code == 405


def test_a_colleague_may_run_the_class_too(cast: Cast, omar: FlaskClient) -> None:
    assert cast.meeting.title in page(omar, cast)


def test_a_number_that_no_database_holds_is_no_page(ines: FlaskClient) -> None:
    for number in ("99999999999999999999", "2147483648", "0", "-1", "x"):
        assert ines.get(f"/staff/classes/{number}/").status_code == 404, number
