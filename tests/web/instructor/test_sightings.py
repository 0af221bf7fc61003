"""Whoever does anything in the class is there."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast


def test_any_page_of_the_class_counts_as_a_sighting(
    app: Flask, cast: Cast, ines: FlaskClient, joined
) -> None:
    sam = joined("Sam")
    app.extensions["workshop"].presence.clear()
    console = f"/staff/classes/{cast.meeting.id}/console"
    assert "1 joined · 0 connected" in ines.get(console).text
    page = sam.get(f"/class/{cast.meeting.code}/worksheets/my-network").text
    assert "1 joined · 1 connected" in ines.get(console).text
    assert "The class has moved on." in page, "for follow.js to show"
