"""Whether a text reads as one of a script: no word has letters of two, or capitals inside."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["mixes_scripts", "only_signs"]

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[\u0370-\u03bb\u03bd-\u06ff\u0e00-\u0e7f\u10a0-\u10ff]")
"""Greek but for the sign of millionths, Cyrillic, Armenian, Hebrew, Arabic, Thai, Georgian."""
_MOST = 0.2
"""Fraction of the words: in texts of other scripts, some have a letter of the wrong keyboard."""
_HALF = 0.5
"""The same for capitals: one letter may have another place in a code page that is else right."""
_AT_LEAST = 2


def mixes_scripts(text: str) -> bool:
    """Return whether many words of a text have letters of two scripts, or capitals inside.

    Parameters
    ----------
    text : str
        What bytes are in some encoding.

    Examples
    --------
    >>> from pandas_semtype.readers.scripts import mixes_scripts
    >>> data = "Děčín Plzeň Třebíč".encode("cp1250")
    >>> mixes_scripts(data.decode("cp1251")), mixes_scripts(data.decode("cp1250"))
    (True, False)
    """
    words = {word for word in _WORD.findall(text) if _OTHER.search(word)}
    mixed = sum(_LATIN.search(word) is not None for word in words)
    return mixed > _MOST * len(words) or sum(map(_is_odd, words)) > _HALF * len(words)


def _is_odd(word: str) -> bool:
    """Return whether small letters have a capital behind them, as no word has."""
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def only_signs(text: str) -> bool:
    """Return whether what is not ASCII are single letters of one kind: signs in another encoding.

    Parameters
    ----------
    text : str
        What bytes are in some encoding.

    Examples
    --------
    >>> from pandas_semtype.readers.scripts import only_signs
    >>> only_signs("12 д;7 д"), only_signs("12 да;7 д"), only_signs("12 д;7 ж")
    (True, False, False)
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return len(set(words)) == 1 and len(words[0]) == 1 and len(words) >= _AT_LEAST
