"""Dates of birth and check digits of personal identity numbers."""

from __future__ import annotations

import numpy as np

from .check_rules import digits_of, random_digits, weighted_sum, with_column

__all__ = ["Birth", "births", "dated", "mod11_or_redraw"]

Birth = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Years, months and days as arrays."""


def births(rng: np.random.Generator, n: int) -> Birth:
    """Return `n` dates of birth."""
    low = int(rng.integers(1925, 1990))
    years = rng.integers(low, int(rng.integers(low + 8, 2012)), size=n)
    return years, rng.integers(1, 13, size=n), rng.integers(1, 29, size=n)


def dated(
    rng: np.random.Generator, n: int, order: str, width: int, since: Birth | None = None
) -> np.ndarray:
    """Return rows of `width` digits that begin with a date in the order of e.g. "ymd"."""
    years, months, days = since or births(rng, n)
    parts = {"y": years % 100, "m": months, "d": days}
    rows = random_digits(rng, n, width)
    for i, key in enumerate(order):
        rows[:, 2 * i : 2 * i + 2] = digits_of(parts[key], 2)
    return rows


def mod11_or_redraw(rows: np.ndarray, weights: tuple[int, ...]) -> np.ndarray:
    """Append ``-sum mod 11``; the last digit of rows whose check would be 10 is raised."""
    for _ in range(3):
        check = -weighted_sum(rows, weights) % 11
        rows[check == 10, -1] = (rows[check == 10, -1] + 1) % 10
    check = -weighted_sum(rows, weights) % 11
    return with_column(rows, check % 10)
