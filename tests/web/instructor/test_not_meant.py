"""The list of what people did not mean: to look through, to save, and silent about who and in which class."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.web.participant.test_pitches import check
from workshop.moves.taxonomy import Move
from workshop.records import answers, disputes, participants
from workshop.records.disputes import Claim

PAGE = "/staff/center/not-meant"
ASKS = "Thanks, but “who” makes the staffing calls, Añez?"


@pytest.fixture
def disputed(app: Flask, cast: Cast, joined) -> None:
    """Sam allows a sentence, and keeps another to himself."""
    check(joined("Samuel"), cast, ASKS)
    with app.app_context():
        (sam,) = participants.of_meeting(cast.meeting.id)
        (answer,) = answers.of_participant(sam.id)
        claim = Claim("1", Move.GATEKEEPER, "en", 0.9, True, ASKS, (Move.THANKS,))
        disputes.dispute(answer.id, claim, may_keep=True)
        claim = Claim("2", Move.OFFERS_HELP, "es", 0.5, False, "Le ayudo.", ())
        disputes.dispute(answer.id, claim, may_keep=False)


def test_it_is_found_from_the_center_and_empty_at_first(cast: Cast, ines: FlaskClient) -> None:
    assert f'href="{PAGE}"' in ines.get("/staff/center").text
    page = ines.get(PAGE).text
    assert "Nothing so far." in page
    assert "Save the sentences" not in page


@pytest.mark.usefixtures("disputed")
def test_it_shows_what_was_said_and_never_who_or_in_which_class(cast: Cast, ines: FlaskClient) -> None:
    page = ines.get(PAGE).text
    assert f"<q>{ASKS}</q>" in page
    assert "Sure (90 of 100)" in page
    assert "Not sure (50 of 100)" in page
    assert page.count("Not kept") == 1
    assert ">English</td>" in page
    assert "Le ayudo" not in page
    for secret in ("Samuel", cast.meeting.code, cast.meeting.title, f"{cast.meeting.starts_at:%-d, %Y}"):
        assert secret not in page


@pytest.mark.usefixtures("disputed")
def test_sentences_are_saved_as_lines_of_the_corpus(ines: FlaskClient) -> None:
    answer = ines.get(f"{PAGE}.jsonl")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert [json.loads(line) for line in answer.text.splitlines()] == [
        {
            "text": ASKS,
            "language": "en",
            "moves": ["thanks"],
            "disputed": "gatekeeper",
            "register": "pitch",
            "writer": "center",
            "round": 0,
        }
    ]
    assert "Añez" in json.loads(answer.text.splitlines()[0])["text"]


@pytest.mark.usefixtures("disputed")
def test_another_center_sees_its_own_list(lena: FlaskClient) -> None:
    assert "Nothing so far." in lena.get(PAGE).text
    assert lena.get(f"{PAGE}.jsonl").text == ""
