"""Features of names of columns: words by the part they play, and pieces of words, as hashes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import pairwise
from zlib import crc32

from .tokens import head_of, tokens_of

__all__ = ["name_features", "word_feature"]

_OF_HEAD, _BESIDE, _DENSE = (2, 5), (3, 4), (1, 3)
_MOST_TOKENS = 12


def name_features(name: Hashable) -> tuple[list[int], list[int]]:
    """Return the features of a name, each a hash of 32 bits.

    Parameters
    ----------
    name : hashable
        Name of a column.

    Returns
    -------
    words : list of int
        Each word: wherever it stands, and as the head, what the name is about, or beside it;
        pairs of neighbouring words; and the whole name.
    pieces : list of int
        Runs of 2 to 5 letters of the head, and of 3 or 4 of the words beside it. Of scripts
        in which a letter is a syllable or a word, runs of 1 to 3.

    Examples
    --------
    >>> from pandas_semtype.context.name_features import name_features
    >>> words, pieces = name_features("zip")
    >>> len(words), len(pieces)
    (3, 10)
    """
    tokens, head = head_of(tokens_of(name)[:_MOST_TOKENS])
    words = [_hash(text) for text in _words(tokens, head)]
    pieces = [_hash(text) for text in _pieces(tokens, head)]
    return words, list(dict.fromkeys(pieces))


def word_feature(word: str) -> int:
    """Return the feature of a word wherever it stands in a name.

    Parameters
    ----------
    word : str
        As `tokens_of` gives it.
    """
    return _hash(f"w {word}")


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _words(tokens: list[str], head: int) -> Iterator[str]:
    if not tokens:
        return
    for i, token in enumerate(tokens):
        yield f"w {token}"
        yield f"h {token}" if i == head else f"m {token}"
        # "zips" is a "zip", wherever no word is known for the plural.
        if len(token) > 3 and token.endswith("s") and not token.endswith("ss"):
            yield f"w {token[:-1]}"
    for one, other in pairwise(tokens):
        yield f"b {one} {other}"
    yield f"a {''.join(tokens)}"


def _pieces(tokens: list[str], head: int) -> Iterator[str]:
    for i, token in enumerate(tokens):
        part = "H" if i == head else "M"
        shortest, longest = (_OF_HEAD if i == head else _BESIDE) if token.isascii() else _DENSE
        framed = f"^{token}$"
        for size in range(shortest, longest + 1):
            for start in range(len(framed) - size + 1):
                piece = framed[start : start + size]
                if piece not in {"^", "$"}:
                    yield f"{part}{piece}"
