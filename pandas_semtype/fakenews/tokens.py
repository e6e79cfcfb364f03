"""Tokens and windows of texts, by the Moses tokenisation ELMo was trained with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from ..checks import require

__all__ = ["MAX_TOKENS", "VERSION", "split_at_spaces", "tokenise", "windows"]

VERSION = "moses-1"
"""Part of cache keys; changes when the same text would give other tokens."""

MAX_TOKENS = 10_000
"""Most tokens read per text, by default."""

_PIECE = 20_000  # characters that are tokenised at once
_CHARS = 16  # characters read per token asked for


@cache
def _moses() -> Callable[..., Any]:
    sacremoses = require("sacremoses", "elmo", "Splitting texts into the tokens of ELMo")
    tokenizer: Callable[..., Any] = sacremoses.MosesTokenizer(lang="en").tokenize
    return tokenizer


def tokenise(text: str, most: int = MAX_TOKENS) -> list[str]:
    """Split a text into tokens by the rules of Moses.

    The One Billion Word corpus, on which ELMo was trained, was tokenised this way:
    ``don't`` is ``don`` and ``'t``.

    Parameters
    ----------
    text : str
        Any text.
    most : int
        Largest number of tokens; the rest of the text is ignored.

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
    for piece in _pieces(_plain(text[: most * _CHARS])):
        tokens += split(piece, escape=False)
        if len(tokens) >= most:
            break
    return tokens[:most]


def split_at_spaces(text: str, most: int = MAX_TOKENS) -> list[str]:
    """Split a text at spaces only, as the signature ``default`` of the module does."""
    return _plain(text[: most * 100]).split()[:most]


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
