"""TF-IDF over words 1 to 3 and letters 2 to 5, one logistic regression a move: what the reader is measured
against.
"""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import FeatureUnion


class Tfidf:
    name = "TF-IDF"

    def fit(self, texts: Sequence[str], truth: np.ndarray) -> "Tfidf":
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
