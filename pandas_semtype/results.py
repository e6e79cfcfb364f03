"""The result of an inference: verdict, reason, and scores of the network, by column."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from .diff import SchemaDiff, compared
from .digest import ColumnDigest
from .errors import ArgumentError, ColumnSelectionError
from .hints import hints_of
from .names import index_of, same_names
from .parsing import FactsOnDemand
from .personal import LEAST, personal_frame
from .prediction import ColumnPrediction, RoleSource
from .result_json import ResultJson, without_nan
from .result_tables import ResultTables
from .schemas import SchemaExports
from .schemas.reading import read_schema
from .selection import places_of
from .verdict import DEFAULT_MODE, Verdict, VerdictLike, alternatives

__all__ = ["ColumnPrediction", "InferenceResult"]


@dataclass(frozen=True, init=False, eq=False, repr=False)
class InferenceResult(ResultTables, ResultJson, SchemaExports):
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
    parse : sequence, optional
        How the cells of each column are written, as `FactsOnDemand`.
    digests : sequence of ColumnDigest, optional
        Hashes of some cells of each column, by which `diff` compares columns. They do not
        count when results are compared with ``==``.
    source : RoleSource, optional
        Where roles and counts of whole columns are found when they are asked for.
    index : sequence of ColumnPrediction, optional
        What levels of the index mean, for `personal_data` alone; their positions are those of
        the levels.
    notes : sequence of str, optional
        What was found out about the file. They do not count when results are compared either.

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
    __slots__ = (
        "_columns", "_digests", "_index", "_labels", "_mode", "_model_id", "_notes",
        "_predictions", "_proba",
    )  # fmt: skip

    _columns: pd.Index
    _labels: tuple[str, ...]
    _mode: str
    _model_id: str
    _predictions: tuple[ColumnPrediction, ...]
    _proba: np.ndarray
    _digests: tuple[ColumnDigest | None, ...]
    _index: tuple[ColumnPrediction, ...]
    _notes: tuple[str, ...]

    def __init__(
        self,
        columns: pd.Index,
        verdicts: Sequence[VerdictLike],
        proba: Any,
        labels: Sequence[str],
        model_id: str,
        mode: str = DEFAULT_MODE,
        parse: Sequence[FactsOnDemand | None] | None = None,
        digests: Sequence[ColumnDigest | None] = (),
        source: RoleSource | None = None,
        index: Sequence[ColumnPrediction] = (),
        notes: Sequence[str] = (),
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
        facts = [None] * len(decided) if parse is None else parse
        predictions = tuple(
            ColumnPrediction(
                name,
                verdict.label,
                verdict.score,
                verdict.reason,
                verdict.labels,
                verdict.net_label,
                verdict.net_score,
                (labels, tuple(row)),
                model_id,
                other,
                written,
                verdict.evidence,
                verdict.checks,
                verdict.matching,
                source,
                position,
                verdict.holds,
            )
            for position, (name, verdict, row, other, written) in enumerate(
                zip(columns, decided, without_nan(scores), others, facts, strict=True)
            )
        )
        kept = tuple(digests) or (None,) * len(columns)
        values = (columns.copy(), labels, mode, model_id, predictions, scores, kept, tuple(index))
        for one, value in zip(fields(self), (*values, tuple(notes)), strict=True):
            object.__setattr__(self, one.name, value)  # the constructor of a frozen class

    def __setstate__(self, state: tuple[None, Mapping[str, Any]]) -> None:
        object.__setattr__(self, "_notes", ())  # which results pickled before had not
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
        return rows, without_nan(self._proba), self._labels, self._model_id, self._mode

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

    def personal_data(self, least: float = LEAST) -> pd.DataFrame:
        """Return the columns that are, or may be, personal data.

        Parameters
        ----------
        least : float, default 0.25
            Probability from which on a column counts, 0 to 1.

        Returns
        -------
        DataFrame
            One row per column found, indexed by its position, and then one per such level of
            the index of a pandas frame, with -1, -2 ... for the first level, the second ...:
            ``column``, its name; ``label``;
            ``category``, such as ``"name"`` or ``"identity number"``; ``kind``: ``"direct"`` if
            it identifies a person, ``"sensitive"`` if the law protects it specially,
            ``"indirect"`` if it helps to identify one; ``score``, the probability that it is
            personal data of any kind, whatever `least` is; ``matching``, the fraction of
            distinct cells, at most 128, that pass the test of the label, missing without a test;
            ``reason``, ``"label"`` or, where that does not say it, ``"mail addresses inside"``
            (at least half of the distinct cells hold one), ``"check digits"`` (too many have
            those of a personal number for chance), ``"names of people"`` (the cells alone are
            such) or ``"name"``; ``where``, ``"column"`` or ``"index"``.

        Raises
        ------
        ArgumentError
            If `least` is no number from 0 to 1.

        See Also
        --------
        SemtypeFrameAccessor.mask : Replace these cells.
        """
        return personal_frame(self, least, index=self._index)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what the command line tells of a CSV that was inferred by its path; else nothing.

        Of files of more than 64 MB (8 MB compressed): what their first lines tell.
        """
        return self._notes

    @property
    def index_levels(self) -> tuple[ColumnPrediction, ...]:
        """Return what the levels of the index mean, where those of a pandas frame were looked at.

        Levels of plain positions are left out; ``position`` is that of the level.
        """
        return self._index

    def to_hints(self, tool: str) -> dict[str, Any]:
        """Return what an AutoML tool asks for about the columns, under its own keys.

        Parameters
        ----------
        tool : str
            ``"autogluon"``, ``"catboost"``, ``"flaml"``, ``"h2o"``, ``"lightgbm"``, ``"pandas"``,
            ``"pycaret"``, ``"skrub"`` or ``"tfdv"``.

        Returns
        -------
        dict
            Of lists, texts and dictionaries; see `pandas_semtype.hints.hints_of`.

        Raises
        ------
        ArgumentError
            If there is no such tool, or two columns have the same name.
        FrameChangedError
            As for `roles`.
        """
        return hints_of(self, tool)

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
            if isinstance(position, (bool, slice)):  # a list takes them, and neither is a position
                raise TypeError
            return self._predictions[position]
        except Exception:  # noqa: BLE001 - somebody's __index__ may raise anything
            raise ColumnSelectionError.out_of_range(position, len(self)) from None

    def diff(self, other: InferenceResult) -> SchemaDiff:
        """Return what changed from this result to another one.

        Parameters
        ----------
        other : InferenceResult
            Of the same table at a later time.

        Returns
        -------
        SchemaDiff
            Columns that are new, gone, renamed, of another type or format, and the fraction
            of cells that moved. A column is found under another name by its cells, or by a
            specific type that no other column without a partner has.

        Raises
        ------
        ArgumentError
            If `other` is no result.
        """
        if not isinstance(other, InferenceResult):
            raise ArgumentError.of("other", other, "another InferenceResult")
        return compared(
            list(zip(self, self._digests, strict=True)),
            list(zip(other, other._digests, strict=True)),
        )

    @classmethod
    def from_schema(cls, schema: Any) -> InferenceResult:
        """Return the result a schema was made from, without the scores of the network.

        Parameters
        ----------
        schema : mapping, pyarrow.Schema or pandera.DataFrameSchema
            What `to_table_schema`, `to_json_schema`, `to_arrow_schema` or `to_pandera`
            returned, perhaps after a way through a file.

        Raises
        ------
        ArgumentError
            If it is something else.
        """
        found, model_id, mode = read_schema(schema)
        try:
            columns = index_of([p.name for p in found], [None])
            return cls(columns, found, [[]] * len(found), (), model_id, mode)
        except Exception as error:  # of whatever the values of a damaged schema do
            expected = "a schema that a method of a result returned"
            raise ArgumentError.of("schema", schema, expected) from error
