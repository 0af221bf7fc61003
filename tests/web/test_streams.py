"""The doors give each audience its own stream, and a stream carries what its state would answer."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.live.following import Frame, Topic
from workshop.live.streams import PLACE
from workshop.live.tickets import Ticket, Tickets
from workshop.records import meetings, participants, staff
from workshop.web.frames.render import AUDIENCES, frame
from workshop.web.kit import holders


def ticket_in(app: Flask, address: str) -> Ticket:
    assert address.startswith(PLACE)
    ticket = Tickets(str(app.secret_key)).read(address.removeprefix(PLACE))
    assert ticket
    return ticket


def is_good(app: Flask, ticket: Ticket) -> bool:
    assert ticket.holder
    with app.app_context():
        return holders.still_in([ticket.holder]) == {ticket.holder}


def on_page(app: Flask, client: FlaskClient, path: str) -> Ticket:
    found = re.search(r'data-stream-url="([^"]+)"', client.get(path).text)
    assert found
    return ticket_in(app, found[1])


def topic(cast: Cast, audience: str) -> Topic:
    return Topic(cast.meeting.id, audience, "en")


def test_a_phone_gets_the_stream_of_the_phones_and_is_seen_on_it(app: Flask, cast: Cast, joined) -> None:
    join(app, cast.meeting, "Rosa")
    sam = joined("Sam")
    with app.app_context():
        who = participants.of_meeting(cast.meeting.id)[1]
    for ticket in (
        on_page(app, sam, f"/class/{cast.meeting.code}/"),
        ticket_in(app, sam.get(f"/class/{cast.meeting.code}/state").headers["Live-Stream"]),
    ):
        assert (ticket.topic, ticket.seen_id) == (topic(cast, "participant"), who.id)


def test_the_console_gets_its_own_stream(app: Flask, cast: Cast, signed_in) -> None:
    ines = signed_in(cast.ines)
    place = f"/staff/classes/{cast.meeting.id}"
    for ticket in (
        on_page(app, ines, f"{place}/console"),
        ticket_in(app, ines.get(f"{place}/state").headers["Live-Stream"]),
    ):
        assert (ticket.topic, ticket.seen_id) == (topic(cast, "console"), None)


def test_a_phones_ticket_ends_with_its_device_and_with_its_person(app: Flask, cast: Cast, joined) -> None:
    home = f"/class/{cast.meeting.code}"
    sam, rosa = joined("Sam"), joined("Rosa")
    first, second = on_page(app, sam, f"{home}/"), on_page(app, rosa, f"{home}/")
    assert is_good(app, first)
    assert is_good(app, second)
    sam.post(f"{home}/finish")
    assert not is_good(app, first)
    assert is_good(app, second)
    with app.app_context():
        participants.remove(participants.of_meeting(cast.meeting.id)[1].id)
    assert not is_good(app, second)


def test_a_consoles_ticket_ends_with_its_session_and_with_its_account(
    app: Flask, cast: Cast, signed_in
) -> None:
    console = f"/staff/classes/{cast.meeting.id}/console"
    ines, omar = signed_in(cast.ines), signed_in(cast.omar)
    first, second = on_page(app, ines, console), on_page(app, omar, console)
    assert is_good(app, first)
    assert is_good(app, second)
    with app.app_context():
        staff.deactivate(cast.omar.id)
    assert not is_good(app, second)
    ines.post("/staff/sign-out")
    assert not is_good(app, first)


def test_the_wall_gets_its_own_stream_whoever_drives_it(
    app: Flask, cast: Cast, passer_by: FlaskClient, signed_in
) -> None:
    place = f"/projector/{cast.meeting.code}"
    for ticket in (
        on_page(app, passer_by, f"{place}/"),
        on_page(app, signed_in(cast.ines), f"{place}/drive"),
        ticket_in(app, passer_by.get(f"{place}/state").headers["Live-Stream"]),
    ):
        assert (ticket.topic, ticket.seen_id) == (topic(cast, "projector"), None)


def test_a_state_without_news_brings_a_new_ticket_all_the_same(cast: Cast, passer_by: FlaskClient) -> None:
    address = f"/projector/{cast.meeting.code}/state"
    first = passer_by.get(address)
    again = passer_by.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Live-Stream"].startswith(PLACE)


@pytest.mark.parametrize("door", ["/class/{code}/state", "/staff/classes/{id}/state"])
def test_whoever_is_kept_out_gets_no_ticket(cast: Cast, passer_by: FlaskClient, door: str) -> None:
    answer = passer_by.get(door.format(code=cast.meeting.code, id=cast.meeting.id))
    assert answer.status_code in (302, 401, 403)
    assert "Live-Stream" not in answer.headers


def test_a_stream_carries_what_the_state_answers(app: Flask, cast: Cast, joined, signed_in) -> None:
    sam, ines = joined("Sam"), signed_in(cast.ines)
    doors = {
        "participant": (sam, f"/class/{cast.meeting.code}/state"),
        "projector": (sam, f"/projector/{cast.meeting.code}/state"),
        "console": (ines, f"/staff/classes/{cast.meeting.id}/state"),
    }
    assert set(doors) == set(AUDIENCES)
    with app.app_context():
        slides = len(app.extensions["workshop"].library.deck("en").slides)
    for number in range(1, slides + 1):
        with app.app_context():
            meetings.advance(cast.meeting.id, number)
        for audience, (client, path) in doors.items():
            answer = client.get(path, base_url="http://localhost:8000").json
            found = frame(app, cast.meeting.id, audience, "en")
            assert found
            assert found[0] == answer["revision"]
            text = Frame(*found).text
            assert json.loads(text) == answer, f"{audience} at slide {number}"
            assert "\n" not in text


def test_there_is_no_frame_of_a_class_that_is_gone_or_speaks_another_language(app: Flask, cast: Cast) -> None:
    assert frame(app, cast.meeting.id, "participant", "es") is None
    assert frame(app, 9999, "participant", "en") is None
