"""Read columns of portals, and what each is labelled."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from ....errors import ArgumentError, ExampleError
from ....types import catalogue
from .hand_labels import HandLabel
from .labels import (
    AUTHOR,
    HAND,
    HEADER,
    KIND,
    PSEUDO,
    author_label,
    generic_label,
    header_label,
)

__all__ = [
    "RealColumn",
    "column_entries",
    "is_held_out",
    "is_portal_folder",
    "portal_of",
    "real_columns",
]

LABELLED, UNLABELLED = "labelled.jsonl.gz", "unlabelled.jsonl.gz"
_FOLDS = 5
_PER_PORTAL = 120
_PER_WEAK_LABEL = {HEADER: 900, KIND: 900, PSEUDO: 5000}


@dataclass(frozen=True, slots=True)
class RealColumn:
    """Hold a labelled column of a portal.

    Parameters
    ----------
    portal, table, name : str
        Where it is from, and its header.
    label : str
        The most specific right label.
    basis : {"author", "hand", "header", "kind", "pseudo"}
        What the label rests on: the judgement of whoever published the columns, or of somebody
        who read them one by one later; an exact header that the cells bear out; the kind of
        cells alone, where the header hints at nothing; or the verdict of a model with names.
    values : tuple of (str or None)
        Cells in the order of the rows, blanks kept.
    also : tuple of str
        Other labels that are acceptable, or that a model could not exclude.
    """

    portal: str
    table: str
    name: str
    label: str
    basis: str
    values: tuple[str | None, ...]
    also: tuple[str, ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether its portal is one of the fifth that is never trained on."""
        return is_held_out(self.portal)


def is_held_out(portal: str) -> bool:
    """Return whether a portal is validated on: one of five, by the hash of its name.

    Parameters
    ----------
    portal : str

    Examples
    --------
    >>> from pandas_semtype.simon.training.portals.columns import is_held_out
    >>> is_held_out("data.example.org")
    False
    """
    return int.from_bytes(sha256(portal.encode()).digest()[:8], "big") % _FOLDS == 0


def is_portal_folder(folder: str | Path) -> bool:
    """Return whether a folder holds columns of portals."""
    return (Path(folder) / LABELLED).is_file()


def portal_of(table: str) -> str:
    """Return the portal that a table is from: the folder its file stands in."""
    return table.rsplit("/", 1)[0].rsplit("/", 1)[-1]


def column_entries(folder: str | Path) -> Iterator[dict[str, Any]]:
    """Yield the columns of a folder as they stand in its files, those with labels first.

    Raises
    ------
    ExampleError
        If a line is no column.
    """
    for name in (LABELLED, UNLABELLED):
        if (Path(folder) / name).is_file():
            yield from _lines(Path(folder) / name)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        number = 0
        try:
            for number, line in enumerate(file, 1):  # noqa: B007
                entry = json.loads(line)
                if not (
                    isinstance(entry["values"], list)
                    and all(v is None or isinstance(v, str) for v in entry["values"])
                    and isinstance(entry["table"], str)
                    and isinstance(entry["name"], str)
                ):
                    raise TypeError
                entry["place"] = (entry["table"], int(entry["field"]))
                yield entry
        except (OSError, EOFError, ValueError, KeyError, TypeError, UnicodeError) as error:
            raise ExampleError(
                f"A line is no column. Received: {path}, line {number or 1} "
                f"({type(error).__name__}). Every line is a JSON object with table, field, name "
                "and values, a list of texts."
            ) from error


def real_columns(
    folder: str | Path,
    labels: Sequence[str] | None = None,
    pseudo: Mapping[tuple[str, int], HandLabel] | None = None,
    hand: Mapping[tuple[str, int], HandLabel] | None = None,
) -> list[RealColumn]:
    """Read the columns of a folder that have a label.

    Parameters
    ----------
    folder : path
        With ``labelled.jsonl.gz`` and, if wanted, ``unlabelled.jsonl.gz``. Every line is a JSON
        object of one column: table (``.../portal/file``), field (position), name, values, and
        in the former ``semantic_type``, the author's type, or ``label``, one of the catalogue.
        A blank type means that nobody said anything; such columns, and those without a type,
        get a label if an exact header is borne out by 90 % of the cells, or if their cells are
        plainly numbers, categories or text and the header hints at nothing else.
    labels : sequence of str, optional
        Labels wanted; columns of others are left out. All of the catalogue by default.
    pseudo : mapping of (str, int) to HandLabel, optional
        What a model calls columns, by table and position, see
        `pandas_semtype.simon.training.pseudo_labels`. It counts where no author said anything, and
        never in a portal that is held out.
    hand : mapping of (str, int) to HandLabel, optional
        What somebody called columns one by one; counts before `pseudo`, in the same places.

    Returns
    -------
    list of RealColumn
        All that were labelled by hand; of the others at most 120 columns per label and portal, and
        of every label 900 that rest on headers, 900 on kinds and 5,000 on a model. Their order
        does not depend on the file's.

    Raises
    ------
    ExampleError
        If the folder has no such file, a line is no column, a type or label is not known, or a
        column is given twice.
    """
    folder = Path(folder)
    if not is_portal_folder(folder):
        raise ExampleError(
            f"{folder} has no {LABELLED}. Give a folder with one JSON object per column in it: "
            "table, field, name, values, and semantic_type or label."
        )
    wanted = set(labels or catalogue())
    columns: list[tuple[bytes, RealColumn]] = []
    seen: set[tuple[str, int]] = set()
    for entry in column_entries(folder):
        place = entry["place"]
        if place in seen:
            raise ExampleError(
                f"A column is given twice. Received: field {place[1]} of {place[0]}. Keep one "
                "of them: a portal that stands twice would be trained on and validated on."
            )
        seen.add(place)
        column = _labelled(entry, pseudo or {}, hand or {})
        if column is not None and column.label in wanted:
            columns.append((sha256(repr(place).encode()).digest(), column))
    columns.sort(key=lambda pair: pair[0])
    return _bounded([column for _, column in columns])


def _labelled(
    entry: dict[str, Any],
    pseudo: Mapping[tuple[str, int], HandLabel],
    hand: Mapping[tuple[str, int], HandLabel],
) -> RealColumn | None:
    cells = [value.strip() for value in entry["values"] if value and value.strip()]
    if not cells:
        return None
    author_type, label, basis = entry.get("semantic_type") or "", entry.get("label"), AUTHOR
    if label:
        if label not in catalogue():
            raise ArgumentError.unknown_label("label", label, catalogue())
    elif author_type:
        label = author_label(author_type, cells)
        if label is None:
            raise ExampleError(
                f"A type is not known. Received: semantic_type={author_type[:60]!r} of table "
                f"{entry['table']}. Give a label of the catalogue as label, or add the type to "
                "portals/types.csv."
            )
    table, portal = entry["table"], portal_of(entry["table"])
    if not label and not is_held_out(portal):
        values = tuple(entry["values"])
        for told_by, labels in ((HAND, hand), (PSEUDO, pseudo)):
            given = labels.get(entry["place"])
            if given is not None:
                return RealColumn(
                    portal, table, entry["name"], given.label, told_by, values, given.also
                )
    if not label:
        label, basis = header_label(entry["name"], cells), HEADER
    if not label:
        label, basis = generic_label(entry["name"], cells), KIND
    if not label:
        return None
    return RealColumn(portal, table, entry["name"], label, basis, tuple(entry["values"]))


def _bounded(columns: Sequence[RealColumn]) -> list[RealColumn]:
    by_portal: Counter[tuple[str, str, str]] = Counter()
    weak: Counter[tuple[str, str]] = Counter()
    kept = []
    for column in columns:
        if column.basis == HAND:
            kept.append(column)
            continue
        told_by = PSEUDO if column.basis == PSEUDO else ""
        by_portal[column.portal, column.label, told_by] += 1
        if by_portal[column.portal, column.label, told_by] > _PER_PORTAL:
            continue
        weak[column.basis, column.label] += 1
        if weak[column.basis, column.label] > _PER_WEAK_LABEL.get(column.basis, np.inf):
            continue
        kept.append(column)
    return kept
