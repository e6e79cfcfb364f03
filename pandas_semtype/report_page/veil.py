"""Cells that are shown without what they say: dots in place of letters and digits."""

from __future__ import annotations

import re

__all__ = ["EXAMPLES", "veil", "veil_inside"]

EXAMPLES = ("masked", "all", "none")
"""Which cells a page shows."""

_RUN = re.compile(r"[^\W_]+")
_LONGEST_RUN = 6
_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_LONG_NUMBER = re.compile(r"(?:\+|\b)\d(?:[\s().-]?\d){6,}\b")


def veil(cell: str) -> str:
    """Return a cell with dots in place of its letters and digits.

    Parameters
    ----------
    cell : str
        Runs of letters and digits are cut to 6, which hides how long they are.

    Examples
    --------
    >>> from pandas_semtype.report_page.veil import veil
    >>> veil("ann@example.org").count("\u2022")
    12
    """
    return _RUN.sub(lambda run: "\u2022" * min(_LONGEST_RUN, len(run[0])), cell)


def veil_inside(cell: str, *, numbers: bool) -> str:
    """Return a cell with mail addresses veiled, and long numbers as well if that is asked for.

    Parameters
    ----------
    cell : str
        A cell of a column that is no personal data as a whole.
    numbers : bool
        Whether it is free text, in which a long number may be a phone number or a card.
    """
    shown = _MAIL.sub(lambda found: veil(found[0]), cell)
    return _LONG_NUMBER.sub(lambda found: veil(found[0]), shown) if numbers else shown
