"""Six hexadecimal digits: colours, or numbers of devices, aircraft, cards and changes.

One cell does not tell. People choose colours whose parts are 00 or FF, pairs of equal digits and
greys, and colours of pictures have parts that are near each other; numbers have few of these by
chance, and are often of one block or in a row. A name such as `colour` says more than that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .cells import Cells
from .opinion import Opinion, hand_over

__all__ = ["hex_number_opinions"]

_DIGITS = re.compile(r"[0-9A-Fa-f]{6}").fullmatch
_LOOKED_AT = 128
_SEVERAL = 8
"""Distinct cells below which a palette may have no sign of colours."""
_MANY = 20
"""Distinct cells from which on palettes have some."""
_CHOSEN, _FEWEST_CHOSEN = 0.08, 2
"""Fraction and number of chosen colours: 0.02 of numbers at random look chosen."""
_NEAR = 48
"""Difference of the parts of a muted colour: 0.09 of numbers at random have less."""
_MUTED = 0.3
_ONE_HUE = 0.6
"""Fraction of shades with their parts in the same order: red before green before blue."""
_STEP = 64
"""Mean step of numbers in a row with gaps."""
_PALE = "fF"
"""First digit that shades share: those of red and pale ones."""
_HARDLY_REPEAT = 0.8
_SURE, _LIKELY, _OPEN = 0.9, 0.6, 0.2


def hex_number_opinions(cells: Cells) -> list[Opinion]:
    """Return whether six hexadecimal digits are numbers rather than colours.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.hex_numbers import hex_number_opinions
    >>> cards = [f"{0xA1B200 + 7 * i:06x}" for i in range(12)]
    >>> found = hex_number_opinions(Cells(cards, [1] * 12, 12, 12, 12, 1))
    >>> [(o.label, o.kind, o.heir) for o in found]
    [('hex_color', 'yields', 'identifier')]
    """
    values = cells.values[:_LOOKED_AT]
    if len(values) < _SEVERAL or not all(map(_DIGITS, values)):
        return []
    score = _doubt(values)
    if not score:
        return []
    keys = cells.n_distinct >= _HARDLY_REPEAT * cells.n_present
    heir = "identifier" if keys else "code"
    return hand_over("hex_color", reason="format:hex_numbers", score=score, heir=heir)


def _doubt(values: Sequence[str]) -> float:
    """Return how surely distinct cells are no colours, 0 if they may well be."""
    n = len(values)
    numbers = [int(value, 16) for value in values]
    if max(numbers) - min(numbers) < _STEP * n:
        return _SURE
    parts = [(number >> 16, number >> 8 & 255, number & 255) for number in numbers]
    chosen = sum(map(_is_chosen, parts))
    muted = sum(max(part) - min(part) < _NEAR for part in parts)
    if chosen >= max(_FEWEST_CHOSEN, _CHOSEN * n) or muted >= _MUTED * n:
        return 0.0
    first = {value[0] for value in values}
    if len(first) == 1 and first.isdisjoint(_PALE):
        return _SURE
    if n >= _MANY:
        return 0.0 if _are_of_one_hue(parts) else _LIKELY
    return 0.0 if chosen else _OPEN


def _are_of_one_hue(colours: Sequence[tuple[int, int, int]]) -> bool:
    """Return whether the same part is strongest in most, and the same one weakest: tones of skin.

    Of numbers at random one in six has its parts in a given order.
    """
    orders = Counter(tuple(sorted(range(3), key=colour.__getitem__)) for colour in colours)
    return max(orders.values()) >= _ONE_HUE * len(colours)


def _is_chosen(parts: tuple[int, int, int]) -> bool:
    """Return whether a colour has nothing or all of red, green or blue, is grey, or in pairs."""
    return (
        not {0, 255}.isdisjoint(parts)
        or len(set(parts)) == 1
        or all(part % 17 == 0 for part in parts)
    )
