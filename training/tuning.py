"""Thresholds and calibration, from development sentences: what `workshop.moves.deciding` goes by.

Calibration is Platt's: one slope and one shift a move, by logistic regression on the logit. A threshold is
the one with the best F1, averaged over resampled sentences, so that one lucky sentence does not set it.
"""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.corpus_lines import Line
from training.encoder import Encoder
from training.network import MOVES
from training.samples import wanted

RESAMPLES = 200
GRID = np.arange(0.10, 0.91, 0.02)
QUESTION = 0.35  # calibrated: a move that is there in one case of three is worth a question
NEAR = 0.45


def probabilities(encoder: Encoder, lines: Sequence[Line]) -> tuple[np.ndarray, np.ndarray]:
    """Raw probabilities and truth, (sentences, 14) each, every sentence of every line."""
    said, truth = [], []
    for line in lines:
        text, spots = joined(line)
        said += [one.moves for one in encoder.judge(text, spots, line.context)]
        truth += [wanted(one) for one in line.sentences]
    return np.array(said), np.array(truth)


def joined(line: Line) -> tuple[str, list[tuple[int, int]]]:
    text, spots = "", []
    for one in line.sentences:
        text += " " if text else ""
        spots.append((len(text), len(text) + len(one.text)))
        text += one.text
    return text, spots


def tuned(said: np.ndarray, truth: np.ndarray) -> dict:
    slopes, shifts, sure = [], [], []
    for column in range(len(MOVES) + 1):
        logits = _logits(said[:, column])
        slope, shift = _platt(logits, truth[:, column])
        likely = 1 / (1 + np.exp(-(logits * slope + shift)))
        slopes.append(round(slope, 4))
        shifts.append(round(shift, 4))
        sure.append(round(_threshold(likely, truth[:, column]), 3))
    unsure = [round(min(QUESTION, one * 0.8), 3) for one in sure]
    return {"slope": slopes, "shift": shifts, "sure": sure, "unsure": unsure, "near": NEAR}


def _logits(probabilities: np.ndarray) -> np.ndarray:
    kept = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(kept / (1 - kept))


def _platt(logits: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    if truth.min() == truth.max():
        return 1.0, 0.0
    fitted = LogisticRegression(C=1.0).fit(logits[:, None], truth)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _threshold(likely: np.ndarray, truth: np.ndarray) -> float:
    chance = np.random.default_rng(1)
    picks = chance.integers(0, len(truth), (RESAMPLES, len(truth)))
    scores = [np.mean([_f1(likely[pick] >= at, truth[pick] > 0) for pick in picks]) for at in GRID]
    return float(GRID[int(np.argmax(scores))])


def _f1(said: np.ndarray, truth: np.ndarray) -> float:
    hits = (said & truth).sum()
    return 2 * hits / max(1, said.sum() + truth.sum())
