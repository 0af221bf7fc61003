"""Reads what words do, sentence by sentence, in English and Spanish.

Text in a language that the reader does not know gets `language=None`: it is not judged, and the screen says
so. Where the trained reader cannot be had, rules answer, in English only; the reading says which it was.
"""

import logging
from functools import cache

from workshop.moves import rule_reader, sentences, trained_reader
from workshop.moves.encoder import Missing
from workshop.moves.language import guess
from workshop.moves.reading import Finding, Reading, Sentence

__all__ = ["MAX_CHARACTERS", "Finding", "Reading", "Sentence", "TextTooLong", "is_trained", "read"]

MAX_CHARACTERS = 5000
_log = logging.getLogger(__name__)


class TextTooLong(ValueError):
    def __init__(self, length: int) -> None:
        super().__init__(f"The text has {length} characters; at most {MAX_CHARACTERS} can be read at once.")
        self.limit = MAX_CHARACTERS


def read(text: str, language: str | None = None, context: str = "", *, by_rules: bool = False) -> Reading:
    """`language`: what the writer is expected to use; it decides only where the text is too short to tell.
    `context`: what the same person said just before; it is not judged, and only its end is looked at.
    `by_rules`: leave the trained reader aside. Raises TextTooLong."""
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(len(text))
    stretches = tuple(Sentence(start, end) for start, end in sentences.split(text))
    trained = not by_rules and is_trained()
    reader = trained_reader if trained else rule_reader
    found = guess(text, language)
    if found not in reader.LANGUAGES:
        return Reading(text, None, stretches, (), trained)
    findings = reader.findings(text, stretches, context[-MAX_CHARACTERS:])
    return Reading(text, found, stretches, tuple(findings), trained)


@cache
def is_trained() -> bool:
    """Whether the trained reader answers. The first call loads it; a server does so at its start."""
    try:
        trained_reader.load()
    except Missing as problem:
        _log.warning("The trained reader is not there: %s. A short list of rules reads instead.", problem)
        return False
    return True
