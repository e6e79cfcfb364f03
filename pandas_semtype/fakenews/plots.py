"""The charts of a report: ROC, precision-recall, calibration, confusion matrix, abstaining."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..markup import Markup
from .charts import Line, line_chart, matrix
from .curves import Curves

__all__ = ["plots_of"]


def plots_of(curves: Curves, coverage: pd.DataFrame, classes: Sequence[Any]) -> Markup:
    """Return all charts of a report, side by side where there is room.

    Parameters
    ----------
    curves : Curves
        What they show.
    coverage : DataFrame
        Accuracy by fraction of texts that get a class; may be empty.
    classes : sequence
        Names of the classes.
    """
    names = [str(classes[k]) for k in curves.classes]
    shown = []
    if curves.roc:
        lines = [Line(n, x, y) for n, (x, y) in zip(names, curves.roc, strict=True)]
        note = "The dashed diagonal is guessing."
        if len(classes) == 2:
            note = f"Positive class: {names[0]}. {note}"
        axes = "false-positive rate", "true-positive rate"
        shown.append(line_chart("ROC", axes, lines, diagonal=True, note=note))
        lines = [Line(n, x, y) for n, (x, y) in zip(names, curves.precision_recall, strict=True)]
        levels = curves.positive if len(lines) == 1 else ()
        note = "The dashed line is guessing." if levels else ""
        shown.append(
            line_chart("Precision and recall", ("recall", "precision"), lines, levels=levels,
                       note=note)
        )  # fmt: skip
    bins = curves.calibration
    line = Line("", [p for p, _, _ in bins], [a for _, a, _ in bins], dots=True)
    total = sum(n for _, _, n in bins) or 1
    gap = sum(n * abs(p - a) for p, a, n in bins) / total
    shown.append(
        line_chart(
            "Calibration", ("probability of the verdict", "accuracy"), [line], diagonal=True,
            note=f"On the diagonal probabilities are right. Mean distance from it: {gap:.3f}.",
        )
    )  # fmt: skip
    if len(coverage) > 1:
        given = coverage.index.to_numpy(float)
        accuracy = coverage["accuracy"].to_numpy(float)
        low = max(0.0, float(np.floor(10 * accuracy.min()) / 10))
        shown.append(
            line_chart(
                "Abstaining", ("fraction of texts with a verdict", "accuracy on them"),
                [Line("", given.tolist(), accuracy.tolist())],
                y_range=(low if low < 1 else 0.0, 1.0),
                note="The least certain texts are left without a verdict: predict(abstain=).",
            )
        )  # fmt: skip
    shown.append(matrix("Confusion matrix", [str(name) for name in classes], curves.confusion))
    return Markup(f'<div class="charts">{"".join(shown)}</div>')
