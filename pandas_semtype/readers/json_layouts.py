"""The layouts in which pandas writes JSON that is no list of objects: which one it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["are_rows", "of_split", "without_range"]


def of_split(value: Mapping[str, Any]) -> pd.DataFrame | None:
    """Return the frame of what ``to_json(orient="split")`` wrote; None if it is something else.

    Parameters
    ----------
    value : mapping
        A JSON object.
    """
    import pandas as pd

    columns, rows, index = (value.get(key) for key in ("columns", "data", "index"))
    if not {"columns", "data"} <= value.keys() <= {"columns", "data", "index", "name"}:
        return None
    if not (isinstance(columns, list) and isinstance(rows, list)):
        return None
    if not all(isinstance(row, list) and len(row) == len(columns) for row in rows):
        return None
    if index is not None and not (isinstance(index, list) and len(index) == len(rows)):
        return None
    frame = pd.DataFrame(rows, columns=range(len(columns)), dtype=object)
    frame.columns = pd.Index([_name(one) for one in columns], dtype=object)
    if index is not None and index != list(range(len(rows))):
        frame.index = pd.Index([_name(one) for one in index], dtype=object)
    return frame


def _name(label: Any) -> str:
    """Return a label as a text; those of several levels with blanks between them."""
    return " ".join(map(str, label)) if isinstance(label, list) else str(label)


def are_rows(value: Mapping[str, Mapping[str, Any]]) -> bool | None:
    """Return whether objects in an object are rows, or columns; None if either may be.

    Parameters
    ----------
    value : mapping of str to mapping
        What ``to_json`` wrote with ``orient="index"`` or ``orient="columns"``, or somebody else.

    Examples
    --------
    >>> from pandas_semtype.readers.json_layouts import are_rows
    >>> are_rows({"0": {"city": "Oslo", "n": 1}, "1": {"city": "Rome", "n": 2}})
    True
    >>> are_rows({"city": {"a": "Oslo", "b": "Rome"}, "n": {"a": 1, "b": 2}})
    False
    >>> are_rows({"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 4}}) is None
    True
    """
    inner = list(dict.fromkeys(key for part in value.values() for key in part))
    outer_counts, inner_counts = (_is_range(list(keys)) for keys in (value, inner))
    as_columns = all(_is_of_one_kind(part.values()) for part in value.values())
    if len(value) == 1:  # one object is a row if it is a first one, of several kinds
        return outer_counts and not inner_counts and not as_columns
    if outer_counts != inner_counts:
        return outer_counts
    if _are_numbers(inner) and not _are_numbers(value):
        return False  # some rows of a frame, or moments
    columns: dict[str, list[Any]] = {key: [] for key in inner}
    for part in value.values():
        for key, cell in part.items():
            columns[key].append(cell)
    as_rows = all(map(_is_of_one_kind, columns.values()))
    return None if as_columns == as_rows else as_rows


def _is_range(keys: list[str]) -> bool:
    """Return whether keys are the numbers of rows, in any order."""
    return set(keys) == {str(number) for number in range(len(keys))}


def _are_numbers(keys: Iterable[str]) -> bool:
    return all(key.removeprefix("-").isdecimal() for key in keys)


def _is_of_one_kind(cells: Any) -> bool:
    kinds = {float if isinstance(cell, int) and not isinstance(cell, bool) else type(cell)
             for cell in cells if cell is not None}  # fmt: skip
    return len(kinds) <= 1


def without_range(value: Mapping[str, Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return records without the numbers of rows that ``orient="table"`` adds to them.

    Parameters
    ----------
    value : mapping
        The object in which the records stand.
    rows : list of dict
        The records.
    """
    schema = value.get("schema")
    if not (isinstance(schema, dict) and "pandas_version" in schema):
        return rows
    if schema.get("primaryKey") != ["index"]:
        return rows
    if [row.get("index") for row in rows] != list(range(len(rows))):
        return rows
    return [{key: cell for key, cell in row.items() if key != "index"} for row in rows]
