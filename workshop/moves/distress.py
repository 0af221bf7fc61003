"""Whether somebody says that they cannot go on: a short list. What set it off is kept nowhere."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?…,;:—\n]")
_STOPS = set("!?…,;:—\n")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘´`", "'"))


def is_distress(text: str) -> bool:
    """In every language that has a list: in need, people fall back on their first one."""
    words = (_plain(word) for word in _WORD.findall(_typed(text)))
    said = f" {' '.join(words)} . "
    return any(f" {phrase} " in said for phrase in _phrases())


def _typed(text: str) -> str:
    """In one form, with one apostrophe, whatever the keyboard made of it."""
    text = unicodedata.normalize("NFC", text.lower())
    return text.translate(_APOSTROPHES)


def _plain(word: str) -> str:
    return "." if word in _STOPS else word


@cache
def _phrases() -> tuple[str, ...]:
    path = Path(__file__).parent / "distress.yaml"
    content: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(phrase for phrases in content.values() for phrase in phrases)
