"""The pitch checker as a person meets it."""

import re

import pytest
from flask import Flask

from tests.cast import Cast
from workshop.records import answers, meetings, participants
from workshop.records.refusals import Refusal


def check(client, cast: Cast, text: str, path: str = "pitch", edit: str = "1"):
    address = f"/class/{cast.meeting.code}/{path}"
    return client.post(address, data={"text": text, "edit": edit}, follow_redirects=True)


def test_the_blurb_is_there_to_start_from_and_is_flagged(cast: Cast, joined) -> None:
    sam = joined("Sam")
    page = sam.get(f"/class/{cast.meeting.code}/pitch/the-blurb").text
    assert "get close to a hiring manager" in page
    checked = check(sam, cast, "Find out how to get close to a hiring manager.", "pitch/the-blurb").text
    assert "1 place takes" in checked
    assert re.search(r'<mark class="mark mark-take"[^>]*>[^<]*get close to a hiring manager', checked)
    assert "You could say" in checked


def test_a_gift_is_credited_by_name(cast: Cast, joined) -> None:
    page = check(joined("Sam"), cast, "Is there anything I can do for you today?").text
    assert "1 place gives, and nothing takes" in page
    assert "mark-give" in page


def test_words_that_do_neither_get_a_kind_nudge(cast: Cast, joined) -> None:
    page = check(joined("Sam"), cast, "I was laid off in May.").text
    assert "Nothing here takes" in page


def test_each_note_is_named_once_and_every_link_inside_the_page_leads_somewhere(cast: Cast, joined) -> None:
    text = (
        "Are you guys hiring? Who makes the staffing calls? I'll fix your site if you talk to your director."
    )
    page = check(joined("Sam"), cast, text).text
    ids = re.findall(r'id="([^"]+)"', page)
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in ids, target


def test_advice_is_given_once_for_all_the_places_of_its_kind(cast: Cast, joined) -> None:
    text = "Are you guys hiring? Do you have any job openings? Who makes the staffing calls?"
    page = check(joined("Sam"), cast, text).text
    assert "3 places take" in page
    assert page.count("This line asks for something big") == 1
    assert re.findall(r"<q>(.*?)</q>", page)[:2] == ["Are you guys hiring", "Do you have any job openings"]
    assert "Read the lesson: " in page


def test_the_words_to_change_stand_right_below_the_marks(cast: Cast, joined) -> None:
    page = check(joined("Sam"), cast, "Are you guys hiring?").text
    order = [
        page.index(part) for part in ("marked-text", "<textarea", "What the marks mean", "You could say")
    ]
    assert order == sorted(order)


def test_what_was_typed_stands_in_the_page_letter_for_letter(cast: Cast, joined) -> None:
    text = "  <b>Hi</b> & “hello”\n\nAre you guys hiring?  "
    page = check(joined("Sam"), cast, text).text
    assert "&lt;b&gt;Hi&lt;/b&gt; &amp; “hello”" in page
    assert "<b>Hi</b>" not in page


def test_fifty_thousand_characters_are_refused_in_words_and_not_lost(app: Flask, cast: Cast, joined) -> None:
    text = "Please help me. " * 3125
    answer = check(joined("Sam"), cast, text)
    assert answer.status_code == 422
    assert "50,000 letters" in answer.text or "49,999 letters" in answer.text
    assert text.strip() in answer.text


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_typed_is_answered_in_words(cast: Cast, joined, text: str) -> None:
    answer = check(joined("Sam"), cast, text)
    assert answer.status_code == 422
    assert "Please fill this in" in answer.text


@pytest.mark.parametrize(
    "text", ["Ищу работу на вашем заводе", "我想找工作", "Bonjour, je cherche un travail dans votre usine."]
)
def test_another_language_is_not_judged_and_the_screen_says_so(cast: Cast, joined, text: str) -> None:
    page = check(joined("Sam"), cast, text).text
    assert "I can only read English and Spanish" in page
    assert "mark-take" not in page


def test_two_windows_lose_nothing(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    check(sam, cast, "First window.", edit="1")
    answer = check(sam, cast, "Second window.", edit="1")
    assert answer.status_code == 409
    assert "in another window" in answer.text
    assert "Second window." in answer.text
    assert 'value="2"' in answer.text
    assert check(sam, cast, "Second window.", edit="2").status_code == 200


def test_the_same_form_sent_twice_is_kept_once(app: Flask, cast: Cast, joined) -> None:
    sam = joined("Sam")
    check(sam, cast, "What are you working on?")
    assert check(sam, cast, "What are you working on?").status_code == 200
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        assert [one.value["text"] for one in answers.of_participant(person.id)] == [
            "What are you working on?"
        ]


def test_after_the_class_words_are_still_checked_and_said_to_be_unsaved(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    with app.app_context():
        meetings.close_class(cast.meeting.id)
    answer = check(sam, cast, "Are you guys hiring?")
    assert answer.status_code == 409
    assert "not saved" in answer.text
    assert "mark-take" in answer.text


@pytest.mark.parametrize("path", ["pitch", "pitch/the-blurb"])
def test_words_that_cannot_be_saved_just_now_come_back_with_the_reason(
    cast: Cast, joined, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def busy(*_: object) -> None:
        raise Refusal("database-locked")

    sam = joined("Sam")
    monkeypatch.setattr(answers, "save", busy)
    data = {"text": "What are you working on?", "edit": "3"}
    address = f"/class/{cast.meeting.code}/{path}"
    script = sam.post(address, data=data, headers={"Accept": "application/json"})
    assert (script.status_code, script.mimetype) == (503, "application/json"), "it has the words still"
    answer = sam.post(address, data=data)
    assert answer.status_code == 503
    assert "What are you working on?</textarea>" in answer.text
    assert "The computer is busy right now." in answer.text
    assert 'name="edit" type="hidden" value="3"' in answer.text
    monkeypatch.undo()
    assert check(sam, cast, "What are you working on?", path, "3").status_code == 200


def test_who_is_taken_out_while_typing_keeps_the_words_and_may_send_them_when_let_back_in(
    app: Flask, cast: Cast, joined
) -> None:
    sam = joined("Sam")
    with app.app_context():
        person = participants.of_meeting(cast.meeting.id)[0]
        participants.remove(person.id)
    answer = check(sam, cast, "What are you working on?")
    assert answer.status_code == 403
    assert "What are you working on?</textarea>" in answer.text
    assert "You are not in this class any more." in answer.text
    with app.app_context():
        participants.restore(person.id)
    assert "1 place gives" in check(sam, cast, "What are you working on?").text


def test_each_pitch_of_each_person_has_a_draft_of_its_own(cast: Cast, joined) -> None:
    paths = [f"/class/{cast.meeting.code}/pitch{ending}" for ending in ("", "/the-blurb")]
    clients = [joined("Sam"), joined("Rosa")]
    named = re.compile(r'name="person" content="([^"]+)".*data-draft="([^"]+)"', re.S)
    drafts = {named.findall(one.get(path).text)[0] for one in clients for path in paths}
    assert len(drafts) == 4


def test_an_activity_that_is_no_pitch_has_no_checker(cast: Cast, joined) -> None:
    assert joined("Sam").get(f"/class/{cast.meeting.code}/pitch/opening-poll").status_code == 404


def test_whoever_cannot_go_on_is_shown_the_help_line_beside_their_words(cast: Cast, joined) -> None:
    sam = joined("Sam")
    assert "988" in check(sam, cast, "I can't go on.").text
    assert "988" not in check(sam, cast, "I can't go on Tuesday.", edit="2").text
