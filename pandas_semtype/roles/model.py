"""The fitted model of roles: inputs, trees and names, from one file of arrays."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final

import numpy as np

from .features import COUNT_NAMES, VERDICT_NAMES, count_features, verdict_features
from .kinds import LEARNED
from .name_evidence import name_evidence
from .shape import SHAPE_NAMES, shape_of
from .trees import Trees
from .uniqueness import Uniqueness

__all__ = ["MODEL_FILE", "NOT_ASKED", "Column", "RoleModel", "role_model"]

MODEL_FILE: Final = "roles.npz"

NOT_ASKED: Final = -1.0
"""In place of a score of a network that was not asked, or that does not know the label."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Hold what the role of one column is decided by.

    Parameters
    ----------
    values : sequence of str
        Distinct cells of a sample.
    counts : Uniqueness
        Of the whole column.
    label : str, default ""
        The best guess on its semantic type; ``""`` if there is none.
    score : float, default 0.0
        The probability of the best guess, 0 to 1.
    scores : ndarray, optional
        Scores of the network, 0 to 1, in the order of `labels`.
    labels : tuple of str, default ()
        Labels of the network.
    structure : str, default ""
        What the dtype or the class of the cells settles.
    name : hashable, optional
        The name of the column, where names count.
    """

    values: Sequence[str]
    counts: Uniqueness
    label: str = ""
    score: float = 0.0
    scores: np.ndarray | None = None
    labels: tuple[str, ...] = ()
    structure: str = ""
    name: Hashable = None


@dataclass(frozen=True, slots=True, eq=False)
class RoleModel:
    """Predict roles from inputs.

    Parameters
    ----------
    trees : Trees
        One class per role of `LEARNED`.
    labels : tuple of str
        Labels whose scores are read, in the order of the inputs.
    name_table, name_bias : ndarray of float32
        Log-odds of parts of names.
    network : str
        The model whose scores the trees were fitted on.
    """

    trees: Trees
    labels: tuple[str, ...]
    name_table: np.ndarray
    name_bias: np.ndarray
    network: str

    def inputs(self, columns: Sequence[Column]) -> np.ndarray:
        """Return what the trees read, one row per column."""
        plain = plain_inputs(columns, self.labels)
        names = name_evidence([c.name for c in columns], self.name_table, self.name_bias)
        return np.concatenate([plain, names], axis=1)

    def probabilities(self, columns: Sequence[Column]) -> np.ndarray:
        """Return the probability of every role of `LEARNED`, one row per column."""
        return self.trees.probabilities(self.inputs(columns))

    def to_bytes(self) -> bytes:
        """Return the content of the file that `from_bytes` reads."""
        trees: dict[str, Any] = {f"trees_{k}": array for k, array in self.trees.arrays().items()}
        about = {"labels": self.labels, "network": self.network, "roles": LEARNED}
        buffer = BytesIO()
        np.savez_compressed(
            buffer,
            about=np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
            name_table=self.name_table.astype(np.float16),
            name_bias=self.name_bias.astype(np.float32),
            **trees,
        )
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> RoleModel:
        """Return the model that `to_bytes` wrote.

        Parameters
        ----------
        content : bytes
            Of the file.
        """
        with np.load(BytesIO(content), allow_pickle=False) as stored:
            arrays: dict[str, Any] = dict(stored)
        about = json.loads(arrays["about"].tobytes())
        trees = {key[6:]: array for key, array in arrays.items() if key.startswith("trees_")}
        return cls(
            Trees.from_arrays(trees),
            tuple(about["labels"]),
            arrays["name_table"].astype(np.float32),
            arrays["name_bias"],
            about["network"],
        )


@cache
def role_model() -> RoleModel:
    """Return the model that the package ships."""
    return RoleModel.from_bytes(files(__package__).joinpath(MODEL_FILE).read_bytes())


def plain_inputs(columns: Sequence[Column], labels: Sequence[str]) -> np.ndarray:
    """Return what the trees read but for the names: counts, verdict, shape and scores.

    Parameters
    ----------
    columns : sequence of Column
    labels : sequence of str
        Labels whose scores are read.

    Returns
    -------
    ndarray of float32, shape (columns, inputs)
        A column that lacks one of the scores has none.
    """
    n_known = len(COUNT_NAMES) + len(VERDICT_NAMES) + len(SHAPE_NAMES)
    out = np.full((len(columns), n_known + len(labels)), NOT_ASKED, dtype=np.float32)
    for row, column in zip(out, columns, strict=True):
        parts = [
            count_features(column.counts),
            verdict_features(column.label, column.score),
            shape_of(column.values),
        ]
        row[:n_known] = np.concatenate(parts)
        places = _places(column.labels, tuple(labels))
        if places and column.scores is not None:
            row[n_known:] = np.nan_to_num(column.scores[list(places)], nan=NOT_ASKED)
    return out


@lru_cache(maxsize=64)
def _places(known: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the wanted labels stand, nothing if one of them is not known."""
    where = {label: k for k, label in enumerate(known)}
    return tuple(where[w] for w in wanted) if all(w in where for w in wanted) else ()
