"""After a role-play of the class: offers, a sheet, and whether the room may see it."""

import re

import pytest
from flask import Flask

from tests.cast import Cast
from tests.web.participant.talking import ASK, at, base, play, to_the_end
from workshop.records import meetings


@pytest.mark.usefixtures("started")
def test_a_talk_comes_to_its_end_with_offers_and_a_sheet(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    assert "How it ended" in to_the_end(app, sam, cast)
    offers = {
        "offers-0-what": "Rides to the clinic",
        "offers-0-to_whom": "Mrs. Lee",
        "offers-0-by": "2026-12-04",
    }
    page = sam.post(at(cast, more="/offers"), data=offers, follow_redirects=True).text
    assert "Your offers are saved." in page
    assert 'value="Rides to the clinic"' in sam.get(at(cast)).text
    sheet = sam.get(at(cast, more=".pdf"))
    assert sheet.mimetype == "application/pdf"
    assert (
        "Rides to the clinic · Mrs. Lee · 2026-12-04" in sam.get(f"/class/{cast.meeting.code}/about-me").text
    )


@pytest.mark.usefixtures("started")
def test_a_day_that_does_not_exist_is_said_and_the_offer_stays(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    to_the_end(app, sam, cast)
    answer = sam.post(at(cast, more="/offers"), data={"offers-0-what": "Soup", "offers-0-by": "tomorrow"})
    assert answer.status_code == 422
    assert "Please give a day" in answer.text
    assert 'value="Soup"' in answer.text


@pytest.mark.usefixtures("started")
def test_only_a_talk_that_has_ended_can_be_offered_to_the_room(cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, ASK)
    assert sam.post(at(cast, more="/share"), data={"with": "room"}).status_code == 404


@pytest.mark.usefixtures("started")
def test_odd_names_of_fields_are_left_out(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    to_the_end(app, sam, cast)
    typed = {"offers-²-what": "x", "offers-9-what": "y", "offers-1-what": "Soup"}
    assert (
        "Your offers are saved." in sam.post(at(cast, more="/offers"), data=typed, follow_redirects=True).text
    )
    assert 'value="Soup"' in sam.get(at(cast)).text
    assert sam.get(at(cast, more="/offers"), follow_redirects=True).status_code == 200


@pytest.mark.usefixtures("started")
def test_a_mistake_in_an_offer_leaves_the_buttons_of_the_talk_where_they_belong(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    to_the_end(app, sam, cast)
    page = sam.post(at(cast, more="/offers"), data={"offers-0-by": "soon"}).text
    assert "<title>Error:" in page
    assert 'href="#offers-0-by"' in page
    form = re.search(r'id="talk-form" method="post" action="([^"]+)"', page)
    assert form
    assert form[1] == f"{at(cast)}#last"


@pytest.mark.usefixtures("started")
def test_a_cry_for_help_in_an_offer_is_answered_and_not_kept(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    to_the_end(app, sam, cast)
    page = sam.post(at(cast, more="/offers"), data={"offers-0-to_whom": "i want to kill myself"}).text
    assert "988" in page
    assert "kill myself" not in sam.get(f"/class/{cast.meeting.code}/about-me").text


@pytest.mark.usefixtures("started")
def test_the_sheet_tells_nothing_before_the_end(cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, ASK)
    assert sam.get(at(cast, more=".pdf")).status_code == 404


@pytest.mark.usefixtures("started")
def test_a_talk_can_be_found_again_and_taken_back_after_the_class(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    to_the_end(app, sam, cast)
    sam.post(at(cast, more="/share"), data={"with": "room", "base": base(sam.get(at(cast)).text)})
    assert "You offer this to the room" in sam.get(f"/class/{cast.meeting.code}/about-me").text
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert f'href="{at(cast)}"' in sam.get(f"/class/{cast.meeting.code}/").text
    assert "Take it back" in sam.get(at(cast)).text
    sam.post(at(cast, more="/share"), data={"with": "me"})
    assert "You offer this" not in sam.get(f"/class/{cast.meeting.code}/about-me").text


@pytest.mark.usefixtures("started")
def test_offers_of_an_older_number_are_not_said_to_come_after_the_class(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    to_the_end(app, sam, cast)
    for number, what in (("2", "Soup"), ("1", "Bread")):
        values = {"offers-0-what": what, "edit": number}
        told = sam.post(at(cast, more="/offers"), data=values, headers={"Accept": "application/json"}).json
    assert (told["status"], told["edit"]) == ("stale", 2)
    assert "another window" in told["message"]
    plain = sam.post(at(cast, more="/offers"), data=values)
    assert plain.status_code == 409
    assert "The class is closed" not in plain.text
    assert 'value="Bread"' in plain.text
