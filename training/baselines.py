"""Other ways to read, fitted on the same corpus, with thresholds from the same development sentences."""

from collections.abc import Iterable, Sequence

import numpy as np

from training import starting_weights
from training.frozen import Frozen
from training.make import tokenizer_and_kept
from training.network import MOVES, Network
from training.samples import wanted
from training.sets import of_set
from training.tfidf import Tfidf
from training.tuning import tuned
from workshop.evaluation.labelled import Line, Marked
from workshop.moves import Move
from workshop.moves.deciding import Scale


def read_by_others(lines: Sequence[Line]) -> dict[str, list[list[Move]]]:
    """By name, what each is sure of, for every sentence of `lines` in order."""
    corpus = [one for line in of_set("corpus") for one in line.sentences]
    tuning = [one for line in of_set("development") for one in line.sentences]
    texts = [one.text for line in lines for one in line.sentences]
    found = {}
    for approach in (Tfidf(), _frozen()):
        approach.fit([one.text for one in corpus], _truth(corpus))
        scale = Scale.of(tuned(approach.probabilities([one.text for one in tuning]), _truth(tuning)))
        likely = scale.calibrated(approach.probabilities(texts).astype(np.float32))
        found[approach.name] = [
            [move for n, move in enumerate(MOVES) if row[n] >= scale.sure[n]] for row in likely
        ]
    return found


def _frozen() -> Frozen:
    weights = starting_weights.load(starting_weights.fetch(starting_weights.CACHE))
    tokenizer, kept = tokenizer_and_kept(weights)
    return Frozen(Network(weights, kept), tokenizer)


def _truth(sentences: Iterable[Marked]) -> np.ndarray:
    return np.array([wanted(one) for one in sentences])
