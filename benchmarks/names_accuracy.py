"""How much names of columns say by themselves, on open-data portals not trained on.

The folder given with --data is that of portals_accuracy.py. Of each column with a label the name
alone is read, no cell; what the label is then is compared with how common labels are on the
portals that were trained on, which is all one knows without a name.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from _report import finish, parser, table

from pandas_semtype.context import is_informative, log_ratios
from pandas_semtype.context.tokens import tokens_of
from pandas_semtype.errors import ExampleError
from pandas_semtype.simon.training.portals.columns import (
    RealColumn,
    column_entries,
    is_held_out,
    portal_of,
    real_columns,
)
from pandas_semtype.simon.training.portals.labels import AUTHOR, HEADER
from pandas_semtype.types import catalogue

FEWEST = 5
"""Columns of a type for it to count in the mean."""

BASES = {AUTHOR: "labelled by hand", HEADER: "labelled by header and cells"}


def spelled(name: str) -> str:
    """Return a name without signs, case and script."""
    return "".join(tokens_of(name))


def log_prior_of(columns: Sequence[RealColumn], labels: Sequence[str]) -> np.ndarray:
    """Return the logarithm of how common labels are, each counted once more than it is seen."""
    counts = Counter(column.label for column in columns)
    shares = np.array([counts[label] + 1.0 for label in labels])
    return np.log(shares / shares.sum())


def evidence_of(
    columns: Sequence[RealColumn], labels: Sequence[str], beside: bool = False
) -> np.ndarray:
    """Return what names say, each alone or with the other names of its table."""
    if not beside:
        return log_ratios([column.name for column in columns], labels)
    tables: dict[str, list[int]] = {}
    for i, column in enumerate(columns):
        tables.setdefault(column.table, []).append(i)
    out = np.zeros((len(columns), len(labels)))
    for rows in tables.values():
        names = [columns[i].name for i in rows]
        out[rows] = log_ratios(names, labels, table_names=names)
    return out


def metrics_of(
    evidence: np.ndarray, log_prior: np.ndarray, truth: np.ndarray
) -> dict[str, float | int]:
    """Return accuracy, macro F1, log-loss and calibration of what names make of a prior."""
    logits = evidence + log_prior
    proba = np.exp(logits - logits.max(axis=1, keepdims=True))
    proba /= proba.sum(axis=1, keepdims=True)
    rows = np.arange(len(truth))
    of_truth = proba[rows, truth]
    rank = (proba > of_truth[:, None]).sum(axis=1)
    answers = proba.argmax(axis=1)
    scores = []
    for label, support in zip(*np.unique(truth, return_counts=True), strict=True):
        if support >= FEWEST:
            hits = np.sum((truth == label) & (answers == label))
            scores.append(2.0 * hits / (support + np.sum(answers == label)))
    return {
        "columns": len(truth),
        "top_1": float(np.mean(rank < 1)),
        "top_3": float(np.mean(rank < 3)),
        "macro_f1": float(np.mean(scores)) if scores else 0.0,
        "log_loss": float(-np.log(np.maximum(of_truth, 1e-12)).mean()),
        "log_loss_of_prior": float(-log_prior[truth].mean()),
        "calibration_error": _calibration_error(proba[rows, answers], answers == truth),
    }


def _calibration_error(given: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Return the mean gap between probability and frequency, in bins of equal mass."""
    order = np.argsort(given)
    gaps = [
        len(part) * abs(float(given[part].mean() - right[part].mean()))
        for part in np.array_split(order, bins)
        if len(part)
    ]
    return sum(gaps) / max(1, len(given))


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy of names alone, by what the labels rest on."""
    shown = ("columns", "top_1", "top_3", "macro_f1", "log_loss", "log_loss_of_prior",
             "calibration_error")  # fmt: skip
    header = ("", *(name.replace("_", " ").replace("f1", "F1") for name in shown))
    rows = [
        (way, *(entry[name] for name in shown))
        for way, entry in results["metrics"].items()
        if entry["columns"] >= FEWEST
    ]
    text = (
        f"{results['columns']} columns of {results['portals']} portals that were not trained on, "
        f"{results['largest_portal']} of them of one portal; "
        f"{results['informative']:.2f} of the names say something by their form.\n\n"
    )
    return {"names": text + table(header, rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder of columns")
    options = options_parser.parse_args(arguments)
    try:
        known = real_columns(options.data)
    except ExampleError as error:
        print(error, file=sys.stderr)
        return 1
    labels = tuple(catalogue())
    judged = [column for column in known if column.held_out and column.basis in BASES]
    trained = [column for column in known if not column.held_out]
    seen = {
        spelled(entry["name"])
        for entry in column_entries(options.data)
        if not is_held_out(portal_of(entry["table"]))
    }
    found: dict[str, dict[str, float | int]] = {}
    for basis, way in BASES.items():
        columns = [column for column in judged if column.basis == basis]
        if not columns:
            continue
        truth = np.array([labels.index(column.label) for column in columns])
        prior = log_prior_of([column for column in trained if column.basis == basis], labels)
        found[way] = metrics_of(evidence_of(columns, labels), prior, truth)
        found[f"{way}, other names too"] = metrics_of(
            evidence_of(columns, labels, beside=True), prior, truth
        )
        new = np.array([spelled(column.name) not in seen for column in columns])
        if new.any():
            strange = [column for column, kept in zip(columns, new, strict=True) if kept]
            found[f"{way}, names not seen"] = metrics_of(
                evidence_of(strange, labels), prior, truth[new]
            )
    finish(
        options,
        "names_accuracy",
        {
            "data": options.data.resolve().name,
            "columns": len(judged),
            "portals": len({column.portal for column in judged}),
            "largest_portal": max(Counter(column.portal for column in judged).values()),
            "informative": float(np.mean([is_informative(column.name) for column in judged])),
            "metrics": found,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
