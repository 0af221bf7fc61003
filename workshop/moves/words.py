"""Brings what was typed into one plain form for the rules, and remembers where every word stood.

`Line.plain` is the sentence in lower case, one space before each word and one at the end, without accents,
hidden characters or HTML tags; short forms of chat and dictation are written out ("u" -> "you").
`Line.cased` is the same, character for character, with the capitals kept: only rules about names read it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

_LONGEST_WORD = 40  # characters; anything longer is no word of English and only costs time
_PLAIN_CHARACTERS = dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”„«»", '"')
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
# Behind these, 's is short for "is"; behind anything else it may be a possessive.
_IS_SHORTENED = re.compile(
    "who|what|where|how|when|why|that|there|here|it|he|she|this|(?:every|some|any|no)thing"
)
_PIECE = re.compile(
    r"""<[/!]?[a-zA-Z][^<>]{0,200}>      # an HTML tag
      | (?P<word>[a-zA-Z]++(?:'[a-zA-Z]++)*+|[0-9][0-9.,:]*+(?<![.,:])[a-zA-Z]*+|[^\W_]++)
      | (?P<mark>["().,;:!?…–—-]++)
      | (?P<sign>[$%&@+#])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Line:
    plain: str
    cased: str
    begins: tuple[int, ...]  # where each word's leading space stands in `plain`
    spots: tuple[tuple[int, int], ...]  # start and end of each word in the text as typed

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Turns a stretch of `plain` into offsets of the text as typed."""
        first = max(bisect_right(self.begins, start) - 1, 0)
        last = max(bisect_right(self.begins, max(end - 1, start)) - 1, first)
        return self.spots[first][0], self.spots[last][1]


def line(text: str, start: int, end: int, spellings: Mapping[str, str]) -> Line:
    clean, places = _clean(text[start:end])
    is_shouted = clean.isupper()
    words: list[str] = []
    spots: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(clean):
        spot = (start + places[piece.start()], start + places[piece.end() - 1] + 1)
        for word in _written_out(piece, spellings):
            words.append(word.lower() if is_shouted else word)
            spots.append(spot)
    begins, length = [], 0
    for word in words:
        begins.append(length)
        length += len(word) + 1
    cased = " " + " ".join([*words, ""])
    return Line(cased.lower(), cased, tuple(begins), tuple(spots))


def _clean(text: str) -> tuple[str, range | list[int]]:
    if text.isascii():
        return text.replace("`", "'"), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in _plain(letter):
            letters.append(plain)
            places.append(place)
    return "".join(letters), places


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _PLAIN_CHARACTERS:
        return _PLAIN_CHARACTERS[letter]
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)) if len(parts) < 8 else " "


def _written_out(piece: re.Match[str], spellings: Mapping[str, str]) -> list[str]:
    if word := piece["word"]:
        return _words(word, spellings) if len(word) <= _LONGEST_WORD else ["~"]
    if mark := piece["mark"]:
        return _punctuation(mark, piece)
    return [piece["sign"]] if piece["sign"] else []


def _words(word: str, spellings: Mapping[str, str]) -> list[str]:
    if longer := spellings.get(word.lower()):
        return longer.split()
    stem, apostrophe, _ = word.rpartition("'")
    if not apostrophe:
        return [word]
    ending = word[len(stem) :].lower()
    if ending == "'t" and stem.lower().endswith("n"):
        return [stem[:-1], "not"]
    if ending == "'s":
        return [stem, "is" if _IS_SHORTENED.fullmatch(stem.lower()) else "'s"]
    return [stem, _ENDINGS[ending]] if ending in _ENDINGS else [word]


def _punctuation(mark: str, piece: re.Match[str]) -> list[str]:
    if '"' in mark:
        return ['"']
    if mark == "-":
        around = piece.string[max(piece.start() - 1, 0) : piece.end() + 1]
        return [","] if " " in around else []
    for sign in "?!;:.()":
        if sign in mark and mark.strip("-–—"):
            return ["." if sign == "!" else sign]
    return [","]
