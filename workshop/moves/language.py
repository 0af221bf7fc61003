"""Guesses what language a text is in: "en", "es" or another code; "unknown" for letters other than Latin."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
_SPANISH = re.compile("[¿¡ñÑ]")
_ENOUGH = 2  # small words of another language before a text counts as written in it
_OURS = ("en", "es")


def guess(text: str, expected: str | None) -> str:
    """A text without letters, or a short one in Latin letters that tells nothing, is taken as expected.
    A mixture counts as the one of English and Spanish that it holds more small words of."""
    words = {_plain(word) for word in _WORD.findall(text)}
    if not words:
        return expected or "en"
    if not _is_mostly_latin(text):
        return "unknown"
    counts = {code: sum(word in small for word in words) for code, small in _small_words().items()}
    counts["es"] += bool(_SPANISH.search(text))
    ours = max(_OURS, key=lambda code: (counts[code], code == expected))
    other = max(counts.keys() - set(_OURS), key=lambda code: (counts[code], code))
    if counts[other] >= _ENOUGH and counts[other] > counts[ours]:
        return other
    return ours if counts[ours] else expected or "en"


def _plain(word: str) -> str:
    """In small letters without accents: many leave them out."""
    return _without_accents(word.lower().replace("’", "'"))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    )


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


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    path = Path(__file__).parent / "languages.yaml"
    content: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {code: frozenset(map(_without_accents, words.split())) for code, words in content.items()}
