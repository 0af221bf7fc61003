"""Whoever cannot go on is heard; whoever is dying to know is not."""

import pytest

from workshop.moves.distress import is_distress


@pytest.mark.parametrize(
    "text",
    [
        "I can’t go on.",
        "honestly i dont want to be here anymore",
        "Some days I think they'd be better off without me!",
        "ya no puedo más con esto",
        "Quiero morirme",
    ],
)
def test_need_is_heard(text: str) -> None:
    assert is_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm dying to hear how you started.",
        "This heat kills me.",
        "I can't go on Tuesday, is Friday fine?",
        "We want to die the fabric blue.",
        "No puedo mañana.",
        "",
    ],
)
def test_ordinary_words_are_let_be(text: str) -> None:
    assert not is_distress(text)
