"""Names of places and languages in closed lists, whole or in their usual long forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from ...folding import fold
from .name_keys import first_of, kindless, name_key, state_named, uncoded, words_of

__all__ = ["is_latin", "named_in"]

_LETTER = re.compile("[a-z]").search


def is_latin(cell: str) -> bool:
    """Return whether a cell has a letter that is, without its marks, one of a to z."""
    return _LETTER(fold(cell.lower())) is not None


def named_in(*lists: Callable[[], Container[str]]) -> Callable[[str], bool]:
    """Return a test of names in lists, whole or in the usual long forms."""

    def test(cell: str) -> bool:
        if not is_latin(cell):
            return True  # lists of names in other scripts are not complete
        words = words_of(cell)
        forms = (name_key(cell), kindless(words), state_named(cell, words) if words else "",
                 first_of(cell), uncoded(cell))  # fmt: skip
        for known in [get() for get in lists]:
            for form in forms:
                if form and form in known:
                    return True
        return False

    return test
