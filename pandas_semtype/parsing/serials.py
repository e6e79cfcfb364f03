"""Moments counted as numbers: seconds since 1970 in several units, and days of spreadsheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from .date_reading import MICROS_OF_DAY, Moment
from .numbers import NumberFormat, read_number

__all__ = ["find_serials", "read_serial", "write_serial"]

EXCEL = "excel"
_POWERS = {"s": 0, "ms": 3, "us": 6, "ns": 9}
_LEAST, _MOST = 10**8, 5 * 10**9
"""Seconds: March 1973 to June 2128."""
_FIRST, _LAST = -62_135_596_800_000_000, 253_402_300_800_000_000
"""Microseconds: the years 1 to 9999."""
_EXCEL_EPOCH = 25_569
"""The number of 1 January 1970 in the 1900 date system."""
_EXCEL_LEAST, _EXCEL_MOST = 7_306, 73_050
"""Days: 1920 to 2099."""
_PLAIN = NumberFormat(decimals=None)


def _unit_of(number: int | Decimal) -> str:
    for unit, power in _POWERS.items():
        if _LEAST * 10**power <= number < _MOST * 10**power:
            return unit
    return EXCEL if _EXCEL_LEAST <= number <= _EXCEL_MOST else ""


def find_serials(cells: Mapping[str, int]) -> tuple[str, float]:
    """Return what the numbers of a column count, and the fraction that count it.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Returns
    -------
    unit : {"", "s", "ms", "us", "ns", "excel"}
        Units since 1970, or days of the 1900 date system; "" if they are none of these.
    fraction : float
        Fraction of the cells, 0 to 1.

    Examples
    --------
    >>> from pandas_semtype.parsing.serials import find_serials
    >>> find_serials({"1690001234": 1}), find_serials({"45123": 1})
    (('s', 1.0), ('excel', 1.0))
    """
    units: Counter[str] = Counter()
    for cell, count in cells.items():
        number = read_number(cell, _PLAIN)
        units[_unit_of(number) if number is not None else ""] += count
    units.pop("", None)
    if not units:
        return "", 0.0
    unit, count = units.most_common(1)[0]
    return unit, count / sum(cells.values())


def read_serial(cell: str, unit: str) -> Moment | None:
    """Return the moment that a cell counts, in UTC if it counts from 1970.

    Parameters
    ----------
    cell : str
        A cell.
    unit : {"s", "ms", "us", "ns", "excel"}
        What it counts.
    """
    number = read_number(cell, _PLAIN)
    if number is None or not Decimal(number).is_finite():
        return None
    if unit == EXCEL:
        if not 61 <= number < 2_958_466:  # before March 1900 Excel has a day that never was
            return None
        exact = (Decimal(number) - _EXCEL_EPOCH) * MICROS_OF_DAY
        micros = int(exact.to_integral_value())
        # Times of spreadsheets are fractions of days: whole seconds are what was meant.
        near = round(micros, -6)
        return Moment(near if abs(micros - near) < 1000 else micros)
    nanos = Decimal(number) * 10 ** (9 - _POWERS[unit])
    if nanos != nanos.to_integral_value():
        return None
    micros, rest = divmod(int(nanos), 1000)
    return Moment(micros, rest, 0) if _FIRST <= micros < _LAST else None


def write_serial(moment: Moment, unit: str) -> str:
    """Return the number of a moment.

    Parameters
    ----------
    moment : Moment
        In UTC if the number counts from 1970.
    unit : {"s", "ms", "us", "ns", "excel"}
        What is counted.
    """
    if unit == EXCEL:
        number = Decimal(moment.micros) / MICROS_OF_DAY + _EXCEL_EPOCH
        number = round(number, 10)
    else:
        number = Decimal(moment.micros * 1000 + moment.nanos).scaleb(_POWERS[unit] - 9)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
