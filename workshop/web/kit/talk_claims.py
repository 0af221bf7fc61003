"""A note on a turn that its speaker did not mean."""

import hashlib

from workshop.moves import Finding, Move
from workshop.records.disputes import Claim
from workshop.roleplay.turns import Turn
from workshop.web.kit.talks import Talk


def claim_of(talk: Talk, number: int, move: Move | None) -> Claim | None:
    """What the reader said of turn `number`, counted from 1; None where it said nothing of the kind."""
    if not 1 <= number <= len(talk.turns):
        return None
    turn = talk.turns[number - 1]
    found = next((one for one in turn.findings if one.move is move), None)
    return _claim(turn, found, talk.language) if found else None


def _claim(turn: Turn, found: Finding, language: str) -> Claim:
    beside = {one.move for one in turn.findings if one.is_sure} - {found.move, *turn.not_meant}
    words = " ".join(turn.text.split())
    return Claim(
        fingerprint=hashlib.sha256(f"{found.move} {words}".encode("utf-8", "surrogatepass")).hexdigest(),
        move=found.move,
        language=language,
        confidence=found.confidence,
        is_sure=found.is_sure,
        text=turn.text,
        others=tuple(move for move in Move if move in beside),
        register="talk",
    )
