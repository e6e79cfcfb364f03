"""The methods of a result that give it as plain JSON types, and back."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pandas as pd

from .checks import flag, fraction
from .digest import ColumnDigest
from .errors import ArgumentError
from .names import index_of, name_from_json, name_to_json
from .parsing import FactsOnDemand, ParseFacts
from .personal_cells import PersonalCells
from .prediction import ColumnPrediction
from .roles import ROLES, KnownRoles, Uniqueness
from .shown import escaped
from .verdict import DEFAULT_MODE, MODES

__all__ = ["ResultJson", "without_nan"]

_FORMAT = 1
_DIRECTIVE = re.compile(r"%.")
_WORD = re.compile(r"[^\W\d_]{2}")
"""Two letters in a row: those of a date in ISO 8601 stand alone, and so do signs of years."""


class ResultJson:
    """Write what the columns mean as plain JSON types, and read it again."""

    __slots__ = ()

    if TYPE_CHECKING:
        _columns: pd.Index
        _digests: tuple[ColumnDigest | None, ...]
        _index: tuple[ColumnPrediction, ...]
        _labels: tuple[str, ...]
        _mode: str
        _model_id: str
        _notes: tuple[str, ...]
        _proba: np.ndarray

        def __iter__(self) -> Iterator[ColumnPrediction]: ...
        def __len__(self) -> int: ...

    def to_dict(self, *, digests: bool = False, cells: bool = True) -> dict[str, Any]:
        """Return the result as plain JSON types.

        Parameters
        ----------
        digests : bool, default False
            Add hashes of some cells of each column, by which `diff` finds renamed columns and
            moved cells. Whoever has a hash can tell whether a guessed cell was in the column.
        cells : bool, default True
            Keep what comes from cells and is needed to parse others like them, or says how large
            numbers are: null tokens, words of truth, words around dates and numbers; smallest and
            largest number, mean and deviation. False leaves all of it out, and names of columns
            alone are left of the table.

        Raises
        ------
        ArgumentError
            If a column has a name that JSON cannot hold.
        FrameChangedError
            If a column is long, and its cells were changed after it was inferred.

        See Also
        --------
        InferenceResult.from_dict : Goes back.
        """
        digests, cells = flag("digests", digests), flag("cells", cells)
        hashes = self._digests if digests else (None,) * len(self)
        rows = zip(self, without_nan(self._proba), hashes, strict=True)
        return {
            "format": _FORMAT,
            "model": self._model_id,
            "mode": self._mode,
            "labels": list(self._labels),
            "levels": [name_to_json(name) for name in self._columns.names],
            "columns": [
                {
                    **_plain(p),
                    "role": p.role,
                    "uniqueness": _counts(p.uniqueness, cells),
                    "proba": row,
                    "parse": _facts(p.parse, cells),
                    **({"digest": digest.to_dict()} if digest else {}),
                }
                for p, row, digest in rows
            ],
            **({"index": [_level(p) for p in self._index]} if self._index else {}),
            **({"notes": list(self._notes)} if self._notes else {}),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
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
            return cls(**_arguments_of_dict(data))
        except ArgumentError:
            raise
        except Exception as error:  # of whatever somebody's values do
            raise ArgumentError.of("data", data, "what InferenceResult.to_dict returned") from error


def _counts(counts: Uniqueness | None, cells: bool) -> dict[str, Any] | None:
    if counts is None:
        return None
    if not cells:
        nan = math.nan
        counts = replace(
            counts, minimum=nan, maximum=nan, mean=nan, deviation=nan, gaps=(), held=""
        )
    return counts.to_dict()


def _facts(facts: ParseFacts | None, cells: bool) -> dict[str, Any] | None:
    return None if facts is None or (not cells and _quotes(facts)) else facts.to_dict()


def _quotes(facts: ParseFacts) -> bool:
    """Return whether words of cells are among the facts; names of directives are none of theirs."""
    around = [_DIRECTIVE.sub(" ", form) for form in facts.formats]
    if facts.numbers is not None:
        around += [facts.numbers.prefix, facts.numbers.suffix, facts.numbers.unit]
    said = facts.null_tokens or facts.booleans or facts.note  # a note may name a unit
    return bool(said or any(map(_WORD.search, around)))


def _level(p: ColumnPrediction) -> dict[str, Any]:
    try:
        return {**_plain(p), "level": p.position}
    except ArgumentError:  # the names of columns count, and no result fails for that of a level
        return {**_plain(replace(p, name=None)), "level": p.position}


def _plain(p: ColumnPrediction) -> dict[str, Any]:
    return {
        "name": name_to_json(p.name),
        "type": p.label,
        "score": p.score,
        "reason": p.reason,
        "labels": list(p.labels),
        "net_type": p.net_label,
        "net_score": p.net_score,
        "alternatives": [list(pair) for pair in p.alternatives],
        "matching": p.matching,
        **({"holds": p.holds._asdict()} if p.holds and any(p.holds) else {}),
    }


def _predicted(row: Mapping[str, Any], name: Any = None, position: int = 0) -> ColumnPrediction:
    return ColumnPrediction(
        name,
        _text(row["type"]),
        row["score"],
        _text(row["reason"]),
        tuple(_text(label) for label in row["labels"]),
        _text(row["net_type"]),
        row["net_score"],
        # Results of the first release have none.
        alternatives=tuple((x, float(y)) for x, y in row.get("alternatives", ())),
        matching=row.get("matching"),
        holds=_holds(row.get("holds")),
        position=position,
    )


def _holds(given: Mapping[str, Any] | None) -> PersonalCells | None:
    if given is None:
        return None
    # Some are of a release that told fewer.
    return PersonalCells(*(fraction(one, given.get(one, 0.0)) for one in PersonalCells._fields))


def _arguments_of_dict(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `InferenceResult` is made with, of what `to_dict` wrote.

    Whatever the values do when they are looked at, they may do here.
    """
    if data["format"] != _FORMAT:
        raise ArgumentError.of("format", data["format"], f"data of format {_FORMAT}")
    rows = list(data["columns"])
    verdicts = [_predicted(row) for row in rows]
    columns = index_of(
        [name_from_json(row["name"]) for row in rows],
        [name_from_json(name) for name in data["levels"]],
    )
    proba = [row["proba"] for row in rows]
    model = data["model"]
    if not isinstance(model, str):
        raise ArgumentError.of("model", model, "the name of a model, as text")
    mode = data.get("mode", DEFAULT_MODE)
    if mode not in MODES:
        raise ArgumentError.of("mode", mode, f"one of {', '.join(MODES)}")
    parse = [_facts_of(row.get("parse")) for row in rows]
    digests = [ColumnDigest.from_dict(row.get("digest")) for row in rows]
    # Nor have results of the second one roles.
    roles = [_role_of(row.get("role")) for row in rows]
    given = [row.get("uniqueness") for row in rows]
    counts = [None if one is None else Uniqueness.from_dict(one) for one in given]
    source = KnownRoles(roles, counts)
    return {
        "columns": columns,
        "verdicts": verdicts,
        "proba": proba,
        "labels": data["labels"],
        "model_id": model,
        "mode": mode,
        "parse": parse,
        "digests": digests,
        "source": source,
        "index": [
            _predicted(row, name_from_json(row["name"]), operator.index(row["level"]))
            for row in data.get("index", ())
        ],
        "notes": [_text(note) for note in _list(data.get("notes", []))],
    }


def _text(value: Any) -> str:
    """Return a text that any Series can hold, or raise a ValueError."""
    if not isinstance(value, str) or escaped(value) != value:
        message = "no text, or with characters that cannot be shown"
        raise ValueError(message)
    return str.__str__(value)


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        message = "no list"
        raise ValueError(message)
    return value


def _role_of(role: object) -> str | None:
    if role is not None and role not in ROLES:
        raise ArgumentError.of("role", role, f"one of {', '.join(ROLES)}")
    return None if role is None else str(role)


def without_nan(scores: np.ndarray) -> list[list[float | None]]:
    """Return the scores with None for the missing ones, as JSON wants it.

    Parameters
    ----------
    scores : ndarray
        Of shape (columns, labels).
    """
    return [[None if math.isnan(score) else score for score in row] for row in scores.tolist()]


def _facts_of(data: Mapping[str, Any] | None) -> FactsOnDemand | None:
    """Return the facts that `to_dict` wrote; results of the first release have none."""
    return None if data is None else FactsOnDemand.known(ParseFacts.from_dict(data))
