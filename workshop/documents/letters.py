"""Which letters our paper can print. One that no face holds would fail PDF/UA and leave a box on the page."""

import unicodedata
from functools import cache
from textwrap import wrap

from markupsafe import Markup

from workshop.documents import fonts, quotes

# Characters that steer the text and leave no mark: line ends, joiners, direction marks, variation selectors.
_BREAKS = "\n\t"
_LONGEST = 1000  # characters of a paragraph
_STEERING = {"Cf", "Zl", "Zp"}


def unprintable(text: str) -> str:
    """The characters of `text` that the paper fonts lack, once each, in the order in which they appear."""
    held = _held()
    once = dict.fromkeys(unicodedata.normalize("NFC", text))  # a page with pictures in it has many letters
    return "".join(
        letter for letter in once if letter not in _BREAKS and letter not in held and _shows(letter)
    )


def printable(text: str) -> str:
    """`text` without what the paper fonts lack, line by line; "" where nothing is left."""
    kept = text.translate(dict.fromkeys(map(ord, unprintable(text))))
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of `text` without empty ones. A very long line is cut, at a space where there is one: the
    renderer goes through all that is left of a paragraph for each line of it, which may take minutes."""
    pieces = (wrap(line, _LONGEST, break_on_hyphens=False) for line in text.splitlines())
    return tuple(piece for line in pieces for piece in line)


def tidy(text: str) -> str:
    """`text` as it is printed: accents joined to their letters, without what leaves no mark on paper, and
    with curled quotes, where whoever wrote it had straight ones alone. Addresses stay as they are."""
    return _shown(quotes.curled(text))


def _shown(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_MARKS)


def tidy_value(value: object) -> object:
    """The same for what a template prints; text that is marked as safe stays so."""
    if isinstance(value, Markup):
        return Markup(_shown(quotes.curled_markup(value)))
    return tidy(value) if isinstance(value, str) else value


def width(text: str) -> float:
    """In letters of usual width, about: to break or shorten what stands where nothing measures it."""
    return sum(map(wide, text))


def wide(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF" or letter in "MW@":
        return 1.8
    return 1.3 if letter.isupper() or letter in "mw" else 1


def _shows(letter: str) -> bool:
    kind = unicodedata.category(letter)
    is_selector = 0xFE00 <= ord(letter) <= 0xFE0F
    return letter == "\u00ad" or not (kind in _STEERING or kind == "Cc" or kind == "Cs" or is_selector)


class _Marks(dict[int, int | None]):
    """For `translate`: what each letter becomes on paper, looked up once."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        self[code] = code if letter in _BREAKS or _shows(letter) else None
        return self[code]


_MARKS = _Marks()


@cache
def _held() -> frozenset[str]:
    return fonts.held()
