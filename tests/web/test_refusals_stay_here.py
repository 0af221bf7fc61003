"""What cannot be done is said where one is: a script is led nowhere, and a page leads back to the class."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import meetings, sign_ins
from workshop.records.refusals import Refusal
from workshop.web.kit import driving

JSON = {"Accept": "application/json"}
BUSY = Refusal("database-locked")
BROKEN = RuntimeError("a fault of ours")


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch):
    """Nothing can be moved, shown or answered, for this reason."""

    def refuse(reason: Exception) -> None:
        def raise_it(*_: object, **__: object) -> None:
            raise reason

        for name in ("advance", "show_code", "set_blank"):
            monkeypatch.setattr(meetings, name, raise_it)
        monkeypatch.setattr(driving.meetings, "advance", raise_it)

    return refuse


@pytest.mark.parametrize(("reason", "status"), [(BUSY, 503), (BROKEN, 500)], ids=["busy", "broken"])
@pytest.mark.parametrize("what", ["code", "blank", "advance", "move"])
def test_a_script_that_drives_the_class_stays_on_its_page(
    cast: Cast, signed_in, stuck, reason: Exception, status: int, what: str
) -> None:
    ines: FlaskClient = signed_in(cast.ines)
    base = f"/projector/{cast.meeting.code}" if what == "move" else f"/staff/classes/{cast.meeting.id}"
    stuck(reason)
    answer = ines.post(f"{base}/{what}", data={"on": "1", "to": "next", "place": "here"}, headers=JSON)
    assert answer.status_code == status
    assert answer.json["location"] is None
    assert answer.json["message"]


def test_a_page_that_is_not_there_leads_a_script_nowhere(cast: Cast, signed_in) -> None:
    ines: FlaskClient = signed_in(cast.ines)
    answer = ines.post(
        f"/staff/classes/{cast.meeting.id}/activity", data={"do": "none:open", "place": "here"}, headers=JSON
    )
    assert (answer.status_code, answer.json["location"]) == (404, None)


def test_an_error_page_leads_back_to_the_class(cast: Cast, joined) -> None:
    sam: FlaskClient = joined("Sam")
    for address in (f"/class/{cast.meeting.code}/worksheets/none", "/lessons/none", "/none"):
        answer = sam.get(address)
        assert answer.status_code == 404
        assert f'href="/class/{cast.meeting.code}/"' in answer.text, address
        assert "Back to the class" in answer.text


def test_an_error_page_leads_a_phone_console_back_to_it(app: Flask, cast: Cast, passer_by) -> None:
    with app.app_context():
        token = sign_ins.start_session(cast.ines.id, meeting_id=cast.meeting.id)
    with passer_by.session_transaction() as session:
        session["staff"] = token
    answer = passer_by.get("/staff/")
    assert answer.status_code == 403
    assert f'href="/staff/classes/{cast.meeting.id}/console"' in answer.text
