"""The baseline encoder ``tfidf``: tf-idf n-grams and logistic regression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from ..checkpoint import pack_arrays, unpack_arrays
from ..checks import whole
from ..errors import ArgumentError, CheckpointError, NotFittedError
from .encoder import TextEncoder, TextTask
from .ngrams import KINDS, count_grams, tokens_by_word
from .report import loss_and_accuracy
from .splitting import fold_of

__all__ = ["TfidfEncoder"]

_FILE = "tfidf.npz"
_NORMS = {"word": 0.5, "char": 1.0}
"""L2 norm of the part of a row that each kind of n-gram makes up."""

_CS = (1.0, 4.0, 16.0, 64.0)
_DEFAULT_C = 10.0  # where there are too few texts to choose one
_MIN_DF = 2
_FOLDS = 5
_TEXTS_JUDGED = 5000  # held-out texts, over all folds, that are enough to choose C
_TEXTS_FITTED = 2500  # training texts of a fold, at most, while C is chosen
_ROUGHLY, _EXACTLY = 1e-2, 1e-3  # tolerance of the solver: to choose C, for the last fit
_BATCH = 1024
_NEVER = 50.0  # log-odds against a class without a training text


class TfidfEncoder(TextEncoder):
    """Classify texts by the n-grams of their words and characters.

    Words and pairs of words, and runs of 3 to 5 characters inside words, are counted in
    lower case. Each count becomes ``1 + log(count)`` times the inverse document frequency,
    and the n-grams of each kind are scaled to a fixed L2 norm. The classifier is a logistic
    regression.

    Parameters
    ----------
    C : float, optional
        Inverse of the strength of regularisation; by default the one of 1, 4, 16 and 64
        with the least cross-entropy on held-out training texts.
    min_df : int, default 2
        Least number of texts an n-gram must occur in.
    max_chars : int, default 100000
        Characters read from the beginning of a text.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.encoder import TextTask
    >>> from pandas_semtype.fakenews.tfidf import TfidfEncoder
    >>> texts, y = ["good news", "bad news"] * 5, np.array([0, 1] * 5)
    >>> encoder = TfidfEncoder()
    >>> _ = encoder.fit(TextTask(texts, y, n_classes=2, weights=np.ones(10)))
    >>> encoder.predict_proba(["good", "bad"]).argmax(axis=1).tolist()
    [0, 1]
    """

    name = "tfidf"
    uses_validation = False
    """Nothing is stopped early, so no texts need be held out."""

    def __init__(
        self,
        *,
        C: float | None = None,
        min_df: int = _MIN_DF,
        max_chars: int = 100_000,
    ) -> None:
        if C is not None and (
            isinstance(C, bool) or not isinstance(C, (int, float)) or not 0 < C < np.inf
        ):
            raise ArgumentError.of("C", C, "a number above 0")
        self.C = None if C is None else float(C)
        self.min_df, self.max_chars = whole("min_df", min_df), whole("max_chars", max_chars)
        self._known: dict[str, np.ndarray] = {}
        self._idf: dict[str, np.ndarray] = {}
        self._coef = np.empty((0, 0))
        self._intercept = np.empty(0)

    def __repr__(self) -> str:
        return f"TfidfEncoder(C={self.C}, min_df={self.min_df}, max_chars={self.max_chars})"

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`.

        C is chosen on held-out texts; texts that share a number in ``task.groups`` are held
        out together.
        """
        from scipy.sparse import hstack

        x = hstack([self._learn(kind, task.texts) for kind in KINDS], format="csr")
        self.blank = None
        if not x.shape[1]:
            self.blank = (
                f"No word and no run of letters is in enough texts. Received: min_df={self.min_df}."
                " Pass a smaller min_df, or more texts that hold words."
            )
        chosen = self.C or self._choose(x, task)
        self._coef, self._intercept = _fit_head(
            x, task.y, task.n_classes, task.weights, chosen, task.seed
        )
        proba = _probabilities(x, self._coef, self._intercept)
        entry = {"epoch": 1.0, **loss_and_accuracy(task.y, proba), "C": chosen}
        if task.valid is not None:
            texts, y = task.valid
            entry |= loss_and_accuracy(y, self.predict_proba(texts), "val_")
        return [entry]

    def _learn(self, kind: str, texts: Sequence[str]) -> Any:
        """Return the features of one kind of n-gram after learning which ones count."""
        least = self.min_df if len(texts) >= _MIN_DF else 1
        counts, self._known[kind] = count_grams(self._cut(texts), kind, min_df=least)
        df = np.bincount(counts.indices, minlength=counts.shape[1])
        self._idf[kind] = np.log((1 + len(texts)) / (1 + df)) + 1
        return self._scaled(kind, counts)

    def _cut(self, texts: Sequence[str]) -> list[str]:
        return [text[: self.max_chars] for text in texts]

    def _scaled(self, kind: str, counts: Any) -> Any:
        from sklearn.preprocessing import normalize

        if not counts.shape[1]:
            return counts
        counts.data = (1 + np.log(counts.data)) * self._idf[kind][counts.indices]
        scaled = normalize(counts, copy=False)
        scaled.data *= _NORMS[kind]
        return scaled

    def _features(self, texts: Sequence[str]) -> Any:
        """Return the features of texts by what was learned, one row each."""
        from scipy.sparse import hstack

        if not self._known:
            raise NotFittedError.of("fakenews")
        cut = self._cut(texts)
        blocks = [
            self._scaled(kind, count_grams(cut, kind, known)[0])
            for kind, known in self._known.items()
        ]
        return hstack(blocks, format="csr")

    def _choose(self, x: Any, task: TextTask) -> float:
        """Return the C with the least cross-entropy on held-out texts."""
        from sklearn.metrics import log_loss

        y, weights = task.y, task.weights
        fold = fold_of(y, task.owners, _FOLDS, task.seed)
        # With few texts every fold is held out in turn; with many, one fold says enough.
        n_splits = int(np.clip(_TEXTS_JUDGED // len(y), 1, _FOLDS))
        rng = np.random.default_rng(task.seed)
        splits = []
        for k in range(n_splits):
            train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
            if len(train) > _TEXTS_FITTED:
                train = np.sort(rng.permutation(train)[:_TEXTS_FITTED])
            if len(np.unique(y[train])) == task.n_classes and len(test):
                splits.append((train, test))
        if not splits:
            return _DEFAULT_C
        losses: dict[int, float] = {}

        def loss(place: int) -> float:
            if not 0 <= place < len(_CS):
                return np.inf
            if place not in losses:
                losses[place] = 0.0
                for train, test in splits:
                    head = _fit_head(
                        x[train],
                        y[train],
                        task.n_classes,
                        weights[train],
                        _CS[place],
                        task.seed,
                        _ROUGHLY,
                    )
                    losses[place] += log_loss(
                        y[test],
                        _probabilities(x[test], *head),
                        normalize=False,
                        sample_weight=weights[test],
                        labels=np.arange(task.n_classes),
                    )
            return losses[place]

        # The loss has one minimum: walk down to it.
        best = 1
        step = 1 if loss(best + 1) < loss(best) else -1
        while loss(best + step) < loss(best):
            best += step
        return _CS[best]

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        parts = [np.empty((0, max(2, len(self._intercept))))]
        for start in range(0, len(texts), _BATCH):
            x = self._features(texts[start : start + _BATCH])
            parts.append(_probabilities(x, self._coef, self._intercept))
        return np.concatenate(parts)

    def word_scores(self, text: str, target: int) -> np.ndarray:
        """Return what every word adds to the log-odds of a class; see `explain`.

        The weight of an n-gram is divided among the words it occurs in, so the scores of a
        text and a constant add up to its log-odds against the other classes.

        Parameters
        ----------
        text : str
            One text; its words are what white space separates.
        target : int
            The class.
        """
        cut = text[: self.max_chars]
        scores = np.zeros(len(text.split()))
        x = self._features([cut])
        start = 0
        for kind, known in self._known.items():
            stop = start + len(known)
            block, coef = x[:, start:stop], self._coef[:, start:stop]
            start = stop
            _, place, number = KINDS[kind]()([cut])
            if not len(known) or not len(number):
                continue
            column = np.minimum(np.searchsorted(known, number), len(known) - 1)
            is_known = known[column] == number
            place, column = place[is_known], column[is_known]
            # Each occurrence of an n-gram gets an equal part of what it adds.
            times = np.bincount(column, minlength=len(known))
            own = self._against(coef, target) * block.toarray()[0] / np.maximum(times, 1)
            if kind == "char":
                np.add.at(scores, place, own[column])
                continue
            word_of = tokens_by_word(cut)
            pair = np.flatnonzero(is_known) >= len(word_of)
            np.add.at(scores, word_of[place[~pair]], own[column[~pair]])
            for shift in (0, 1):
                np.add.at(scores, word_of[place[pair] + shift], own[column[pair]] / 2)
        return scores

    def _against(self, coef: np.ndarray, target: int) -> np.ndarray:
        """Return the weights of one class against the mean of the others."""
        if len(coef) == 1:
            return np.asarray(coef[0] if target == 1 else -coef[0])
        others = np.delete(coef, target, axis=0)
        return np.asarray(coef[target] - others.mean(axis=0))

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return what `from_checkpoint` needs; see `TextEncoder.to_checkpoint`."""
        if not self._known:
            raise NotFittedError.of("fakenews")
        arrays = {f"known_{kind}": known for kind, known in self._known.items()}
        arrays |= {"coef": self._coef.astype(np.float32), "intercept": self._intercept}
        arrays |= {f"idf_{kind}": idf.astype(np.float32) for kind, idf in self._idf.items()}
        config = {"C": self.C, "min_df": self.min_df, "max_chars": self.max_chars}
        return config, {_FILE: pack_arrays(arrays)}

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the encoder that `to_checkpoint` described."""
        encoder = cls(**config)
        arrays = unpack_arrays(files[_FILE])
        for kind in KINDS:
            encoder._known[kind] = arrays[f"known_{kind}"]
            encoder._idf[kind] = arrays[f"idf_{kind}"].astype(np.float64)
        encoder._coef = arrays["coef"].astype(np.float64)
        encoder._intercept = arrays["intercept"]
        lengths = {kind: len(known) for kind, known in encoder._known.items()}
        if encoder._coef.shape != (len(encoder._intercept), sum(lengths.values())) or any(
            len(encoder._idf[kind]) != length for kind, length in lengths.items()
        ):
            raise CheckpointError.damaged(_FILE, "n-grams and weights differ in number")
        return encoder


def _fit_head(
    x: Any,
    y: np.ndarray,
    n_classes: int,
    weights: np.ndarray,
    c: float,
    seed: int,
    tolerance: float = _EXACTLY,
) -> tuple[np.ndarray, np.ndarray]:
    """Return weights and intercepts: of the second class alone if there are two."""
    from sklearn.linear_model import LogisticRegression

    rows = 1 if n_classes == 2 else n_classes
    present = np.unique(y)
    if not x.shape[1] or len(present) < 2:
        odds = np.log(np.bincount(y, weights, minlength=n_classes) / weights.sum() + 1e-6)
        return np.zeros((rows, x.shape[1])), odds if rows > 1 else odds[1:] - odds[:1]
    solver = "liblinear" if len(present) == 2 else "lbfgs"
    head = LogisticRegression(C=c, solver=solver, random_state=seed, max_iter=1000, tol=tolerance)
    head.fit(x, y, sample_weight=weights)
    if n_classes == 2:
        return head.coef_, head.intercept_
    coef, intercept = np.zeros((rows, x.shape[1])), np.full(rows, -_NEVER)
    if len(present) == 2:
        half = head.coef_ / 2, head.intercept_ / 2
        coef[present], intercept[present] = (np.concatenate([-part, part]) for part in half)
    else:
        coef[present], intercept[present] = head.coef_, head.intercept_
    return coef, intercept


def _probabilities(x: Any, coef: np.ndarray, intercept: np.ndarray) -> np.ndarray:
    """Return probabilities; one row of weights stands for two classes."""
    from scipy.special import softmax

    logits = x @ coef.T + intercept
    if logits.shape[1] == 1:
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
    return np.asarray(softmax(logits, axis=1))
