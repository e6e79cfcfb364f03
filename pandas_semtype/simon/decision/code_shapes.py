"""Shapes of codes: where letters and digits stand, if that is the same in all examples.

The network sees that a code is of letters and digits, and hardly how many there are of each. So it
takes 12AB34 for the same class as 24B317. Where the cells of example columns agree on a few
shapes, a column of other shapes is another code, whichever letters and digits it has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from ...folding import bare_letters
from .code_letters import FEWEST_COLUMNS

__all__ = ["code_shape", "other_shapes", "shared_shapes"]

_MOST = 3
"""Most shapes of a class: old numbers beside new ones."""
_AGREE = 0.95
"""Fraction of the cells of each example column that have one of them."""
_FEWEST_CELLS = 15
"""Different cells of all example columns, below which they may agree by chance."""
_OTHERWISE = 0.9
"""Fraction of the cells of other shapes, from which on a column is another code."""
_LONGEST = 40
"""Characters of a code; of longer cells nothing is said."""
_BOTH = re.compile("(?=.*A)(?=.*9)").match
_LAST = re.compile("9+$")


def code_shape(cell: str) -> str:
    """Return a cell with ``A`` for each letter and ``9`` for each digit, without other signs.

    Parameters
    ----------
    cell : str
        A cell. A model keeps its shape alone.

    Examples
    --------
    >>> from pandas_semtype.simon.decision.code_shapes import code_shape
    >>> code_shape("24B317"), code_shape("b-24 317")
    ('99A999', 'A99999')
    """
    plain = bare_letters(cell[: _LONGEST + 1].strip())
    return "".join("9" if c.isdigit() else "A" for c in plain if c.isalnum())


def shared_shapes(columns: Sequence[Collection[str]]) -> list[str] | None:
    """Return the shapes of a class, None if its columns do not agree on a few.

    Parameters
    ----------
    columns : sequence of collection of str
        The different cells of each example column.

    Examples
    --------
    >>> from pandas_semtype.simon.decision.code_shapes import other_shapes, shared_shapes
    >>> columns = [[f"{n}{c}{n + k}" for n in range(20, 90, 9)] for k, c in enumerate("BKX")]
    >>> shapes = shared_shapes(columns)
    >>> shapes, other_shapes(["71C30"], shapes), other_shapes(["71CD30"], shapes)
    (['99A99'], False, True)
    """
    if len(columns) < FEWEST_COLUMNS or len({x for col in columns for x in col}) < _FEWEST_CELLS:
        return None
    counts = [Counter(map(code_shape, column)) for column in columns]
    # Every column has each of them: another one may come with a shape of its own where one does.
    common = set.intersection(*map(set, counts))
    common = {shape for shape in common if _BOTH(shape) and len(shape) <= _LONGEST}
    if not common or len(common) > _MOST:
        return None
    if any(sum(found[s] for s in common) < _AGREE * found.total() for found in counts):
        return None
    return sorted(common)


def other_shapes(values: Sequence[str], shapes: Collection[str]) -> bool:
    """Return whether nearly all cells have shapes that no example has.

    Numbers at the end of a code that count up have one more digit some day.

    Parameters
    ----------
    values : sequence of str
        Different cells.
    shapes : collection of str
        Of the examples, see `shared_shapes`.
    """
    known = {*shapes, *(f"{shape}9" for shape in shapes if _LAST.search(shape))}
    strange = sum(count for s, count in Counter(map(code_shape, values)).items() if s not in known)
    return strange >= _OTHERWISE * max(1, len(values))
