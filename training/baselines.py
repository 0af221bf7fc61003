"""What the reader is measured against, fitted on the same corpus: TF-IDF and frozen embeddings, and the
rule list.

TF-IDF: words 1 to 3, letters 2 to 5. Frozen: mean-pooled states of the starting encoder. Both with one
logistic regression a move; thresholds come from the same development sentences as the reader's.
"""

from collections.abc import Sequence

import numpy as np
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import FeatureUnion
from tokenizers import Tokenizer

from training.corpus_lines import Marked
from training.network import Network
from training.samples import batch, sample
from workshop.moves import Move, read

Truth = np.ndarray


class Tfidf:
    name = "TF-IDF"

    def fit(self, texts: Sequence[str], truth: Truth) -> "Tfidf":
        self._columns = FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, min_df=2)),
                (
                    "letters",
                    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3),
                ),
            ]
        )
        self._heads = OneVsRestClassifier(LogisticRegression(C=10, solver="liblinear"))
        self._heads.fit(self._columns.fit_transform(texts), truth)
        return self

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        return self._heads.predict_proba(self._columns.transform(texts))


class Frozen:
    name = "frozen embeddings"

    def __init__(self, network: Network, tokenizer: Tokenizer) -> None:
        self._network, self._tokenizer = network.eval(), tokenizer

    def fit(self, texts: Sequence[str], truth: Truth) -> "Frozen":
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


def by_rules(text: str) -> frozenset[Move]:
    """By the reader that ships today; English only."""
    return frozenset(one.move for one in read(text).findings if one.is_sure)
