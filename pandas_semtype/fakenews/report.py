"""Metrics of predictions for texts, beside those of the majority class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pandas as pd

from .labels import cut

__all__ = ["TextReport", "loss_and_accuracy", "make_report"]


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
    """

    n_texts: int
    n_missing: int
    accuracy: float
    macro_f1: float
    auc: float
    majority: float
    majority_f1: float
    per_class: pd.DataFrame = field(repr=False, compare=False)

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

    def to_dict(self) -> dict[str, Any]:
        """Return the metrics as plain values."""
        metrics = {
            name: round(float(getattr(self, name)), 6)
            for name in ("accuracy", "macro_f1", "auc", "majority", "majority_f1")
        }
        rows = self.per_class.reset_index().to_dict("records")
        return {"n_texts": self.n_texts, "n_missing": self.n_missing, **metrics, "classes": rows}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the report that `to_dict` described."""
        table = pd.DataFrame(list(values["classes"])).set_index("class")
        metrics = {name: value for name, value in values.items() if name != "classes"}
        return cls(**metrics, per_class=table)


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
    )


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
