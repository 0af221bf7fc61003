"""“That’s not what I meant”: the note goes away, and stays away as long as the words are the same."""

import html
import re

import pytest
from flask import Flask

from tests.cast import Cast
from tests.web.participant.test_pitches import check
from workshop.records import answers, disputes, meetings, participants
from workshop.records.disputes import Dispute

ASKS = "Are you guys hiring?"
GIVES = "Is there anything I can do for you today?"
THANKS_AND_ASKS = "Thanks for your help with my resume, and who makes the staffing calls?"


def say(client, cast: Cast, page: str, may_keep: str = "no", number: int = 1):
    """Presses Yes or No below the note of this number."""
    note = page.split(f'id="may-keep-{number}"')[0]
    action = re.findall(r'action="([^"]*not-meant[^"]*)"', note)[-1]
    finding = re.findall(r'name="finding" value="(\w+)"', note)[-1]
    return client.post(action, data={"finding": finding, "may_keep": may_keep}, follow_redirects=True)


def listed(app: Flask, cast: Cast) -> list[Dispute]:
    with app.app_context():
        return disputes.of_center(cast.riverside.id)


@pytest.mark.parametrize("path", ["pitch", "pitch/the-blurb"])
def test_the_note_goes_away_and_the_others_stay(cast: Cast, joined, path: str) -> None:
    sam = joined("Sam")
    page = check(sam, cast, f"{ASKS} {GIVES}", path).text
    assert page.count("That’s not what I meant") == 2
    after = say(sam, cast, page).text
    assert "The note is gone. The center does not keep that sentence." in after
    assert "mark-take" not in after
    assert "1 place gives, and nothing takes" in after
    assert after.count("That’s not what I meant") == 1
    assert "mark-take" not in sam.get(f"/class/{cast.meeting.code}/{path}").text


def test_it_is_asked_with_the_whole_sentence_in_view(cast: Cast, joined) -> None:
    page = html.unescape(check(joined("Sam"), cast, f"{GIVES} Hey Al, are you guys hiring in May?").text)
    asked = page.split('id="may-keep-2"')[1]
    assert "May the center keep this sentence, without your name, to make the reader better?" in asked
    assert "<blockquote>Hey Al, are you guys hiring in May?</blockquote>" in asked
    assert "It is kept for a year at most." in asked


def test_with_a_yes_the_center_gets_the_sentence(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    after = say(sam, cast, check(sam, cast, f"{ASKS} {GIVES}").text, "yes").text
    assert "The center keeps that sentence, without your name." in after
    (kept,) = listed(app, cast)
    assert (kept.move, kept.text, kept.other_moves, kept.language) == ("job-ask", ASKS, "", "en")


@pytest.mark.parametrize("answer", ["no", "", "maybe"])
def test_without_a_yes_it_does_not(app: Flask, cast: Cast, joined, answer: str) -> None:
    sam = joined("Sam")
    say(sam, cast, check(sam, cast, ASKS).text, answer)
    assert [(one.move, one.text) for one in listed(app, cast)] == [("job-ask", None)]


def test_moves_that_were_meant_stay_with_the_sentence(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = check(sam, cast, THANKS_AND_ASKS).text
    say(sam, cast, page, "yes", number=2)
    (kept,) = listed(app, cast)
    assert (kept.move, kept.other_moves) == ("gatekeeper", "thanks")


def test_it_stays_away_when_the_same_words_are_checked_again_and_comes_back_when_they_change(
    cast: Cast, joined
) -> None:
    sam = joined("Sam")
    say(sam, cast, check(sam, cast, ASKS).text)
    assert "mark-take" not in check(sam, cast, ASKS, edit="1").text
    assert "mark-take" not in check(sam, cast, f"{GIVES}\nAre you  guys   hiring?", edit="2").text
    assert "mark-take" in check(sam, cast, "Are you hiring, guys?", edit="3").text
    assert "mark-take" not in check(sam, cast, ASKS, edit="4").text


def test_another_person_is_told_as_ever(cast: Cast, joined) -> None:
    sam, rosa = joined("Sam"), joined("Rosa")
    say(sam, cast, check(sam, cast, ASKS).text)
    assert "mark-take" in check(rosa, cast, ASKS).text


def test_words_that_changed_in_another_window_are_not_disputed(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = check(sam, cast, ASKS).text
    check(sam, cast, GIVES, edit="2")
    after = say(sam, cast, page, "yes").text
    assert "Your words have changed since then." in after
    assert "mark-give" in after
    assert listed(app, cast) == []


def test_nothing_saved_is_nothing_to_dispute(app: Flask, cast: Cast, joined) -> None:
    answer = joined("Sam").post(f"/class/{cast.meeting.code}/not-meant", data={"finding": "x"})
    assert answer.status_code == 302
    assert listed(app, cast) == []


def test_a_second_window_hides_what_is_disputed_and_offers_nothing_unsaved(cast: Cast, joined) -> None:
    sam = joined("Sam")
    say(sam, cast, check(sam, cast, ASKS).text)
    stale = check(sam, cast, f"{ASKS} Who makes the staffing calls?", edit="1")
    assert stale.status_code == 409
    assert "1 place takes" in stale.text
    assert "That’s not what I meant" not in stale.text


def test_after_the_class_notes_stand_as_they_are(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = check(sam, cast, ASKS).text
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    assert "That’s not what I meant" not in sam.get(f"/class/{cast.meeting.code}/pitch").text
    assert say(sam, cast, page).status_code == 409
    assert listed(app, cast) == []


def test_what_the_center_may_keep_stands_under_about_me_and_goes_with_the_rest(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    about = f"/class/{cast.meeting.code}/about-me"
    assert "What you let the center keep" not in sam.get(about).text
    say(sam, cast, check(sam, cast, ASKS).text, "yes")
    assert f"<q>{ASKS}</q>" in sam.get(about).text
    sam.post(f"{about}/delete")
    assert listed(app, cast) == []


def test_a_dispute_is_no_new_version_so_that_words_typed_meanwhile_are_still_newer(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    say(sam, cast, check(sam, cast, ASKS, edit="7").text)
    with app.app_context():
        (person,) = participants.of_meeting(cast.meeting.id)
        (answer,) = answers.of_participant(person.id)
    assert answer.edit == 7
    assert 'value="8"' in sam.get(f"/class/{cast.meeting.code}/pitch").text
