"""Letters and digits that stand for one another in pseudonyms: one alphabet per script and case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

__all__ = ["DIGITS", "alphabet_of"]

DIGITS = "0123456789"


def _span(first: int, last: int) -> str:
    return "".join(chr(code) for code in range(first, last + 1) if chr(code).isalpha())


@cache
def _alphabets() -> Mapping[str, str]:
    """Return the alphabet of every character that has one."""
    latin = _span(0xC0, 0x17F)
    spans = [
        DIGITS,
        "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "".join(c for c in latin if c.islower()),
        "".join(c for c in latin if c.isupper()),
        "".join(c for c in _span(0x391, 0x3CE) if c.islower()),
        "".join(c for c in _span(0x391, 0x3CE) if c.isupper()),
        "".join(c for c in _span(0x400, 0x45F) if c.islower()),
        "".join(c for c in _span(0x400, 0x45F) if c.isupper()),
        _span(0x5D0, 0x5EA),  # Hebrew
        _span(0x620, 0x64A),  # Arabic
        _span(0x3041, 0x3096),  # Hiragana
        _span(0x30A1, 0x30FA),  # Katakana
        _span(0xAC00, 0xD7A3),  # Hangul
        _span(0x4E00, 0x9FA5),  # Han
    ]
    return MappingProxyType({character: span for span in spans for character in span})


def alphabet_of(character: str) -> str | None:
    """Return the characters that may stand for a letter or digit.

    Parameters
    ----------
    character : str
        One character.

    Returns
    -------
    str or None
        Characters of its script and case, itself among them; None for one of no alphabet.

    Examples
    --------
    >>> from pandas_semtype.privacy.alphabets import alphabet_of
    >>> alphabet_of("7")
    '0123456789'
    >>> alphabet_of("-") is None
    True
    """
    return _alphabets().get(character)
