"""Labels of which no classes can be made: texts, measured numbers, and what has no hash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..errors import ArgumentError

__all__ = ["PLAIN", "check_hashable", "check_kinds", "check_not_numbers", "check_not_texts"]

PLAIN = (str, bool, int, float)
"""Types of a class."""

_LONGEST, _ENOUGH = 200, 20
"""Most characters of a label, and the number of labels above which mostly distinct ones look
like texts."""

_MOST_NUMBERS = 10
"""Most classes whose names may be numbers that are not whole."""

_NUMBER = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?", re.ASCII)
"""A number as files write it; the comma is that of decimals."""


def check_kinds(values: Sequence[Any]) -> None:
    """Refuse labels of several kinds, also where Python finds them equal, as 1 and True.

    Parameters
    ----------
    values : sequence
        The labels, None where one is missing.
    """
    types = {type(value) for value in values if value is not None}
    kinds = {float if kind is int else kind for kind in types}
    if len(kinds) <= 1 and all(issubclass(kind, PLAIN) for kind in kinds):
        _check_encodable(values)
        return
    if bytes in kinds:
        advice = "Decode them with .str.decode('utf-8')."
    elif kinds == {bool, float}:
        advice = "Convert them with .astype('float64'), which makes True 1 and False 0."
    else:
        advice = "Convert them with .astype('str')."
    raise ArgumentError(
        "Labels are strings, numbers or bools, all of one kind. Received: "
        f"{', '.join(sorted({kind.__name__ for kind in types}))}. {advice}"
    )


def _check_encodable(values: Sequence[Any]) -> None:
    """Refuse halves of surrogate pairs, which no file can hold: the model could not be saved."""
    broken = 0
    for value in {value for value in values if isinstance(value, str)}:
        try:
            value.encode()
        except UnicodeEncodeError:
            broken += 1
    if broken:
        raise ArgumentError(
            f"Labels have half of a surrogate pair, which no file can hold. Received: {broken} "
            "such classes. Read the file they are from with its own encoding, without "
            "errors='surrogateescape'."
        )


def check_not_texts(values: Sequence[Any], distinct: Sequence[Any]) -> None:
    """Refuse labels that look like texts, without showing them.

    Parameters
    ----------
    values : sequence
        The labels, None where one is missing.
    distinct : sequence
        The labels that occur, each once.
    """
    n_labels = sum(value is not None for value in values)
    words = [value for value in distinct if isinstance(value, str)]
    longest = max(map(len, words), default=0)
    if longest > _LONGEST or (n_labels >= _ENOUGH and 2 * len(words) > n_labels):
        raise ArgumentError(
            f"Labels look like texts; texts and labels may be swapped. Received: {n_labels} "
            f"labels, {len(distinct)} of them distinct, the longest of {longest} characters. Call "
            "texts.text.fakenews.fit(labels), or give classes of which each has several texts."
        )


def check_not_numbers(values: Sequence[Any], distinct: Sequence[Any]) -> None:
    """Refuse numbers that are measured, or that mark texts without a label.

    Parameters
    ----------
    values : sequence
        The labels, None where one is missing.
    distinct : sequence
        The labels that occur, each once.
    """
    numbers = [number for number in map(_number, distinct) if number is not None]
    n_labels = sum(value is not None for value in values)
    broken = [value for value in numbers if isinstance(value, float) and not value.is_integer()]
    if broken and len(numbers) > _MOST_NUMBERS:
        raise ArgumentError(
            f"Labels look like measured numbers, of which no classes can be made. Received: "
            f"{len(numbers)} distinct numbers in {n_labels} labels. Cut them into classes first, "
            "with pandas.cut or a comparison such as score > 0.5."
        )
    if -1 in numbers and len(numbers) > 2:
        raise ArgumentError(
            f"A label is -1, which often marks texts without a label. Received: "
            f"{len(numbers)} classes, -1 among them. Replace it with None to leave these texts "
            "out, or, if it is a class, give names: labels.map({-1: 'against', ...})."
        )


def check_hashable(values: Sequence[Any], name: str) -> None:
    """Refuse lists, mappings and the like, of which no class can be made.

    Parameters
    ----------
    values : sequence
        The labels.
    name : str
        What messages call them.
    """
    kinds = {type(value).__name__ for value in values if not _is_hashable(value)}
    if kinds:
        raise ArgumentError(
            f"{name}: strings, numbers or bools, all of one kind. Received: "
            f"{', '.join(sorted(kinds))}. Give one value per text."
        )


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except Exception:  # noqa: BLE001 - somebody's __hash__ may raise anything
        return False
    return True


def _number(value: Any) -> float | None:
    """Return a label as a number, also where a file wrote it as text."""
    if isinstance(value, str):
        text = value.strip()
        return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    return value if type(value) in (int, float) else None
