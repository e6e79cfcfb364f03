"""Explanations: how the log-odds of a verdict change when words are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from ..folding import letter_marks
from .encoder import TextEncoder

__all__ = ["Span", "effects_of", "key_of", "merged", "word_spans"]

_WORD = re.compile(r"\S+")
_AROUND = re.compile(r"^[^\w\s]+|[^\w\s]+$")
_BATCH = 256
_MIN_PROBABILITY = 1e-7

Span = tuple[int, int]
"""Start and end of a part of a text."""


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"^[^\w\s]+|[^\w\s{letter_marks()}]+$")


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
    """Return spans of a text and what each adds to the log-odds of a class.

    Parameters
    ----------
    encoder : TextEncoder
        A fitted encoder. If it scores words itself its scores are used, else spans are
        left out one by one (leave-one-out occlusion).
    text : str
        A text that is not blank.
    target : int
        The class.
    max_words : int
        Largest number of spans that are left out; the words of a longer text are taken
        together in runs of equal number.

    Returns
    -------
    tuple of list and ndarray
        Start and end of each span, and its effect.
    """
    words = word_spans(text)
    scores = encoder.word_scores(text, target)
    if scores is not None:
        return words, scores
    size = -(-len(words) // max_words)
    runs = [words[i : i + size] for i in range(0, len(words), size)]
    spans = [(run[0][0], run[-1][1]) for run in runs]
    # A text is never left empty: encoders have not seen an empty one.
    without = [text[:start] + text[stop:] if len(spans) > 1 else text for start, stop in spans]
    odds = _log_odds(encoder, [text, *without], target)
    return spans, odds[0] - odds[1:]


def merged(text: str, spans: Sequence[Span], effects: np.ndarray) -> tuple[list[Span], np.ndarray]:
    """Return spans and effects with the occurrences of a word as one.

    Case and the punctuation around a word do not count. The span is that of the first
    occurrence, the effect the sum of all.

    Parameters
    ----------
    text : str
        The text.
    spans : sequence of pairs of int
        Start and end of each span.
    effects : ndarray of float
        The effect of each.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.explain import merged
    >>> merged("No! no", [(0, 3), (4, 6)], np.array([1.0, 0.5]))
    ([(0, 3)], array([1.5]))
    """
    places: dict[str, int] = {}
    kept: list[Span] = []
    place = []
    for span in spans:
        found = places.setdefault(key_of(text[slice(*span)]), len(places))
        if found == len(kept):
            kept.append(span)
        place.append(found)
    return kept, np.bincount(place, effects, minlength=len(kept))


def key_of(word: str) -> str:
    """Return what two occurrences of a word have in common: no case, no punctuation around it.

    Parameters
    ----------
    word : str
        A word, or a run of words.
    """
    folded = word.casefold()
    around = _AROUND if folded.isascii() else _around()
    return around.sub("", folded) or folded


def _log_odds(encoder: TextEncoder, texts: Sequence[str], target: int) -> np.ndarray:
    parts = [
        encoder.predict_proba(texts[start : start + _BATCH])[:, target]
        for start in range(0, len(texts), _BATCH)
    ]
    proba = np.clip(
        np.concatenate(parts).astype(np.float64), _MIN_PROBABILITY, 1 - _MIN_PROBABILITY
    )
    found: np.ndarray = np.log(proba) - np.log1p(-proba)
    return found
