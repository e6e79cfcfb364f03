"""Several values in one cell, and what stands between them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["find_delimiter", "split_list"]

_DELIMITERS = ("; ", ";", " | ", "|", "\n", "\t", " / ", ", ", ",", "/", " & ", " ")
"""The first that most cells have is the delimiter: a list of phrases has spaces, too."""
_ENOUGH = 0.5
_BRACKETS = ("[]", "()", "{}")


def find_delimiter(cells: Mapping[str, int]) -> str:
    """Return what stands between the values of the cells of a list.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Returns
    -------
    str
        "" if there is none: less than half of the cells hold several values.

    Examples
    --------
    >>> from pandas_semtype.parsing.lists import find_delimiter
    >>> find_delimiter({"red;gold": 3, "blue": 1}), find_delimiter({"['a', 'b']": 1})
    (';', ', ')
    """
    total = sum(cells.values())
    for delimiter in _DELIMITERS:
        if sum(n for cell, n in cells.items() if delimiter in cell.strip()) >= _ENOUGH * total:
            return delimiter
    return ""


def split_list(cell: str, delimiter: str) -> list[str]:
    """Return the values of a cell.

    Parameters
    ----------
    cell : str
        A cell; brackets around it and quotes around its values are taken away.
    delimiter : str
        What stands between the values.

    Examples
    --------
    >>> from pandas_semtype.parsing.lists import split_list
    >>> split_list("['a', 'b']", ", "), split_list("red; gold", ";")
    (['a', 'b'], ['red', 'gold'])
    """
    text = cell.strip()
    literal = any(text[:1] == pair[0] and text[-1:] == pair[1] for pair in _BRACKETS)
    text = text[1:-1] if literal and len(text) > 1 else text
    if not text.strip():
        return []
    parts = [part.strip() for part in text.split(delimiter)]
    return [part.strip("'\"") for part in parts] if literal else parts
