"""Findings that their writer did not mean stay away from the page, as long as the words are the same."""

import hashlib
from dataclasses import replace

from workshop.moves.reader import Finding, Reading
from workshop.moves.taxonomy import Move
from workshop.records.answers import Answer
from workshop.records.disputes import Claim


def sentence_of(reading: Reading, finding: Finding) -> str:
    sentence = reading.sentences[finding.sentence]
    return reading.text[sentence.start : sentence.end]


def fingerprint(reading: Reading, finding: Finding) -> str:
    """Of the move and the words of its sentence: the rest of the text may change, and line breaks too."""
    words = " ".join(sentence_of(reading, finding).split())
    return hashlib.sha256(f"{finding.move} {words}".encode("utf-8", "surrogatepass")).hexdigest()


def undisputed(reading: Reading, answer: Answer | None) -> Reading:
    """Without what the writer of `answer` has said that they did not mean."""
    gone = (answer.disputed if answer else None) or {}
    left = tuple(one for one in reading.findings if fingerprint(reading, one) not in gone)
    return replace(reading, findings=left)


def claim(answer: Answer, wanted: str) -> Claim | None:
    """What the reader said of these words; None where they are not in the answer any more."""
    reading = Reading.from_dict(answer.value["reading"])
    found = next((one for one in reading.findings if fingerprint(reading, one) == wanted), None)
    if found is None:
        return None
    return Claim(
        fingerprint=wanted,
        move=found.move,
        language=reading.language or "",
        confidence=found.confidence,
        is_sure=found.is_sure,
        text=sentence_of(reading, found),
        others=_others(undisputed(reading, answer), found),
    )


def _others(reading: Reading, found: Finding) -> tuple[Move, ...]:
    beside = {one.move for one in reading.findings if one.sentence == found.sentence and one.is_sure}
    return tuple(move for move in Move if move in beside - {found.move})
