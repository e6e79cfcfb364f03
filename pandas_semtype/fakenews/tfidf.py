"""The yardstick: words and pieces of words, weighed by rarity, and a logistic regression."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

import numpy as np

from ..checkpoint import pack_arrays, unpack_arrays
from ..errors import ArgumentError, CheckpointError, NotFittedError

__all__ = ["TfidfEncoder"]

_AT_ONCE = 1024
_NEVER = 50.0


class _Block(NamedTuple):
    """One kind of n-gram: who cuts it, how long, and the length of its part of a row."""

    analyzer: str
    sizes: tuple[int, int]
    share: float


_BLOCKS = {"word": _Block("word", (1, 2), 0.5), "char": _Block("char_wb", (3, 5), 1.0)}
_MODEL = "tfidf.npz"
_TERMS = "tfidf_{}.json"


class TfidfEncoder:
    """Tell classes by the n-grams of words and of characters.

    Words and pairs of words, and runs of 3 to 5 characters inside words, are counted in
    lower case; each count becomes ``1 + log(count)`` times its inverse document frequency,
    and each kind is scaled to length 1. A logistic regression reads both.

    Parameters
    ----------
    C : float, default 10
        Inverse of the strength of regularisation.
    min_df : int, default 2
        Texts an n-gram must stand in to count.
    max_chars : int, default 100000
        Characters of a text that are read, from its beginning.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.tfidf import TfidfEncoder
    >>> texts, y = ["good news", "bad news"] * 5, np.array([0, 1] * 5)
    >>> encoder = TfidfEncoder()
    >>> _ = encoder.fit(texts, y, n_classes=2, weights=np.ones(10))
    >>> encoder.predict_proba(["good", "bad"]).argmax(axis=1).tolist()
    [0, 1]
    """

    name = "tfidf"
    uses_validation = False
    """Nothing is stopped early, so no texts need be held out."""

    def __init__(self, *, C: float = 10.0, min_df: int = 2, max_chars: int = 100_000) -> None:
        if isinstance(C, bool) or not isinstance(C, (int, float)) or not 0 < C < np.inf:
            raise ArgumentError.of("C", C, "a number above 0")
        for name, value in (("min_df", min_df), ("max_chars", max_chars)):
            if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < 1:
                raise ArgumentError.of(name, value, "a whole number of at least 1")
        self.C, self.min_df, self.max_chars = float(C), int(min_df), int(max_chars)
        self._terms: dict[str, list[str]] = {}
        self._idf: dict[str, np.ndarray] = {}
        self._counters: dict[str, Any] = {}
        self._coef = np.empty((0, 0))
        self._intercept = np.empty(0)

    def __repr__(self) -> str:
        return f"TfidfEncoder(C={self.C:g}, min_df={self.min_df}, max_chars={self.max_chars})"

    def fit(
        self,
        texts: Sequence[str],
        y: np.ndarray,
        *,
        n_classes: int,
        weights: np.ndarray,
        valid: tuple[Sequence[str], np.ndarray] | None = None,
        random_state: int = 0,
        progress: bool | None = None,  # noqa: ARG002 - it takes seconds
    ) -> list[dict[str, float]]:
        """Learn from texts; see `TextEncoder.fit`."""
        from scipy.sparse import hstack

        blocks = [self._learn(kind, texts) for kind in _BLOCKS]
        self._fit_head(hstack(blocks, format="csr"), y, n_classes, weights, random_state)
        entry = {"epoch": 1.0, **_figures("", self.predict_proba(texts), y)}
        if valid is not None:
            entry |= _figures("val_", self.predict_proba(valid[0]), valid[1])
        return [entry]

    def _learn(self, kind: str, texts: Sequence[str]) -> Any:
        """Return the scaled counts of one kind of n-gram after learning which ones count."""
        from scipy.sparse import csr_matrix

        counter = _counter(kind)
        try:
            counts = counter.fit_transform(self._cut(texts))
        except ValueError:  # no text has a word
            self._terms[kind], self._idf[kind] = [], np.empty(0)
            return csr_matrix((len(texts), 0))
        df = np.bincount(counts.indices, minlength=counts.shape[1])
        kept = np.flatnonzero(df >= min(self.min_df, len(texts)))
        self._terms[kind] = counter.get_feature_names_out()[kept].tolist()
        self._idf[kind] = np.log((1 + len(texts)) / (1 + df[kept])) + 1
        return self._scaled(kind, counts[:, kept])

    def _cut(self, texts: Sequence[str]) -> list[str]:
        return [text[: self.max_chars] for text in texts]

    def _scaled(self, kind: str, counts: Any) -> Any:
        from sklearn.preprocessing import normalize

        counts.data = (1 + np.log(counts.data)) * self._idf[kind][counts.indices]
        scaled = normalize(counts, copy=False)
        scaled.data *= _BLOCKS[kind].share
        return scaled

    def _features(self, texts: Sequence[str]) -> Any:
        """Return the features of texts by what was learned, one row each."""
        from scipy.sparse import csr_matrix, hstack

        cut, blocks = self._cut(texts), []
        for kind, terms in self._terms.items():
            if not terms:
                blocks.append(csr_matrix((len(cut), 0)))
                continue
            if kind not in self._counters:
                self._counters[kind] = _counter(kind, {t: i for i, t in enumerate(terms)})
            blocks.append(self._scaled(kind, self._counters[kind].transform(cut)))
        return hstack(blocks, format="csr")

    def _fit_head(
        self, x: Any, y: np.ndarray, n_classes: int, weights: np.ndarray, random_state: int
    ) -> None:
        from sklearn.linear_model import LogisticRegression

        self._coef = np.zeros((max(1, n_classes if n_classes > 2 else 1), x.shape[1]))
        self._intercept = np.zeros(len(self._coef))
        present = np.unique(y)
        if not x.shape[1] or len(present) < 2:
            shares = np.bincount(y, weights, minlength=n_classes) / weights.sum()
            odds = np.log(np.maximum(shares, 1e-6))
            self._intercept = odds if n_classes > 2 else odds[1:] - odds[:1]
            return
        solver = "liblinear" if n_classes == 2 else "lbfgs"
        head = LogisticRegression(
            C=self.C, solver=solver, random_state=random_state, max_iter=1000
        ).fit(x, y, sample_weight=weights)
        if n_classes == 2:
            self._coef, self._intercept = head.coef_, head.intercept_
            return
        coef, intercept = head.coef_, head.intercept_
        if len(present) == 2:
            coef, intercept = (
                np.concatenate([-coef, coef]) / 2,
                np.concatenate([-intercept, intercept]) / 2,
            )
        self._intercept[:] = -_NEVER
        self._coef[present], self._intercept[present] = coef, intercept

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        if not self._terms:
            raise NotFittedError.of("fakenews")
        parts = [np.empty((0, max(2, len(self._intercept))))]
        for start in range(0, len(texts), _AT_ONCE):
            x = self._features(texts[start : start + _AT_ONCE])
            parts.append(_softmax(x @ self._coef.T + self._intercept))
        return np.concatenate(parts)

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; see `TextEncoder.to_checkpoint`."""
        if not self._terms:
            raise NotFittedError.of("fakenews")
        arrays: dict[str, np.ndarray] = {
            "coef": self._coef.astype(np.float32),
            "intercept": self._intercept,
        }
        arrays |= {f"idf_{kind}": idf for kind, idf in self._idf.items()}
        files = {_MODEL: pack_arrays(arrays)}
        for kind, terms in self._terms.items():
            files[_TERMS.format(kind)] = json.dumps(terms, ensure_ascii=False).encode()
        return {"C": self.C, "min_df": self.min_df, "max_chars": self.max_chars}, files

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the encoder that `to_checkpoint` described."""
        encoder = cls(**config)
        arrays = unpack_arrays(files[_MODEL])
        for kind in _BLOCKS:
            terms = json.loads(files[_TERMS.format(kind)])
            if len(terms) != len(arrays[f"idf_{kind}"]):
                raise CheckpointError.damaged(_MODEL, "terms and weights differ in number")
            encoder._terms[kind], encoder._idf[kind] = terms, arrays[f"idf_{kind}"]
        encoder._coef = arrays["coef"].astype(np.float64)
        encoder._intercept = arrays["intercept"]
        if encoder._coef.shape[1] != sum(map(len, encoder._terms.values())):
            raise CheckpointError.damaged(_MODEL, "terms and weights differ in number")
        return encoder


def _counter(kind: str, vocabulary: Mapping[str, int] | None = None) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    block = _BLOCKS[kind]
    return CountVectorizer(
        analyzer=block.analyzer, ngram_range=block.sizes, vocabulary=vocabulary, dtype=np.float64
    )


def _softmax(logits: np.ndarray) -> np.ndarray:
    """Return probabilities; one column of logits stands for two classes."""
    if logits.shape[1] == 1:
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return found


def _figures(prefix: str, proba: np.ndarray, y: np.ndarray) -> dict[str, float]:
    of_truth = proba[np.arange(len(y)), y]
    loss = float(-np.log(np.maximum(of_truth, 1e-12)).mean())
    right = float((proba.argmax(axis=1) == y).mean())
    return {f"{prefix}loss": loss, f"{prefix}accuracy": right}
