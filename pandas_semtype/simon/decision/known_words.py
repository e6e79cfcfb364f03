"""Words of a class: whether they are a closed list, so that other words are something else.

Of words the network sees how they are spelled, not what they mean. So it takes the animals of a
language for the tools of a trade in it. Where the words of a class come again from column to
column, or within one, a column that has none of them is another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from hashlib import blake2b

import numpy as np

from ...folding import bare_letters
from ..rules.cells import Sample

__all__ = ["other_words", "shared_words"]

_FEWEST = 3
"""Different words of a class."""
_AGAIN, _AT_LEAST = 0.5, 0.2
"""Fraction of the words that other example columns have too: of all columns, and of each."""
_REPEATED = 0.8
"""Fraction of the cells of the only example column whose words stand there twice."""
_OTHERWISE = 0.9
"""Fraction of the words of a column that no example has, from which on it is another one."""
_BYTES = 2
"""Of a hash: so few that many words have the same one. A word cannot be read from it, but whoever
guesses a word can test the guess: a wrong one passes as often as a class has words in 65,536.
"""


def shared_words(columns: Sequence[Sample]) -> list[str] | None:
    """Return the keys of the words of a class, None if they are no closed list.

    Parameters
    ----------
    columns : sequence of ColumnSample
        The example columns.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.sampling import sample_series
    >>> from pandas_semtype.simon.decision.known_words import other_words, shared_words
    >>> tools = [sample_series(pd.Series(["Säge", "Hobel", "Feile", end])) for end in "ab"]
    >>> keys = shared_words(tools)
    >>> other_words(["hobel", "Zange"], keys), other_words(["Hund", "Katze"], keys)
    (False, True)
    """
    found = [{_key(value) for value in column.values} for column in columns]
    if not all(found) or len(set().union(*found)) < _FEWEST:
        return None
    if len(columns) == 1:
        counts: Counter[str] = Counter()
        for value, count in zip(columns[0].values, columns[0].counts.tolist(), strict=True):
            counts[_key(value)] += count
        twice = sum(count for count in counts.values() if count > 1)
        return sorted(counts) if twice >= _REPEATED * counts.total() else None
    columns_with = Counter(key for keys in found for key in keys)
    again = [sum(columns_with[key] > 1 for key in keys) / len(keys) for keys in found]
    sizes = [len(keys) for keys in found]
    is_list = min(again) >= _AT_LEAST and np.average(again, weights=sizes) >= _AGAIN
    return sorted(columns_with) if is_list else None


def other_words(values: Sequence[str], keys: Collection[str]) -> bool:
    """Return whether nearly all cells are words that no example has.

    Parameters
    ----------
    values : sequence of str
        Different cells.
    keys : collection of str
        Of the examples, see `shared_words`.
    """
    known = set(keys)
    strange = sum(_key(value) not in known for value in values)
    return strange >= _OTHERWISE * max(1, len(values))


def _key(word: str) -> str:
    plain = " ".join(bare_letters(word.casefold()).split())
    return blake2b(plain.encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
