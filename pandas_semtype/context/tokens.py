"""Words of names of columns, in Latin letters whatever the script, and which one is the head."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from typing import Any

__all__ = ["head_of", "text_of", "tokens_of"]

_MOST_CHARS = 200
# Written without spaces: one letter of them says as much as a syllable or a word of others, and
# Latin letters would make many of them one ("shi"). They stay.
_DENSE = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_PIECES = re.compile(rf"[{_DENSE}]+|[^\W\d_{_DENSE}]+|\d+")
_OTHER_SCRIPTS = re.compile(rf"[^\x00-\x7f{_DENSE}\s_]+")
_SIGNS = re.compile(r"[`'\"^~]+")  # what transliteration makes of letters without a counterpart
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

_OF = frozenset(
    ("of", "de", "del", "du", "d", "di", "da", "do", "dos", "das", "der", "des", "von", "van",
     "para", "por", "per", "in", "for", "av", "af", "na", "tou", "tis", "ya")
)  # fmt: skip
_FILLERS = frozenset(
    ("the", "a", "an", "la", "le", "el", "los", "las", "les", "il", "lo", "o", "os", "as", "und",
     "and", "et", "y", "e")
)  # fmt: skip
_STARTERS = frozenset(
    ("is", "has", "num", "number", "n", "nb", "nr", "no", "count", "total", "sum", "avg", "mean",
     "max", "min", "median", "std", "pct", "percent", "was", "are", "can", "should", "anzahl")
)  # fmt: skip
"""Words that say what a name is about where they stand first: "num_rooms", "is_member"."""


def text_of(name: Hashable) -> str:
    """Return a name as text; of one of several levels all of them. Numbers are no text."""
    # Asked of the class, and without the methods of a subclass: they may raise.
    given: Any = name
    parts = tuple.__iter__(given) if issubclass(type(given), tuple) else (given,)
    texts = (str.__str__(part) for part in parts if issubclass(type(part), str))
    return " ".join(texts)[:_MOST_CHARS]


def tokens_of(name: Hashable) -> list[str]:
    """Return the words of a name: lower case, in Latin letters, split at changes of case.

    Parameters
    ----------
    name : hashable
        Name of a column; of a name of several levels all of them. Numbers have no words.

    Returns
    -------
    list of str
        Chinese characters, Japanese syllables and Korean ones stay as they are; those of
        other scripts are transliterated.

    Examples
    --------
    >>> from pandas_semtype.context.tokens import tokens_of
    >>> tokens_of("customerZIPCode_2"), tokens_of("Código postal"), tokens_of("широта")
    (['customer', 'zip', 'code', '2'], ['codigo', 'postal'], ['shirota'])
    """
    text = text_of(name)
    if not text.isascii():
        text = _latin(text)
    return [piece.lower() for piece in _PIECES.findall(_CAMEL.sub(" ", text))]


def _latin(text: str) -> str:
    from anyascii import anyascii  # its tables are only needed for names in other scripts

    def plain(match: re.Match[str]) -> str:
        given = match[0]
        # Marks are letters of a word in some scripts, so a run of them becomes one word.
        made = _SIGNS.sub("", anyascii(given))
        # Scripts that know no case: what looks like a change of case is none.
        return made if given.lower() != given.upper() else made.lower()

    # Composed, so that a syllable or an accented letter is one character however it was typed.
    return _OTHER_SCRIPTS.sub(plain, unicodedata.normalize("NFKC", text))


def head_of(tokens: Sequence[str]) -> tuple[list[str], int]:
    """Return the words that count, and the position of the one that a name is about.

    Parameters
    ----------
    tokens : sequence of str
        As `tokens_of` gives them.

    Returns
    -------
    list of str
        Without articles, and without numbers at the end: "address 1", "phone 2".
    int
        The last word, but the one before a preposition, "date of birth", and the first one
        where it counts or asks: "num_rooms", "is_member". -1 where there is no word.

    Examples
    --------
    >>> from pandas_semtype.context.tokens import head_of
    >>> head_of(["city", "population", "2"]), head_of(["date", "of", "the", "order"])
    ((['city', 'population'], 1), (['date', 'of', 'order'], 0))
    """
    kept = [token for token in tokens if token not in _FILLERS] or list(tokens)
    while len(kept) > 1 and kept[-1].isdecimal():
        kept.pop()
    stop = next((i for i, token in enumerate(kept) if i and token in _OF), len(kept))
    if stop > 1 and kept[0] in _STARTERS:
        stop = 1
    return kept, stop - 1
