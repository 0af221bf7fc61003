"""Five thousand characters of anything get an answer that fits: nothing in the rules can run away."""

import threading

import pytest

from tests.moves.ruled import read
from workshop import moves
from workshop.moves import MAX_CHARACTERS, Reading, rules

SEEDS = [
    *[
        "a",
        "a ",
        "😀",
        "\u200b",
        "\u202eשלום ",
        "<b>",
        "<",
        "<a ",
        '"',
        "“",
        '"a" ',
        ".",
        ".a",
        "\n",
        " \n",
        "- ",
    ],
    *[
        "1.",
        "'",
        "a'",
        ", ",
        "e\u0301",
        "𝓱",
        "\ud83d",
        "ﷺ",
        "could you ",
        "i will help ",
        "not ",
        "your the ",
        "Bob at ",
    ],
    "My boss asked me to tell you about the people who know your friends, ",
]


@pytest.mark.parametrize("by_rules", [False, True], ids=["trained", "rules"])
@pytest.mark.parametrize("seed", SEEDS)
def test_any_text_gets_an_answer_whose_offsets_fit(seed: str, by_rules: bool) -> None:
    text = (seed * MAX_CHARACTERS)[:MAX_CHARACTERS]
    reading = moves.read(text, by_rules=by_rules)
    assert all(0 <= one.start < one.end <= len(text) for one in (*reading.sentences, *reading.findings))


def test_no_rule_repeats_without_a_bound() -> None:
    for rule in rules.english().rules:
        bounded = rule.pattern.source.replace("*+", "").replace("++", "")
        assert "*" not in bounded
        assert "+" not in bounded


def test_every_rule_starts_at_a_certain_word_or_looks_at_few_places() -> None:
    """A rule that needs no certain word would be tried on every sentence; a handful may."""
    assert sum(not rule.pattern.needs for rule in rules.english().rules) <= 25


def test_many_threads_that_read_first_get_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_loaded", [])
    answers: list[Reading] = []
    threads = [threading.Thread(target=lambda: answers.append(read("Are you hiring?"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1
    assert len(rules._loaded) == 1
