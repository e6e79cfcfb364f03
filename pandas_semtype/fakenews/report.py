"""How well texts were told apart, beside what the majority class alone would reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pandas as pd

from .labels import cut

__all__ = ["TextReport", "make_report"]


@dataclass(frozen=True)
class TextReport:
    """Hold the figures of one set of texts.

    Parameters
    ----------
    n_texts : int
        Texts that have both a label and an answer.
    n_missing : int
        Texts left out: missing or blank, or without a label.
    accuracy : float
        Share of right answers.
    macro_f1 : float
        Mean F1 of the classes that occur.
    auc : float
        Area under the ROC curve; the mean over classes against the rest if there are
        more than two. NaN if only one class occurs.
    majority : float
        Accuracy of always answering the most frequent class.
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

    def __str__(self) -> str:
        left_out = f", {self.n_missing} left out (no text or no label)" if self.n_missing else ""
        rows = [
            ("", "accuracy", "macro-F1", "AUC"),
            ("model", f"{self.accuracy:.3f}", f"{self.macro_f1:.3f}", f"{self.auc:.3f}"),
            ("majority class", f"{self.majority:.3f}", f"{self.majority_f1:.3f}", "0.500"),
        ]
        table = "\n".join(f"{a:<15}{b:>9}{c:>10}{d:>7}" for a, b, c, d in rows)
        rows_by_class = self.per_class.rename(index=cut)
        by_class = rows_by_class.to_string(float_format=lambda x: f"{x:.3f}")
        return f"{self.n_texts} texts{left_out}\n{table}\n\n{by_class}"

    __repr__ = __str__

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        figures = {
            name: round(float(getattr(self, name)), 6)
            for name in ("accuracy", "macro_f1", "auc", "majority", "majority_f1")
        }
        rows = self.per_class.reset_index().to_dict("records")
        return {"n_texts": self.n_texts, "n_missing": self.n_missing, **figures, "classes": rows}

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Self:
        """Return the report that `to_dict` described."""
        table = pd.DataFrame(list(told["classes"])).set_index("class")
        figures = {k: v for k, v in told.items() if k != "classes"}
        return cls(**figures, per_class=table)


def make_report(
    y: np.ndarray, proba: np.ndarray, classes: tuple[Any, ...], n_missing: int = 0
) -> TextReport:
    """Return the figures of probabilities.

    Parameters
    ----------
    y : ndarray of int
        True class of each text.
    proba : ndarray, shape (n, n_classes)
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
    >>> report.accuracy, report.auc, report.majority
    (1.0, 1.0, 0.5)
    """
    said = proba.argmax(axis=1)
    support = np.bincount(y, minlength=len(classes))
    usual = np.full(len(y), support.argmax())
    table = pd.DataFrame(_by_class(y, said, len(classes)), index=pd.Index(classes, name="class"))
    table["texts"] = support
    return TextReport(
        n_texts=len(y),
        n_missing=n_missing,
        accuracy=float((said == y).mean()),
        macro_f1=_macro_f1(y, said, len(classes)),
        auc=_auc(y, proba),
        majority=float((usual == y).mean()),
        majority_f1=_macro_f1(y, usual, len(classes)),
        per_class=table,
    )


def _by_class(y: np.ndarray, said: np.ndarray, n_classes: int) -> dict[str, np.ndarray]:
    hits = np.bincount(y[y == said], minlength=n_classes)
    true = np.bincount(y, minlength=n_classes)
    told = np.bincount(said, minlength=n_classes)
    return {
        "precision": hits / np.maximum(told, 1),
        "recall": hits / np.maximum(true, 1),
        "f1": 2 * hits / np.maximum(true + told, 1),
    }


def _macro_f1(y: np.ndarray, said: np.ndarray, n_classes: int) -> float:
    occurs = np.isin(np.arange(n_classes), np.concatenate([y, said]))
    return float(_by_class(y, said, n_classes)["f1"][occurs].mean())


def _auc(y: np.ndarray, proba: np.ndarray) -> float:
    from scipy.stats import rankdata

    found = []
    for k in range(1, 2) if proba.shape[1] == 2 else range(proba.shape[1]):
        positive = y == k
        n, m = int(positive.sum()), int((~positive).sum())
        if n and m:
            ranks = rankdata(proba[:, k])[positive].sum()
            found.append((ranks - n * (n + 1) / 2) / (n * m))
    return float(np.mean(found)) if found else float("nan")
