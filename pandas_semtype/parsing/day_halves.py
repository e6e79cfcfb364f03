"""Halves of the day beside hours up to twelve: the words that are read, and those that may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from .calendar_names import NAME
from .date_reading import pattern_of
from .digits import ascii_digits
from .zone_names import zone_names

__all__ = ["OPEN_HALVES", "are_open_halves"]

OPEN_HALVES = "different words beside hours up to 12, perhaps halves of the day, which are not read"
"""The note on a column of which nobody knows whether 4:30 is in the afternoon."""

_PARTS = re.compile(rf"%%|%[aA]|%.|{NAME}(?:\.[ \u00a0]?(?=[^\W\d_]\.)[^\W\d_])*")
_NOON = 12


def are_open_halves(possible: Mapping[str, tuple[str, ...]], chosen: Iterable[str]) -> bool:
    """Return whether formats differ by a word alone, and no hour shows that a day has 24.

    A word that no format reads would be dropped: 4:30 would be in the morning, whichever of
    two words stands beside it.

    Parameters
    ----------
    possible : mapping of str to tuple of str
        Cells and the formats each may have.
    chosen : iterable of str
        The formats of the column.

    Examples
    --------
    >>> from pandas_semtype.parsing.day_halves import are_open_halves
    >>> from pandas_semtype.parsing.date_shapes import formats_of
    >>> cells = ["4:30 fm", "5:10 em"]
    >>> possible = {cell: formats_of(cell) for cell in cells}
    >>> are_open_halves(possible, ("%H:%M fm", "%H:%M em"))
    True
    """
    alike: dict[str, set[str]] = defaultdict(set)
    for form in chosen:
        if "%H" in form and not any(zone_names([form])):
            alike[_PARTS.sub(_blank, form)].add(form)
    for forms in alike.values():
        words = {form: _WORDS.findall(form.replace("%%", "")) for form in forms}
        different = {tuple(word for word in found if word[0] != "%") for found in words.values()}
        if len(different) > 1 and _are_small(possible, forms):
            return True
    return False


_WORDS = re.compile(rf"%.|{NAME}")


def _blank(match: re.Match[str]) -> str:
    """Return a directive as it is, and one sign for any word or weekday."""
    is_directive = match[0].startswith("%") and match[0] not in ("%a", "%A")
    return match[0] if is_directive else "\0"


def _are_small(possible: Mapping[str, tuple[str, ...]], forms: set[str]) -> bool:
    """Return whether all hours that formats read are from one to twelve."""
    readers = [pattern_of(form).fullmatch for form in forms]
    for cell, own in possible.items():
        if forms.isdisjoint(own):
            continue
        text = ascii_digits(cell.strip())
        match = next(filter(None, (read(text) for read in readers)), None)
        if match is not None and not 1 <= int(match["H"]) <= _NOON:
            return False
    return True
