"""Tokens and windows of texts, by the Moses tokenisation ELMo was trained with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from ..checks import require

__all__ = ["VERSION", "parts_of", "pieces", "split_at_spaces", "tokenise", "windows"]

VERSION = "moses-1"
"""Part of cache keys; changes when the same text would give other tokens."""

_PIECE = 20_000  # characters that are tokenised at once
_CHARS = 16  # characters read per token asked for


@cache
def _moses() -> Callable[..., Any]:
    sacremoses = require("sacremoses", "elmo", "Splitting texts into the tokens of ELMo")
    moses = sacremoses.MosesTokenizer(lang="en")
    # It makes a set of all letters for every token that ends in a full stop: 130 s for a million
    # characters of abbreviations. The same questions, asked of sets that are made once.
    alpha, lower = frozenset(moses.IsAlpha), frozenset(moses.IsLower)
    moses.isanyalpha = lambda text: not alpha.isdisjoint(text)
    moses.islower = lower.issuperset
    tokenizer: Callable[..., Any] = moses.tokenize
    return tokenizer


def tokenise(text: str, most: int | None = None) -> list[str]:
    """Split a text into tokens by the rules of Moses.

    The One Billion Word corpus, on which ELMo was trained, was tokenised this way:
    ``don't`` is ``don`` and ``'t``.

    Parameters
    ----------
    text : str
        Any text.
    most : int, optional
        Largest number of tokens; the rest of the text is ignored. By default there is none.

    Returns
    -------
    list of str
        No token is empty or contains spaces or control characters.

    Examples
    --------
    >>> from pandas_semtype.fakenews.tokens import tokenise
    >>> tokenise("I don't believe it.")
    ['I', 'don', "'t", 'believe', 'it', '.']
    """
    split = _moses()
    tokens: list[str] = []
    for piece in _pieces(_plain(text if most is None else text[: most * _CHARS])):
        tokens += split(piece, escape=False)
        if most is not None and len(tokens) >= most:
            break
    return tokens[:most]


def split_at_spaces(text: str, most: int | None = None) -> list[str]:
    """Split a text at spaces only, as the signature ``default`` of the module does."""
    return _plain(text if most is None else text[: most * 100]).split()[:most]


def _plain(text: str) -> str:
    """Return a text with every non-printable character replaced by a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u200d" else " " for c in text)


def _pieces(text: str) -> Iterator[str]:
    """Yield a long text in pieces that end at a space, where there is one."""
    start, end = 0, len(text)
    while start < end:
        stop = min(start + _PIECE, end)
        if stop < end:
            stop = text.rfind(" ", start + 1, stop) + 1 or stop
        yield text[start:stop]
        start = stop


def pieces(text: str, size: int) -> list[tuple[int, int]]:
    """Return start and end of the parts a long text is read in, each about equally long.

    Parameters
    ----------
    text : str
        Any text.
    size : int
        Most characters of a part. It ends at a space where there is one in its last tenth.

    Examples
    --------
    >>> from pandas_semtype.fakenews.tokens import pieces
    >>> pieces("one two", 100), pieces("aaaaaaaaaa", 4)
    ([(0, 7)], [(0, 4), (4, 7), (7, 10)])
    """
    found, start, end = [], 0, len(text)
    while start < end:
        left = -(-(end - start) // size)
        stop = start + -(-(end - start) // left)
        if stop < end:
            stop = text.rfind(" ", max(start + 1, stop - size // 10), stop) + 1 or stop
        found.append((start, stop))
        start = stop
    return found


def parts_of(texts: Sequence[str], size: int | None) -> tuple[list[str], Any]:
    """Return the parts of long texts, and the matrix that averages their rows.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    size : int or None
        Most characters of a part; None leaves texts whole.

    Returns
    -------
    tuple of list and csr_matrix or None
        The matrix has a row per text and a column per part: its share of the characters.
        None if every text is one part.
    """
    if size is None or all(len(text) <= size for text in texts):
        return list(texts), None
    import numpy as np
    from scipy.sparse import csr_matrix

    cut = [pieces(text, size) or [(0, 0)] for text in texts]
    parts = [text[slice(*own)] for text, all_of in zip(texts, cut, strict=True) for own in all_of]
    ends = np.cumsum([0, *map(len, cut)])
    lengths = np.array([max(1, len(part)) for part in parts], dtype=float)
    totals = np.repeat(np.add.reduceat(lengths, ends[:-1]), np.diff(ends))
    return parts, csr_matrix((lengths / totals, np.arange(ends[-1]), ends))


def windows(tokens: Sequence[str], size: int) -> list[Sequence[str]]:
    """Cut tokens into windows of nearly equal length, none longer than `size`.

    Examples
    --------
    >>> from pandas_semtype.fakenews.tokens import windows
    >>> windows("a b c d e".split(), 4)
    [['a', 'b', 'c'], ['d', 'e']]
    """
    number = -(-len(tokens) // size)
    if number <= 1:
        return [tokens] if len(tokens) else []
    width = -(-len(tokens) // number)
    return [tokens[i : i + width] for i in range(0, len(tokens), width)]
