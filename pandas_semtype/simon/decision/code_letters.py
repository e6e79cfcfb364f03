"""Letters of codes: whether they are the same few in all examples, such as INV in INV-20481.

The network is taught that characters of a code may be others, as digits are. So it takes ORD-20481
for the same class. Where example columns agree on a few letters, these belong to the class.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b

from ...folding import bare_letters

__all__ = ["FEWEST_COLUMNS", "letters_key", "other_letters", "shared_letters"]

FEWEST_COLUMNS = 3
"""Example columns from which on something that is the same in all of them belongs to the class."""

_MOST = 12
"""Most groups of letters that are a closed list: single capitals that are drawn are more."""
_CELLS_OF_EACH = 5
"""Different cells there are of each group of letters at least, on average."""
_AGREE = 0.9
"""Fraction of the cells of an example column whose letters the other columns have."""
_MOST_RARE = 1
"""Most groups of letters that fewer than half of the example columns have: more, and any column
may come with one of its own, as with codes that begin with a country."""
_OTHERWISE = 0.9
"""Fraction of the cells whose letters no example has, from which on they are another code."""
_FIRST = 3
"""Groups at the beginning of a cell that are looked up without what comes after them."""
_LONGEST = 200
"""Characters of a cell that are read; codes are shorter."""

_LETTERS = re.compile(r"[^\W\d_]+")


def letters_key(cell: str) -> str:
    """Return a hash of the groups of letters in a cell, however they are written.

    Case, accents, full-width forms and characters that are not seen make no difference.

    Parameters
    ----------
    cell : str
        A cell. A model keeps no part of it.

    Examples
    --------
    >>> from pandas_semtype.simon.decision.code_letters import letters_key
    >>> letters_key("INV-20481") == letters_key("inv 3/7"), letters_key("1") == letters_key("A1")
    (True, False)
    """
    return _hash(_groups(cell))


def _groups(cell: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(bare_letters(cell[:_LONGEST].casefold())))


def _hash(groups: Sequence[str]) -> str:
    return blake2b(" ".join(groups).encode("utf-8", "replace"), digest_size=8).hexdigest()


def shared_letters(columns: Sequence[Collection[str]]) -> list[str] | None:
    """Return the keys of the letters of a class, None if its columns do not agree on a few.

    Where they differ in later letters, as in MX-20481-K, the first ones may still be the same.

    Parameters
    ----------
    columns : sequence of collection of str
        The different cells of each example column.
    """
    if len(columns) < FEWEST_COLUMNS:
        return None
    groups = [{cell: _groups(cell) for cell in column} for column in columns]
    whole = _agreed([{cell: _hash(found) for cell, found in col.items()} for col in groups])
    if whole is not None:
        return whole
    return _agreed([{cell: _hash(found[:1]) for cell, found in col.items()} for col in groups])


def _agreed(keys: Sequence[Mapping[str, str]]) -> list[str] | None:
    """Return all keys of example columns, by cell, if these agree on a few."""
    columns_with = Counter(key for column in keys for key in set(column.values()))
    cells = {cell for column in keys for cell in column}
    common = {key for key, count in columns_with.items() if count > 1}
    if not common or len(common) > _MOST or len(cells) < _CELLS_OF_EACH * len(common):
        return None
    if any(sum(key in common for key in col.values()) < _AGREE * len(col) for col in keys):
        return None
    # "n/a" and "see above" are no series: codes have digits.
    codes = {key for column in keys for cell, key in column.items() if any(map(str.isdigit, cell))}
    rare = [key for key in codes if columns_with[key] < len(keys) / 2]
    return None if len(rare) > _MOST_RARE else sorted(columns_with)


def other_letters(values: Sequence[str], keys: Collection[str]) -> bool:
    """Return whether nearly all cells have letters that no example has.

    Letters that come after known ones, as in INV-20481-B, are no others.

    Parameters
    ----------
    values : sequence of str
        Different cells.
    keys : collection of str
        Of the examples, see `shared_letters`.
    """
    counts = Counter(map(_groups, values))
    strange = sum(count for groups, count in counts.items() if not _known(groups, keys))
    return strange >= _OTHERWISE * max(1, len(values))


def _known(groups: tuple[str, ...], keys: Collection[str]) -> bool:
    return _hash(groups) in keys or any(
        _hash(groups[:end]) in keys for end in range(1, min(_FIRST + 1, len(groups)))
    )
