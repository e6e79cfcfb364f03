"""Augmentation: many columns out of few, by sub-sampling and altering their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from ...folding import UNSPACED, bare_letters
from ...sampling import ColumnSample
from ..features.statistics import STATISTICS

__all__ = ["altered", "are_words", "stretched", "subsamples", "without_cells"]

_FEWEST = 5
_LONG = 60
_MOST_ROWS = 512

_WORDS = re.compile(
    rf"(?=.*(?:[^\W\d_A-Z]{{3}}|[{UNSPACED}\u0900-\u0dff\u1200-\u137f\uac00-\ud7af]))"
    r"[^\W\d_]+(?:[ \-'\u2019,:;&()\u00b7\u30fb\u3001]+[^\W\d_]+)*[)]?",
    re.DOTALL,
)
"""Letters only: three small ones in a row, or one that stands for a syllable or a word."""
_MOSTLY = 0.8
_FEWEST_LETTERS = 8
"""Different letters of a column of words; sequences of bases or moves have fewer."""


def _cells(sample: ColumnSample) -> list[str]:
    return [v for v, c in zip(sample.values, sample.counts.tolist(), strict=True) for _ in range(c)]


def _sample(cells: Sequence[str], like: ColumnSample) -> ColumnSample:
    """Return cells as a sample with the same fraction of missing cells as another."""
    counts = Counter(cells)
    present = max(1, like.n_sampled - like.n_missing)
    n_missing = round(len(cells) * like.n_missing / present)
    tally = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
    rows = len(cells) + n_missing
    return ColumnSample(list(counts), tally, rows, rows, n_missing)


def subsamples(sample: ColumnSample, count: int, rng: np.random.Generator) -> list[ColumnSample]:
    """Return the column and draws of some of its cells, without replacement.

    Parameters
    ----------
    sample : ColumnSample
        An example column.
    count : int
        Number of samples; the first one is the whole column.
    rng : Generator
        Source of randomness.
    """
    cells = _cells(sample)
    n = len(cells)
    low = min(_FEWEST, n)
    out = []
    for i in range(count):
        if i == 0:
            size = n
        elif n <= _LONG:
            size = int(rng.integers(low, n + 1))
        else:
            size = int(np.exp(rng.uniform(np.log(low), np.log(n))))
        order = rng.permutation(n)[:size].tolist()
        out.append(_sample([cells[j] for j in order], sample))
    return out


def without_cells(sample: ColumnSample, cells: Collection[str]) -> ColumnSample | None:
    """Return a column without some cells, None if it has no others."""
    kept = [i for i, value in enumerate(sample.values) if value not in cells]
    if len(kept) == len(sample.values):
        return sample
    if not kept:
        return None
    counts = sample.counts[kept]
    rows = int(counts.sum()) + sample.n_missing
    return ColumnSample([sample.values[i] for i in kept], counts, rows, rows, sample.n_missing)


_KINDS = (str.isdecimal, str.islower, str.isupper)


def are_words(sample: ColumnSample) -> bool:
    """Return whether the cells of a column are words, and nothing can be swapped in them.

    Of a word with other letters nothing is left but its length: a class that is taught by
    such words too takes all columns of words.

    Parameters
    ----------
    sample : ColumnSample
        A column.

    Examples
    --------
    >>> from pandas_semtype.sampling import sample_series
    >>> from pandas_semtype.simon.transfer.augmentation import are_words
    >>> import pandas as pd
    >>> columns = ["Oboe", "French horn", "Tuba"], ["K4TR29", "L1AB02"], ["acgt", "ccgta"]
    >>> [are_words(sample_series(pd.Series(cells))) for cells in columns]
    [True, False, False]
    """
    cells = [*map(bare_letters, sample.values)]
    if sum(_WORDS.fullmatch(cell) is not None for cell in cells) < _MOSTLY * len(cells):
        return False
    return len({c for cell in cells for c in cell.casefold() if c.isalpha()}) >= _FEWEST_LETTERS


def altered(sample: ColumnSample, rng: np.random.Generator, fraction: float = 0.5) -> ColumnSample:
    """Return a column of the same shape: characters swapped for others of the column.

    A digit becomes a digit, a small letter a small letter, a capital a capital, each
    one that stands somewhere in the column: hexadecimal digits stay hexadecimal.

    Parameters
    ----------
    sample : ColumnSample
        A column.
    rng : Generator
        Source of randomness.
    fraction : float, default 0.5
        Fraction of the characters that are swapped.
    """
    present = sorted(set("".join(sample.values)))
    pools = [[c for c in present if kind(c)] for kind in _KINDS]
    pool_of = {c: pool for pool in pools for c in pool}
    values: dict[str, int] = {}
    for value, count in zip(sample.values, sample.counts.tolist(), strict=True):
        swap = (rng.random(len(value)) < fraction).tolist()
        pick = rng.random(len(value)).tolist()
        new = "".join(
            pool_of[c][int(p * len(pool_of[c]))] if s and c in pool_of else c
            for c, s, p in zip(value, swap, pick, strict=True)
        )
        values[new] = values.get(new, 0) + count
    counts = np.fromiter(values.values(), dtype=np.int64, count=len(values))
    return ColumnSample(list(values), counts, sample.n_rows, sample.n_sampled, sample.n_missing)


def stretched(statistics: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return statistics as if the columns were longer: examples are short, tables are not.

    A column whose cells all differ stays so; in another one the same values repeat more.

    Parameters
    ----------
    statistics : ndarray, shape (columns, statistics)
        See `pandas_semtype.simon.features.statistics`; it is not changed.
    rng : Generator
        Source of randomness: every other column is stretched, up to 512 rows.
    """
    out = statistics.copy()
    at = {name: i for i, name in enumerate(STATISTICS)}
    rows = np.expm1(7 * out[:, at["log_cells"]].astype(np.float64))
    most = np.maximum(_MOST_ROWS / np.maximum(rows, 1.0), 1.0)
    factor = np.where(rng.random(len(out)) < 0.5, most ** rng.random(len(out)), 1.0)
    out[:, at["log_cells"]] = np.log1p(rows * factor) / 7
    differ = out[:, at["distinct_share"]] >= 1.0
    out[differ, at["log_distinct"]] = out[differ, at["log_cells"]]
    for name in ("top_share", "second_share"):
        out[differ, at[name]] /= factor[differ]
    repeat = ~differ & (factor > 1.0)
    out[repeat, at["distinct_share"]] /= factor[repeat]
    for name in ("single_share", "single_distinct"):
        out[repeat, at[name]] /= factor[repeat]
    return out
