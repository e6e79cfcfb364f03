"""The baseline encoder ``tfidf``: tf-idf n-grams and logistic regression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from ..arrays import finite
from ..checkpoint import pack_arrays, unpack_arrays
from ..checks import flag, whole
from ..errors import ArgumentError, CheckpointError, NotFittedError
from .encoder import TextEncoder, TextTask
from .feature_blocks import FeatureBlocks, fit_choice_blocks
from .linear_head import logits_of, probabilities
from .ngram_choice import Choice, choose, fit_choice
from .ngram_frequency import frequent_grams
from .ngrams import KINDS, count_grams, has_letters, in_batches, words_of_grams
from .ngrams_first import FIRST_KINDS, FIRST_NORMS
from .report import loss_and_accuracy
from .tokens import parts_of, pieces

__all__ = ["TfidfEncoder"]

_FILE = "tfidf.npz"
_LARGEST_WEIGHT = 1e9
_CHARACTERS = {False: "char", True: "cased"}
"""The kind of runs of characters, by whether capital letters count."""

_NGRAMS = 2
"""The way n-grams are counted; changes when known ones would get other numbers."""

_WAYS = {1: FIRST_KINDS, _NGRAMS: KINDS}
"""The kinds of n-grams of each way that a saved model may have; 1 is that of release 0.1."""

_MIN_DF = 2
_MANY = 20_000
"""Texts above which features take little memory, and settings are chosen on a part of them."""

_CHOSEN_ON = 10_000
"""Texts of that part: more than are fitted to and judged while choosing."""

_MOST_GRAMS = 1 << 20  # of each kind, with so many texts
_BATCH = 1024  # texts whose features are held at once
_BATCH_CHARS = 1 << 21


class TfidfEncoder(TextEncoder):
    """Classify texts by the n-grams of their words and characters.

    Words, punctuation and pairs of these are counted in lower case, runs of 2 to 5 characters
    across the spaces between words with or without their capital letters. Each count becomes
    ``1 + log(count)`` times the inverse document frequency, and the n-grams of each kind are
    scaled to an L2 norm of 1. Two logistic regressions read them: a plain one, and one of the
    words weighted by naive Bayes [1]_. Their log-odds are added up. Whether capital letters
    count, both strengths of regularisation and the weights of the two are chosen on held-out
    training texts.

    Parameters
    ----------
    C : float, optional
        Inverse of the strength of regularisation of both regressions; by default the one of
        0.0625, 0.25, 1, 4, 16, 64 and 256 with the least cross-entropy on held-out training
        texts, once log-odds are scaled.
    case : bool, optional
        Whether capital letters count; by default if they make held-out texts more likely by
        more than the standard error.
    naive_bayes : bool, optional
        True for the naive-Bayes regression alone, False for the plain one alone; by default
        both.
    min_df : int, default 2
        Least number of texts an n-gram must occur in.
    max_chars : int, default 100000
        Characters read at once; the features of the parts of a longer text are averaged,
        weighted by length.

    References
    ----------
    .. [1] S. Wang and C. Manning, "Baselines and Bigrams", ACL 2012.

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
        case: bool | None = None,
        naive_bayes: bool | None = None,
        min_df: int = _MIN_DF,
        max_chars: int = 100_000,
    ) -> None:
        if C is not None and (
            isinstance(C, bool) or not isinstance(C, (int, float)) or not 0 < C < np.inf
        ):
            raise ArgumentError.of("C", C, "a number above 0")
        self.C = None if C is None else float(C)
        self.case = None if case is None else flag("case", case)
        self.naive_bayes = None if naive_bayes is None else flag("naive_bayes", naive_bayes)
        self.min_df, self.max_chars = whole("min_df", min_df), whole("max_chars", max_chars)
        self.choice: Choice | None = None
        self._way = _NGRAMS
        self._known: dict[str, np.ndarray] = {}
        self._idf: dict[str, np.ndarray] = {}
        self._coef = np.empty((0, 0))
        self._intercept = np.empty(0)

    def __repr__(self) -> str:
        given = {"C": self.C, "case": self.case, "naive_bayes": self.naive_bayes}
        shown = "".join(f"{name}={value}, " for name, value in given.items() if value is not None)
        return f"TfidfEncoder({shown}min_df={self.min_df}, max_chars={self.max_chars})"

    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts; see `TextEncoder.fit`.

        What is chosen is chosen on held-out texts; texts that share a number in
        ``task.groups`` are held out together.
        """
        self._known, self._idf, self._way = {}, {}, _NGRAMS
        if len(task) > _MANY:
            choice, logits = self._fit_many(task)
        else:
            choice, blocks, n_words = self._choose(task)
            x = blocks[choice.case]
            self._coef, self._intercept = fit_choice(x, n_words, task, choice)
            logits = logits_of(x, (self._coef, self._intercept))
        self.blank = None
        if not self._coef.shape[1]:
            self.blank = (
                f"No word and no run of letters is in enough texts. Received: min_df={self.min_df}."
                " Pass a smaller min_df, or more texts that hold words."
            )
        self.choice = choice
        proba = probabilities(logits)
        entry = {"epoch": 1.0, **loss_and_accuracy(task.y, proba), "C": choice.C}
        entry |= {"case": float(choice.case), "naive_bayes_C": choice.bayes_C}
        entry |= dict(zip(("plain_weight", "naive_bayes_weight"), choice.weights, strict=True))
        if choice.accuracy is not None:
            entry["held_out_accuracy"] = choice.accuracy
        if task.valid is not None:
            texts, y = task.valid
            entry |= loss_and_accuracy(y, self.predict_proba(texts), "val_")
        return [entry]

    def _choose(self, task: TextTask) -> tuple[Choice, dict[bool, Any], int]:
        """Return the settings, the features with and without capitals, the number of words."""
        from scipy.sparse import hstack

        words = self._learn("word", task.texts)
        cases = (False, True) if self.case is None else (self.case,)
        blocks = {
            case: hstack([words, self._learn(_CHARACTERS[case], task.texts)], format="csr")
            for case in cases
        }
        choice = choose(blocks, words.shape[1], task, c=self.C, bayes=self.naive_bayes)
        for case in cases:
            if case != choice.case:
                del self._known[_CHARACTERS[case]], self._idf[_CHARACTERS[case]]
        return choice, blocks, words.shape[1]

    def _fit_many(self, task: TextTask) -> tuple[Choice, np.ndarray]:
        """Fit to more texts than a matrix of their features should be made of.

        The settings are those of a random part of the texts. N-grams are looked for in all of
        them, then counted again: twice the work, and never more than one batch in memory.
        """
        rows = np.sort(np.random.default_rng(task.seed).permutation(len(task))[:_CHOSEN_ON])
        choice = self._choose(task.take(rows))[0]
        self._known, self._idf = {}, {}
        for kind in ("word", _CHARACTERS[choice.case]):
            known, df = self._frequent(kind, task.texts)
            self._known[kind], self._idf[kind] = known, df
        blocks = FeatureBlocks([len(known) for known in self._known.values()])
        # Large blocks: a sum over texts is added up once per block.
        for batch in in_batches(task.texts, _BATCH_CHARS, 8 * _BATCH):
            blocks.add(self._features_by_kind(batch))
        head = fit_choice_blocks(blocks, task.y, task.n_classes, task.weights, choice)
        self._coef, self._intercept = head
        return choice, blocks.product(self._coef) + self._intercept

    def _frequent(self, kind: str, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return the n-grams of one kind that count, and their inverse document frequency."""
        parts, _ = parts_of(texts, self.max_chars)
        known, df = frequent_grams(parts, kind, self.min_df, _MOST_GRAMS)
        return known, np.log((1 + len(parts)) / (1 + df)) + 1

    def _learn(self, kind: str, texts: Sequence[str]) -> Any:
        """Return the features of one kind of n-gram after learning which ones count."""
        least = self.min_df if len(texts) >= _MIN_DF else 1
        parts, mean = parts_of(texts, self.max_chars)
        counts, self._known[kind] = count_grams(parts, kind, min_df=least)
        df = np.bincount(counts.indices, minlength=counts.shape[1])
        self._idf[kind] = np.log((1 + len(parts)) / (1 + df)) + 1
        return _averaged(mean, self._scaled(kind, counts))

    def _scaled(self, kind: str, counts: Any) -> Any:
        from sklearn.preprocessing import normalize

        if not counts.shape[1]:
            return counts
        counts.data = (1 + np.log(counts.data)) * self._idf[kind][counts.indices]
        scaled = normalize(counts, copy=False)
        if self._way == 1:
            scaled.data *= FIRST_NORMS[kind]
        return scaled

    def _features(self, texts: Sequence[str]) -> Any:
        """Return the features of texts by what was learned, one row each."""
        from scipy.sparse import hstack

        return hstack(self._features_by_kind(texts), format="csr")

    def _features_by_kind(self, texts: Sequence[str]) -> list[Any]:
        """Return the same with a matrix per kind of n-gram."""
        if not self._known:
            raise NotFittedError.of("fakenews")
        if self._way == 1:  # it read no further
            parts, mean = [text[: self.max_chars] for text in texts], None
        else:
            parts, mean = parts_of(texts, self.max_chars)
        kinds = _WAYS[self._way]
        return [
            _averaged(mean, self._scaled(kind, count_grams(parts, kinds[kind], known)[0]))
            for kind, known in self._known.items()
        ]

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class; see `TextEncoder.predict_proba`."""
        return self.predict_known(texts)[0]

    def predict_known(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return probabilities, and which texts have anything known in them.

        See `TextEncoder.predict_known`. Spaces, punctuation and pairs of letters do not count.
        A model of release 0.1 does not tell them from words, and answers every text.
        """
        proba = [np.empty((0, max(2, len(self._intercept))))]
        known = [np.empty(0, dtype=bool)]
        letters = np.concatenate(
            [np.empty(0, dtype=bool), *(has_letters(own) for own in self._known.values())]
        ).astype(float)
        for batch in in_batches(texts, _BATCH_CHARS, _BATCH):
            x = self._features(batch)
            proba.append(probabilities(logits_of(x, (self._coef, self._intercept))))
            known.append((x @ letters > 0) | (self._way == 1))
        return np.concatenate(proba), np.concatenate(known)

    def word_scores(self, text: str, target: int) -> np.ndarray:
        """Return what every word adds to the log-odds of a class; see `explain`.

        The weight of an n-gram is divided equally among the words it touches, so the scores of
        a text and a constant add up to its log-odds against the other classes.

        Parameters
        ----------
        text : str
            One text; its words are what white space separates.
        target : int
            The class.
        """
        # Differences from word to word, since an n-gram adds the same to all it touches.
        steps = np.zeros(len(text.split()) + 1)
        done = 0
        read = pieces(text, self.max_chars)
        if self._way == 1:
            read = [(0, min(len(text), self.max_chars))]
        for start, stop in read:
            part = text[start:stop]
            if start and not text[start - 1].isspace() and not text[start].isspace():
                done -= 1  # the cut went through a word
            x = self._features([part])
            first_column = 0
            for kind, known in self._known.items():
                columns = slice(first_column, first_column + len(known))
                first_column = columns.stop
                grams = words_of_grams(part, _WAYS[self._way][kind])
                if not len(known) or not len(grams.number):
                    continue
                column = np.minimum(np.searchsorted(known, grams.number), len(known) - 1)
                there = (known[column] == grams.number) & (grams.first <= grams.last)
                column, first, last = column[there], grams.first[there], grams.last[there]
                # Each occurrence of an n-gram gets an equal part of what it adds.
                times = np.bincount(column, minlength=len(known))
                adds = self._against(self._coef[:, columns], target) * x[:, columns].toarray()[0]
                own = (adds / np.maximum(times, 1))[column] / (last - first + 1)
                own *= len(part) / (len(text) if self._way > 1 else len(part))
                np.add.at(steps, done + first, own)
                np.add.at(steps, done + last + 1, -own)
            done += len(part.split())
        return np.cumsum(steps)[:-1]

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
        names = ("C", "case", "naive_bayes", "min_df", "max_chars")
        config: dict[str, Any] = {name: getattr(self, name) for name in names}
        return {**config, "ngrams": self._way}, {_FILE: pack_arrays(arrays)}

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the encoder that `to_checkpoint` described.

        Raises
        ------
        CheckpointError
            If files are damaged, or n-grams were counted in a way that this version does not
            know when it was written.
        """
        options = dict(config)
        way = options.pop("ngrams", 1)
        if way not in _WAYS:
            raise CheckpointError(
                "The n-grams of this model were counted in a way that this version does not know. "
                f"Received: way {way!r}, not one of {', '.join(map(str, _WAYS))}. Install the "
                "version that wrote it, or fit the model again on its texts."
            )
        encoder = cls(**options)
        encoder._way = way
        arrays = unpack_arrays(files[_FILE], _FILE)
        for name, array in arrays.items():
            number = name.startswith("known_")
            if (array.dtype.kind in "iu") != number:
                raise CheckpointError.damaged(_FILE, f"{name} has another dtype")
            if number and (array.ndim != 1 or not (array[1:] > array[:-1]).all()):
                raise CheckpointError.damaged(_FILE, f"{name} is not in order")
            if not number:
                finite(array, name, _FILE, _LARGEST_WEIGHT)
        characters = [kind for kind in _CHARACTERS.values() if f"known_{kind}" in arrays]
        for kind in ("word", *characters[:1]):
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


def _averaged(mean: Any, rows: Any) -> Any:
    """Return the rows of texts from those of their parts."""
    return rows if mean is None else (mean @ rows).tocsr()
