"""Which labels other than categorical the words of a vocabulary may bear."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..lists import entries

__all__ = ["labels_of_words"]

# label: the list whose words are its own
_LISTS = {
    "color": "colors", "compass_direction": "compass", "continent": "continents",
    "department": "departments", "ethnicity": "ethnicity", "industry": "industries",
    "marital_status": "marital_status", "nationality": "nationalities",
}  # fmt: skip
_MOST = 0.8  # One word of five may be "other", or one that the list lacks.


@cache
def _words() -> dict[str, frozenset[str]]:
    return {
        label: frozenset(word.casefold() for word in entries(name))
        for label, name in _LISTS.items()
    }


def labels_of_words(values: Iterable[str]) -> tuple[str, ...]:
    """Return the labels to whose lists nearly all the values belong.

    A column of ``Red``, ``Blue`` and ``Green`` is as truly one of colours as one of categories:
    either answer is right.
    """
    words = [value.casefold() for value in values]
    return tuple(
        label
        for label, known in _words().items()
        if sum(word in known for word in words) >= _MOST * len(words)
    )
