"""How the halves of the day are written: a.m. and p.m., and words that mean nothing else."""

from __future__ import annotations

import re

__all__ = ["BEFORE", "BEHIND", "LATIN", "counts_from_zero", "is_afternoon", "other_half"]

_PAIRS = (
    ("\u4e0a\u5348", "\u4e0b\u5348"),  # Chinese
    ("\u5348\u524d", "\u5348\u5f8c"),  # Japanese
    ("\uc624\uc804", "\uc624\ud6c4"),  # Korean
)
_BOUNDED = (  # words that longer ones begin with
    ("\u03c0.\u03bc.", "\u03bc.\u03bc."),  # Greek
    ("\u03c0. \u03bc.", "\u03bc. \u03bc."),
    ("\u03c0\u03bc", "\u03bc\u03bc"),
    ("\u03a0\u039c", "\u039c\u039c"),
    ("\u00d6\u00d6", "\u00d6S"),  # Turkish
    ("\u0635\u0628\u0627\u062d\u064b\u0627", "\u0645\u0633\u0627\u0621\u064b"),  # Arabic
    ("\u0635\u0628\u0627\u062d\u0627", "\u0645\u0633\u0627\u0621"),
    ("\u0635", "\u0645"),
    ("\u0642.\u0638.", "\u0628.\u0638."),  # Persian
    ("\u0642.\u0638", "\u0628.\u0638"),
    ("\u05dc\u05e4\u05e0\u05d4\u05f4\u05e6", "\u05d0\u05d7\u05d4\u05f4\u05e6"),  # Hebrew
    ('\u05dc\u05e4\u05e0\u05d4"\u05e6', '\u05d0\u05d7\u05d4"\u05e6'),
    (  # Hindi
        "\u092a\u0942\u0930\u094d\u0935\u093e\u0939\u094d\u0928",
        "\u0905\u092a\u0930\u093e\u0939\u094d\u0928",
    ),
    (  # Thai
        "\u0e01\u0e48\u0e2d\u0e19\u0e40\u0e17\u0e35\u0e48\u0e22\u0e07",
        "\u0e2b\u0e25\u0e31\u0e07\u0e40\u0e17\u0e35\u0e48\u0e22\u0e07",
    ),
)
_OTHER = {word: other for pair in (*_PAIRS, *_BOUNDED) for word, other in (pair, pair[::-1])}
_AFTERNOONS = frozenset(after for _, after in (*_PAIRS, *_BOUNDED))


def _any(pairs: tuple[tuple[str, str], ...]) -> str:
    return "|".join(map(re.escape, sorted((w for pair in pairs for w in pair), key=len)[::-1]))


LATIN = r"[APap](?:\.\s[Mm]\.|\.?[Mm]\.?)"
"""Of any language that writes them in Latin letters, as Spanish does with a space."""

_WORDS = rf"(?:{_any(_PAIRS)})|(?<![^\W\d_])(?:{_any(_BOUNDED)})(?![^\W\d_])"

BEHIND = rf"(?:{LATIN}|(?<=\d)[APap](?![^\W_])|{_WORDS})"
"""The regular expression of a half of the day behind a clock."""

BEFORE = rf"(?:(?<![^\W\d_])(?:[AP]M|[APap]\.\s?[Mm]\.)|{_WORDS})"
"""Before a clock; in German "am" is a word there."""


def is_afternoon(word: str) -> bool:
    """Return whether a half of the day is the second one.

    Parameters
    ----------
    word : str
        As `BEHIND` finds it.

    Examples
    --------
    >>> from pandas_semtype.parsing.half_words import is_afternoon
    >>> is_afternoon("p. m."), is_afternoon("AM"), is_afternoon("\u4e0b\u5348")
    (True, False, True)
    """
    return word in _AFTERNOONS or word[0] in "pP"


def other_half(word: str, *, afternoon: bool) -> str:
    """Return the mark of a half of the day, spelled as another one is.

    Parameters
    ----------
    word : str
        The other one; ``""`` is that of English.
    afternoon : bool
        Whether the second half is meant.
    """
    if word in _OTHER:
        return word if (word in _AFTERNOONS) == afternoon else _OTHER[word]
    letter = "p" if afternoon else "a"
    upper = word[:1].isupper() or not word
    return (letter.upper() if upper else letter) + (word[1:] if word else "M")


def counts_from_zero(word: str) -> bool:
    """Return whether half an hour past noon may be written as 0:30, as in Japanese.

    Parameters
    ----------
    word : str
        As `BEHIND` finds it.
    """
    return word in _OTHER
