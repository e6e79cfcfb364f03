"""The result of an inference as plain JSON types, and back."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from .checks import fraction
from .digest import ColumnDigest
from .errors import ArgumentError
from .names import index_of, name_from_json, name_to_json
from .parsing import FactsOnDemand, ParseFacts
from .personal_cells import PersonalCells
from .prediction import ColumnPrediction
from .roles import ROLES, KnownRoles, Uniqueness
from .shown import escaped
from .verdict import DEFAULT_MODE, MODES

__all__ = ["arguments_of_dict", "result_to_dict", "without_nan"]

_FORMAT = 1


def result_to_dict(
    result: Iterable[ColumnPrediction],
    *,
    proba: np.ndarray,
    labels: Sequence[str],
    columns: pd.Index,
    model_id: str,
    mode: str,
    digests: Sequence[ColumnDigest | None],
    index: Sequence[ColumnPrediction] = (),
) -> dict[str, Any]:
    """Return a result as plain JSON types.

    Parameters
    ----------
    result : iterable of ColumnPrediction
        In the order of the columns.
    proba, labels, columns, model_id, mode
        As for `InferenceResult`.
    digests : sequence of ColumnDigest or None
        Those that are written.
    index : sequence of ColumnPrediction, optional
        Of levels of the index; their positions are those of the levels.
    """
    return {
        "format": _FORMAT,
        "model": model_id,
        "mode": mode,
        "labels": list(labels),
        "levels": [name_to_json(name) for name in columns.names],
        "columns": [
            {
                **_plain(p),
                "role": p.role,
                "uniqueness": None if p.uniqueness is None else p.uniqueness.to_dict(),
                "proba": row,
                "parse": None if p.parse is None else p.parse.to_dict(),
                **({"digest": digest.to_dict()} if digest else {}),
            }
            for p, row, digest in zip(result, without_nan(proba), digests, strict=True)
        ],
        **({"index": [_level(p) for p in index]} if index else {}),
    }


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
    return PersonalCells(fraction("mails", given["mails"]), fraction("dialled", given["dialled"]))


def arguments_of_dict(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `InferenceResult` is made with, of what `result_to_dict` wrote.

    Parameters
    ----------
    data : mapping
        Whatever its values do when they are looked at, they may do here.
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
    }


def _text(value: Any) -> str:
    """Return a text that any Series can hold, or raise a ValueError."""
    if not isinstance(value, str) or escaped(value) != value:
        message = "no text, or with characters that cannot be shown"
        raise ValueError(message)
    return str.__str__(value)


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
