"""Names as people type them, made safe to show beside others."""

import re
import unicodedata

from workshop.records.refusals import Refusal

JOINERS = {"\u200c", "\u200d"}  # within emoji and within Persian and Indian words they carry meaning
LOOKS_EMPTY = {"\u2800", "\u115f", "\u1160", "\u3164", "\uffa0"}  # letters by name, blank to the eye
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_HYPHEN = re.compile("[-\u2010\u2011]")
MOST_MARKS = 4  # accents stacked higher run over the lines above and below


def clean(typed: str, limit: int) -> str:
    """NFC, on one line, without control, bidi-override or invisible signs. Refuses name-empty and
    name-too-long."""
    kept = "".join(_kept(sign) for sign in unicodedata.normalize("NFC", typed[: limit * 50]))
    name = " ".join(_fewer_marks(kept).split())
    if not any(unicodedata.category(sign)[0] in "LNSP" for sign in name):
        raise Refusal("name-too-long" if len(typed) > limit * 50 else "name-empty")
    if len(name) > limit:
        raise Refusal("name-too-long")
    return name


def whole(text: str) -> str:
    """Halves of a sign, which a script can send and nothing can store or print, become “�”."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def numbered(name: str, taken: set[str]) -> str:
    """The name, or the name with the first free number: the second Sam becomes “Sam 2”."""
    used = {other.casefold() for other in taken}
    if name.casefold() not in used:
        return name
    number = 2
    while f"{name} {number}".casefold() in used:
        number += 1
    return f"{name} {number}"


def initials(name: str) -> str:
    """Of each word its first letter, of “Anne-Marie” both; a nickname in brackets is left out."""
    words = _IN_BRACKETS.sub(" ", name).split()
    parts = [[_first_letter(part) for part in _HYPHEN.split(word)] for word in words]
    return " ".join("-".join(f"{one}." for one in part if one) for part in parts if any(part))


def _first_letter(word: str) -> str:
    """None of “3rd”; the sign before “ʻAulani” is a letter to computers alone."""
    first = next((sign for sign in word if sign.isalnum() and unicodedata.category(sign) != "Lm"), "")
    return first.upper()[:1] if first.isalpha() else ""


def _kept(sign: str) -> str:
    if sign in JOINERS:
        return sign
    if sign in LOOKS_EMPTY or sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") else sign


def _fewer_marks(text: str) -> str:
    result, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            result.append(sign)
    return re.sub("^[\u200c\u200d]+", "", "".join(result))
