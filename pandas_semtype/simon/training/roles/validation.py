"""Validate the model of roles by table, in the way that results find roles."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from ....roles.assign import assign_roles
from .examples import Example, portal_examples, roles_of, sortinghat_examples
from .fit import FOLDS, columns_of, fit_roles, folds_by_table
from .simulated import simulated_examples

__all__ = ["all_examples", "validated"]

_TOGETHER: Final = {
    "ordinal": "categorical", "json": "list", "constant": "identifier", "empty": "identifier",
}  # fmt: skip
"""Roles that are one class of the benchmark."""


def all_examples(data: Path, real: Path | None) -> tuple[list[Example], int]:
    """Return the columns to fit on, and how many of them are of the benchmark.

    Parameters
    ----------
    data : path
        ``train.csv`` of SortingHat.
    real : path, optional
        ``labelled.jsonl.gz`` of portals.
    """
    examples = sortinghat_examples(data)
    n_benchmark = len(examples)
    if real is not None:
        examples += portal_examples(real)
    return examples + simulated_examples(), n_benchmark


def validated(
    data: Path, real: Path | None, model: str, cache: Path | None = None, *, by: str = "table"
) -> dict[str, Any]:
    """Return accuracy and F1 on the tables, or columns, that were not fitted on, in five folds.

    Parameters
    ----------
    data, real : path
        As for `all_examples`.
    model : str
        The network whose scores are read.
    cache : path, optional
        Folder in which scores are kept.
    by : {"table", "column"}, default "table"
        Whether the columns of a table are in one fold, or anywhere, as in published figures.

    Returns
    -------
    dict
        By way, ``"values only"`` and ``"with names"``: accuracy; its mean over tables; F1 by
        role; the table with the most errors, and the accuracy without it; accuracy on the
        other columns.
    """
    from ...model import Model

    network = Model.load(model)
    examples, n_benchmark = all_examples(data, real)
    columns = columns_of(examples, network, cache)
    if by == "table":
        fold = folds_by_table(examples)
    else:
        fold = np.random.default_rng(0).integers(0, FOLDS, len(examples))
    truth = roles_of(examples)
    ways = ("values only", "with names")
    found = {way: np.empty(len(examples), dtype=object) for way in ways}
    for k in range(FOLDS):
        fitted, left = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        roles = fit_roles(
            [examples[i] for i in fitted], [columns[i] for i in fitted], network.model_id
        )
        for way in ways:
            asked = [columns[i] for i in left]
            if way == "values only":
                asked = [replace(column, name=None) for column in asked]
            found[way][left] = [_TOGETHER.get(r, r) for r in assign_roles(asked, roles)]
        sys.stderr.write(f"fold {k + 1} of {FOLDS}\n")
    return {way: _metrics(examples, truth, found[way], n_benchmark) for way in ways}


def _metrics(
    examples: Sequence[Example], truth: np.ndarray, found: np.ndarray, n_benchmark: int
) -> dict[str, Any]:
    right = found == truth
    tables = np.array([example.table for example in examples])
    names, places = np.unique(tables[:n_benchmark], return_inverse=True)
    errors = np.bincount(places, weights=~right[:n_benchmark])
    worst = names[errors.argmax()]
    rest = tables[:n_benchmark] != worst
    own, told = truth[:n_benchmark], found[:n_benchmark]
    return {
        "accuracy": float(right[:n_benchmark].mean()),
        "columns": n_benchmark,
        "mean_of_tables": float((1 - errors / np.bincount(places)).mean()),
        "worst_table": f"{worst}: {int(errors.max())} errors in {int((~rest).sum())} columns",
        "without_worst": float(right[:n_benchmark][rest].mean()),
        "other_columns": float(right[n_benchmark:].mean()),
        "f1": {role: _f1(own == role, told == role) for role in sorted(set(own.tolist()))},
    }


def _f1(truth: np.ndarray, found: np.ndarray) -> float:
    hits = float((truth & found).sum())
    return 2 * hits / max(float(truth.sum() + found.sum()), 1.0)
