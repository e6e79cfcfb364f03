"""What a fitted model of texts answers: labels, probabilities, metrics, explanations."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..checks import whole
from ..errors import ExampleError, NotFittedError
from .encoder import TextEncoder
from .explain import effects_of
from .labels import LabelMap, plain_labels, read_labels
from .report import TextReport, make_report
from .texts import Texts, read_texts

__all__ = ["Answers"]


class Answers:
    """Predict and explain with an encoder and the classes it was fitted to."""

    _encoder: TextEncoder
    _labels: LabelMap | None

    def _fitted(self) -> LabelMap:
        if self._labels is None:
            raise NotFittedError(
                "This model has not been fitted. Call fit(texts, labels) first, or load one with "
                "pandas_semtype.load(directory)."
            )
        return self._labels

    @property
    def classes(self) -> tuple[Any, ...]:
        """The classes, in the order of the columns of `predict_proba`."""
        return self._fitted().classes

    @property
    def classes_(self) -> np.ndarray:
        """The classes as an array, as estimators of scikit-learn have them."""
        return np.array(self.classes)

    def _proba(self, read: Texts) -> np.ndarray:
        """Return probabilities, NaN for missing texts; each distinct text is encoded once."""
        labels = self._fitted()
        out = np.full((len(read), len(labels)), np.nan)
        rows = read.present
        if len(rows):
            places: dict[str, int] = {}
            place = [places.setdefault(text, len(places)) for text in read.take(rows)]
            out[rows] = self._encoder.predict_proba(list(places))[place]
        return out

    def predict_proba(self, texts: Any) -> pd.DataFrame:
        """Return the probability of every class for every text.

        Parameters
        ----------
        texts : Series or sequence of str
            Any number.

        Returns
        -------
        DataFrame
            With the index of the texts and one column per class; rows of missing texts
            are missing.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        """
        self._fitted()
        read = read_texts(texts)
        columns = pd.Index(list(self.classes))
        return pd.DataFrame(self._proba(read), index=read.index, columns=columns)

    def predict(self, texts: Any) -> pd.Series:
        """Return the most probable class of every text.

        Parameters
        ----------
        texts : Series or sequence of str
            Any number.

        Returns
        -------
        Series
            With the index of the texts and the dtype of the labels; missing for missing
            texts, for which whole numbers and bools become pandas' nullable ones.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        """
        labels = self._fitted()
        read = read_texts(texts)
        codes = np.full(len(read), -1, dtype=np.intp)
        codes[read.present] = self._proba(read)[read.present].argmax(axis=1)
        return labels.series(codes, read.index, read.name)

    def score(self, texts: Any, y: Any) -> TextReport:
        """Return the metrics of the model on labelled texts.

        Parameters
        ----------
        texts : Series or sequence of str
            Texts that were not trained on.
        y : Series or sequence
            Their labels. Texts that are missing or have no label are left out.

        Returns
        -------
        TextReport
            Accuracy, macro-F1, AUC, metrics by class, and those of the majority class. Its
            ``float()`` is the accuracy.

        Raises
        ------
        ArgumentError
            If a label is no class of the model, or no labelled text remains.
        """
        labels = self._fitted()
        read = read_texts(texts)
        codes = labels.codes(plain_labels(read_labels(y, read.index, len(read))))
        rows = read.present
        rows = rows[codes[rows] >= 0]
        if not len(rows):
            raise ExampleError.no_texts(len(read))
        part = Texts(read.take(rows), read.index[rows])
        missing = len(read) - len(rows)
        return make_report(codes[rows], self._proba(part), labels.classes, missing)

    def explain(
        self, texts: Any, *, target: Any = None, top: int | None = 10, max_words: int = 100
    ) -> pd.DataFrame:
        """Return the words that drove each verdict.

        Parameters
        ----------
        texts : Series or sequence of str
            Some texts; each costs as much as predicting it once per word, unless the
            encoder scores words itself (``tfidf`` does).
        target : str, bool or number, optional
            The class to explain; by default the class predicted for each text.
        top : int, optional
            Number of words with the greatest effect to return per text; None for all.
        max_words : int, default 100
            Largest number of spans of a text that are left out one by one. The words of
            longer texts are taken together in runs.

        Returns
        -------
        DataFrame
            With the index of the texts, repeated; ``row`` (position of the text),
            ``verdict`` (the class explained), ``word``, ``start`` and ``stop`` (its place
            in the text) and ``effect``: what the word adds to the log-odds of the class.
            Missing texts have no rows.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        """
        labels = self._fitted()
        top = None if top is None else whole("top", top)
        max_words = whole("max_words", max_words)
        read = read_texts(texts)
        proba = self._proba(read)
        wanted = None if target is None else int(labels.codes([target], "target")[0])
        rows: list[tuple[int, int, str, int, int, float]] = []
        for row in read.present.tolist():
            text = read.values[row] or ""
            code = int(proba[row].argmax()) if wanted is None else wanted
            spans, effects = effects_of(self._encoder, text, code, max_words)
            order = np.argsort(-np.abs(effects), kind="stable")[:top]
            rows += [
                (row, code, text[slice(*spans[i])], *spans[i], float(effects[i]))
                for i in order.tolist()
            ]
        names = ["row", "verdict", "word", "start", "stop", "effect"]
        frame = pd.DataFrame(rows, columns=names)
        frame.index = read.index.take(frame["row"].to_numpy(dtype=np.intp))
        frame["verdict"] = labels.series(frame["verdict"].to_numpy(dtype=np.intp), frame.index)
        return frame.astype(
            {"row": "int64", "start": "int64", "stop": "int64", "effect": "float64"}
        )
