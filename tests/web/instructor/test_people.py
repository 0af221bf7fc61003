"""Another name, out, back in, and people without a phone."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.records import participants
from workshop.web.frames.people import SHOWN


def at(cast: Cast, rest: str = "") -> str:
    return f"/staff/classes/{cast.meeting.id}/people{rest}"


def names(app: Flask, cast: Cast) -> list[str]:
    with app.app_context():
        return [one.screen_name for one in participants.of_meeting(cast.meeting.id)]


def test_a_person_is_renamed(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    sam = join(app, cast.meeting, "Sam")
    answer = ines.post(at(cast, f"/{sam}/rename"), data={"screen_name": "Samuel"})
    assert answer.headers["Location"].endswith("/console")
    assert names(app, cast) == ["Samuel"]


@pytest.mark.parametrize("typed", ["", "   ", "x" * 10_000, "\u202e\u202e"])
def test_a_name_that_cannot_be_is_refused_in_words(
    app: Flask, cast: Cast, ines: FlaskClient, typed: str
) -> None:
    sam = join(app, cast.meeting, "Sam")
    page = ines.post(at(cast, f"/{sam}/rename"), data={"screen_name": typed}, follow_redirects=True).text
    assert "Please type a name" in page or "That name is too long" in page
    assert names(app, cast) == ["Sam"]


def test_a_removed_person_is_out_and_can_come_back(app: Flask, cast: Cast, ines: FlaskClient, joined) -> None:
    sam_phone = joined("Sam")
    with app.app_context():
        sam = participants.of_meeting(cast.meeting.id)[0].id
    for _sending in range(2):
        assert ines.post(at(cast, f"/{sam}/remove")).status_code == 302
    assert names(app, cast) == []
    assert sam_phone.get(f"/class/{cast.meeting.code}/").status_code == 403
    assert "Let back in" in ines.get(f"/staff/classes/{cast.meeting.id}/console").text
    for _sending in range(2):
        assert ines.post(at(cast, f"/{sam}/restore")).status_code == 302
    assert sam_phone.get(f"/class/{cast.meeting.code}/").status_code == 200


def test_somebody_without_a_phone_is_added_once(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for _sending in range(2):
        ines.post(at(cast), data={"screen_name": "Mr. Baker", "once": "a-key"})
    assert names(app, cast) == ["Mr. Baker"]
    assert "without a phone" in ines.get(f"/staff/classes/{cast.meeting.id}/console").text


def test_another_name_under_an_old_key_is_another_person(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    """The back button brings an old form back."""
    for name in ("Ana", "Ben"):
        ines.post(at(cast), data={"screen_name": name, "once": "a-key"})
    assert names(app, cast) == ["Ana", "Ben"]


def test_two_people_of_one_name_are_two(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    ines.post(at(cast), data={"screen_name": "Sam", "once": "one"})
    ines.post(at(cast), data={"screen_name": "Sam", "once": "two"})
    assert names(app, cast) == ["Sam", "Sam 2"]


def test_names_of_emoji_and_right_to_left_letters_stand_as_typed(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    join(app, cast.meeting, "محمد")
    join(app, cast.meeting, "🌻 Rosa")
    page = ines.get(f"/staff/classes/{cast.meeting.id}/console").text
    assert "<bdi>محمد</bdi>" in page
    assert "🌻 Rosa" in page


def test_a_person_of_another_class_is_unknown_here(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for address in ("/999/rename", "/999/remove", "/999/restore", "/999/erase"):
        assert ines.post(at(cast, address), data={"screen_name": "Sam"}).status_code == 404


def test_the_console_lists_those_who_came_last_and_counts_everybody(
    app: Flask, cast: Cast, ines: FlaskClient
) -> None:
    for number in range(SHOWN + 2):
        join(app, cast.meeting, f"Person {number:03}")
    page = ines.get(f"/staff/classes/{cast.meeting.id}/console").text
    assert f"{SHOWN + 2} joined" in page
    assert "All of them stand on the page “People”" in page
    assert "Person 001" not in page
    assert all(f"Person {number:03}" in page for number in range(2, SHOWN + 2))
    assert "Person 001" in ines.get(at(cast)).text


def test_the_list_follows_every_change_of_a_name(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    sam = join(app, cast.meeting, "Sam")
    for name in ("Samuel", "Sam", "Samira"):
        ines.post(at(cast, f"/{sam}/rename"), data={"screen_name": name})
        assert (
            f"<bdi>{name}</bdi>"
            in ines.get(f"/staff/classes/{cast.meeting.id}/state").json["regions"]["names"]
        )
