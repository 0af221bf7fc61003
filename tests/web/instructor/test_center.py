"""The center's facts."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from workshop.records import centers

FACTS = {
    "name": "Riverside Job Center",
    "address": "14 River Street\nRiverside, NY 12345",
    "phone": "555-0101",
    "email": "",
    "time_zone": "America/Chicago",
    "keep_days": "60",
    "paper": "a4",
}


def test_the_facts_are_changed(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    page = ines.get("/staff/center").text
    assert 'value="Riverside Employment Center"' in page
    assert '<option selected value="America/New_York">' in page
    ines.post("/staff/center", data=FACTS)
    with app.app_context():
        center = centers.get(cast.riverside.id)
    assert (center.name, center.time_zone, center.keep_days, center.paper) == (
        "Riverside Job Center",
        "America/Chicago",
        60,
        "a4",
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Please fill this in."),
        ({"keep_days": "6"}, "from 7 to 365"),
        ({"keep_days": "366"}, "from 7 to 365"),
        ({"keep_days": "a month"}, "whole number"),
        ({"time_zone": "Mars/Olympus"}, "Not a valid choice"),
        ({"paper": "a3"}, "Not a valid choice"),
        ({"phone": "", "email": ""}, "a phone number or an e-mail"),
        ({"name": "Center \U0001f389"}, "no letters for: \U0001f389"),
        ({"address": "北 Street"}, "no letters for: 北"),
        ({"phone": "\u260e 555-0101"}, "no letters for: \u260e"),
        ({"email": "北@riverside.example"}, "no letters for: 北"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    app: Flask, cast: Cast, ines: FlaskClient, wrong: dict[str, str], words: str
) -> None:
    answer = ines.post("/staff/center", data={**FACTS, **wrong})
    assert answer.status_code == 422
    assert words in answer.text
    with app.app_context():
        assert centers.get(cast.riverside.id).name == "Riverside Employment Center"


def test_a_zone_that_is_not_in_the_list_is_kept(app: Flask, cast: Cast, ines: FlaskClient) -> None:
    with app.app_context():
        centers.update(cast.riverside.id, time_zone="UTC")
    assert '<option selected value="UTC">' in ines.get("/staff/center").text
