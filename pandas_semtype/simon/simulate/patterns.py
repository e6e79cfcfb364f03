"""Quick draws for generators: patterns of characters, choices, ASCII word pools."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from .pools import LATIN_LOCALES, as_pool, faker_pool

__all__ = [
    "ascii_pool",
    "cased",
    "fill",
    "fill_mixed",
    "integers",
    "one",
    "pick",
    "random_text",
    "slug",
    "some_words",
    "split_up",
    "top_words",
]

DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = UPPER.lower()
ALNUM = DIGITS + UPPER
HEX = "0123456789abcdef"
BASE64 = UPPER + LOWER + DIGITS + "+/"

# Simulated columns may be shown to people.
_COARSE = ("fuck", "shit", "sex", "porn", "nigg", "bitch", "rape", "cunt", "slut", "whore", "nazi")
_WORD_LANGUAGES = ("en", "en", "en", "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "tr")


def _codes(alphabet: str) -> np.ndarray:
    return np.array([ord(c) for c in alphabet], dtype=np.uint32)


_CLASSES = {
    "#": _codes(DIGITS),
    "%": _codes(DIGITS[1:]),
    "!": _codes(DIGITS[2:]),
    "?": _codes(UPPER),
    "*": _codes(LOWER),
    "^": _codes(HEX),
    "~": _codes(ALNUM),
}


def random_text(rng: np.random.Generator, n: int, length: int, alphabet: str) -> list[str]:
    """Return n strings of `length` random characters of `alphabet`."""
    drawn = _codes(alphabet)[rng.integers(len(alphabet), size=(n, length))]
    return np.ascontiguousarray(drawn).view(f"<U{length}").ravel().tolist()  # type: ignore[no-any-return]


def fill(rng: np.random.Generator, pattern: str, n: int) -> list[str]:
    """Return n strings of a pattern.

    ``#`` digit, ``%`` digit but 0, ``!`` digit but 0 and 1, ``?`` upper-case letter, ``*``
    lower-case letter, ``^`` hexadecimal digit, ``~`` upper-case letter or digit; all else
    stands for itself.
    """
    drawn = np.empty((n, len(pattern)), dtype=np.uint32)
    for i, char in enumerate(pattern):
        alphabet = _CLASSES.get(char)
        drawn[:, i] = (
            ord(char) if alphabet is None else alphabet[rng.integers(len(alphabet), size=n)]
        )
    return drawn.view(f"<U{len(pattern)}").ravel().tolist()  # type: ignore[no-any-return]


def fill_mixed(rng: np.random.Generator, patterns: Sequence[str], n: int) -> list[str]:
    """Return n strings, each of one of several patterns (see `fill`)."""
    which = rng.integers(len(patterns), size=n)
    cells = [""] * n
    for k in np.unique(which):
        rows = np.flatnonzero(which == k)
        for row, cell in zip(rows.tolist(), fill(rng, patterns[k], len(rows)), strict=True):
            cells[row] = cell
    return cells


def split_up(
    rng: np.random.Generator, n: int, makers: Sequence[Callable[[int], Sequence[str]]]
) -> list[str]:
    """Return n cells, each from one of several makers ``count -> cells``."""
    which = rng.integers(len(makers), size=n)
    cells = [""] * n
    for k in np.unique(which):
        rows = np.flatnonzero(which == k).tolist()
        for row, cell in zip(rows, makers[k](len(rows)), strict=True):
            cells[row] = cell
    return cells


def one(rng: np.random.Generator, options: Sequence[Any], p: Sequence[float] | None = None) -> Any:
    """Return one of the options, by default each as likely; `p` need not sum to 1."""
    if p is None:
        return options[int(rng.integers(len(options)))]
    edges = np.cumsum(p)
    return options[int(np.searchsorted(edges, rng.random() * edges[-1], side="right"))]


def pick(rng: np.random.Generator, pool: Sequence[Any] | np.ndarray, n: int) -> list[Any]:
    """Return n draws with replacement."""
    if isinstance(pool, np.ndarray):
        return pool[rng.integers(len(pool), size=n)].tolist()  # type: ignore[no-any-return]
    return [pool[i] for i in rng.integers(len(pool), size=n).tolist()]


def integers(rng: np.random.Generator, low: int, high: int, n: int) -> list[int]:
    """Return n whole numbers in ``[low, high)``."""
    return rng.integers(low, high, size=n).tolist()  # type: ignore[no-any-return]


def cased(rng: np.random.Generator, cells: list[str], upper: float = 0.1) -> list[str]:
    """Return the cells in upper case with probability `upper`, else as they are."""
    return [cell.upper() for cell in cells] if rng.random() < upper else cells


def slug(text: str, joiner: str = "") -> str:
    """Return the ASCII letters and digits of a text in lower case; "" if none are left."""
    text = text.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("ı", "i")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = plain.replace("'", "").replace(".", "")
    return joiner.join("".join(c if c.isalnum() else " " for c in plain).split())


@cache
def ascii_pool(provider: str, locale: str = "en_US") -> np.ndarray:
    """Return a Faker pool as slugs; a locale of another script falls back to English."""
    pool = as_pool(slug(v) for v in faker_pool(provider, locale))
    if len(pool) < 20 or locale not in LATIN_LOCALES:
        return ascii_pool(provider) if locale != "en_US" else pool
    return pool


@cache
def top_words(language: str = "en", size: int = 12000) -> np.ndarray:
    """Return the most frequent words of a language as slugs of 3 to 12 letters."""
    from wordfreq import top_n_list

    slugs = (slug(w) for w in top_n_list(language, size) if w.isalpha())
    return as_pool(
        w for w in slugs if 3 <= len(w) <= 12 and w.isalpha() and not any(x in w for x in _COARSE)
    )


def some_words(rng: np.random.Generator) -> np.ndarray:
    """Return the words of one drawn language, English most often."""
    return top_words(one(rng, _WORD_LANGUAGES))
