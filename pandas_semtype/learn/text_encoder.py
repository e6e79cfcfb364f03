"""Texts to a few numbers: TF-IDF of runs of characters, compressed, or hashed words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.utils.extmath import randomized_svd

from .encoders import Encoded
from .values import texts_of

__all__ = ["TextEncoder"]

_MOST_FEATURES = 20_000
_LEAST = 1e-6
_ROWS_EACH, _FEWEST = 20, 3
"""Rows that a direction of texts is learned of, and directions of few rows."""


@dataclass(frozen=True)
class TextEncoder:
    """Encode texts, with what the training data told.

    Parameters
    ----------
    vectorizer : TfidfVectorizer or HashingVectorizer
        Texts to a sparse matrix.
    directions : ndarray or None
        Directions in which the training data differs most; None where words are hashed.
    suffixes : tuple of str
        Numbers of the new columns.
    """

    vectorizer: Any
    directions: np.ndarray | None
    suffixes: tuple[str, ...]

    @classmethod
    def fitted(cls, series: pd.Series, form: str, n_components: int, seed: int) -> TextEncoder:
        """Return an encoder of texts.

        Parameters
        ----------
        series : Series
            The column of the training data.
        form : {"svd", "hash"}
            TF-IDF of 3 and 4 characters and a truncated SVD, or hashed words.
        n_components : int
            Columns that a column becomes, at most; one for every 20 rows, and three of few.
        seed : int
            Seed of the SVD.
        """
        if form == "hash":
            vectorizer = HashingVectorizer(n_features=n_components)
            return cls(vectorizer, None, tuple(f"_{k}" for k in range(n_components)))
        vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 4), max_features=_MOST_FEATURES, sublinear_tf=True
        )
        # Distinct texts alone would weigh rare ones like frequent ones.
        matrix = vectorizer.fit_transform([cell or " . " for cell in texts_of(series)])
        k = min(n_components, max(_FEWEST, len(series) // _ROWS_EACH), *matrix.shape)
        _, lengths, directions = randomized_svd(matrix, n_components=k, random_state=seed)
        # What is left of a few texts that repeat is noise, which scaling would blow up.
        k = max(1, int((lengths > _LEAST * lengths[0]).sum()))
        return cls(vectorizer, directions[:k], tuple(f"_{place}" for place in range(k)))

    def encode(self, series: pd.Series) -> Encoded:
        """Return the columns of floats; all of them 0 where a text is missing."""
        cells = texts_of(series)
        if not len(cells):
            return Encoded([np.empty(0) for _ in self.suffixes])
        matrix = self.vectorizer.transform(["" if cell is None else cell for cell in cells])
        dense = matrix.toarray() if self.directions is None else matrix @ self.directions.T
        present = pd.notna(cells)
        n_odd = int((present & (np.diff(matrix.indptr) == 0)).sum())
        return Encoded(list(np.asarray(dense, dtype=np.float64).T), int(present.sum()), n_odd)
