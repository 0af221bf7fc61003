"""Slides carry the wording of their activities, so that the deck still teaches when opened elsewhere."""

import html
import re
from collections.abc import Iterator, Mapping

from workshop.course.activities import Activity
from workshop.course.deck import Deck
from workshop.course.pieces import Piece
from workshop.course.problems import Problem


def check_wording(deck: Piece[Deck], activities: Mapping[str, Activity]) -> Iterator[Problem]:
    """A slide with an activity says something below its title; one with a poll shows every option."""
    lines = [reference.line for reference in deck.references if reference.kind == "activities"]
    slides = [slide for slide in deck.value.slides if slide.activity]
    for line, slide in zip(lines, slides, strict=True):
        activity = activities.get(slide.activity or "")
        words = _words(re.sub(r"<h2>.*?</h2>", " ", slide.html, count=1, flags=re.DOTALL))
        if not words:
            message = "This slide does not say what its activity asks."
            yield Problem(deck.path, line, message, "Write it below the title.")
        missing = [one for one in activity.wording if _words(one) not in words] if activity else []
        if words and missing:
            message = f"The slide does not show the option “{missing[0]}” of its poll."
            yield Problem(deck.path, line, message, "Write every option on the slide, with the same words.")


def _words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
