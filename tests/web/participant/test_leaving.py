"""What is kept about a person, deleting it, and leaving a shared device clean."""

from datetime import timedelta

from flask import Flask

from tests.cast import Cast
from workshop.records import answers, centers, participants
from workshop.web.kit.clock import day_text


def test_the_page_about_me_shows_all_that_was_typed_and_until_when(cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(f"/class/{cast.meeting.code}/pitch", data={"text": "What are you working on?", "edit": "1"})
    page = sam.get(f"/class/{cast.meeting.code}/about-me").text
    assert "What are you working on?" in page
    assert "deleted on" in page


def test_the_day_that_people_were_told_stays_on_every_page(app: Flask, cast: Cast, joined, signed_in) -> None:
    code, sam, ines = cast.meeting.code, joined("Sam"), signed_in(cast.ines)
    told = day_text(cast.meeting.delete_on, cast.riverside.time_zone, "en")
    facts = {"title": "Later", "start": "10:00", "end": "11:30", "place": "Room 2", "language": "en"}
    day = f"{cast.meeting.starts_at + timedelta(days=300):%Y-%m-%d}"
    page = f"/staff/classes/{cast.meeting.id}"
    assert ines.post(f"{page}/edit", data={**facts, "day": day, "planned_minutes": "90"}).status_code == 302
    with app.app_context():
        centers.update(cast.riverside.id, keep_days=365)
    for address in (
        f"/class/{code}/about-me",
        f"/class/{code}/pitch",
        f"/class/{code}/worksheets/my-network",
    ):
        assert told in sam.get(address).text, address
    assert told in ines.get(f"{page}/").text
    assert told in app.test_client().get(f"/join/{code}").text


def test_who_deletes_is_gone_at_once(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    sam.post(f"/class/{cast.meeting.code}/pitch", data={"text": "What are you working on?", "edit": "1"})
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
    page = sam.post(f"/class/{cast.meeting.code}/about-me/delete", follow_redirects=True).text
    assert "is deleted" in page
    with app.app_context():
        assert participants.of_meeting(cast.meeting.id) == []
        assert answers.of_participant(person.id) == []
    assert sam.get(f"/class/{cast.meeting.code}/").status_code == 403


def test_who_finishes_leaves_nothing_on_the_device_but_stays_on_the_list(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    page = sam.post(f"/class/{cast.meeting.code}/finish", follow_redirects=True).text
    assert "has forgotten you" in page
    assert sam.get(f"/class/{cast.meeting.code}/").status_code == 403
    with app.app_context():
        assert [person.screen_name for person in participants.of_meeting(cast.meeting.id)] == ["Sam"]


def test_who_finishes_may_delete_everything_instead(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = sam.get(f"/class/{cast.meeting.code}/finish").text
    assert "It is deleted on" in page
    assert "ask your instructor later" in page
    assert f'action="/class/{cast.meeting.code}/about-me/delete"' in page
    assert "Yes, delete it" in page
    gone = sam.post(f"/class/{cast.meeting.code}/about-me/delete", follow_redirects=True).text
    assert "has forgotten you" in gone
    with app.app_context():
        assert participants.of_meeting(cast.meeting.id) == []


def test_the_next_person_on_the_device_joins_as_somebody_new(app: Flask, cast: Cast, joined) -> None:
    lobby = joined("Sam")
    lobby.post(f"/class/{cast.meeting.code}/finish")
    lobby.post(f"/join/{cast.meeting.code}", data={"screen_name": "Rosa"})
    page = lobby.get(f"/class/{cast.meeting.code}/").text
    assert "<bdi>Rosa</bdi>" in page
    assert "Sam" not in page


def test_a_copied_cookie_opens_nothing_after_finishing(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    with sam.session_transaction() as session:
        kept = dict(session)
    sam.post(f"/class/{cast.meeting.code}/finish")
    with sam.session_transaction() as session:
        session.update(kept)
    assert sam.get(f"/class/{cast.meeting.code}/").status_code == 403
