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


class Frozen:
    name = "frozen embeddings"

    def __init__(self, network: Network, tokenizer: Tokenizer) -> None:
        self._network, self._tokenizer = network.eval(), tokenizer

    def fit(self, texts: Sequence[str], truth: np.ndarray) -> "Frozen":
        self._heads = OneVsRestClassifier(LogisticRegression(C=30, max_iter=2000))
        self._heads.fit(self._embedded(texts), truth)
        return self

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        return self._heads.predict_proba(self._embedded(texts))

    @torch.no_grad()
    def _embedded(self, texts: Sequence[str]) -> np.ndarray:
        rows = []
        for text in texts:
            ids, mask, parts, *_ = batch([sample(self._tokenizer, [Marked(text, ())])])
            states = self._network.states(ids, mask)[0]
            pooled = (parts[0, 0, :, None] * states).sum(0) / parts[0, 0].sum().clamp(min=1)
            rows.append((pooled / pooled.norm()).numpy())
        return np.array(rows)
