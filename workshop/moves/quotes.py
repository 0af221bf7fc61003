"""Finds what a text quotes. Words that stand in somebody's mouth are not the speaker's own move."""

import re

_QUOTED = re.compile(r'"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“”\n]{1,400}[“”]')
_LEAD = 60  # characters of the line before a quotation that can say whose words they are
# A plan puts the words into the speaker's own mouth: "I'll say, 'Are you hiring?'" is the move all the same.
_OWN = re.compile(
    r"\b(?:(?:i|we)(?:['’]ll| will|['’]d| would| can| could| might| want to| plan to|['’]m going to) "
    r"(?:\w{1,12} ){0,3}?(?:say|ask|tell|write|open|begin|start|add|finish)"
    r"|my (?:pitch|line|message|question|opener) is)"
    r"|^\W{0,5}(?:just )?(?:say|ask|tell them|write|try)\b",
    re.IGNORECASE,
)


def reported(text: str) -> list[tuple[int, int]]:
    """Stretches that are quoted and not meant. A text or a line that is nothing but a quotation is meant."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    return [(start, end) for start, end in spans if _is_reported(text, start, end)]


def _is_reported(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start][-_LEAD:]
    following = text[end : end + _LEAD].split("\n", 1)[0]
    if not any(letter.isalpha() for letter in before + following):
        return False
    return not _OWN.search(before)
