"""Digits of every script as those of ASCII, and back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["ascii_digits", "in_script", "zero_of"]

_OTHER = re.compile(r"(?![0-9])\d").search


def ascii_digits(text: str) -> str:
    """Return a text with the decimal digits of any script as 0 to 9.

    Parameters
    ----------
    text : str
        Any text; marks and letters stay as they are.

    Examples
    --------
    >>> from pandas_semtype.parsing.digits import ascii_digits
    >>> ascii_digits("\u0663\u0667\u066b\u0662")
    '37\u066b2'
    """
    if text.isascii() or not _OTHER(text):  # a sign of a currency beside digits of ASCII
        return text
    return "".join([str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text])


def zero_of(text: str) -> str:
    """Return the zero of the script that the first digit of a text is of, "0" if there is none.

    Parameters
    ----------
    text : str
        Any text.
    """
    if text.isascii():
        return "0"
    digit = next((c for c in text if c.isdecimal()), "0")
    return chr(ord(digit) - unicodedata.decimal(digit))


def in_script(text: str, zero: str) -> str:
    """Return a text with its ASCII digits in another script.

    Parameters
    ----------
    text : str
        Any text.
    zero : str
        The zero of the script.
    """
    return text if zero == "0" else text.translate(_to_script(zero))


@lru_cache(maxsize=64)
def _to_script(zero: str) -> dict[int, str]:
    return {ord("0") + i: chr(ord(zero) + i) for i in range(10)}
