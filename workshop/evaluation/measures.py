"""The figures. A decision is one set of moves an item; the flag is any taking move in it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workshop.moves.taxonomy import Move, is_taking

RESAMPLES = 1000
Moves = frozenset[Move]
Bits = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Score:
    """`low` and `high`: the middle 95 % of F1 over resampled items."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    count: int


def flagged(moves: Collection[Move]) -> bool:
    return any(is_taking(move) for move in moves)


def score(wanted: Sequence[bool], said: Sequence[bool], seed: int = 1) -> Score:
    truth, answer = np.array(wanted, bool), np.array(said, bool)
    precision, recall, f1 = _figures(truth, answer)
    chance = np.random.default_rng(seed)
    drawn = [
        _figures(truth[pick], answer[pick])[2]
        for pick in chance.integers(0, len(truth), (RESAMPLES, len(truth)))
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Score(precision, recall, f1, float(low), float(high), int(truth.sum()))


def _figures(truth: Bits, answer: Bits) -> tuple[float, float, float]:
    hits = float((truth & answer).sum())
    precision = hits / answer.sum() if answer.any() else 0.0
    recall = hits / truth.sum() if truth.any() else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def of_flag(wanted: Sequence[Moves], said: Sequence[Moves]) -> Score:
    return score([flagged(one) for one in wanted], [flagged(one) for one in said])


def of_move(move: Move, wanted: Sequence[Moves], said: Sequence[Moves]) -> Score:
    return score([move in one for one in wanted], [move in one for one in said])


def macro(wanted: Sequence[Moves], said: Sequence[Moves]) -> float:
    """Mean F1 over the thirteen moves."""
    return float(np.mean([_figures(*_pair(move, wanted, said))[2] for move in Move]))


def _pair(move: Move, wanted: Sequence[Moves], said: Sequence[Moves]) -> tuple[Bits, Bits]:
    return np.array([move in one for one in wanted]), np.array([move in one for one in said])


def false_flags(wanted: Sequence[Moves], said: Sequence[Moves], among: Callable[[Moves], bool]) -> float:
    """Share of the items without a taking move, of those that `among` picks, that get a flag."""
    harmless = [flagged(b) for a, b in zip(wanted, said, strict=True) if not flagged(a) and among(a)]
    return sum(harmless) / len(harmless) if harmless else 0.0


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Cohen's kappa: agreement beyond chance; 1 where both never say yes."""
    first, second = np.array(one, bool), np.array(other, bool)
    agreed = float((first == second).mean())
    by_chance = float(first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean()))
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def calibration_error(probabilities: Sequence[float], truth: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: mean gap between what was promised and what came true, by tenths."""
    promised, came = np.array(probabilities), np.array(truth, float)
    place = np.minimum((promised * bins).astype(int), bins - 1)
    gaps = [
        abs(promised[place == n].mean() - came[place == n].mean()) * (place == n).mean()
        for n in set(place.tolist())
    ]
    return float(sum(gaps))


def word_overlap(wanted: Sequence[set[int]], said: Sequence[set[int]]) -> float:
    """F1 over words, all items pooled; sets hold the numbers of the words of a text."""
    hits = sum(len(a & b) for a, b in zip(wanted, said, strict=True))
    total = sum(len(a) + len(b) for a, b in zip(wanted, said, strict=True))
    return 2 * hits / total if total else 1.0
