"""Columns whose role is known: of benchmarks, of portals, and simulated."""

from __future__ import annotations

import csv
import gzip
import json
import math
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from ....errors import ExampleError
from ....roles import Uniqueness, count_distinct
from ....sampling import ColumnSample, sample_series
from ..portals.columns import is_held_out

__all__ = ["CLASSES", "Example", "portal_examples", "sortinghat_examples"]

CLASSES: Final = {
    "numeric": "numeric",
    "categorical": "categorical",
    "datetime": "datetime",
    "sentence": "text",
    "url": "url",
    "embedded-number": "number_text",
    "list": "list",
    "not-generalizable": "identifier",
    "context-specific": "other",
}
"""Role that a class of SortingHat stands for; keys and constants are one class there."""

_MISSING: Final = frozenset(("", "NaN", "nan", "NA", "None", "<NA>", "NaT"))
_N_CELLS: Final = 5

_TIMES: Final = ("LocalDateTime", "OffsetDateTime", "ZonedDateTime", "LocalTime", "LocalDate")
_CATEGORICAL: Final = (
    "STATE_PROVINCE", "GENDER", "COUNTRY", "LANGUAGE", "PERSON.RACE", "ONE_ZERO", "YES_NO",
    "Y_N", "TRUE_FALSE", "DAY.", "MONTH.",
)  # fmt: skip
_OTHER: Final = (
    "STREET_ADDRESS", "NAME.LAST", "NAME.FIRST", "NAME.FIRST_LAST", "NAME.LAST_FIRST",
    "TELEPHONE", "EMAIL", "COORDINATE_PAIR",
)  # fmt: skip
_PER_ROLE: Final = 350


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a column whose role is known.

    Parameters
    ----------
    sample : ColumnSample
        Some of its cells.
    counts : Uniqueness
        Of all of its cells.
    role : str
        One of `pandas_semtype.roles.LEARNED`.
    table : str
        Columns of one table are fitted or validated on together.
    name : hashable, optional
        The name of the column.
    """

    sample: ColumnSample
    counts: Uniqueness
    role: str
    table: str
    name: Hashable = None


def sortinghat_examples(path: str | Path) -> list[Example]:
    """Read columns of the SortingHat benchmark (Shah et al., SIGMOD 2021).

    Parameters
    ----------
    path : path
        The CSV of a split. A column is given by five cells, which become the sample, and by
        the numbers of its rows, distinct and missing cells and its range, which become the
        counts of the whole column, with mean and deviation. Whether it is sorted is not known.

    Raises
    ------
    ExampleError
        If the file is something else.
    """
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return [_sortinghat(row) for row in rows]
    except (KeyError, ValueError, TypeError) as error:
        raise ExampleError(
            f"The file is no split of SortingHat. Received: {path} ({type(error).__name__}). "
            "Give its CSV with Record_id, Attribute_name, y_act, counts and five samples."
        ) from error


def _sortinghat(row: dict[str, str]) -> Example:
    cells = [row[f"sample_{k}"] for k in range(1, _N_CELLS + 1)]
    found = Counter(cell for cell in cells if cell not in _MISSING)
    numbers = np.array(list(found.values()), dtype=np.int64)
    sample = ColumnSample(list(found), numbers, _N_CELLS, _N_CELLS, _N_CELLS - sum(found.values()))
    low, high, mean, deviation = (
        float(row[key] or 0) for key in ("min_val", "max_val", "mean", "std_dev")
    )
    if low == high == mean == 0:  # written for a column of text
        low = high = mean = deviation = math.nan
    counts = Uniqueness(
        int(float(row["total_vals"])), int(float(row["num_of_dist_val"])),
        int(float(row["num_nans"])), "", low, high, mean, deviation,
    )  # fmt: skip
    return Example(
        sample, counts, CLASSES[row["y_act"]], f"sortinghat/{row['Record_id']}",
        row["Attribute_name"],
    )  # fmt: skip


def portal_examples(path: str | Path) -> list[Example]:
    """Read the columns of portals whose author's type leaves no doubt about the role.

    Parameters
    ----------
    path : path
        ``labelled.jsonl.gz``; portals that are held out are left out.

    Returns
    -------
    list of Example
        At most 350 per role, the rows that are given taken for the whole column.
    """
    taken: Counter[str] = Counter()
    out = []
    for entry in _entries(path):
        portal = entry["table"].rsplit("/", 1)[0].rsplit("/", 1)[-1]
        if is_held_out(portal) or entry.get("doubtful"):
            continue
        cells = pd.Series(entry["values"], dtype=object)
        counts = count_distinct(cells)
        role = _portal_role(str(entry["base_type"]), str(entry["semantic_type"] or ""), counts)
        if role is None or taken[role] >= _PER_ROLE:
            continue
        taken[role] += 1
        out.append(
            Example(sample_series(cells), counts, role, f"portal/{entry['table']}", entry["name"])
        )
    return out


def _entries(path: str | Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        entries = [json.loads(line) for line in file]
    # In an order in which no portal fills up a role alone.
    order = np.random.default_rng(0).permutation(len(entries))
    return (entries[k] for k in order)


def _portal_role(kind: str, semantic: str, counts: Uniqueness) -> str | None:
    if counts.n_present < 20 or counts.n_distinct < 2:
        return None
    if kind in _TIMES:
        return "datetime" if semantic != "yyyy" else None
    for role, prefixes, least, most in (
        ("url", ("URI.URL",), 0.0, 1.0),
        ("text", ("FREE_TEXT",), 0.3, 1.0),
        ("categorical", _CATEGORICAL, 0.0, 0.5),
        ("other", _OTHER, 0.4, 1.0),
    ):
        if semantic.startswith(prefixes):
            return role if least <= counts.unique <= most else None
    if kind == "Double" and semantic in ("", "SIGNED") and counts.unique > 0.3:
        return "numeric"
    return None


def roles_of(examples: Sequence[Example]) -> np.ndarray:
    """Return the roles of examples, as an array of text."""
    return np.array([example.role for example in examples], dtype=str)
