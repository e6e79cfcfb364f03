"""The roles: what a later step does with a column."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["LEARNED", "ROLES"]

ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "numeric": "numbers that are measured or counted; use them as they are",
        "categorical": "few distinct values that repeat; encode them",
        "ordinal": "categories, or the numbers of a scale, with a natural order; encode in order",
        "datetime": "dates, times and timestamps; split them into parts",
        "text": "sentences and free text; vectorise them",
        "url": "addresses of web pages and of other resources",
        "number_text": "numbers written as text, with units, signs or marks; parse them",
        "list": "several values in a cell; split them",
        "json": "objects in a cell; unpack them",
        "identifier": "keys, different in (nearly) every row; tells nothing about other rows",
        "constant": "one value in every row that has one",
        "empty": "no values",
        "other": "names, addresses, places, codes and the like: what to do depends on the task",
    }
)
"""What to do with a column of each role, in the order of `ROLES`."""

LEARNED: Final = (
    "numeric",
    "categorical",
    "datetime",
    "text",
    "url",
    "number_text",
    "list",
    "identifier",
    "other",
)
"""The roles that a fitted model tells apart; counts, dtypes and patterns settle the others."""
