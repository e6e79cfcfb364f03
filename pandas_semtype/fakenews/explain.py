"""Which words drove a verdict: what changes when they are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from .encoder import TextEncoder

__all__ = ["Span", "effects_of", "word_spans"]

_WORD = re.compile(r"\S+")
_AT_ONCE = 256
_LEAST = 1e-7

Span = tuple[int, int]
"""Start and end of a piece of a text."""


def word_spans(text: str) -> list[Span]:
    """Return start and end of every word, as white space separates them.

    Parameters
    ----------
    text : str
        A text.

    Examples
    --------
    >>> from pandas_semtype.fakenews.explain import word_spans
    >>> word_spans("two words")
    [(0, 3), (4, 9)]
    """
    return [match.span() for match in _WORD.finditer(text)]


def effects_of(
    encoder: TextEncoder, text: str, target: int, max_words: int
) -> tuple[list[Span], np.ndarray]:
    """Return pieces of a text and what each adds to the log-odds of a class.

    Parameters
    ----------
    encoder : TextEncoder
        Fitted. If it can score words itself it is asked, else pieces are left out.
    text : str
        A text that is not blank.
    target : int
        The class.
    max_words : int
        Pieces at most that are left out; the words of a longer text are taken together in
        runs of equal number.

    Returns
    -------
    tuple of list and ndarray
        Start and end of each piece, and its effect.
    """
    words = word_spans(text)
    score = getattr(encoder, "word_scores", None)
    if score is not None:
        return words, np.asarray(score(text, target))
    size = -(-len(words) // max_words)
    pieces = [
        (run[0][0], run[-1][1])
        for run in (words[i : i + size] for i in range(0, len(words), size))
    ]  # fmt: skip
    # A text is never left empty: encoders have not seen that.
    without = [text[:start] + text[stop:] if len(pieces) > 1 else text for start, stop in pieces]
    odds = _odds(encoder, [text, *without], target)
    return pieces, odds[0] - odds[1:]


def _odds(encoder: TextEncoder, texts: Sequence[str], target: int) -> np.ndarray:
    parts = [
        encoder.predict_proba(texts[start : start + _AT_ONCE])[:, target]
        for start in range(0, len(texts), _AT_ONCE)
    ]
    proba = np.clip(np.concatenate(parts).astype(np.float64), _LEAST, 1 - _LEAST)
    found: np.ndarray = np.log(proba) - np.log1p(-proba)
    return found
