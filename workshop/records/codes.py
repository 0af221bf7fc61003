"""Codes that people read from a wall or a sheet of paper and type."""

import itertools
import secrets
import unicodedata

ALPHABET = "ABCDEFGHJKMNPQRTUVWXY34679"
# Signs that no code holds, and what somebody who types them has most likely read.
MISREAD = {
    "0": "QD",
    "O": "QD",
    "1": "J7",
    "I": "J7",
    "L": "J7",
    "8": "B",
    "2": "7",
    "Z": "7",
    "5": "6",
    "S": "6",
}
MOST_SPELLINGS = 64
SAMPLE = "SAMPLE"  # with which the codes of papers of nobody begin; no other one does: none holds S or L


def new(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def spellings(typed: str, length: int) -> list[str]:
    """What the typed code may stand for: case, spaces and dashes do not count. Empty where it cannot be a
    code."""
    if len(typed) > 8 * length:
        return []
    text = _signs(typed)
    choices = [sign if sign in ALPHABET else MISREAD.get(sign, "") for sign in text]
    if len(text) != length or not all(choices):
        return []
    every = itertools.product(*choices)
    return ["".join(signs) for signs in itertools.islice(every, MOST_SPELLINGS)]


def is_sample(typed: str) -> bool:
    return _signs(typed).startswith(SAMPLE)


def _signs(typed: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
