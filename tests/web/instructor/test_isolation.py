"""Lena of another center meets a 404 at everything of this one, as if it did not exist."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, join
from workshop.records import meetings, papers, staff

VALUES = {"paper_id": 1, "participant_id": 1, "activity_id": "pairs-need", "form": "pdf", "name": "guide"}


def doors(app: Flask, argument: str) -> list[tuple[str, str]]:
    """Every address with this argument, as (method, rule)."""
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if argument in rule.arguments and rule.endpoint.startswith("instructor.")
    ]
    return [(method, rule.endpoint) for rule in rules for method in rule.methods & {"GET", "POST"}]


@pytest.fixture
def full(app: Flask, cast: Cast) -> None:
    sam = join(app, cast.meeting, "Sam")
    with app.app_context():
        papers.issue(cast.meeting.id, [sam], [], by=cast.ines.id)


def address(app: Flask, endpoint: str, **values: int) -> str:
    from flask import url_for

    wanted = {key for rule in app.url_map.iter_rules(endpoint) for key in rule.arguments}
    with app.test_request_context():
        return url_for(endpoint, **{key: value for key, value in values.items() if key in wanted})


def test_nothing_of_a_class_is_open_to_another_center(
    app: Flask, cast: Cast, lena: FlaskClient, full
) -> None:
    found = doors(app, "meeting_id")
    assert len(found) > 20
    for method, endpoint in found:
        target = address(app, endpoint, meeting_id=cast.meeting.id, **VALUES)
        assert lena.open(target, method=method).status_code == 404, (method, target)


def test_nothing_was_changed_by_trying(app: Flask, cast: Cast, lena: FlaskClient, full) -> None:
    with app.app_context():
        before = meetings.get(cast.meeting.id).revision
    for method, endpoint in doors(app, "meeting_id"):
        lena.open(address(app, endpoint, meeting_id=cast.meeting.id, **VALUES), method=method)
    with app.app_context():
        assert meetings.get(cast.meeting.id).revision == before


def test_colleagues_of_another_center_are_unknown(app: Flask, cast: Cast, lena: FlaskClient) -> None:
    for method, endpoint in doors(app, "staff_id"):
        target = address(app, endpoint, staff_id=cast.omar.id)
        assert lena.open(target, method=method).status_code == 404, target
    with app.app_context():
        assert staff.get(cast.omar.id).is_active


def test_people_and_papers_of_another_class_do_not_pass_under_ones_own(
    app: Flask, cast: Cast, lena: FlaskClient, full
) -> None:
    with app.app_context():
        own = meetings.create(
            cast.hilltop.id,
            cast.lena.id,
            title="Hilltop class",
            starts_at=cast.meeting.starts_at,
            ends_at=cast.meeting.ends_at,
            place="Hall",
            language="en",
            planned_minutes=90,
        )
        meetings.open_class(own.id)
    for argument in ("participant_id", "paper_id"):
        for method, endpoint in doors(app, argument):
            target = address(app, endpoint, meeting_id=own.id, **VALUES)
            assert lena.open(target, method=method).status_code == 404, (method, target)


def test_the_screen_of_another_center_is_not_driven(cast: Cast, lena: FlaskClient) -> None:
    assert lena.get(f"/projector/{cast.meeting.code}/drive").status_code == 404
    assert lena.post(f"/projector/{cast.meeting.code}/move", data={"to": "next"}).status_code == 404


def test_a_passer_by_is_sent_to_sign_in_everywhere(app: Flask, cast: Cast, passer_by: FlaskClient) -> None:
    for method, endpoint in doors(app, "meeting_id") + doors(app, "staff_id"):
        target = address(app, endpoint, meeting_id=cast.meeting.id, staff_id=cast.omar.id, **VALUES)
        answer = passer_by.open(target, method=method)
        assert answer.status_code in (302, 401), target
        assert "/staff/sign-in" in answer.headers.get("Location", "/staff/sign-in")
