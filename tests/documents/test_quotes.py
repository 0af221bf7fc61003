"""Straight quotes as they were typed come out curled, each the right way round."""

import pytest
from markupsafe import Markup

from workshop.documents import letters


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I'll go to the students' lab. It's \"free\".", "I’ll go to the students’ lab. It’s “free”."),
        ("Sam O'Neill ('Pat')", "Sam O’Neill (‘Pat’)"),
        ("John 'Jack' O'Neill", "John ‘Jack’ O’Neill"),
        ("Since the '90s", "Since the ’90s"),
        ("'Tis rock 'n' roll, get 'em", "’Tis rock ’n’ roll, get ’em"),
        ("\"'Yes', she said.\"", "“‘Yes’, she said.”"),
        ('L\'"Express", ¿"Qué?", "ja"/"nein"', "L’“Express”, ¿“Qué?”, “ja”/“nein”"),
        ('"I was 50", Room "5", "911"', "“I was 50”, Room “5”, “911”"),
        ("6'2\" tall", "6'2\" tall"),
        ('A 24" screen, a 3"x5" card', 'A 24" screen, a 3"x5" card'),
        ('"A 24" screen"', '“A 24" screen”'),
        ('one " too many\nA 24" screen', 'one “ too many\nA 24" screen'),
        ("Mail o'neill@center.example", "Mail o'neill@center.example"),
        ('"https://center.example/o\'neill"', "“https://center.example/o'neill”"),
    ],
)
def test_straight_quotes_are_curled(text: str, told: str) -> None:
    assert letters.tidy_value(text) == told


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p class='a'>I&#39;ll say \"no\"</p>", "<p class='a'>I’ll say “no”</p>"),
        (
            "<p><strong>Sam</strong>'s &quot;<em>offer</em>&quot;</p>",
            "<p><strong>Sam</strong>’s “<em>offer</em>”</p>",
        ),
        ("<a href=\"https://x.example/Murphy's\">it's</a>", '<a href="https://x.example/Murphy\'s">it’s</a>'),
        ("<code>it's</code>'s", "<code>it's</code>’s"),
        ('<li>"one</li><li>24" wide</li>', '<li>“one</li><li>24" wide</li>'),
    ],
)
def test_so_are_those_between_tags_and_never_those_in_tags_or_code(html: str, told: str) -> None:
    assert letters.tidy_value(Markup(html)) == Markup(told)


@pytest.mark.parametrize("typed", ["'", '"', "x'", '"@ ', "'a "])
def test_an_answer_full_of_quotes_holds_up_nobody(typed: str) -> None:
    """It did, for minutes: each quote looked for addresses in all of the text."""
    text = typed * (20_000 // len(typed))
    assert len(letters.tidy(text)) == len(text)
