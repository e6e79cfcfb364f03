"""How the label bounds the answer of the model: roles that it rules out, and measured numbers."""

from __future__ import annotations

import math
from functools import reduce
from itertools import pairwise
from typing import Final

from ..context.tokens import tokens_of
from ..types import catalogue, implied_labels
from .model import Column

__all__ = ["has_key_name", "is_measured", "ruled_out", "settled_by_label"]

_LIKELY: Final = 0.5
"""Probability of the best guess from which on it bounds the role."""
_FAIRLY_SURE: Final = 0.7
_TEXTS: Final = frozenset({"text", "categorical", "ordinal", "product", "house_number"})
"""Labels of cells that are no moments, though "7/10" may be written like one."""
_NUMBERS: Final = frozenset({"int", "float", "currency", "percent", "measure", "age"})
_KEYS: Final = frozenset({"identifier", "code"})
_MOST_ROWS: Final = 300
"""Rows up to which distinct cells say little: of a few counts hardly one occurs twice."""
_FEW_ROWS, _FEWEST_VALUES = 100, 5
_DENSE, _SPARSE = 0.9, 0.6
_FEWEST_COUNTS, _NARROW, _MIDDLE = 12, 0.22, (0.25, 0.7)
"""Different counts; deviation of counts around a mean as a fraction of their range, where codes
spread over theirs (0.29 if each is as frequent); and where in the range that mean is."""
_COUNT_NAMES: Final = frozenset(
    {
        "aantal", "age", "alter", "amount", "antal", "antall", "anzahl", "cantidad", "count",
        "counts", "days", "edad", "hours", "idade", "ilość", "leeftijd", "liczba",
        "menge",
        "minutes", "months", "points", "pontos", "puan", "punkte", "punti", "puntos", "qty",
        "quantidade", "quantità", "quantity", "quantité", "score", "scores",
        "stückzahl",
        "wiek", "years", "âge", "年齢", "数量", "件数",
        "\u043a\u043e\u043b\u0438\u0447\u0435\u0441\u0442\u0432\u043e",
        "\u0432\u043e\u0437\u0440\u0430\u0441\u0442",
    }
)  # fmt: skip
_PLACE_NAMES: Final = frozenset(
    {
        "area", "bezirk", "dist", "distrito", "district", "line", "postcode", "precinct", "prct",
        "region", "route", "station", "store", "ward", "zip", "zipcode", "zona", "zone",
    }
)  # fmt: skip
"""Words of what is numbered, and so has codes that gather in the middle by chance."""
_KEY_NAMES: Final = frozenset(
    {
        "barcode", "code", "codes", "fid", "gid", "guid", "id", "ids", "idx", "index", "key",
        "keys", "kod", "kode", "no", "nr", "num", "number", "numero", "nummer", "objectid", "oid",
        "pk", "record", "ref", "reference", "row", "rownum", "serial", "sku", "uid",
        "unnamed", "uuid",
    }
)  # fmt: skip


def ruled_out(label: str, score: float) -> frozenset[str]:
    """Return the roles that a column of a label never has, if the label is likely.

    Parameters
    ----------
    label : str
        The best guess on its semantic type.
    score : float
        The probability of the best guess, 0 to 1.

    Examples
    --------
    >>> from pandas_semtype.roles.bounds import ruled_out
    >>> sorted(ruled_out("ean", 0.6)), sorted(ruled_out("text", 0.6))
    (['datetime', 'number_text', 'numeric'], ['datetime', 'numeric'])
    """
    known = catalogue().get(label)
    if known is None or score < _LIKELY:
        return frozenset()
    if "datetime" in (known.role, label, *implied_labels(label)):
        return frozenset()
    if known.role == "id" or label in _KEYS or label == "phone":
        return frozenset({"datetime", "numeric", "number_text"})
    if label == "text":
        return frozenset({"datetime", "numeric"})
    return frozenset({"datetime"}) if label in _TEXTS else frozenset()


def settled_by_label(column: Column) -> str | None:
    """Return the role that a likely label gives by itself: years are points in time everywhere.

    Parameters
    ----------
    column : Column
        What is known of it.
    """
    return "datetime" if column.label == "year" and column.score >= _LIKELY else None


def is_measured(column: Column, role: str) -> bool:
    """Return whether a column of numbers that seems to be a key, or a code, counts something.

    Numbers with decimals are no keys. Nor are whole numbers of a small table that leave gaps and
    have neither the name nor the label of a key. Twelve or more different whole numbers are counts
    where they gather around a mean, or a word of the name says what is counted.

    Parameters
    ----------
    column : Column
        What is known of it.
    role : str
        What the model says.
    """
    counts = column.counts
    if math.isnan(counts.minimum) or not _is_of_numbers(column) or has_key_name(column):
        return False
    if role == "other":
        return True
    if role == "identifier":
        if any(map(_has_decimals, column.values)):
            return True
        return counts.n_present <= _MOST_ROWS and _density(column) < _DENSE
    if role == "categorical" and _are_counts(column):
        return True
    return (
        role == "categorical"
        and counts.n_present <= _FEW_ROWS
        and counts.n_distinct >= _FEWEST_VALUES
        and counts.minimum >= 0
        and _density(column) < _SPARSE
    )


def _are_counts(column: Column) -> bool:
    counts = column.counts
    if counts.n_distinct < _FEWEST_COUNTS or counts.minimum < 0:
        return False
    words = [token.casefold() for token in tokens_of(column.name)]
    if words and words[-1] in _COUNT_NAMES:
        return True
    if not _PLACE_NAMES.isdisjoint(words):
        return False
    span = counts.maximum - counts.minimum
    low, high = _MIDDLE
    gathered = counts.deviation < _NARROW * span
    return gathered and low <= (counts.mean - counts.minimum) / span <= high


def has_key_name(column: Column) -> bool:
    """Return whether a word of the name of a column is one that keys and codes have.

    Parameters
    ----------
    column : Column
        What is known of it.
    """
    return any(token.casefold() in _KEY_NAMES for token in tokens_of(column.name))


def _is_of_numbers(column: Column) -> bool:
    likely = column.label in _NUMBERS and column.score >= _LIKELY
    return likely or (column.label in _KEYS and column.score < _FAIRLY_SURE)


def _has_decimals(value: str) -> bool:
    head, _, tail = value.strip().partition(".")
    return head.lstrip("+-").isdecimal() and tail.isdecimal() and bool(tail.strip("0"))


def _density(column: Column) -> float:
    """Return the fraction of the numbers of an even sequence, from lowest to highest, in use."""
    counts = column.counts
    # Floats that are whole, which missing cells make of whole numbers, are written "7" or "7.0".
    heads = (value.strip().partition(".")[0] for value in column.values)
    whole = sorted({int(head) for head in heads if head.isdecimal()})
    steps = [b - a for a, b in pairwise(whole)]
    step = reduce(math.gcd, steps) if steps else 1
    span = (counts.maximum - counts.minimum) / max(step, 1)
    return counts.n_distinct / (span + 1)
