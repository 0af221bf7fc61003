"""Guesses what language a text is in: "en", "es" or another code; "unknown" for letters other than Latin."""

import re
import unicodedata
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
_ENOUGH = 2  # small words of another language before a text counts as written in it


def guess(text: str, small_words: Mapping[str, frozenset[str]], expected: str | None) -> str:
    """A text without letters, or a short one in Latin letters that tells nothing, is taken as expected."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if not words:
        return expected or "en"
    if not _is_mostly_latin(text):
        return "unknown"
    known = {code: sum(word in small for word in words) for code, small in small_words.items()}
    english = known.pop("en")
    other, count = max(known.items(), key=lambda pair: pair[1])
    if count >= _ENOUGH and count > english:
        return other
    if english or not expected:
        return other if not english and count and count * 3 >= len(words) else "en"
    return expected


def _is_mostly_latin(text: str) -> bool:
    latin = other = 0
    for letter in text:
        if letter.isascii():
            latin += letter.isalpha()
        elif letter.isalpha():
            # Compatibility forms first: bold or wide Latin letters are Latin letters.
            plain = unicodedata.normalize("NFKD", letter)[:1]
            is_latin = plain.isascii() or unicodedata.name(plain, "").startswith("LATIN")
            latin, other = latin + is_latin, other + (not is_latin)
    return latin >= other
