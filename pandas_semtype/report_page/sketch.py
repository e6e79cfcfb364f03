"""How the cells of a column are distributed, as a small picture in SVG."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..markup import Markup, text

__all__ = ["Sketch", "sketch_of"]

_BINS = 24
_WIDTH, _HEIGHT, _GAP = 240, 44, 1
_NUMBER = re.compile(r"[-+]?\d[\d,.'\u00a0 ]*(?:[eE][-+]?\d+)?")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d|$)")
_MOST = 0.8
_FEW = 12
"""Distinct texts up to which each has a bar of its own."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hold a histogram.

    Parameters
    ----------
    what : str
        What is counted, such as ``"values"`` or ``"length of the texts"``.
    counts : tuple of int
        Cells per bin.
    low, high : str
        Where the first bin begins and the last one ends.
    """

    what: str
    counts: tuple[int, ...]
    low: str
    high: str

    @property
    def shows_cells(self) -> bool:
        """Whether its ends are cells of the column."""
        return self.what in {"values", "moments"}

    def svg(self) -> Markup:
        """Return the picture; its bars stand for the counts by their heights."""
        top = max(self.counts)
        step = _WIDTH / len(self.counts)
        bars = "".join(
            f'<rect x="{i * step:.1f}" y="{_HEIGHT - height:.1f}" width="{step - _GAP:.1f}" '
            f'height="{height:.1f}"/>'
            for i, count in enumerate(self.counts)
            if count and (height := max(1.0, _HEIGHT * count / top))
        )
        said = text(f"Histogram of the {self.what}, from {self.low} to {self.high}", 200)
        return Markup(
            f'<svg class="sketch" role="img" aria-label="{said}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'preserveAspectRatio="none"><title>{said}</title>{bars}</svg>'
        )


def sketch_of(series: pd.Series, values: Sequence[str], counts: np.ndarray) -> Sketch | None:
    """Return the sketch of a column.

    Parameters
    ----------
    series : Series
        Some rows of the column.
    values, counts : sequence of str and ndarray
        Distinct cells of a sample as text, and how often each stands there.

    Returns
    -------
    Sketch or None
        Of numbers or moments by value, of texts by length; None if all cells are alike.
    """
    types = pd.api.types
    if types.is_bool_dtype(series.dtype):
        return None
    if types.is_datetime64_any_dtype(series.dtype):
        moments = series.dropna()
        if isinstance(moments.dtype, pd.DatetimeTZDtype):
            moments = moments.dt.tz_convert("UTC").dt.tz_localize(None)
        ticks = moments.to_numpy(dtype="datetime64[s]").astype("int64").astype("float64")
        return _histogram("moments", ticks, None, _day)
    if types.is_numeric_dtype(series.dtype) and not types.is_complex_dtype(series.dtype):
        found = series.to_numpy(dtype="float64", na_value=np.nan)
        return _histogram("values", found, None, _short)
    numbers = np.array([_number(value) for value in values], dtype="float64")
    if len(values) and np.isfinite(numbers).mean() >= _MOST:
        return _histogram("values", numbers, counts, _short)
    iso = _moments(values)
    if iso is not None:
        return _histogram("moments", iso, counts, _day)
    if 1 < len(values) <= _FEW:
        heights = tuple(sorted(np.asarray(counts).tolist(), reverse=True))
        return Sketch("values by how often they stand", heights, "most", "least")
    lengths = np.array([len(value) for value in values], dtype="float64")
    return _histogram("lengths of the texts", lengths, counts, _short)


def _moments(values: Sequence[str]) -> np.ndarray | None:
    """Return ISO dates as seconds; None if the texts are something else."""
    if not values or not all(_ISO.match(value.strip()) for value in values[:5]):
        return None
    try:
        found = pd.to_datetime(pd.Series(list(values)), format="ISO8601", errors="coerce", utc=True)
    except (ValueError, OverflowError, TypeError):
        return None
    if found.notna().mean() < _MOST:
        return None
    ticks = found.dt.tz_localize(None).to_numpy(dtype="datetime64[s]").astype("int64")
    return np.where(found.isna(), np.nan, ticks.astype("float64"))


def _number(value: str) -> float:
    cell = value.strip()
    if not _NUMBER.fullmatch(cell):
        return math.nan
    cell = re.sub(r"['\u00a0 ]", "", cell)
    comma, point = cell.rfind(","), cell.rfind(".")
    if comma > point and (cell.count(",") == 1 or point >= 0):
        cell = cell.replace(".", "").replace(",", ".")
    else:
        cell = cell.replace(",", "")
    try:
        return float(cell)
    except ValueError:
        return math.nan


def _histogram(
    what: str, found: np.ndarray, counts: np.ndarray | None, shown: object
) -> Sketch | None:
    kept = np.isfinite(found)
    found = found[kept]
    weights = None if counts is None else np.asarray(counts, dtype="float64")[kept]
    if not len(found) or found.min() == found.max():
        return None
    low, high = float(found.min()), float(found.max())
    if not math.isfinite(high - low):
        return None
    whole = bool((found == np.rint(found)).all())
    bins = int(min(_BINS, high - low + 1)) if whole else _BINS
    heights, _ = np.histogram(found, bins=max(bins, 2), range=(low, high), weights=weights)
    assert callable(shown)
    return Sketch(what, tuple(int(n) for n in heights), shown(low), shown(high))


def _short(value: float) -> str:
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:.4g}"


def _day(value: float) -> str:
    return str(np.datetime64(int(value), "s"))[:10]
