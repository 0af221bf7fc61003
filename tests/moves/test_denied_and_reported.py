"""Words that contain a move but do not make it: denied, reported, quoted, past, argued against."""

import pytest

from tests.moves.ruled import read


@pytest.mark.parametrize(
    "text",
    [
        "I'm not here to ask you for a job.",
        "I would never ask for your boss's number.",
        "Instead of asking who is hiring, ask what people need.",
        "Avoid asking for contacts.",
        "Please don't give me names, that isn't why I came.",
        "No need to introduce me to anyone.",
    ],
)
def test_what_is_denied_is_no_move(text: str) -> None:
    assert not read(text).flagged


@pytest.mark.parametrize(
    "text",
    [
        "He begged everyone for a job, and people started to avoid him.",
        "They told me to find the boss and shake his hand, but I left.",
        "My brother told everyone that he was the best salesman alive.",
        "Somebody asked me for my boss's number, and I said no.",
        "She introduced me to her boss last year.",
        "Last year I would have asked for names right away.",
    ],
)
def test_what_others_did_or_what_is_past_is_no_move(text: str) -> None:
    assert not read(text).flagged


@pytest.mark.parametrize(
    "text",
    [
        'She said, "Are you hiring?" before she even said hello.',
        "A sales talk followed by “and who are your friends?” gets no names.",
        'The flyer promised "how to get close to a hiring manager", and I rolled my eyes.',
    ],
)
def test_what_is_quoted_to_reject_it_is_no_move(text: str) -> None:
    assert not read(text).flagged


@pytest.mark.parametrize(
    "text",
    ['"Are you hiring?"', "“Could you introduce me to your boss?”", 'I\'ll say, "Are you hiring?"'],
)
def test_a_pitch_in_quotation_marks_is_still_the_pitch(text: str) -> None:
    assert read(text).flagged


@pytest.mark.parametrize(
    "text",
    [
        "Asking for a job too soon scares people.",
        "Getting to the boss through your friends does more harm than good.",
        "This is not about getting close to a hiring manager.",
    ],
)
def test_what_is_argued_against_is_no_move(text: str) -> None:
    assert not read(text).flagged


@pytest.mark.parametrize(
    "text",
    [
        "Couldn't you introduce me to your boss?",
        "I don't want to be pushy, but could you pass on my resume?",
        "Don't forget to mention me to your manager.",
        "Not to be a bother, but are you hiring?",
        "I don't suppose you know anybody who is hiring?",
    ],
)
def test_a_polite_no_in_front_denies_nothing(text: str) -> None:
    assert read(text).flagged


def test_a_gift_with_a_string_is_no_gift() -> None:
    moves = {
        found.move.value for found in read("I'll paint your fence if you get my son on the crew.").findings
    }
    assert "strings" in moves
    assert "offers-help" not in moves


def test_a_weak_sign_is_a_question_and_no_flag() -> None:
    reading = read("I need a job.")
    assert [found.is_sure for found in reading.findings] == [False]
    assert not reading.flagged
