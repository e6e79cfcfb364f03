"""Metrics of predictions for texts, beside those of the majority class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pandas as pd

from ..errors import ArgumentError
from ..markup import Markup, small_table, text
from .curves import Curves, curves_of
from .labels import cut
from .page import Page
from .plots import plots_of

__all__ = ["TextReport", "coverage_table", "loss_and_accuracy", "make_report"]

_BY_CLASS = ("precision", "recall", "f1")
_COVERAGES = tuple(1 - step / 20 for step in range(20))
"""Fractions of texts of a coverage table."""


@dataclass(frozen=True)
class TextReport:
    """Hold the metrics of one set of texts; ``float(report)`` is the accuracy.

    Parameters
    ----------
    n_texts : int
        Texts that have both a label and a prediction.
    n_missing : int
        Texts left out: missing or blank, or without a label.
    accuracy : float
        Fraction of correct predictions.
    macro_f1 : float
        Unweighted mean of the F1 scores of the classes that occur among labels or
        predictions.
    auc : float
        Area under the ROC curve; with more than two classes the mean over one-vs-rest
        curves. NaN if only one class occurs.
    majority : float
        Accuracy of always predicting the most frequent class.
    majority_f1 : float
        Macro-F1 of the same.
    per_class : DataFrame
        Precision, recall, F1 and number of texts by class.
    coverage : DataFrame
        What abstaining is worth: by the fraction of texts that get a class, the most certain
        ones, the threshold that does it and the accuracy on them.
    curves : Curves or None
        What `plot` shows; None in reports that were saved before there were charts.
    """

    n_texts: int
    n_missing: int
    accuracy: float
    macro_f1: float
    auc: float
    majority: float
    majority_f1: float
    per_class: pd.DataFrame = field(repr=False, compare=False)
    coverage: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False, compare=False)
    curves: Curves | None = field(default=None, repr=False, compare=False)

    def __float__(self) -> float:
        return self.accuracy

    def __str__(self) -> str:
        left_out = f", {self.n_missing} left out (no text or no label)" if self.n_missing else ""
        rows = [
            ("", "accuracy", "macro-F1", "AUC"),
            ("model", f"{self.accuracy:.3f}", f"{self.macro_f1:.3f}", f"{self.auc:.3f}"),
            ("majority class", f"{self.majority:.3f}", f"{self.majority_f1:.3f}", "0.500"),
        ]
        table = "\n".join(f"{a:<15}{b:>9}{c:>10}{d:>7}" for a, b, c, d in rows)
        by_class = self.per_class.rename(index=cut).to_string(float_format=lambda x: f"{x:.3f}")
        return f"{self.n_texts} texts{left_out}\n{table}\n\n{by_class}"

    __repr__ = __str__

    def item(self) -> float:
        """Return the accuracy; searches of scikit-learn ask for the number of a score so."""
        return self.accuracy

    def plot(self) -> Page:
        """Draw ROC, precision-recall, calibration, accuracy by coverage and confusion matrix.

        Returns
        -------
        Page
            Shown in notebooks; ``save(path)`` and ``to_html()`` give one HTML document with the
            charts as SVG. No other package is needed.

        Raises
        ------
        ArgumentError
            If the report was saved by a version that kept no curves.

        Examples
        --------
        >>> import numpy as np
        >>> from pandas_semtype.fakenews.report import make_report
        >>> sure = np.array([0.1, 0.4, 0.6, 0.9])
        >>> proba = np.stack([1 - sure, sure], axis=1)
        >>> page = make_report(np.array([0, 1, 0, 1]), proba, ("real", "fake")).plot().to_html()
        >>> page.count("<figure>"), page.startswith("<!DOCTYPE html>")
        (5, True)
        """
        drawn = self.charts()
        return Page("Predictions beside labels", lambda: [drawn])

    def charts(self) -> Markup:
        """Return the charts of `plot` as a piece of HTML."""
        if self.curves is None:
            raise ArgumentError(
                "This report was saved by a version that kept no curves. Received: a report of "
                f"{self.n_texts} texts. Make a new one with score(texts, y)."
            )
        return plots_of(self.curves, self.coverage, self.per_class.index.tolist())

    def tables(self) -> Markup:
        """Return the metrics as a piece of HTML."""
        left_out = f", {self.n_missing} left out" if self.n_missing else ""
        rows = [
            [text(name), *(text(f"{value:.3f}") for value in values)]
            for name, values in (
                ("model", (self.accuracy, self.macro_f1, self.auc)),
                ("majority class", (self.majority, self.majority_f1, 0.5)),
            )
        ]
        whole = small_table(
            f"{self.n_texts} texts{left_out}", ("", "accuracy", "macro-F1", "AUC"), rows
        )
        by_class = [
            [text(name, 40), *(text(f"{value:.3f}") for value in values[:3]), text(int(values[3]))]
            for name, values in zip(
                self.per_class.index, self.per_class.to_numpy().tolist(), strict=True
            )
        ]
        header = ("class", "precision", "recall", "F1", "texts")
        return Markup(whole + small_table("By class", header, by_class))

    def to_html(self) -> str:
        """Return metrics and charts as one HTML document."""
        sections = [self.tables(), *([] if self.curves is None else [self.charts()])]
        return Page("Metrics of a classifier of texts", lambda: sections).to_html()

    def _repr_html_(self) -> str:
        return self.tables()

    def to_dict(self) -> dict[str, Any]:
        """Return the metrics as plain values."""
        metrics = {
            name: round(float(getattr(self, name)), 6)
            for name in ("accuracy", "macro_f1", "auc", "majority", "majority_f1")
        }
        rows = self.per_class.reset_index().to_dict("records")
        covered = self.coverage.reset_index().round(6).to_dict("records")
        counts = {"n_texts": self.n_texts, "n_missing": self.n_missing}
        curves = None if self.curves is None else self.curves.to_dict()
        return {**counts, **metrics, "classes": rows, "coverage": covered, "curves": curves}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the report that `to_dict` described.

        Raises
        ------
        KeyError, TypeError, ValueError
            If an entry is missing, or is no number that a report has there.
        """
        table = pd.DataFrame(list(values["classes"])).set_index("class")[[*_BY_CLASS, "texts"]]
        tables = ("classes", "coverage", "curves")
        metrics = {name: value for name, value in values.items() if name not in tables}
        covered = pd.DataFrame(list(values.get("coverage", ())))
        if len(covered):
            covered = covered.set_index("coverage")[["threshold", "accuracy"]]
            _check_fractions(covered.reset_index())
        _check_fractions(table[list(_BY_CLASS)])
        if not all(type(count) is int and count >= 0 for count in table["texts"].tolist()):
            raise ValueError("numbers of texts are whole")
        drawn = values.get("curves")
        curves = None if drawn is None else Curves.from_dict(drawn)
        if curves is not None and len(curves.confusion) != len(table):
            raise ValueError("curves are of other classes")
        return cls(**metrics, per_class=table, coverage=covered, curves=curves)


def _check_fractions(table: pd.DataFrame) -> None:
    """Raise unless a table holds fractions alone: what a file says may be anything."""
    cells = [cell for column in table for cell in table[column].tolist()]
    if not all(type(cell) in (int, float) and 0 <= cell <= 1 for cell in cells):
        raise ValueError("metrics are fractions")


def make_report(
    y: np.ndarray, proba: np.ndarray, classes: tuple[Any, ...], n_missing: int = 0
) -> TextReport:
    """Compute the metrics of predicted probabilities.

    Parameters
    ----------
    y : ndarray of int, shape (n,)
        True class of each text.
    proba : ndarray of float, shape (n, n_classes)
        Probability of each class.
    classes : tuple
        Names of the classes.
    n_missing : int, default 0
        Texts left out before.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.report import make_report
    >>> report = make_report(np.array([0, 1]), np.array([[0.9, 0.1], [0.4, 0.6]]), ("a", "b"))
    >>> float(report), report.auc, report.majority
    (1.0, 1.0, 0.5)
    """
    from sklearn.metrics import f1_score, precision_recall_fscore_support

    predicted = proba.argmax(axis=1)
    support = np.bincount(y, minlength=len(classes))
    precision, recall, f1, _ = precision_recall_fscore_support(
        y, predicted, labels=np.arange(len(classes)), zero_division=0
    )
    majority = np.full(len(y), support.argmax())
    return TextReport(
        n_texts=len(y),
        n_missing=n_missing,
        accuracy=float((predicted == y).mean()),
        macro_f1=float(f1_score(y, predicted, average="macro", zero_division=0)),
        auc=_auc(y, proba),
        majority=float((majority == y).mean()),
        majority_f1=float(f1_score(y, majority, average="macro", zero_division=0)),
        per_class=pd.DataFrame(
            {"precision": precision, "recall": recall, "f1": f1, "texts": support},
            index=pd.Index(classes, name="class"),
        ),
        coverage=coverage_table(y, proba),
        curves=curves_of(y, proba),
    )


def coverage_table(y: np.ndarray, proba: np.ndarray) -> pd.DataFrame:
    """Return accuracy by the fraction of texts that get a class, the most certain ones.

    Parameters
    ----------
    y : ndarray of int
        True class of each text.
    proba : ndarray of float, shape (n, n_classes)
        Probability of each class.

    Returns
    -------
    DataFrame
        By ``coverage``, 1 first: ``threshold``, the least probability of a class that is
        given, and ``accuracy``. Texts of equal certainty are given or left out together.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.report import coverage_table
    >>> sure = np.array([0.9, 0.8, 0.7, 0.6])
    >>> table = coverage_table(np.array([0, 0, 0, 1]), np.stack([sure, 1 - sure], axis=1))
    >>> table.loc[[1.0, 0.75], "accuracy"].tolist()
    [0.75, 1.0]
    """
    certain = proba.max(axis=1)
    right = proba.argmax(axis=1) == y
    rows: dict[float, tuple[float, float]] = {}
    for wanted in _COVERAGES:
        kept = max(1, round(wanted * len(y)))
        least = float(np.partition(certain, len(y) - kept)[len(y) - kept])
        given = certain >= least
        rows.setdefault(float(given.mean()), (least, float(right[given].mean())))
    index = pd.Index(list(rows), name="coverage", dtype="float64")
    return pd.DataFrame(list(rows.values()), index=index, columns=["threshold", "accuracy"])


def loss_and_accuracy(y: np.ndarray, proba: np.ndarray, prefix: str = "") -> dict[str, float]:
    """Return cross-entropy and accuracy, as an entry of a history has them.

    Parameters
    ----------
    y : ndarray of int, shape (n,)
        True class of each text.
    proba : ndarray of float, shape (n, n_classes)
        Probability of each class.
    prefix : str, optional
        Put before both names, such as ``"val_"``.
    """
    from sklearn.metrics import log_loss

    loss = log_loss(y, proba, labels=np.arange(proba.shape[1]))
    accuracy = (proba.argmax(axis=1) == y).mean()
    return {f"{prefix}loss": float(loss), f"{prefix}accuracy": float(accuracy)}


def _auc(y: np.ndarray, proba: np.ndarray) -> float:
    """Return the area under the ROC curve, over the classes that have one."""
    from sklearn.metrics import roc_auc_score

    columns = [1] if proba.shape[1] == 2 else range(proba.shape[1])
    areas = [
        float(roc_auc_score(y == column, proba[:, column]))
        for column in columns
        if 0 < np.count_nonzero(y == column) < len(y)
    ]
    return float(np.mean(areas)) if areas else float("nan")
