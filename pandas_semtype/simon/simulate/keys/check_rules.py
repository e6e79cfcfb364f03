"""Check digits of whole columns: matrices of digits, one row per cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..draw import sometimes

__all__ = [
    "alphanumeric_values",
    "as_strings",
    "digits_of",
    "grouped_by",
    "luhn",
    "mod11_2",
    "numbers_of_width",
    "random_digits",
    "weighted_sum",
    "with_column",
]

_CHARACTERS = np.array([ord(c) for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"], dtype=np.uint32)


def as_strings(digits: np.ndarray) -> list[str]:
    """Return rows of values 0 to 35 as strings of digits and capitals."""
    width = digits.shape[1]
    codes = np.ascontiguousarray(_CHARACTERS[digits])
    return codes.view(f"<U{width}").ravel().tolist()


def random_digits(rng: np.random.Generator, n: int, width: int, prefix: str = "") -> np.ndarray:
    """Return `n` rows of `width` random digits, the first ones those of `prefix`."""
    digits = rng.integers(0, 10, size=(n, width))
    if prefix:
        digits[:, : len(prefix)] = [int(c, 36) for c in prefix]
    return digits


def numbers_of_width(rng: np.random.Generator, n: int, width: int) -> np.ndarray:
    """Return digits of `n` numbers as registries give them out: scattered, or close together."""
    if width > 15 or sometimes(rng, 0.6):
        return rng.integers(0, 10, size=(n, width))
    start = int(rng.integers(0, 10**width))
    steps = np.cumsum(rng.integers(1, int(rng.integers(2, 2000)), size=n))
    return digits_of((start + steps) % 10**width, width)


def digits_of(numbers: np.ndarray, width: int) -> np.ndarray:
    """Return the decimal digits of numbers, padded with zeros to `width`."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return numbers[:, None] // powers % 10


def alphanumeric_values(cells: Sequence[str]) -> np.ndarray:
    """Return strings of one length as rows of values: digits 0 to 9, letters 10 to 35."""
    return np.array([[int(c, 36) for c in cell] for cell in cells])


def with_column(digits: np.ndarray, check: np.ndarray) -> np.ndarray:
    """Return the rows with one more value each."""
    return np.concatenate([digits, check[:, None]], axis=1)


def weighted_sum(digits: np.ndarray, weights: Sequence[int]) -> np.ndarray:
    """Return the sum of each row's values times the weights, which repeat as needed."""
    sums: np.ndarray = (digits * np.resize(np.array(weights), digits.shape[1])).sum(axis=1)
    return sums


def luhn(digits: np.ndarray) -> np.ndarray:
    """Return the Luhn check digit of each row (ISO/IEC 7812-1)."""
    doubled = digits[:, ::-1].copy()
    doubled[:, ::2] *= 2
    doubled -= 9 * (doubled > 9)
    check: np.ndarray = -doubled.sum(axis=1) % 10
    return check


def mod11_2(digits: np.ndarray) -> np.ndarray:
    """Return the ISO/IEC 7064 MOD 11-2 check value of each row; 10 stands for ``X``."""
    total = np.zeros(len(digits), dtype=np.int64)
    for column in digits.T:
        total = (total + column) * 2
    return (12 - total % 11) % 11


def grouped_by(cells: Sequence[str], sizes: Sequence[int], joiner: str) -> list[str]:
    """Return cells cut into groups of the given sizes; the last group takes the rest."""
    ends = np.cumsum(sizes).tolist()
    cuts = list(zip([0, *ends], [*ends, None], strict=True))
    return [joiner.join(cell[a:b] for a, b in cuts if cell[a:b]) for cell in cells]
