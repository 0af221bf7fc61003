"""The screen moves the class only when a signed-in instructor opened it."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings

JSON = {"Accept": "application/json"}


def now(app: Flask, cast: Cast) -> meetings.Meeting:
    with app.app_context():
        return meetings.get(cast.meeting.id)


def press(client: FlaskClient, cast: Cast, to: str, **more: str):
    return client.post(f"/projector/{cast.meeting.code}/move", data={"to": to, **more}, headers=JSON)


def test_ines_opens_the_screen_with_keys(cast: Cast, signed_in) -> None:
    page = signed_in(cast.ines).get(f"/projector/{cast.meeting.code}/drive").text
    assert f'data-drive-url="/projector/{cast.meeting.code}/move"' in page


def test_her_own_passive_screen_has_no_keys_that_move(cast: Cast, signed_in) -> None:
    assert "data-drive-url" not in signed_in(cast.ines).get(f"/projector/{cast.meeting.code}/").text


def test_keys_move_the_class(app: Flask, cast: Cast, signed_in) -> None:
    ines = signed_in(cast.ines)
    for to, where in (("next", 2), ("next", 3), ("previous", 2), ("last", 29), ("first", 1)):
        assert press(ines, cast, to).json["revision"] > cast.meeting.revision
        assert now(app, cast).slide == where


def test_the_blank_key_blanks_and_lifts(app: Flask, cast: Cast, signed_in) -> None:
    ines = signed_in(cast.ines)
    press(ines, cast, "blank")
    assert now(app, cast).is_blank
    press(ines, cast, "blank")
    assert not now(app, cast).is_blank


def test_no_phone_drives_the_class(app: Flask, cast: Cast, joined, passer_by: FlaskClient) -> None:
    for client in (joined("Sam"), passer_by):
        assert press(client, cast, "next").status_code == 401
        assert client.get(f"/projector/{cast.meeting.code}/drive").status_code == 302
    assert now(app, cast).slide == 1


def test_looking_moves_nothing(app: Flask, cast: Cast, signed_in) -> None:
    assert signed_in(cast.ines).get(f"/projector/{cast.meeting.code}/move").status_code == 405


def test_a_closed_class_does_not_move(app: Flask, cast: Cast, signed_in) -> None:
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert press(signed_in(cast.ines), cast, "next").status_code == 409
