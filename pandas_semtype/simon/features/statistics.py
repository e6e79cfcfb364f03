"""Column statistics: repetition, length, kinds of characters, and numbers of a sample."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ...sampling import ColumnSample
from .characters import (
    DIGIT,
    LETTER,
    LOWER,
    NO_ALPHA,
    NO_DIGIT,
    OTHER,
    SPACE,
    UPPER,
    CellText,
    cell_text,
)

__all__ = ["STATISTICS", "column_statistics", "statistics_of", "statistics_once"]


class _Sample(Protocol):
    """What is read of a column; `pandas_semtype.sampling.ColumnSample` fits."""

    @property
    def values(self) -> list[str]: ...
    @property
    def counts(self) -> np.ndarray: ...
    @property
    def n_sampled(self) -> int: ...
    @property
    def n_missing(self) -> int: ...


STATISTICS = (
    # how often values repeat
    "log_cells", "log_distinct", "distinct_share", "missing_share", "top_share", "second_share",
    "single_share", "single_distinct",
    # length and kind of characters, weighted by how often a value occurs in the sample
    "length_mean", "length_sd", "length_min", "length_max", "words_mean", "words_sd",
    "digits_only", "any_digit", "letters_only", "any_letter", "all_upper", "all_lower",
    "title_case", "any_space", "any_punctuation", "any_non_ascii", "digit_ratio", "leading_zero",
    # numbers
    "number", "integer", "decimal_point", "decimals_mean", "decimals_sd", "negative",
    "minimum", "lower_quartile", "median", "upper_quartile", "maximum", "spread",
    "in_unit", "in_latitude", "beyond_latitude", "beyond_longitude", "in_age", "in_year",
    "zero_one", "log_range", "fills_range", "tens", "hundreds", "skew",
)  # fmt: skip
"""Names of the statistics, in the order of the vector."""

_SPACE, _COMMA, _POINT, _UNDERSCORE = map(ord, " ,._")
_ZERO, _NINE, _BEYOND_ASCII = 0x30, 0x39, 0x80


def _which(characters: str) -> np.ndarray:
    """Return a table over ASCII that is true for some characters."""
    table = np.zeros(_BEYOND_ASCII, dtype=bool)
    table[[ord(c) for c in characters]] = True
    return table


_OPENS, _CLOSES, _IS_SIGN = (_which(c) for c in ("0123456789+-.(", "0123456789.,", "+-"))


def column_statistics(samples: Sequence[_Sample]) -> np.ndarray:
    """Return the statistics of columns.

    Parameters
    ----------
    samples : sequence of ColumnSample
        Distinct cells and how often each occurs in the sample.

    Returns
    -------
    ndarray of float32, shape (len(samples), len(STATISTICS))
        Fractions lie in [0, 1]; counts are logarithms; numbers are ``asinh``.  A column
        without cells has zeros.
    """
    out = np.zeros((len(samples), len(STATISTICS)), dtype=np.float32)
    filled = [i for i, sample in enumerate(samples) if len(sample.values)]
    if not filled:
        return out
    kept = [samples[i] for i in filled]
    sizes = np.array([len(sample.values) for sample in kept])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    owner = np.repeat(np.arange(len(kept)), sizes)
    cells = [value for sample in kept for value in sample.values]
    counts = np.concatenate([np.asarray(sample.counts, dtype=np.float64) for sample in kept])
    total = np.add.reduceat(counts, starts)
    weights = counts / total[owner]
    text = cell_text(cells)
    seen = text.seen()

    parts = [
        _repetition(kept, counts, total, sizes, starts),
        _characters(cells, text, seen, weights, starts),
        _numbers(cells, text, seen, weights, starts, owner),
    ]
    out[filled] = np.concatenate(parts, axis=1)
    return out


def statistics_of(sample: ColumnSample) -> np.ndarray:
    """Return the statistics of one column, a row of `column_statistics`."""
    row: np.ndarray = column_statistics([sample])[0]
    return row


def statistics_once(samples: Sequence[ColumnSample]) -> np.ndarray:
    """Return the statistics of columns, as `column_statistics` does; samples keep theirs.

    Parameters
    ----------
    samples : sequence of ColumnSample
        At least one.
    """
    new = [sample for sample in samples if not sample.knows(statistics_of)]
    for sample, row in zip(new, column_statistics(new), strict=True):
        sample.keep(statistics_of, row)
    return np.stack([sample.once(statistics_of) for sample in samples])


def _repetition(
    samples: Sequence[_Sample],
    counts: np.ndarray,
    total: np.ndarray,
    sizes: np.ndarray,
    starts: np.ndarray,
) -> np.ndarray:
    looked_at = np.array([max(sample.n_sampled, 1) for sample in samples], dtype=np.float64)
    missing = np.array([sample.n_missing for sample in samples], dtype=np.float64)
    top = np.maximum.reduceat(counts, starts)
    first = np.repeat(np.arange(len(sizes)), sizes)
    is_top = counts == top[first]
    # The second largest count: hide the first of the largest.
    position = np.arange(len(counts))
    first_top = np.minimum.reduceat(np.where(is_top, position, len(counts)), starts)
    rest = counts.copy()
    rest[first_top] = 0
    second = np.maximum.reduceat(rest, starts)
    single = np.add.reduceat((counts == 1).astype(np.float64), starts)
    return np.stack(
        [
            np.log1p(total) / 7,
            np.log1p(sizes) / 7,
            sizes / total,
            missing / looked_at,
            top / total,
            second / total,
            single / total,
            single / sizes,
        ],
        axis=1,
    )


def _characters(
    cells: list[str], text: CellText, seen: np.ndarray, weights: np.ndarray, starts: np.ndarray
) -> np.ndarray:
    lengths = np.fromiter(map(len, cells), dtype=np.float64, count=len(cells))
    log_length = np.log1p(lengths) / 7
    words = np.log1p(text.count(text.points == _SPACE)) / 5
    digit_ratio = text.count((text.points >= _ZERO) & (text.points <= _NINE)) / np.maximum(
        text.lengths, 1
    )
    some = text.lengths > 0
    numeric = some & (seen & NO_DIGIT == 0)
    upper = seen & (UPPER | LOWER) == UPPER
    first = text.kinds[text.starts]
    columns = np.array(
        [
            numeric,
            seen & DIGIT > 0,
            some & (seen & NO_ALPHA == 0),
            seen & LETTER > 0,
            upper,
            seen & (UPPER | LOWER) == LOWER,
            (first & (UPPER | LOWER) == UPPER) & ~upper,
            words > 0,
            seen & OTHER > 0,
            text.count(text.points >= _BEYOND_ASCII) > 0,
            digit_ratio,
            numeric & (text.first() == _ZERO) & (text.lengths > 1),
        ],
        dtype=np.float64,
    )
    fractions = np.add.reduceat(columns * weights, starts, axis=1).T

    def mean_sd(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        mean = np.add.reduceat(x * weights, starts)
        square = np.add.reduceat(x * x * weights, starts)
        return mean, np.sqrt(np.maximum(square - mean * mean, 0))

    length_mean, length_sd = mean_sd(log_length)
    words_mean, words_sd = mean_sd(words)
    lead = [
        length_mean, 4 * length_sd,
        np.minimum.reduceat(log_length, starts), np.maximum.reduceat(log_length, starts),
        words_mean, 4 * words_sd,
    ]  # fmt: skip
    return np.concatenate([np.stack(lead, axis=1), fractions], axis=1)


_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_LONGEST_NUMBER = 30


def _parse(
    cells: list[str], text: CellText, seen: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return numbers (nan where a cell is none), whole or not, and digits after the point."""
    values = np.full(len(cells), np.nan)
    whole = np.zeros(len(cells), dtype=bool)
    decimals = np.zeros(len(cells))
    # The first and last character rule out nearly every cell that is no number before the
    # dear exception of float().
    first, last = text.first(), text.last()
    may = (
        (text.lengths > 0)
        & (text.lengths <= _LONGEST_NUMBER)
        & (_OPENS.take(first, mode="clip") | (first >= _BEYOND_ASCII))
        & (_CLOSES.take(last, mode="clip") | (last >= _BEYOND_ASCII))
    )
    # Nearly every number is digits with at most a sign before and a point among them.
    point = text.points == _POINT
    signs = _IS_SIGN.take(first, mode="clip")
    others = text.lengths - text.count(text.points - _ZERO <= 9) - signs
    points = text.count(point)
    joiners = text.count((text.points == _COMMA) | (text.points == _UNDERSCORE))
    may &= (seen & SPACE == 0) & ((others == points + joiners) | (seen & LETTER > 0))
    plain = may & (others == points) & (points <= 1) & (seen & DIGIT > 0)
    found = np.flatnonzero(plain)
    values[found] = np.fromiter(
        map(float, map(cells.__getitem__, found.tolist())), dtype=np.float64, count=len(found)
    )
    whole[found] = points[found] == 0
    pointed = found[points[found] > 0]
    if len(pointed):
        places = np.flatnonzero(point)
        at = places[np.searchsorted(places, text.starts[pointed])]
        decimals[pointed] = text.starts[pointed] + text.lengths[pointed] - 1 - at
    for i in np.flatnonzero(may & ~plain).tolist():
        cell = cells[i]
        if not (cell[0].isdigit() or cell[0] in "+-.("):
            continue
        number = cell
        if "," in cell:
            if _THOUSANDS.fullmatch(cell):
                number = cell.replace(",", "")
            elif cell.count(",") == 1 and "." not in cell:
                number = cell.replace(",", ".")
            else:
                continue
        if not number[-1].isdigit() and number[-1] != ".":
            continue
        try:
            values[i] = float(number)
        except ValueError:
            continue
        place = number.rfind(".")
        whole[i] = place < 0 and "e" not in number and "E" not in number
        decimals[i] = len(number) - 1 - place if place >= 0 else 0
    values[~np.isfinite(values)] = np.nan
    return values, whole, decimals


def _numbers(
    cells: list[str],
    text: CellText,
    seen: np.ndarray,
    weights: np.ndarray,
    starts: np.ndarray,
    owner: np.ndarray,
) -> np.ndarray:
    n = len(starts)
    values, whole, decimals = _parse(cells, text, seen)
    is_number = ~np.isnan(values)
    # asinh of 1e300 is finite; clipping keeps the squares below overflow.
    values = np.clip(np.where(is_number, values, 0.0), -1e15, 1e15)
    w = weights * is_number
    fraction = np.add.reduceat(w, starts)
    w = w / np.maximum(fraction, 1e-12)[owner]

    def mean(x: np.ndarray) -> np.ndarray:
        return np.add.reduceat(x * w, starts)

    size = np.abs(values)
    decimals = np.minimum(decimals, 16) / 8
    decimals_mean = mean(decimals)
    decimals_sd = np.sqrt(np.maximum(mean(decimals**2) - decimals_mean**2, 0))
    quantiles = _quantiles(values, w, starts, owner)
    squeezed = np.arcsinh(quantiles) / 10
    low, high = quantiles[:, 0], quantiles[:, 4]
    centre = mean(values)
    spread = np.sqrt(np.maximum(mean((values - centre[owner]) ** 2), 0))
    distinct = np.add.reduceat(is_number.astype(np.float64), starts)
    width = high - low
    columns = [
        fraction, fraction * mean(whole), fraction * mean(decimals > 0), decimals_mean, decimals_sd,
        mean(values < 0),
        *squeezed.T,
        np.arcsinh(spread) / 10,
        mean(size <= 1), mean(size <= 90), mean((size > 90) & (size <= 180)), mean(size > 180),
        mean((values >= 0) & (values <= 110)),
        mean((values >= 1800) & (values <= 2100)),
        mean((values == 0) | (values == 1)),
        np.log1p(width) / 20,
        np.minimum(distinct / (width + 1), 1),
        mean(whole & (values % 10 == 0)), mean(whole & (values % 100 == 0)),
        np.clip((centre - quantiles[:, 2]) / np.maximum(spread, 1e-9), -2, 2),
    ]  # fmt: skip
    out = np.stack(columns, axis=1)
    out[fraction <= 0] = 0
    assert out.shape == (n, len(columns))
    return out


def _quantiles(
    values: np.ndarray, weights: np.ndarray, starts: np.ndarray, owner: np.ndarray
) -> np.ndarray:
    """Return weighted 0, 25, 50, 75 and 100 % quantiles per column; weight 0 is left out."""
    used = np.flatnonzero(weights > 0)
    out = np.zeros((len(starts), 5))
    if not len(used):
        return out
    order = used[np.lexsort((values[used], owner[used]))]
    x, group = values[order], owner[order]
    cumulative = np.cumsum(weights[order])
    first = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1])))
    # Weights of a column sum to 1: position inside the column runs from 0 to 1.
    before = np.concatenate(([0.0], cumulative))[first]
    key = group + np.minimum(
        cumulative - np.repeat(before, np.diff(np.append(first, len(x)))), 0.9999999
    )
    columns = group[first]
    last = np.append(first[1:], len(x)) - 1
    out[columns, 0] = x[first]
    out[columns, 4] = x[last]
    for k, q in ((1, 0.25), (2, 0.5), (3, 0.75)):
        # Sums of weights round: a value that ends exactly at the quantile must count.
        at = np.searchsorted(key, columns + q - 1e-9)
        out[columns, k] = x[np.clip(at, first, last)]
    return out
