"""Thresholds and calibration, from development sentences: what `workshop.moves.deciding` goes by.

Calibration is Platt's: one slope and one shift a move, by logistic regression on the logit. A threshold is
the one with the best F1, averaged over resampled sentences, so that one lucky sentence does not set it. The
flag's is the best among those that flag at most `MOST_FALSE` of the sentences without a taking move: a wrong
flag teaches the wrong thing.
"""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.network import MOVES
from training.samples import wanted
from workshop.evaluation.labelled import Line
from workshop.evaluation.tables import joined
from workshop.moves.encoder import Encoder

RESAMPLES = 200
GRID = np.arange(0.30, 0.91, 0.02)
QUESTION = 0.15  # below the threshold a move is still worth a question
PLATEAU = 0.002  # of F1: thresholds that near to the best are as good, and the middle one is taken
NEAR = 0.45
MOST_FALSE = 0.05


def probabilities(encoder: Encoder, lines: Sequence[Line]) -> tuple[np.ndarray, np.ndarray]:
    """Raw probabilities and truth, (sentences, 14) each, every sentence of every line."""
    said, truth = [], []
    for line in lines:
        text, spots = joined(line)
        said += [one.moves for one in encoder.judge(text, spots, line.context)]
        truth += [wanted(one) for one in line.sentences]
    return np.array(said), np.array(truth)


def tuned(said: np.ndarray, truth: np.ndarray) -> dict:
    """`said`: raw probabilities, `truth`: 0 or 1, both (sentences, 14), the flag last. Gives what
    `deciding.Scale` reads from the card."""
    slopes, shifts, sure = [], [], []
    for column in range(len(MOVES) + 1):
        logits = _logits(said[:, column])
        slope, shift = _platt(logits, truth[:, column])
        likely = 1 / (1 + np.exp(-(logits * slope + shift)))
        slopes.append(round(slope, 4))
        shifts.append(round(shift, 4))
        most_false = MOST_FALSE if column == len(MOVES) else 1.0
        sure.append(round(_threshold(likely, truth[:, column], most_false), 3))
    unsure = [round(one - QUESTION, 3) for one in sure]
    return {"slope": slopes, "shift": shifts, "sure": sure, "unsure": unsure, "near": NEAR}


def _logits(probabilities: np.ndarray) -> np.ndarray:
    kept = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(kept / (1 - kept))


def _platt(logits: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    if truth.min() == truth.max():
        return 1.0, 0.0
    fitted = LogisticRegression(C=1.0).fit(logits[:, None], truth)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _threshold(likely: np.ndarray, truth: np.ndarray, most_false: float) -> float:
    grid = [at for at in GRID if (likely[truth == 0] >= at).mean() <= most_false] or [GRID[-1]]
    chance = np.random.default_rng(1)
    picks = chance.integers(0, len(truth), (RESAMPLES, len(truth)))
    scores = [np.mean([_f1(likely[pick] >= at, truth[pick] > 0) for pick in picks]) for at in grid]
    good = [at for at, score in zip(grid, scores, strict=True) if score >= max(scores) - PLATEAU]
    return float(good[len(good) // 2])


def _f1(said: np.ndarray, truth: np.ndarray) -> float:
    hits = (said & truth).sum()
    return 2 * hits / max(1, said.sum() + truth.sum())
