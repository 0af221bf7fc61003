"""Two consoles and a projector with keys: one of them drives."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings

JSON = {"Accept": "application/json"}
LAPTOP, PHONE = "laptop-key", "phone-key"
OTHER = "Another screen drives this class. Nothing was changed."


def at(cast: Cast, page: str) -> str:
    return f"/staff/classes/{cast.meeting.id}/{page}"


def now(app: Flask, cast: Cast) -> meetings.Meeting:
    with app.app_context():
        return meetings.get(cast.meeting.id)


def go_on(client: FlaskClient, cast: Cast, place: str, to: str = "next", **more):
    return client.post(at(cast, "advance"), data={"to": to, "place": place}, **more)


def test_a_move_from_a_place_that_does_not_drive_is_not_done(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    go_on(ines, cast, LAPTOP)
    page = go_on(ines, cast, PHONE, follow_redirects=True).text
    assert OTHER in page
    assert "Take over" in page
    assert now(app, cast).slide == 2


def test_taking_over_does_not_do_the_move_that_was_refused(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    go_on(ines, cast, LAPTOP)
    go_on(ines, cast, PHONE)
    page = ines.post(at(cast, "take-over"), data={"place": PHONE}, follow_redirects=True).text
    assert "This screen drives the class." in page
    assert now(app, cast).slide == 2
    go_on(ines, cast, PHONE)
    assert now(app, cast).slide == 3
    go_on(ines, cast, LAPTOP)
    assert now(app, cast).slide == 3


def test_a_page_without_a_place_is_told_that_it_cannot_drive(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    go_on(ines, cast, LAPTOP)
    page = ines.post(at(cast, "take-over"), data={"place": "?"}, follow_redirects=True).text
    assert "This page had lost its place. Tap “Take over” once more." in page
    assert now(app, cast).driver == LAPTOP


def test_nothing_that_the_room_sees_is_done_from_elsewhere(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    go_on(ines, cast, LAPTOP)
    before = now(app, cast)
    for page, data in (
        ("blank", {"on": "1"}),
        ("code", {"on": "1"}),
        ("activity", {"do": "opening-poll:open"}),
        ("play", {"do": "pairs-need:seat:2"}),
        ("cut", {"short": "1"}),
        ("advance", {"to": "9"}),
    ):
        answer = ines.post(at(cast, page), data={**data, "place": PHONE}, headers=JSON)
        assert answer.json["wheel"] == "other", page
        assert answer.json["message"] == OTHER
    assert now(app, cast).revision == before.revision


def test_each_console_says_who_drives(cast: Cast, ines: FlaskClient, omar: FlaskClient) -> None:
    assert "The first screen that moves the class drives it." in ines.get(at(cast, "console")).text
    go_on(ines, cast, LAPTOP)
    assert "This screen drives" in ines.get(at(cast, f"console?place={LAPTOP}")).text
    assert "Another screen drives" in omar.get(at(cast, "console")).text
    asked = omar.get(at(cast, f"driver?place={PHONE}")).json
    assert "Take over" in asked["regions"]["driver"]


def test_the_projector_of_the_same_laptop_is_the_same_place(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    go_on(ines, cast, LAPTOP)
    page = ines.get(at(cast, f"console?place={LAPTOP}")).text
    drive = re.search(r'href="(/projector/\w+/drive[^"]*)"', page)
    assert drive
    assert f'data-place="{LAPTOP}"' in ines.get(drive[1]).text
    move = f"/projector/{cast.meeting.code}/move"
    assert "wheel" not in ines.post(move, data={"to": "next", "place": LAPTOP}, headers=JSON).json
    assert ines.post(move, data={"to": "next", "place": PHONE}, headers=JSON).json["wheel"] == "other"
    assert now(app, cast).slide == 3


def test_without_a_script_each_page_stays_one_place(cast: Cast, ines: FlaskClient) -> None:
    page = ines.get(at(cast, "console")).text
    places = set(re.findall(r'name="place" value="([^"]+)"', page))
    assert len(places) == 1
    key = places.pop()
    assert go_on(ines, cast, key).headers["Location"].endswith(f"console?place={key}")
    added = ines.post(at(cast, "people"), data={"screen_name": "Duc", "place": key, "once": "a" * 20})
    assert added.headers["Location"].endswith(f"console?place={key}")


def test_every_form_of_the_console_carries_its_place(cast: Cast, ines: FlaskClient) -> None:
    ines.post(at(cast, "people"), data={"screen_name": "Duc", "once": "b" * 20})
    page = ines.get(at(cast, "console")).text
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
    assert len(forms) > 10
    assert [form for form in forms if 'name="place"' not in form] == []


def test_who_is_not_the_driver_may_still_look_and_add_people(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    go_on(ines, cast, LAPTOP)
    ines.post(at(cast, "people"), data={"screen_name": "Duc", "place": PHONE, "once": "c" * 20})
    ines.post(at(cast, "paper-answers"), data={"do": "opening-poll:enter:helping-people", "place": PHONE})
    assert "Duc" in ines.get(at(cast, "console")).text


def test_a_key_that_is_none_is_no_place(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for wrong in ("x", "<script>", "a" * 41, "with space"):
        go_on(ines, cast, wrong)
        assert now(app, cast).driver is None
