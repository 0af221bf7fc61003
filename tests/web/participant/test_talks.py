"""A role-play of the class: kept, gone on with, and seen by nobody else."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, step_of
from tests.web.participant.talking import (
    ASK,
    BOSS,
    MORE,
    TALK,
    at,
    base,
    helper,
    play,
    say,
    to_the_end,
    words_of,
)
from workshop.records import answers, disputes, meetings, participants


def test_a_talk_waits_for_the_instructor(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = sam.get(at(cast), follow_redirects=True).text
    assert "Your instructor starts this talk when it is time." in page
    refused = sam.post(at(cast), data={"text": ASK, "do": "say", "base": "0"})
    assert refused.status_code == 409
    assert ASK in html.unescape(refused.text)


@pytest.mark.usefixtures("started")
def test_a_turn_is_answered_and_there_after_a_reload(cast: Cast, joined) -> None:
    sam = joined("Sam")
    assert "Go into the talk" in sam.get(f"/class/{cast.meeting.code}/").text
    play(sam, cast, BOSS)
    page = sam.get(at(cast)).text
    assert re.search(r'<mark class="mark mark-take">[^<]*introduce me to your hiring manager', page)
    assert "You have begun this talk." in sam.get(f"/class/{cast.meeting.code}/mine").json["regions"]["mine"]


@pytest.mark.usefixtures("started")
def test_two_windows_do_not_mix_two_lines(cast: Cast, joined) -> None:
    sam = joined("Sam")
    old = base(sam.get(at(cast)).text)
    play(sam, cast, ASK)
    late = sam.post(at(cast), data={"text": BOSS, "do": "say", "base": old})
    assert late.status_code == 409
    words = words_of(late.text)
    assert "went on in another window" in words
    assert BOSS in words
    assert ASK in words
    again = sam.post(at(cast), data={"text": BOSS, "do": "say", "base": base(late.text)})
    assert again.status_code == 302


@pytest.mark.usefixtures("started")
def test_a_line_that_is_sent_twice_is_said_once(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    for _ in range(2):
        assert sam.post(at(cast), data={"text": ASK, "do": "say", "base": "0"}).status_code == 302
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        held = answers.get(person.id, f"talk:{TALK}")
        assert held
        assert len(held.value["turns"]) == 1


@pytest.mark.usefixtures("started")
def test_going_back_brings_the_words_back(cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, BOSS)
    page = html.unescape(say(sam, cast, "", do="back-1").text)
    assert re.search(rf"<textarea[^>]*>\s*{re.escape(BOSS)}", page)
    assert "mark-take" not in page


@pytest.mark.usefixtures("started")
def test_what_was_not_meant_goes_away_and_the_center_hears_why(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, BOSS)
    page = say(sam, cast, "", do="not-meant-1-gatekeeper").text
    assert "mark-take" not in page
    assert "Why was it wrong?" in page
    with app.app_context():
        kept = disputes.of_center(cast.riverside.id)
        assert [(one.move, one.text, one.reason, one.register) for one in kept] == [
            ("gatekeeper", None, None, "talk")
        ]
    page = say(sam, cast, "", do="why-1-gatekeeper--quoted", may_keep="yes").text
    assert "Why was it wrong?" not in page
    with app.app_context():
        kept = disputes.of_center(cast.riverside.id)
        assert [(one.text, one.reason) for one in kept] == [(BOSS, "quoted")]


@pytest.mark.usefixtures("started")
def test_whoever_cannot_go_on_sees_the_help_line_and_nothing_is_kept(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = say(sam, cast, "honestly i can't go on anymore").text
    assert "988" in page
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        assert answers.get(person.id, f"talk:{TALK}") is None


@pytest.mark.usefixtures("started")
def test_a_talk_stays_with_its_writer(app: Flask, cast: Cast, joined, signed_in, passer_by) -> None:
    ines = signed_in(cast.ines)
    sam, rosa = joined("Sam"), joined("Rosa")
    to_the_end(app, sam, cast)
    others = (
        rosa.get(f"/class/{cast.meeting.code}/state").text,
        rosa.get(at(cast)).text,
        ines.get(f"/staff/classes/{cast.meeting.id}/console").text,
        passer_by.get(f"/projector/{cast.meeting.code}/state").text,
    )
    for page in others:
        assert "You look tired" not in page


@pytest.mark.usefixtures("started")
def test_a_class_that_has_closed_keeps_the_words_on_the_page(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, ASK)
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    late = say(sam, cast, MORE)
    assert late.status_code == 409
    assert MORE in html.unescape(late.text)


@pytest.mark.usefixtures("started")
def test_a_story_that_was_changed_answers_the_same_words_anew(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, ASK, BOSS)
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        held = answers.get(person.id, f"talk:{TALK}")
        assert held
        answers.save(person.id, f"talk:{TALK}", 1, {**held.value, "form": "of old"}, held.edit + 1)
    page = words_of(sam.get(at(cast)).text)
    assert "changed this story" in page
    assert ASK in page
    assert "hiring manager" in page


def test_the_short_talks_before_and_after_are_silent_until_the_last_one_is_over(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, "join-by-phone"))
        person = participants.of_meeting(cast.meeting.id)[0].id
    assert "While you wait" in sam.get(f"/class/{cast.meeting.code}/").text
    page = play(sam, cast, BOSS, activity="first-talk")
    for words in ("Trust", "mark-take", "Try again", "You could say"):
        assert words not in page, words
    assert say(sam, cast, "", do="back-1", activity="first-talk").status_code == 400
    bring = (
        f"I know {helper(app, 'first-talk', person)}. May I write to you both tonight so that you can meet?"
    )
    page = play(sam, cast, ASK, MORE, bring, "Goodbye!", activity="first-talk")
    assert "The talk is over. Thank you." in page
    assert "How it ended" not in page
    assert sam.get(at(cast, "first-talk", ".pdf")).status_code == 404
    with app.app_context():
        meetings.advance(cast.meeting.id, step_of(app, "take-home"))
    assert sam.get(at(cast, "first-talk")).status_code == 200  # begun, so it can be looked at
    bring = (
        f"I know {helper(app, 'last-talk', person)}. May I write to you both tonight so that you can meet?"
    )
    page = play(sam, cast, ASK, MORE, bring, "Goodbye!", activity="last-talk")
    assert "How it ended" in page
    assert "See your talk from before the lessons" in page
    assert "How it ended" in sam.get(at(cast, "first-talk")).text


def test_nobody_has_the_same_story_before_and_after(app: Flask) -> None:
    library = app.extensions["workshop"].library
    first, last = (library.activity("en", name) for name in ("first-talk", "last-talk"))
    for person in range(1, 5):
        assert first.scenario_for(person) != last.scenario_for(person)
    assert first.scenario_for(1) != first.scenario_for(2)


@pytest.mark.usefixtures("started")
def test_what_is_typed_stays_when_another_button_is_tapped(cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, BOSS)
    for deed in ("not-meant-1-gatekeeper", "why-1-gatekeeper--joke"):
        page = say(sam, cast, "half a li", do=deed).text
        assert re.search(r"<textarea[^>]*>\s*half a li", page), deed


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    "deed", ["not-meant-gatekeeper", "not-meant-0-gatekeeper", "why-9-gatekeeper--joke", "back-99"]
)
def test_a_button_for_a_turn_that_is_not_there_breaks_nothing(cast: Cast, joined, deed: str) -> None:
    sam = joined("Sam")
    sam.post(at(cast), data={"do": deed, "base": "0"})
    assert sam.get(at(cast)).status_code == 200


@pytest.mark.usefixtures("started")
def test_words_to_a_story_that_is_gone_are_not_written_over(
    app: Flask, cast: Cast, joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = joined("Sam")
    play(sam, cast, ASK)
    library = app.extensions["workshop"].library
    monkeypatch.setattr(type(library), "scenario", lambda *_: None)
    for page in (sam.get(at(cast), follow_redirects=True), say_to_nobody(sam, cast)):
        assert "not there any more" in page.text
        assert ASK in html.unescape(page.text)


def say_to_nobody(sam: FlaskClient, cast: Cast):
    return sam.post(at(cast), data={"text": MORE, "do": "say", "base": "1"}, follow_redirects=True)


@pytest.mark.usefixtures("started")
def test_a_refused_button_shows_the_talk_as_it_is(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    play(sam, cast, BOSS)
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    refused = sam.post(at(cast), data={"do": "not-meant-1-gatekeeper", "base": "1"})
    assert refused.status_code == 409
    assert BOSS in words_of(refused.text)
