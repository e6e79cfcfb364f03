"""What a fitted model of texts answers: labels, probabilities, metrics, explanations."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..checks import fraction, whole
from ..errors import ArgumentError, CheckpointError, ExampleError, NotFittedError
from ..shown import text_of
from .encoder import TextEncoder
from .explain import effects_of, merged
from .explanation import Highlight, TextExplanation
from .labels import LabelMap, plain_labels, read_labels
from .model_page import model_page
from .page import Page
from .removal import Removal
from .report import TextReport, make_report
from .texts import Texts, read_texts

__all__ = ["Answers"]

CHUNK = 4096
"""Texts an encoder is given at once."""


class Answers:
    """Predict and explain with an encoder and the classes it was fitted to."""

    _encoder: TextEncoder
    _labels: LabelMap | None
    _removal: Removal | None
    report: TextReport | None
    _training: dict[str, Any]

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

    def _read(self, texts: Any) -> Texts:
        """Return texts as the encoder is to read them."""
        return read_texts(texts).changed(self._removal)

    def _answers(self, read: Texts) -> tuple[np.ndarray, np.ndarray]:
        """Return probabilities, NaN for missing texts, and which texts hold anything known.

        Texts go to the encoder a few thousand at a time, so that memory does not grow with
        their number; among these each distinct text is encoded once.
        """
        labels = self._fitted()
        out = np.full((len(read), len(labels)), np.nan)
        known = np.zeros(len(read), dtype=bool)
        present = read.present
        for start in range(0, len(present), CHUNK):
            rows = present[start : start + CHUNK]
            places: dict[str, int] = {}
            place = [places.setdefault(text, len(places)) for text in read.take(rows)]
            proba, has = self._encoder.predict_known(list(places))
            found = np.asarray(proba)
            if found.shape != (len(places), len(labels)):
                reason = f"its encoder gives {found.shape[-1]} numbers for {len(labels)} classes"
                raise CheckpointError.damaged(self._encoder.name, reason)
            if not np.isfinite(found).all():
                reason = "its encoder gives probabilities that are not finite"
                raise CheckpointError.damaged(self._encoder.name, reason)
            out[rows], known[rows] = found[place], np.asarray(has)[place]
        return out, known

    def _proba(self, read: Texts) -> np.ndarray:
        return self._answers(read)[0]

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
        read = self._read(texts)
        columns = pd.Index(list(self.classes))
        return pd.DataFrame(self._proba(read), index=read.index, columns=columns)

    def predict(
        self, texts: Any, *, threshold: float | None = None, abstain: float | None = None
    ) -> pd.Series:
        """Return the most probable class of every text.

        A text in which the encoder knows nothing, such as one of another script, has none.

        Parameters
        ----------
        texts : Series or sequence of str
            Any number.
        threshold : float, optional
            From 0 to 1: texts whose most probable class is less probable than this have no
            class.
        abstain : float, optional
            From 0 to below 1: the fraction of texts to leave without a class, the least certain
            ones. It becomes the threshold that leaves out as many of the texts held out at
            `fit` (``report.coverage``), so that the answer for a text does not depend on
            others, and the fraction on other texts may differ.

        Returns
        -------
        Series
            With the index of the texts and the dtype of the labels; missing for missing
            texts, for which whole numbers and bools become pandas' nullable ones.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        ArgumentError
            If `threshold` or `abstain` cannot be used: both are given, or no texts were held
            out.
        """
        return self._judged(texts, threshold, abstain)[0]

    def _judged(
        self, texts: Any, threshold: float | None, abstain: float | None
    ) -> tuple[pd.Series, pd.DataFrame]:
        """Return what `predict` and `predict_proba` do, each text encoded once."""
        labels = self._fitted()
        least = self._threshold(threshold, abstain)
        read = self._read(texts)
        codes = np.full(len(read), -1, dtype=np.intp)
        proba, known = self._answers(read)
        rows = np.flatnonzero(known)
        rows = rows[proba[rows].max(axis=1) >= least]
        codes[rows] = proba[rows].argmax(axis=1)
        columns = pd.Index(list(self.classes))
        frame = pd.DataFrame(proba, index=read.index, columns=columns)
        return labels.series(codes, read.index, read.name), frame

    def _threshold(self, threshold: float | None, abstain: float | None) -> float:
        """Return the least probability of a class that is given."""
        if threshold is not None and abstain is not None:
            raise ArgumentError.of("abstain", abstain, "either threshold or abstain")
        if threshold is not None:
            return fraction("threshold", threshold)
        if abstain is None:
            return 0.0
        wanted = fraction("abstain", abstain)
        if wanted >= 1:
            raise ArgumentError.of("abstain", abstain, "a fraction below 1")
        if self.report is None or not len(self.report.coverage):
            raise ArgumentError(
                "No texts were held out, so it is not known which threshold leaves out this "
                f"fraction. Received: abstain={wanted}. Fit with validation=0.2, or take a "
                "threshold from score(texts, y).coverage and pass threshold=."
            )
        table = self.report.coverage
        covered, least = table.index.to_numpy(float), table["threshold"].to_numpy(float)
        order = np.argsort(covered)
        return float(np.interp(1 - wanted, covered[order], least[order]))

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
        read = self._read(texts)
        codes = labels.codes(plain_labels(read_labels(y, read.index, len(read))))
        rows = read.present
        rows = rows[codes[rows] >= 0]
        if not len(rows):
            raise ExampleError.no_texts(len(read))
        part = Texts(read.take(rows), read.index[rows])
        missing = len(read) - len(rows)
        return make_report(codes[rows], self._proba(part), labels.classes, missing)

    def to_page(self, examples: Any = None, *, title: str | None = None) -> Page:
        """Return a page about the model: texts, leak warnings, metrics and charts.

        Parameters
        ----------
        examples : Series or sequence of str, optional
            Some texts to show with the words behind their verdicts; the page is then as
            confidential as they are.
        title : str, optional
            Its heading.

        Returns
        -------
        Page
            Shown in notebooks; ``save(path)`` writes it as one HTML file.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        """
        classes = self._fitted().classes
        shown = None if examples is None else self.explain(examples)
        heading = title or f"A classifier of texts: {', '.join(map(text_of, classes))}"
        return model_page(heading, self._training, classes, self.report, shown)

    def explain(
        self, texts: Any, *, target: Any = None, top: int | None = 10, max_words: int = 100
    ) -> TextExplanation:
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
        TextExplanation
            A DataFrame whose ``to_html()`` shows the texts with these words highlighted. It has
            the index of the texts, repeated; ``row`` (position of the text),
            ``verdict`` (the class explained), ``word``, ``start`` and ``stop`` (its first
            place in the text) and ``effect``: what the word adds to the log-odds of the class,
            wherever it stands in the text. Missing texts have no rows. What ``without=`` of
            `fit` takes out is not there: places are those in the text as it is read.

        Raises
        ------
        NotFittedError
            If the model has not been fitted.
        """
        labels = self._fitted()
        top = None if top is None else whole("top", top)
        max_words = whole("max_words", max_words)
        read = self._read(texts)
        proba = self._proba(read)
        wanted = None if target is None else int(labels.codes([target], "target")[0])
        rows: list[tuple[int, int, str, int, int, float]] = []
        highlights = []
        for row in read.present.tolist():
            text = read.values[row] or ""
            code = int(proba[row].argmax()) if wanted is None else wanted
            spans, effects = merged(text, *effects_of(self._encoder, text, code, max_words))
            order = np.argsort(-np.abs(effects), kind="stable")[:top]
            rows += [
                (row, code, text[slice(*spans[i])], *spans[i], float(effects[i]))
                for i in order.tolist()
            ]
            name = text_of(labels.classes[code])
            title = f"Row {row + 1}: {name}, probability {proba[row, code]:.2f}"
            kept = [spans[i] for i in order.tolist()]
            highlights.append(Highlight(title, text, kept, effects[order].tolist()))
        names = ["row", "verdict", "word", "start", "stop", "effect"]
        frame = pd.DataFrame(rows, columns=names)
        frame.index = read.index.take(frame["row"].to_numpy(dtype=np.intp))
        frame["verdict"] = labels.series(frame["verdict"].to_numpy(dtype=np.intp), frame.index)
        kinds = {"row": "int64", "start": "int64", "stop": "int64", "effect": "float64"}
        return TextExplanation.of(frame.astype(kinds), highlights)
