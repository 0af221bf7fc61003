"""The session cookie: sent anew with a page, and never with the answer to a script's question."""

from flask.testing import FlaskClient

from tests.cast import Cast

PAGE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
QUESTION = {"Accept": "application/json"}


def test_a_page_begins_its_thirty_days_again(cast: Cast, joined) -> None:
    page = joined("Rosa").get(f"/class/{cast.meeting.code}/", headers=PAGE)
    assert "Expires" in page.headers["Set-Cookie"]


def test_a_question_that_is_answered_late_undoes_nothing(cast: Cast, joined, signed_in) -> None:
    """Its answer may come after a newer cookie, with a message in it or another class."""
    ines: FlaskClient = signed_in(cast.ines)
    for client, address in (
        (joined("Rosa"), f"/class/{cast.meeting.code}/state"),
        (joined("Sam"), f"/class/{cast.meeting.code}/mine"),
        (ines, f"/staff/classes/{cast.meeting.id}/state"),
        (ines, f"/staff/classes/{cast.meeting.id}/driver"),
    ):
        answer = client.get(address, headers=QUESTION)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
