"""The trained reader: English and Spanish, and mixtures of the two."""

from collections.abc import Sequence
from functools import cache

from workshop.moves.deciding import Scale, findings_of
from workshop.moves.encoder import Missing, encoder
from workshop.moves.reading import Finding, Sentence

LANGUAGES = ("en", "es")


def load() -> None:
    """Raises encoder.Missing."""
    encoder()
    try:
        _scale()
    except (KeyError, TypeError, ValueError) as error:
        raise Missing(f"the card has no thresholds ({error})") from error


def findings(text: str, sentences: Sequence[Sentence], context: str = "") -> list[Finding]:
    """Raises encoder.Missing."""
    judged = encoder().judge(text, [(one.start, one.end) for one in sentences], context)
    scale = _scale()
    return [found for number, one in enumerate(judged) for found in findings_of(text, number, one, scale)]


@cache
def _scale() -> Scale:
    return Scale.of(encoder().card)


def taking(text: str, sentences: Sequence[Sentence], context: str = "") -> list[float]:
    """How likely each sentence takes: what the flag goes by. Raises encoder.Missing."""
    judged = encoder().judge(text, [(one.start, one.end) for one in sentences], context)
    return [float(_scale().calibrated(one.moves)[-1]) for one in judged]
