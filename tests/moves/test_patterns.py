"""The notation of the rule files: what a pattern means, and how a broken one is refused."""

import pytest

from workshop.moves.patterns import Compiler, PatternError

COMPILER = Compiler({"boss": ["boss", "shift lead"], "loop": ["a <loop>"]})


def found(pattern: str, plain: str) -> str | None:
    match = COMPILER.compile(pattern).regex.search(f" {plain} ")
    return match[0].strip() if match else None


@pytest.mark.parametrize(
    ("pattern", "plain", "expected"),
    [
        ("call me", "please call me now", "call me"),
        ("call me", "recall me", None),
        ("call [me|us] now", "call now", "call now"),
        ("(call|text me) now", "text me now", "text me now"),
        ("hir*", "we are hiring", "hiring"),
        ("your <boss>", "ask your shift lead", "your shift lead"),
        ("give ~ names", "give me three good names", "give me three good names"),
        ("give ~1 names", "give me three names", None),
        ("give ~ names", "give up . names", None),
        ("^ call", "so call me", "call"),
        ("^ call", "i call me", None),
        ("call $", "call , please", "call"),
        ("your !(own) boss", "your boss", "your boss"),
        ("your !(own) ~1 boss", "your own boss", None),
        ("# names", "give 3 names", "3 names"),
    ],
)
def test_a_pattern_means_what_the_notation_says(pattern: str, plain: str, expected: str | None) -> None:
    assert found(pattern, plain) == expected


def test_a_pattern_knows_the_words_without_which_it_cannot_match() -> None:
    pattern = COMPILER.compile("ask (your|the) [good] <boss>")
    assert pattern.may_match({"ask", "the", "boss"})
    assert not pattern.may_match({"ask", "the", "dog"})


@pytest.mark.parametrize("pattern", ["(a|b", "a)", "[a", "<nobody>", "<loop>"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        COMPILER.compile(pattern)
