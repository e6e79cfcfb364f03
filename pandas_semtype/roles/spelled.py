"""How texts of a whole column are spelled: its gaps, and whether a number holds all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from ..parsing.missing import is_null_token

__all__ = ["MOST_GAPS", "Spelled", "in_order"]

MOST_GAPS: Final = 64
"""Spellings that are kept of a column; one more says that there are others."""

_SOME = 64
_MOST_LONG = 100_000
_WRITTEN = (
    r"\s*[-+]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?|(?i:inf(?:inity)?))\s*"
)
"""What programs read as a number that nobody tells how it is written."""
_NUMBER = re.compile(_WRITTEN, re.ASCII).fullmatch
_ODD = re.compile(rf"\0(?!{_WRITTEN}\0)([^\0]+)", re.ASCII)
_ZEROS = re.compile(rb"\0[\s+-]*0[0-9]+\s*\0")
_WHOLE = b"\0 \t\n\r\f\v0123456789+-"
_FAR = re.compile(r"[eE][-+]?\d{3}")
_LONG = 16
_BOTH = {"Ii": "I", "fi": "f"}
_INT64, _FLOAT = range(-(2**63), 2**63), range(-(2**53), 2**53 + 1)


@dataclass(frozen=True, slots=True)
class Spelled:
    """Hold how cells are spelled.

    Parameters
    ----------
    gaps : frozenset of str
        Distinct blank cells, and null tokens among numbers.
    held : {"", "i", "I", "f", "z", "t"}
        What holds all other cells, of texts and of decimals of Python: ``"i"`` whole numbers
        that are floats too, ``"I"`` larger ones of 64 bits, ``"f"`` floats; ``"z"`` texts alone,
        though all are numbers, as ``007`` or one of 30 digits; ``"t"`` texts that are not all
        numbers; ``""`` if there is no text, and for decimals that floats hold.
    """

    gaps: frozenset[str] = frozenset()
    held: str = ""

    @classmethod
    def of(cls, cells: np.ndarray, *, are_numbers: bool) -> Spelled:
        """Return how some present cells are spelled.

        Parameters
        ----------
        cells : ndarray of object
            Distinct cells that are neither missing nor blank.
        are_numbers : bool
            Whether Python reads all of them as numbers.

        Examples
        --------
        >>> import numpy as np
        >>> from pandas_semtype.roles.spelled import Spelled
        >>> Spelled.of(np.array(["1.5", "n/a", "2", "3"], dtype=object), are_numbers=False)
        Spelled(gaps=frozenset({'n/a'}), held='f')
        >>> Spelled.of(np.array(["1", "007", "2"], dtype=object), are_numbers=True).held
        'z'
        """
        given = cells.tolist()
        # Columns of words are told by a few of their cells.
        some = [] if are_numbers else given[:: -(-len(given) // _SOME) or 1]
        if not all(map(_is_number_or_gap, some)):
            return cls(held="t")
        classes = set(map(type, given))
        if classes == {Decimal}:
            finite = [str(cell) for cell in given if cell.is_finite()]
            held = _held_by(finite, _joined(finite)) if finite else ""
            return cls(held="z" if held == "z" else "")
        if str not in classes:
            return cls()
        if len(classes) > 1:
            return cls(held="t")
        joined = _joined(given)
        if joined.count("\0") > len(given) + 1:
            return cls(held="t")
        if are_numbers and "n" not in joined and "N" not in joined:
            return cls(held=_held_by(given, joined))
        odd = frozenset(_ODD.findall(joined))
        if not are_numbers and not all(map(is_null_token, odd)):
            return cls(held="t")
        gaps = frozenset(filter(is_null_token, odd))
        numbers = [cell for cell in given if cell not in gaps] if gaps else given
        return cls(gaps, _held_by(numbers, _joined(numbers)) if numbers else "")

    def joined(self, other: Spelled) -> Spelled:
        """Return how the cells of two parts are spelled."""
        both = {self.held, other.held} - {""}
        if len(both) > 1:
            others = "t" if "t" in both else "z"
            both = {_BOTH.get("".join(sorted(both)), others)}
        return Spelled(self.gaps | other.gaps, "".join(both))


def _is_number_or_gap(cell: object) -> bool:
    return type(cell) is not str or _NUMBER(cell) is not None or is_null_token(cell)


def _joined(cells: Sequence[str]) -> str:
    """Return cells as one text, so that few steps of Python are taken for each."""
    return "\0" + "\0".join(cells) + "\0"


def _held_by(numbers: Sequence[str], joined: str) -> str:
    """Return what holds all of some numbers, which are also given as one text."""
    # No such number has what Python's own reading allows.
    if not joined.isascii() or "_" in joined:
        return "z"
    written = joined.encode()
    if _ZEROS.search(written):
        return "z"
    ends = np.flatnonzero(np.frombuffer(written, dtype=np.uint8) == 0)
    long = np.flatnonzero(np.diff(ends) > _LONG)
    if not written.translate(None, _WHOLE):
        return _held_whole([numbers[i] for i in long.tolist()])
    has_powers = "e" in joined or "E" in joined
    far = list(filter(_FAR.search, numbers)) if has_powers and _FAR.search(joined) else []
    # As a program writes a float in full, or else as people write numbers: of very many, some.
    some = [numbers[i] for i in long[:: -(-len(long) // _MOST_LONG) or 1].tolist()]
    odd = [*far, *(cell for cell in some if cell != repr(float(cell)))]
    return "f" if all(map(_is_float, odd)) else "z"


def _held_whole(long: Sequence[str]) -> str:
    """Return what holds whole numbers, by those of them that are long."""
    if max(map(len, long), default=0) >= _SOME:
        return "z"
    values = list(map(int, long))
    low, high = min(values, default=0), max(values, default=0)
    if low in _FLOAT and high in _FLOAT:
        return "i"
    return "I" if low in _INT64 and high in _INT64 else "z"


def _is_float(cell: str) -> bool:
    """Return whether a float stands for a number."""
    number = float(cell)
    if "inf" in cell.casefold():
        return True
    exact = Decimal(cell.strip())
    if abs(number) == float("inf") or (exact and not number):
        return False
    if exact == exact.to_integral_value():
        return abs(exact) <= _FLOAT[-1] or int(number) == exact
    digits = "".join(map(str, exact.as_tuple().digits)).strip("0")
    return len(digits) <= 15 or Decimal(repr(number)) == exact


def in_order(spellings: Iterable[str]) -> tuple[str, ...]:
    """Return spellings, one too many at most, short ones first.

    Parameters
    ----------
    spellings : iterable of str
        Distinct cells.
    """
    return tuple(sorted(spellings, key=lambda cell: (len(cell), cell))[: MOST_GAPS + 1])
