"""Cells as text that tells different cells apart, and is alike for equal ones of any dtype."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np

from ..cells import texts
from ..cells.datetime_text import is_midnight, length_text

__all__ = ["exact_text"]

_WHOLE_BELOW = 2.0**63
_LONGEST_NUMBER = 400
_LENGTHS = (dt.timedelta, np.timedelta64)
_MOMENTS = (dt.datetime, np.datetime64)


def exact_text(cell: Any) -> str:
    """Return the text by which a cell is masked; never raise.

    The text by which a column is inferred may be cut, or leave a zone out; this one is whole.

    Parameters
    ----------
    cell : object
        A cell that is not missing.

    Returns
    -------
    str
        A whole number of any class without point; a decimal number without zeros at its end; a
        moment without a zone at midnight as a date; bytes decoded, or as hexadecimal digits.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from pandas_semtype.privacy.exact import exact_text
    >>> exact_text(7), exact_text(7.0), exact_text(Decimal("7.00")), exact_text(b"7")
    ('7', '7', '7', '7')
    """
    kind = type(cell)  # asked of the class: a cell may tell another one, or raise
    try:
        if issubclass(kind, str):
            return str.__str__(cell)
        if kind is int:
            return _whole(cell)
        if issubclass(kind, (float, np.floating)):
            number = float(cell)
            if number.is_integer() and abs(number) < _WHOLE_BELOW and number == cell:
                return str(int(number))
            return str.__str__(str(cell))
        if issubclass(kind, Decimal):
            return _decimal(cell)
        if issubclass(kind, (bytes, bytearray, memoryview)):
            return _decoded(bytes(cell))
        if issubclass(kind, _LENGTHS):
            return length_text(cell)
        if issubclass(kind, _MOMENTS):
            zoned = getattr(cell, "tzinfo", None) is not None
            text = str(cell).replace("T", " ")
            return text.partition(" ")[0] if not zoned and is_midnight(cell) else text
        if issubclass(kind, np.ndarray):  # NumPy leaves the middle of long ones out
            cell = cell.tolist()
        return str.__str__(str(cell))
    except Exception:  # noqa: BLE001 - a foreign class may raise anything
        return _as_inferred(cell)


def _whole(number: int) -> str:
    try:
        return str(number)
    except ValueError:  # more digits than Python writes at once
        return hex(number)


def _decimal(number: Decimal) -> str:
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        return str(number)
    text = format(number, "f")
    text = text.rstrip("0").removesuffix(".") if "." in text else text
    return "0" if not number else text


def _decoded(cell: bytes) -> str:
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return f"0x{cell.hex()}"


def _as_inferred(cell: Any) -> str:
    one = np.empty(1, dtype=object)
    one[0] = cell
    return texts(one)[0] or ""
