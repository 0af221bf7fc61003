"""The class alone at the desk: nothing is recorded, and it works before the class opens."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings


def preview(client: FlaskClient, meeting_id: int, slide: object = "") -> str:
    answer = client.get(f"/staff/classes/{meeting_id}/preview", query_string={"slide": slide})
    assert answer.status_code == 200
    return answer.text


def test_each_slide_shows_screen_notes_and_phones(cast: Cast, ines: FlaskClient) -> None:
    page = preview(ines, cast.meeting.id, 4)
    for words in ("On the screen", "Your notes", "On the phones", "Send my answer", "Minute "):
        assert words in page, words


def test_the_phone_shown_leads_nowhere(cast: Cast, ines: FlaskClient) -> None:
    page = preview(ines, cast.meeting.id, 4)
    assert "inert" in page
    assert f'method="post" action="/class/{cast.meeting.code}' not in page


def test_looking_moves_and_records_nothing(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    for slide in range(1, 30):
        assert "On the phones" in preview(ines, cast.meeting.id, slide)
    with app.app_context():
        found = meetings.get(cast.meeting.id)
        assert (found.slide, found.revision) == (1, cast.meeting.revision)
        assert meetings.activity_statuses(cast.meeting.id) == {}


def test_it_works_before_the_class_opens(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        planned = meetings.create(
            cast.riverside.id,
            cast.ines.id,
            title="Tomorrow",
            starts_at=cast.meeting.starts_at,
            ends_at=cast.meeting.ends_at,
            place="Room 1",
            language="en",
            planned_minutes=90,
        )
    page = preview(ines, planned.id, 4)
    assert "Send my answer" in page
    assert "has not started" not in page


@pytest.mark.parametrize("slide", ["", "0", "-1", "x", "9999", "9" * 400, "٣"])
def test_any_number_leads_to_some_slide(cast: Cast, ines: FlaskClient, slide: str) -> None:
    assert "Your notes" in preview(ines, cast.meeting.id, slide)
