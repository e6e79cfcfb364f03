"""Letters and digits that stand for one another in pseudonyms: one alphabet per script and case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import category, decomposition

__all__ = ["DIGITS", "Place", "alphabet_of", "block_of", "is_foreign", "place_in", "place_of"]

DIGITS = "0123456789"
_BLOCK = 128


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
        # Vietnamese and others; accents of old Greek
        "".join(c for c in _span(0x1E00, 0x1EFF) if c.islower()),
        "".join(c for c in _span(0x1E00, 0x1EFF) if c.isupper()),
        "".join(c for c in _span(0x1F00, 0x1FFF) if c.islower()),
        "".join(c for c in _span(0x1F00, 0x1FFF) if c.isupper()),
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


@cache
def block_of(character: str) -> str:
    """Return what may stand for a rare letter or number, of which no alphabet is known.

    Parameters
    ----------
    character : str
        One character without an alphabet, as a ligature or a fraction.

    Returns
    -------
    str
        Characters of its kind that stand near it in Unicode, itself among them: each of them
        has the same ones.

    Examples
    --------
    >>> from pandas_semtype.privacy.alphabets import block_of
    >>> block_of("\u00bd")
    '\u00b2\u00b3\u00b9\u00bc\u00bd\u00be'
    """
    first = ord(character) // _BLOCK * _BLOCK
    kind = category(character)
    near = map(chr, range(first, first + _BLOCK))
    return "".join(
        c for c in near if c.isalnum() and category(c) == kind and alphabet_of(c) is None
    )


@cache
def is_foreign(character: str) -> bool:
    """Return whether a character is a letter of a script of which no alphabet is known.

    Parameters
    ----------
    character : str
        One character. Fractions, ligatures and raised letters are none: they are written with
        such as have an alphabet.

    Examples
    --------
    >>> from pandas_semtype.privacy.alphabets import is_foreign
    >>> [is_foreign(character) for character in "\u0e01\u00bd\u00baa"]
    [True, False, False, False]
    """
    plain = alphabet_of(character) is not None or decomposition(character).startswith("<")
    return character.isalpha() and not plain


class Place(NamedTuple):
    """Say where a character stands in its alphabet.

    Parameters
    ----------
    alphabet : str
        What may stand for the character; empty if it stays.
    place, radix : int
        Its place there, and how many there are.
    sign : str
        What is written for it in the shape of a text: the same for all of the alphabet.
    """

    alphabet: str
    place: int
    radix: int
    sign: str


def place_in(alphabet: str, character: str) -> Place:
    """Return the place of a character in an alphabet.

    Parameters
    ----------
    alphabet : str
        Different characters, among them this one; or nothing, for a character that stays.
    character : str
        One character.
    """
    if not alphabet:
        return Place("", 0, 1, character)
    sign = "9" if alphabet[-1] == "9" else alphabet[0]
    return Place(alphabet, alphabet.index(character), len(alphabet), sign)


@cache
def place_of(character: str) -> Place:
    """Return the place of a character among those that may stand for it.

    Parameters
    ----------
    character : str
        One character.

    Examples
    --------
    >>> from pandas_semtype.privacy.alphabets import place_of
    >>> place_of("7")
    Place(alphabet='0123456789', place=7, radix=10, sign='9')
    >>> place_of("-").alphabet
    ''
    """
    alphabet = alphabet_of(character) or (block_of(character) if character.isalnum() else "")
    return place_in(alphabet, character)
