"""Where one sentence ends and the next begins, however it was typed."""

import pytest

from workshop.moves import read


def cut(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in read(text).sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hello. Are you well? Good!", ["Hello.", "Are you well?", "Good!"]),
        ("thanks. see you later", ["thanks.", "see you later"]),
        (
            "Dr. Chen and Mrs. Ortiz met at 5 p.m. in St. Paul.",
            ["Dr. Chen and Mrs. Ortiz met at 5 p.m. in St. Paul."],
        ),
        ("We met at 5 p.m. It was fun.", ["We met at 5 p.m.", "It was fun."]),
        ("J. Smith paid $3.50. Nice.", ["J. Smith paid $3.50.", "Nice."]),
        ("I was wondering... could you help", ["I was wondering... could you help"]),
        ("Well... Could you help?", ["Well...", "Could you help?"]),
        ('"Are you hiring?" she said.', ['"Are you hiring?" she said.']),
        ("Hi there.Are you well?", ["Hi there.", "Are you well?"]),
        ("hi\nmy name is sam\ni fix cars", ["hi", "my name is sam", "i fix cars"]),
        ("- bring a pen\n* bring a friend\n1. sit down", ["bring a pen", "bring a friend", "sit down"]),
        ("one\r\ntwo", ["one", "two"]),
        ("Really?! Yes!!!", ["Really?!", "Yes!!!"]),
        ("no stops at all just talk", ["no stops at all just talk"]),
    ],
)
def test_sentences_end_where_people_would_end_them(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_line_that_a_mail_program_wrapped_is_one_sentence() -> None:
    text = "I wanted to write and tell you how much the talk\nabout the river helped us."
    assert cut(text) == [text]


@pytest.mark.parametrize("text", ["", "   \n\n ", "👍", "...", "?!"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert cut(text) == []
