"""How many texts each n-gram occurs in, found in memory that does not grow with the texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .ngrams import Kind, extractor_of, in_batches

__all__ = ["frequent_grams"]

_MERGED_AT, _MOST_DISTINCT = 1 << 21, 1 << 23  # n-grams that are waiting, that are remembered


def frequent_grams(
    texts: Sequence[str], kind: str | Kind, min_df: int, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the n-grams that occur in enough texts, without counting them by text.

    Of very many different ones those seen in a single text are forgotten in between (lossy
    counting, Manku and Motwani 2002), so that memory does not grow with rubbish.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    kind : str or callable
        As for `ngrams.count_grams`.
    min_df : int
        Least number of texts an n-gram must occur in.
    most : int
        Largest number of n-grams; those in the most texts are kept.

    Returns
    -------
    known : ndarray of uint64
        Their numbers, sorted.
    df : ndarray of int
        The number of texts each occurs in.

    Examples
    --------
    >>> from pandas_semtype.fakenews.ngram_frequency import frequent_grams
    >>> frequent_grams(["a b", "a c", "a c"], "word", 2, 9)[1].tolist().count(3)
    1
    """
    grams = extractor_of(kind)
    known, df = np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    pending: list[tuple[np.ndarray, np.ndarray]] = []
    waiting = 0
    for batch in [*in_batches(texts), None]:
        if batch is not None:
            owner, number, _, _ = grams(batch)
            order = np.lexsort((owner, number))
            owner, number = owner[order], number[order]
            new = np.ones(len(number), dtype=bool)
            new[1:] = number[1:] != number[:-1]
            first_of_text = new.copy()
            first_of_text[1:] |= owner[1:] != owner[:-1]
            starts = np.flatnonzero(new)
            pending.append((number[starts], np.add.reduceat(first_of_text, starts, dtype=np.int64)
                            if len(starts) else df[:0]))  # fmt: skip
            waiting += len(starts)
            if waiting <= max(len(known), _MERGED_AT):
                continue
        known, df = _merged([(known, df), *pending])
        pending, waiting = [], 0
        if batch is not None and len(known) > _MOST_DISTINCT:
            kept = df > 1
            known, df = known[kept], df[kept]
    kept = df >= min_df
    known, df = known[kept], df[kept]
    if len(known) > most:
        places = np.sort(np.argsort(-df, kind="stable")[:most])
        known, df = known[places], df[places]
    return known, df


def _merged(parts: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """Return sorted distinct numbers and the sums of their counts."""
    numbers, counts = (np.concatenate(own) for own in zip(*parts, strict=True))
    order = np.argsort(numbers, kind="stable")
    numbers, counts = numbers[order], counts[order]
    new = np.ones(len(numbers), dtype=bool)
    new[1:] = numbers[1:] != numbers[:-1]
    starts = np.flatnonzero(new)
    return numbers[starts], np.add.reduceat(counts, starts) if len(starts) else counts
