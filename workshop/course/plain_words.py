"""How hard a text is to read: the Flesch-Kincaid grade, and sentences that are too long.

Why this formula: its result is an American school grade, which is what "6th-grade reading level" asks for.
It is made for English; in other languages only the length of sentences is checked.

The kept library is textstat. Its English syllable count would download a pronouncing dictionary at first
use. The tag "en-US" (with a dash) makes it count by pyphen's hyphenation patterns instead, which ship with
it. These find too few syllables ("any" has no place to hyphenate): against that dictionary, the texts of
slides/en came out 0.3 to 0.55 grades too easy. ALLOWANCE adds that back, and a little more.

Names of organisations and people ("the State Department of Education") count as one short word: a run of
capitalised words inside a sentence is one known thing to its reader. Dale and Chall's word lists treat names
as known words too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.course.pieces import Passage

GRADED_LANGUAGE = "en"
# The end of grade 6: 6.9 is the last value that is not yet grade 7.
HIGHEST_GRADE = 6.9
LONGEST_SENTENCE = 25
# Fewer words than this give a grade by chance.
FEWEST_WORDS = 100
ALLOWANCE = 0.6

_END = re.compile(r"[.!?…]+[\"”’)]*\s+")
_WORD = re.compile(r"\w[\w’'-]*")
_CAPITAL = r"[A-Z][\w’'-]+"
_NAME = re.compile(rf"(?<=\s){_CAPITAL}(?:\s+(?:(?:of|the|and|for)\s+)*{_CAPITAL})+")


@dataclass(frozen=True)
class Sentence:
    """`text` has its names shortened to one word, and ends with a full stop, question or exclamation mark."""

    line: int
    text: str

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.text))


def sentences(passages: Sequence[Passage]) -> list[Sentence]:
    """The sentences of the running text: labels would flatter it, and bad examples are not our words."""
    running = (passage for passage in passages if not passage.is_heading and not passage.is_bad_example)
    return [sentence for passage in running for sentence in _split(passage)]


def _split(passage: Passage) -> Iterator[Sentence]:
    start = 0
    for end in [match.end() for match in _END.finditer(passage.text)] + [len(passage.text)]:
        words = passage.text[start:end]
        if _WORD.search(words):
            yield Sentence(passage.line_at(start), _close(_NAME.sub("Name", words.strip())))
        start = end


def _close(text: str) -> str:
    return text if re.search(r"[.!?…][\"”’)]*$", text) else f"{text}."


def word_count(read: Sequence[Sentence]) -> int:
    return sum(sentence.words for sentence in read)


def grade(read: Sequence[Sentence]) -> float:
    """The school grade, to one decimal."""
    text = " ".join(sentence.text for sentence in read)
    return round(float(_textstat().flesch_kincaid_grade(text)) + ALLOWANCE, 1)


def hardest(read: Sequence[Sentence], number: int = 3) -> list[Sentence]:
    """The sentences to start with, hardest first; very short ones cannot help much."""
    long_enough = [sentence for sentence in read if sentence.words >= 6]
    return sorted(long_enough, key=lambda sentence: -grade([sentence]))[:number]


@cache
def _textstat() -> Any:
    # Imported late: it costs a quarter of a second, and only the check needs it.
    from textstat.textstat import textstatistics

    meter = textstatistics()
    meter.set_lang("en-US")
    return meter
