"""A reading is kept as a plain dictionary and comes back the same; its offsets fit the text as typed."""

import json

import pytest

from tests.moves.ruled import read
from workshop.moves import MAX_CHARACTERS, Move, Reading, TextTooLong

PITCH = (
    "Hi, I'm Rosa — nice to meet you!  \n\n"
    "• What’s making this month so rough?\n"
    "• cud u introduce me to ur   hireing\u200b manger 🙂\n"
    "If anything opens up, keep me in mind."
)


def marked(reading: Reading) -> dict[str, str]:
    return {found.move.value: reading.text[found.start : found.end] for found in reading.findings}


def test_marks_fit_the_text_as_it_was_typed() -> None:
    assert marked(read(PITCH)) == {
        "asks-need": "What’s making this month so rough",
        "gatekeeper": "cud u introduce me to ur   hireing\u200b manger",
        "job-ask": "If anything opens up, keep me in mind",
    }


def test_every_mark_lies_inside_its_sentence() -> None:
    reading = read(PITCH)
    for found in reading.findings:
        sentence = reading.sentences[found.sentence]
        assert sentence.start <= found.start < found.end <= sentence.end


def test_a_reading_survives_being_kept() -> None:
    reading = read(PITCH)
    kept = json.loads(json.dumps(reading.to_dict()))
    assert Reading.from_dict(kept) == reading


def test_a_reading_that_was_kept_knows_its_moves_again() -> None:
    kept = json.loads(json.dumps(read("Are you hiring?").to_dict()))
    (found,) = Reading.from_dict(kept).findings
    assert found.move is Move.JOB_ASK


def test_only_sure_taking_moves_flag_a_text() -> None:
    assert read("Are you hiring?").flagged
    assert not read("What can I do for you today?").flagged
    assert not read("").flagged


def test_the_longest_text_allowed_is_read_and_one_more_letter_refused() -> None:
    read("a" * MAX_CHARACTERS)
    with pytest.raises(TextTooLong) as refused:
        read("a" * (MAX_CHARACTERS + 1))
    assert refused.value.limit == MAX_CHARACTERS


@pytest.mark.parametrize(
    "text",
    [
        "who does the hiring",
        "WHO DOES THE HIRING???",
        "<p>Who does the <b>hiring</b>?</p>",
        "Ｗｈｏ ｄｏｅｓ ｔｈｅ ｈｉｒｉｎｇ？",
        "w\u200bho does the hi\u00adring",
        "\u202eWho does the hiring?",
        "hi nice day who does the hiring over there anyway",
    ],
)
def test_dress_does_not_hide_a_move(text: str) -> None:
    assert [found.move.value for found in read(text).findings] == ["gatekeeper"]
