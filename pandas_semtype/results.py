"""The result of an inference: verdict, reason, and scores of the network, by column."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from .errors import ArgumentError, ColumnSelectionError
from .names import index_of, name_from_json, name_to_json, same_names
from .prediction import ColumnPrediction, printable
from .selection import places_of
from .verdict import DEFAULT_MODE, MODES, Verdict, VerdictLike, alternatives

__all__ = ["ColumnPrediction", "InferenceResult"]

_FORMAT = 1


@dataclass(frozen=True, init=False, eq=False, repr=False)
class InferenceResult:
    """Hold what every column of a frame means.

    Results are read-only, compare by content, pickle, and go to JSON and back. Columns keep
    their order, duplicate names included. Iterating gives one `ColumnPrediction` per column.

    Parameters
    ----------
    columns : Index
        Names of the columns.
    verdicts : sequence
        One verdict per column: an object with the attributes label, score, reason, labels,
        net_label and net_score.
    proba : array of shape (columns, labels)
        Scores of the network, 0 to 1; missing where it was not asked.
    labels : sequence of str
        The labels of the network, in the order of `proba`.
    model_id : str
        The model that was asked.
    mode : str, default "medium_confidence"
        The mode that decided which scores were too low.

    See Also
    --------
    pandas_semtype.infer : Makes one.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.results import ColumnPrediction, InferenceResult
    >>> verdict = ColumnPrediction("mail", "email", 0.99, "net", ("email", "text"), "email", 0.99)
    >>> result = InferenceResult(
    ...     pd.Index(["mail"]), [verdict], [[0.99, 0.98]], ["email", "text"], "example"
    ... )
    >>> result["mail"].label
    'email'
    >>> result.types.to_dict()
    {'mail': 'email'}
    >>> InferenceResult.from_dict(result.to_dict()) == result
    True
    """

    # By hand: with slots=True, Python 3.11 meets assignments with a TypeError of its own.
    __slots__ = ("_columns", "_labels", "_mode", "_model_id", "_predictions", "_proba")

    _columns: pd.Index
    _labels: tuple[str, ...]
    _mode: str
    _model_id: str
    _predictions: tuple[ColumnPrediction, ...]
    _proba: np.ndarray

    def __init__(
        self,
        columns: pd.Index,
        verdicts: Sequence[VerdictLike],
        proba: Any,
        labels: Sequence[str],
        model_id: str,
        mode: str = DEFAULT_MODE,
    ) -> None:
        labels = tuple(labels)
        shape = (len(columns), len(labels))
        scores = np.array(proba, dtype=np.float64)
        if not scores.size:
            scores = scores.reshape(shape)
        if scores.shape != shape or len(verdicts) != len(columns):
            message = f"{len(columns)} columns, {len(verdicts)} verdicts, proba of {scores.shape}"
            raise ValueError(message)
        scores.setflags(write=False)
        decided = [Verdict.of(verdict) for verdict in verdicts]
        others = alternatives(decided, labels)
        predictions = tuple(
            ColumnPrediction(
                name,
                verdict.label,
                verdict.score,
                verdict.reason,
                verdict.labels,
                verdict.net_label,
                verdict.net_score,
                tuple(zip(labels, row, strict=True)),
                model_id,
                other,
            )
            for name, verdict, row, other in zip(
                columns, decided, _without_nan(scores), others, strict=True
            )
        )
        values = (columns.copy(), labels, mode, model_id, predictions, scores)
        for one, value in zip(fields(self), values, strict=True):
            object.__setattr__(self, one.name, value)  # the constructor of a frozen class

    def __setstate__(self, state: tuple[None, Mapping[str, Any]]) -> None:
        for name, value in state[1].items():
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, InferenceResult):
            return NotImplemented
        return (
            same_names(self._columns, other._columns)
            and list(self._columns.names) == list(other._columns.names)
            and self._plain() == other._plain()
        )

    __hash__ = None  # type: ignore[assignment]

    def _plain(self) -> tuple[Any, ...]:
        rows = [
            (p.label, p.score, p.reason, p.labels, p.net_label, p.net_score, p.alternatives)
            for p in self
        ]
        return rows, _without_nan(self._proba), self._labels, self._model_id, self._mode

    @property
    def columns(self) -> pd.Index:
        """Return the names of the columns, in the order of the frame."""
        return self._columns.copy()  # whoever renames an index renames it everywhere

    @property
    def model_id(self) -> str:
        """Return which model was asked."""
        return self._model_id

    @property
    def mode(self) -> str:
        """Return the mode that decided which scores were too low."""
        return self._mode

    @property
    def types(self) -> pd.Series:
        """Return the label of every column."""
        return self._series("type", [p.label for p in self], "str")

    @property
    def scores(self) -> pd.Series:
        """Return the probability that each verdict is right, 0 to 1."""
        return self._series("score", [p.score for p in self], "float64")

    @property
    def reasons(self) -> pd.Series:
        """Return what decided for every column."""
        return self._series("reason", [p.reason for p in self], "str")

    @property
    def labels(self) -> pd.Series:
        """Return every label at or above its threshold, a tuple per column."""
        return self._series("labels", [p.labels for p in self], "object")

    @property
    def proba(self) -> pd.DataFrame:
        """Return scores of the network, columns x labels, 0 to 1, missing if it was not asked."""
        names = pd.Index(list(self._labels), dtype="str")
        return pd.DataFrame(self._proba.copy(), index=self.columns, columns=names)

    def _series(self, name: str, values: list[Any], dtype: str) -> pd.Series:
        return pd.Series(values, index=self.columns, name=name, dtype=dtype)

    def to_frame(self) -> pd.DataFrame:
        """Return everything but `proba`, one row per column of the frame.

        Returns
        -------
        DataFrame
            The columns type, score, reason, labels, net_type, net_score, and the first of
            the alternatives as second_type and second_score, missing if there is none.
        """
        seconds = [p.alternatives[0] if p.alternatives else (None, math.nan) for p in self]
        return pd.DataFrame(
            {
                "type": self.types,
                "score": self.scores,
                "reason": self.reasons,
                "labels": self.labels,
                "net_type": self._series("net_type", [p.net_label for p in self], "str"),
                "net_score": self._series("net_score", [p.net_score for p in self], "float64"),
                "second_type": self._series("second_type", [x for x, _ in seconds], "str"),
                "second_score": self._series("second_score", [x for _, x in seconds], "float64"),
            }
        )

    def __len__(self) -> int:
        return len(self._predictions)

    def __iter__(self) -> Iterator[ColumnPrediction]:
        return iter(self._predictions)

    def __contains__(self, name: object) -> bool:
        try:
            return bool(places_of(self._columns, name))
        except ColumnSelectionError:
            return False

    def __getitem__(self, name: Hashable) -> ColumnPrediction:
        positions = places_of(self._columns, name)
        if len(positions) > 1:
            raise ColumnSelectionError.ambiguous(name, positions)
        return self._predictions[positions[0]]

    def at(self, position: int) -> ColumnPrediction:
        """Return the prediction for the column at a position, whatever its name.

        Parameters
        ----------
        position : int
            Counted from 0; negative ones from the end.

        Raises
        ------
        ColumnSelectionError
            If there is no such position.
        """
        try:
            return self._predictions[position]
        except (IndexError, TypeError):
            raise ColumnSelectionError.out_of_range(position, len(self)) from None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain JSON types.

        Raises
        ------
        ArgumentError
            If a column has a name that JSON cannot hold.

        See Also
        --------
        InferenceResult.from_dict : Goes back.
        """
        return {
            "format": _FORMAT,
            "model": self._model_id,
            "mode": self._mode,
            "labels": list(self._labels),
            "levels": [name_to_json(name) for name in self._columns.names],
            "columns": [
                {
                    "name": name_to_json(p.name),
                    "type": p.label,
                    "score": p.score,
                    "reason": p.reason,
                    "labels": list(p.labels),
                    "net_type": p.net_label,
                    "net_score": p.net_score,
                    "alternatives": [list(pair) for pair in p.alternatives],
                    "proba": row,
                }
                for p, row in zip(self, _without_nan(self._proba), strict=True)
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> InferenceResult:
        """Return the result that `to_dict` wrote.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, perhaps after a way through JSON.

        Raises
        ------
        ArgumentError
            If `data` is something else.
        """
        try:
            if data["format"] != _FORMAT:
                raise ArgumentError.of("format", data["format"], f"data of format {_FORMAT}")
            rows = list(data["columns"])
            verdicts = [
                ColumnPrediction(
                    None,
                    row["type"],
                    row["score"],
                    row["reason"],
                    tuple(row["labels"]),
                    row["net_type"],
                    row["net_score"],
                    # Results of the first release have none.
                    alternatives=tuple((x, float(y)) for x, y in row.get("alternatives", ())),
                )
                for row in rows
            ]
            columns = index_of(
                [name_from_json(row["name"]) for row in rows],
                [name_from_json(name) for name in data["levels"]],
            )
            proba = [row["proba"] for row in rows]
            mode = data.get("mode", DEFAULT_MODE)
            if mode not in MODES:
                raise ArgumentError.of("mode", mode, f"one of {', '.join(MODES)}")
            return cls(columns, verdicts, proba, data["labels"], data["model"], mode)
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, ArgumentError):
                raise
            raise ArgumentError.of("data", data, "what InferenceResult.to_dict returned") from error

    def _shown(self) -> pd.DataFrame:
        """Return the frame that is printed: the network's label where it was overruled."""
        overruled = [p.net_label != p.label for p in self]
        net = [
            f"{p.net_label} {p.net_score:.2f}" if other else ""
            for p, other in zip(self, overruled, strict=True)
        ]
        return self.to_frame()[["type", "score", "reason"]].assign(net=net)

    def _headline(self) -> str:
        columns = "1 column" if len(self) == 1 else f"{len(self)} columns"
        mode = "" if self._mode == DEFAULT_MODE else f", mode {self._mode}"
        return f"InferenceResult: {columns}, model {self._model_id}{mode}"

    def __repr__(self) -> str:
        if not len(self):
            return self._headline()
        table = self._shown().to_string(
            float_format="{:.2f}".format, max_rows=pd.get_option("display.max_rows")
        )
        return printable(f"{self._headline()}\n{table}")

    def _repr_html_(self) -> str:
        from html import escape

        table = self._shown().to_html(
            float_format="{:.2f}".format, max_rows=pd.get_option("display.max_rows"), escape=True
        )
        return printable(f"<div><p>{escape(self._headline())}</p>\n{table}</div>")


def _without_nan(scores: np.ndarray) -> list[list[float | None]]:
    """Return the scores with None for the missing ones, as JSON wants it."""
    return [[None if math.isnan(score) else score for score in row] for row in scores.tolist()]
