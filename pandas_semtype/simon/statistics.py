"""Column statistics: what a sample of cells tells beyond its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np

__all__ = ["STATISTICS", "column_statistics"]


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
    # length and kind of characters, weighted by how often a value stands in the sample
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

_CLIP = 500  # characters of a cell that are looked at


def column_statistics(samples: Sequence[_Sample]) -> np.ndarray:
    """Return the statistics of columns.

    Parameters
    ----------
    samples : sequence of ColumnSample
        Distinct cells and how often each stands in the sample.

    Returns
    -------
    ndarray of float32, shape (len(samples), len(STATISTICS))
        Shares lie in [0, 1]; counts are logarithms; numbers are ``asinh``.  A column
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

    parts = [
        _repetition(kept, counts, total, sizes, starts),
        _characters(cells, weights, starts),
        _numbers(cells, weights, starts, owner),
    ]
    out[filled] = np.concatenate(parts, axis=1)
    return out


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


def _characters(cells: list[str], weights: np.ndarray, starts: np.ndarray) -> np.ndarray:
    clipped = [cell if len(cell) <= _CLIP else cell[:_CLIP] for cell in cells]
    lengths = np.array([len(cell) for cell in cells], dtype=np.float64)
    log_length = np.log1p(lengths) / 7
    words = np.log1p([cell.count(" ") for cell in clipped]) / 5
    digits, letters, other, digit_ratio = _kinds(clipped)
    alpha = [cell.isalpha() for cell in clipped]
    upper = [cell.isupper() for cell in clipped]
    lower = [cell.islower() for cell in clipped]
    title = [cell[:1].isupper() and not cell.isupper() for cell in clipped]
    non_ascii = [not cell.isascii() for cell in clipped]
    numeric = [cell.isdigit() for cell in clipped]
    zero = [cell[:1] == "0" and len(cell) > 1 and cell.isdigit() for cell in clipped]
    columns = np.array(
        [
            numeric, digits, alpha, letters, upper, lower, title,
            words > 0, other, non_ascii, digit_ratio, zero,
        ],
        dtype=np.float64,
    )  # fmt: skip
    shares = np.add.reduceat(columns * weights, starts, axis=1).T

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
    return np.concatenate([np.stack(lead, axis=1), shares], axis=1)


_DIGIT, _LETTER, _OTHER = 1, 2, 4


def _kind_table() -> np.ndarray:
    table = np.full(0x10000, _LETTER, dtype=np.uint8)
    for code in range(0x80):
        character = chr(code)
        table[code] = _DIGIT if character.isdigit() else _LETTER if character.isalpha() else _OTHER
    table[ord(" ")] = 0
    table[0] = 0
    return table


_KINDS = _kind_table()


def _kinds(cells: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Tell of each cell whether it has a digit, a letter, a sign, and its share of digits."""
    text = "\n".join(cell.replace("\n", " ") for cell in cells)
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    kind = _KINDS[np.minimum(points, 0xFFFF)]
    ends = np.flatnonzero(points == 0x0A)
    starts = np.concatenate(([0], ends + 1))
    kind = np.concatenate((kind, [0]))  # so that an empty last cell has a place
    kind[ends] = 0
    seen = np.bitwise_or.reduceat(kind, starts)
    digits = np.add.reduceat((kind == _DIGIT).astype(np.int64), starts)
    lengths = np.diff(np.concatenate((starts, [len(points) + 1]))) - 1
    ratio = digits / np.maximum(lengths, 1)
    return (seen & _DIGIT) > 0, (seen & _LETTER) > 0, (seen & _OTHER) > 0, ratio


_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")


def _parse(cells: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return numbers (nan where a cell is none), whole or not, and digits after the point."""
    values = np.full(len(cells), np.nan)
    whole = np.zeros(len(cells), dtype=bool)
    decimals = np.zeros(len(cells))
    for i, cell in enumerate(cells):
        # The first and last character rule out nearly every cell that is no number
        # before the dear exception of float().
        if not cell or len(cell) > 30 or not (cell[0].isdigit() or cell[0] in "+-.("):
            continue
        plain = cell
        if "," in cell:
            if _THOUSANDS.fullmatch(cell):
                plain = cell.replace(",", "")
            elif cell.count(",") == 1 and "." not in cell:
                plain = cell.replace(",", ".")
            else:
                continue
        if not plain[-1].isdigit() and plain[-1] != ".":
            continue
        try:
            values[i] = float(plain)
        except ValueError:
            continue
        point = plain.rfind(".")
        whole[i] = point < 0 and "e" not in plain and "E" not in plain
        decimals[i] = len(plain) - 1 - point if point >= 0 else 0
    values[~np.isfinite(values)] = np.nan
    return values, whole, decimals


def _numbers(
    cells: list[str], weights: np.ndarray, starts: np.ndarray, owner: np.ndarray
) -> np.ndarray:
    n = len(starts)
    values, whole, decimals = _parse(cells)
    is_number = ~np.isnan(values)
    # asinh of 1e300 is finite; clipping keeps the squares below overflow.
    values = np.clip(np.where(is_number, values, 0.0), -1e15, 1e15)
    w = weights * is_number
    share = np.add.reduceat(w, starts)
    w = w / np.maximum(share, 1e-12)[owner]

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
        share, share * mean(whole), share * mean(decimals > 0), decimals_mean, decimals_sd,
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
    out[share <= 0] = 0
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
