"""From probabilities to findings: what is sure, what is put as a question, and which words carry it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from workshop.moves.encoder import Judged, Numbers
from workshop.moves.reading import Finding
from workshop.moves.taxonomy import Move, is_taking

_MOVES = tuple(Move)
_TAKING = [n for n, move in enumerate(_MOVES) if is_taking(move)]
_FLAG = len(_MOVES)
_TIED = (Move.OFFERS_HELP, Move.INTRODUCES)


@dataclass(frozen=True)
class Scale:
    """What training measured on development sentences (`card.json`). All arrays have fourteen members, the
    flag last: logit' = `slope` * logit + `shift` makes a probability that keeps its promise; from `sure` on
    it is a finding, from `unsure` on a question. `near`: a token is of the words from this share of the
    loudest token on."""

    slope: Numbers
    shift: Numbers
    sure: Numbers
    unsure: Numbers
    near: float

    @classmethod
    def of(cls, card: Mapping[str, Any]) -> "Scale":
        slope, shift, sure, unsure = (
            np.array(card[name], np.float32) for name in ("slope", "shift", "sure", "unsure")
        )
        return cls(slope, shift, sure, unsure, card["near"])

    def calibrated(self, moves: Numbers) -> Numbers:
        kept = np.clip(moves, 1e-6, 1 - 1e-6)
        logits = np.log(kept / (1 - kept)) * self.slope + self.shift
        calibrated: Numbers = 1 / (1 + np.exp(-logits))
        return calibrated


def findings_of(text: str, number: int, judged: Judged, scale: Scale) -> list[Finding]:
    """Of one sentence, in the order of their words."""
    likely = scale.calibrated(judged.moves)
    found = []
    for move, is_sure in _decided(likely, scale):
        column = _MOVES.index(move)
        start, end = _words(text, judged.spots, judged.voiced[:, column], scale.near)
        confidence = likely[_FLAG] if is_sure and likely[column] < scale.sure[column] else likely[column]
        if start < end:
            found.append(Finding(move, start, end, round(float(confidence), 3), number, is_sure))
    return sorted(found, key=lambda one: (one.start, one.end))


def _decided(likely: Numbers, scale: Scale) -> Iterator[tuple[Move, bool]]:
    """The flag says whether a sentence takes; the moves say how. So no sentence is flagged for nothing, and a
    move that the flag does not believe is no more than a question."""
    flag = likely[_FLAG]
    takes, asks = flag >= scale.sure[_FLAG], flag >= scale.unsure[_FLAG]
    best = max(_TAKING, key=lambda n: likely[n])
    strings_sure = takes and likely[_MOVES.index(Move.STRINGS)] >= scale.sure[_MOVES.index(Move.STRINGS)]
    for n, move in enumerate(_MOVES):
        if is_taking(move):
            if takes and (likely[n] >= scale.sure[n] or n == best):
                yield move, True
            elif asks and not takes and n == best:
                yield move, False
        elif strings_sure and move in _TIED:
            continue  # with a string on it, it is no gift
        elif likely[n] >= scale.sure[n]:
            yield move, True
        elif likely[n] >= scale.unsure[n] and not takes:
            yield move, False


def _words(text: str, spots: Sequence[tuple[int, int]], voiced: Numbers, near: float) -> tuple[int, int]:
    """The stretch of tokens around the loudest one that are loud enough; small gaps are bridged."""
    if not len(spots):
        return 0, 0
    loudest = int(np.argmax(voiced))
    enough = voiced >= voiced[loudest] * near
    first = last = loudest
    while first > 0 and enough[max(0, first - 2) : first].any():
        first -= 1
    while last < len(spots) - 1 and enough[last + 1 : last + 3].any():
        last += 1
    while not enough[first]:
        first += 1
    while not enough[last]:
        last -= 1
    return _whole_words(text, spots[first][0], spots[last][1], spots[0][0], spots[-1][1])


def _whole_words(text: str, start: int, end: int, earliest: int, latest: int) -> tuple[int, int]:
    while start > earliest and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < latest and text[end - 1 : end].isalnum() and text[end].isalnum():
        end += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:!?…"):
        end -= 1
    return start, end
