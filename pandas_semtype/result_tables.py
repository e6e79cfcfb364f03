"""The methods of a result that give it as Series, as tables, and as what is printed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from .markup import Markup, meter, small_table, text
from .names import shown_index
from .prediction import ColumnPrediction, printable
from .shown import escaped, guarded, text_of
from .verdict import DEFAULT_MODE

__all__ = ["ResultTables"]


class ResultTables:
    """Show what the columns mean: one value per column, one row per column, text and HTML."""

    __slots__ = ()

    if TYPE_CHECKING:
        _columns: pd.Index
        _labels: tuple[str, ...]
        _mode: str
        _model_id: str
        _predictions: tuple[ColumnPrediction, ...]
        _proba: np.ndarray

        @property
        def columns(self) -> pd.Index: ...  # noqa: D102
        def __iter__(self) -> Iterator[ColumnPrediction]: ...
        def __len__(self) -> int: ...

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
    def roles(self) -> pd.Series:
        """Return what a later step does with every column, see `pandas_semtype.roles.ROLES`.

        Long columns are counted when this is asked for the first time; missing in results that
        an earlier release wrote.

        Raises
        ------
        FrameChangedError
            If a column is long, and its cells were changed after it was inferred.
        """
        return self._series("role", [p.role for p in self], "str")

    @property
    def unique(self) -> pd.Series:
        """Return the fraction of distinct cells of every whole column, 0 to 1, as `roles` does.

        Raises
        ------
        FrameChangedError
            If a column is long, and its cells were changed after it was inferred.
        """
        return self._series("unique", [p.unique for p in self], "float64")

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
            the alternatives as second_type and second_score, missing if there is none; then
            role and unique, see `roles`.

        Raises
        ------
        FrameChangedError
            If a column is long, and its cells were changed after it was inferred.
        """
        frame = self._verdicts()
        return frame.assign(role=self.roles.array, unique=self.unique.array)

    def _verdicts(self) -> pd.DataFrame:
        """Return what is known without counting whole columns."""
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

    def to_csv(self) -> str:
        """Return the result as CSV: the columns of `to_frame`, names first.

        Names that a spreadsheet would take for a formula get an apostrophe in front.

        Examples
        --------
        >>> import pandas as pd
        >>> import pandas_semtype
        >>> frame = pd.DataFrame({"=mail": ["ann@example.org", "bob@example.com"] * 5})
        >>> pandas_semtype.infer(frame).to_csv().splitlines()[1].split(",")[:2]
        ["'=mail", 'email']
        """
        table = self.to_frame()
        table.index = pd.RangeIndex(len(table))  # pandas would look for gaps among the names
        table.insert(0, "name", [guarded(escaped(text_of(name))) for name in self._columns])
        table["labels"] = [";".join(p.labels) for p in self]
        for name in ("type", "reason", "labels", "net_type", "second_type"):
            table[name] = [guarded(escaped(x)) if isinstance(x, str) else x for x in table[name]]
        return str(table.to_csv(index=False, lineterminator="\n"))

    def _shown(self) -> pd.DataFrame:
        """Return the frame that is printed: the network's label where it was overruled."""
        overruled = [p.net_label != p.label for p in self]
        net = [
            f"{p.net_label} {p.net_score:.2f}" if other else ""
            for p, other in zip(self, overruled, strict=True)
        ]
        table = self._verdicts()[["type", "score", "reason"]].assign(net=net)
        table.index = shown_index(self._columns)
        return table

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
        most = pd.get_option("display.max_rows") or len(self)
        header = ("column", "type", "confidence", "reason", "what else it may be")
        rows = [
            (
                text(p.name),
                text(p.label),
                Markup(f"{meter(p.score, 'confidence')} {p.score:.2f}"),
                text(p.reason),
                Markup(", ".join(f"{text(x)} {y:.2f}" for x, y in p.alternatives[:2])),
            )
            for p in self._predictions[:most]
        ]
        left = len(self) - len(rows)
        note = f"{left} more columns; df.semtype.report() shows all." if left > 0 else ""
        return printable(small_table(self._headline(), header, rows, note))
