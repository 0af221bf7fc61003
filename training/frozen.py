"""Frozen embeddings: mean-pooled states of the starting encoder, one logistic regression a move: what the
reader is measured against.
"""

from collections.abc import Sequence

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from tokenizers import Tokenizer

from training.network import Network
from training.samples import batch, sample
from workshop.evaluation.labelled import Marked

BATCH = 32


class Frozen:
    name = "frozen embeddings"

    def __init__(self, network: Network, tokenizer: Tokenizer) -> None:
        self._network, self._tokenizer = network.eval(), tokenizer

    def fit(self, texts: Sequence[str], truth: np.ndarray) -> "Frozen":
        self._heads = OneVsRestClassifier(LogisticRegression(C=30, max_iter=200))
        self._heads.fit(self._embedded(texts), truth)
        return self

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        return self._heads.predict_proba(self._embedded(texts))

    @torch.no_grad()
    def _embedded(self, texts: Sequence[str]) -> np.ndarray:
        """(texts, 384), each of length 1; texts of like length together, to pad little."""
        rows = np.zeros((len(texts), self._network.words.embedding_dim), np.float32)
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            ids, mask, parts, *_ = batch([sample(self._tokenizer, [Marked(texts[n], ())]) for n in some])
            inside = parts[:, 0, :, None]
            pooled = (inside * self._network.states(ids, mask)).sum(1) / inside.sum(1).clamp(min=1)
            rows[some] = torch.nn.functional.normalize(pooled, dim=1).numpy()
        return rows
