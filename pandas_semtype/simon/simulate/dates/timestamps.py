"""Points in time of one column: when they lie, how fine they are, in which order they come."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from ..draw import categorical, choose, log_uniform, sample, sometimes

__all__ = ["moments"]

_DAY = 86_400
_NOW = 1_767_000_000  # late 2025: what most real dates lie before
_STEPS = {
    "day": _DAY,
    "week": 7 * _DAY,
    "hour": 3600,
    "minute": 60,
    "quarter of an hour": 900,
    "six hours": 6 * 3600,
}


def moments(rng: np.random.Generator, n: int, *, clock: bool = True) -> list[datetime]:
    """Return `n` points in time as one column of a table has them.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        Number of points.
    clock : bool, default True
        Whether the time of day counts; without it all lie at midnight.
    """
    first, last = _span(rng, 4 * 3600 if clock else 20 * _DAY)
    kind = rng.random()
    if kind < 0.22:
        seconds = _regular(rng, n, first, clock)
    elif kind < 0.34:
        seconds = _months(rng, n, first)
    elif kind < 0.42:
        seconds = _few(rng, n, first, last)
    elif kind < 0.52:  # most of them recent
        seconds = last - rng.exponential((last - first) / 4, n)
    else:
        seconds = rng.uniform(first, last, n)
    if kind >= 0.42:
        order = rng.random()
        if order < 0.35:
            seconds = np.sort(seconds)
        elif order < 0.45:
            seconds = np.sort(seconds)[::-1]
    seconds = np.asarray(seconds, dtype=np.int64)
    if not clock:
        seconds -= seconds % _DAY
    elif sometimes(rng, 0.25):  # opening hours
        seconds = seconds - seconds % _DAY + rng.integers(7 * 3600, 19 * 3600, n)
    seconds = np.clip(seconds, -8_500_000_000, 4_000_000_000)  # 1700 to 2096
    return list(seconds.astype("datetime64[s]").astype(datetime).tolist())


def _span(rng: np.random.Generator, least: int) -> tuple[int, int]:
    """Return the first and the last second of the column, at least so many apart."""
    kind = rng.random()
    if kind < 0.12:  # birthdays
        return -int(rng.uniform(0.4, 1.3) * 1e9), int(rng.uniform(2e8, 1.4e9))
    if kind < 0.20:  # history
        last = int(rng.uniform(-5e9, 1e9))
        return last - int(log_uniform(rng, 1e8, 4e9)), last
    if kind < 0.26:  # the future: due dates, expiries
        return _NOW, _NOW + int(log_uniform(rng, 3e6, 3e8))
    last = _NOW - int(rng.exponential(2.2e8))
    return last - int(log_uniform(rng, least, 8e8)), last


def _regular(rng: np.random.Generator, n: int, first: int, clock: bool) -> np.ndarray:
    step = _STEPS[choose(rng, list(_STEPS) if clock else ["day", "day", "week"])]
    start = first - first % (_DAY if step >= _DAY else step)
    steps = np.arange(n)
    if step == _DAY and sometimes(rng, 0.4):  # working days
        steps = steps // 5 * 7 + steps % 5
        start -= (start // _DAY + 3) % 7 * _DAY
    elif sometimes(rng, 0.2):  # gaps
        steps = np.cumsum(rng.geometric(rng.uniform(0.4, 0.95), n))
    if sometimes(rng, 0.2):
        steps = steps[::-1]
    return start + steps * step


def _months(rng: np.random.Generator, n: int, first: int) -> np.ndarray:
    step = choose(rng, [1, 1, 1, 3, 6, 12])
    month = np.datetime64(first, "s").astype("datetime64[M]")
    months = month + np.arange(n) * step
    if n * step > 1500:
        months = month + (np.arange(n) * step) % 1200
    days: np.ndarray = months.astype("datetime64[D]")
    if sometimes(rng, 0.3):  # the last day of each
        days = (months + 1).astype("datetime64[D]") - 1
    seconds: np.ndarray = days.astype("datetime64[s]").astype(np.int64)
    return seconds


def _few(rng: np.random.Generator, n: int, first: int, last: int) -> np.ndarray:
    k = int(rng.integers(1, max(2, min(30, n // 2)) + 1))
    values = sample(rng, rng.integers(first, last, k) // _DAY * _DAY, k)
    return np.array([int(v) for v in categorical(rng, [str(int(v)) for v in values], n)])
