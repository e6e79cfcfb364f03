"""What was found of the numbers of a column, beside how they are written."""

from __future__ import annotations

from dataclasses import dataclass

from .numbers import NumberFormat

__all__ = ["FoundNumbers"]


@dataclass(frozen=True, slots=True)
class FoundNumbers:
    """Hold what `pandas_semtype.parsing.number_search.find_numbers` found.

    Parameters
    ----------
    format : NumberFormat
        How the numbers are written.
    fraction : float
        Fraction of the cells that are such numbers.
    alike : float
        Fraction of the cells that look like numbers, of other currencies or units too.
    whole : bool
        Whether all of them are whole numbers.
    padded : float
        Fraction of the numbers with leading zeros.
    dressed : bool
        Whether something proves them to be numbers rather than codes: a mark, a sign, a
        currency, a per cent sign, a known unit.
    note : str
        What is in the way, such as several currencies.
    coded : bool
        Whether zeros in front fill decimals up to one width, as in ``0704.0001``.
    is_open : bool
        Whether some points are decimal or group, and nothing shows which.
    """

    format: NumberFormat
    fraction: float
    alike: float
    whole: bool
    padded: float
    dressed: bool
    note: str = ""
    coded: bool = False
    is_open: bool = False
