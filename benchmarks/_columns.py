"""Columns like those of real tables, made from nothing but a seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

_POOL = 20_000  # distinct values of a column at most; a sample of rows cannot tell more apart
_STARTS = "b br c ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w z"
_MIDDLES = "a e i o u ai ea ee ia ou"
_ENDS = "n r l s t m nd rt ng ck ld"
_HEX = np.array(list("0123456789abcdef"))

Make = Callable[[np.random.Generator, int], "pd.Series | np.ndarray | list[str]"]


def _words(rng: np.random.Generator, n: int) -> np.ndarray:
    """Return made-up words."""
    parts = [
        rng.choice(p.split(), n).astype(object) for p in (_STARTS, _MIDDLES, _ENDS, _MIDDLES, _ENDS)
    ]
    short = rng.random(n) < 0.4
    parts[3][short] = parts[4][short] = ""
    return parts[0] + parts[1] + parts[2] + parts[3] + parts[4]


def _names(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.array([word.capitalize() for word in _words(rng, n)], dtype=object)


def _pooled(make: Callable[[np.random.Generator, int], np.ndarray | list[str]]) -> Make:
    """Return a maker that draws from a pool where a column has many rows."""

    def draw(rng: np.random.Generator, n: int) -> pd.Series:
        pool = pd.Series(list(make(rng, min(n, _POOL))), dtype="str")
        return pool if n <= _POOL else pool.take(rng.integers(_POOL, size=n))

    return draw


def _joined(*parts: object) -> np.ndarray:
    """Return texts put together cell by cell; numbers as they print."""
    out: np.ndarray | str = ""
    for part in parts:
        text = part if isinstance(part, str) else np.array([str(x) for x in part], dtype=object)
        out = out + text
    return np.asarray(out, dtype=object)


def _hexed(rng: np.random.Generator, n: int, length: int) -> list[str]:
    return ["".join(row) for row in _HEX[rng.integers(16, size=(n, length))]]


def _uuids(rng: np.random.Generator, n: int) -> list[str]:
    return [f"{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}" for h in _hexed(rng, n, 32)]


def _texts(rng: np.random.Generator, n: int) -> list[str]:
    sizes = rng.integers(4, 18, n)
    words = iter(_words(rng, int(sizes.sum())))
    return [" ".join(next(words) for _ in range(size)).capitalize() + "." for size in sizes]


def _few(rng: np.random.Generator, n: int) -> pd.Series:
    pool = _names(rng, int(rng.integers(3, 13)))
    return pd.Series(pool[rng.integers(len(pool), size=n)], dtype="str")


def _gaps(rng: np.random.Generator, n: int) -> pd.Series:
    values = pd.Series(rng.normal(50, 20, n).round(2))
    return values.mask(rng.random(n) < 0.2)


def _dates(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.datetime64("2015-01-01") + rng.integers(3650, size=n).astype("timedelta64[D]")


KINDS: dict[str, Make] = {
    "number": lambda rng, n: np.arange(n) + int(rng.integers(10_000)),
    "count": lambda rng, n: rng.poisson(rng.uniform(2, 400), n),
    "price": lambda rng, n: np.exp(rng.normal(3, 1, n)).round(2),
    "gaps": _gaps,
    "latitude": lambda rng, n: rng.uniform(-60, 70, n).round(5),
    "year": lambda rng, n: rng.integers(1950, 2026, n),
    "flag": lambda rng, n: rng.random(n) < 0.3,
    "day": lambda rng, n: pd.Series(_dates(rng, n)),
    "category": lambda rng, n: _few(rng, n).astype("category"),
    "status": _few,
    "yes": lambda rng, n: pd.Series(np.where(rng.random(n) < 0.5, "yes", "no"), dtype="str"),
    "person": _pooled(lambda rng, n: _joined(_names(rng, n), " ", _names(rng, n))),
    "town": _pooled(_names),
    "mail": _pooled(
        lambda rng, n: _joined(_words(rng, n), rng.integers(1000, size=n), "@example.org")
    ),
    "link": _pooled(
        lambda rng, n: _joined("https://example.org/", _words(rng, n), "/", _words(rng, n))
    ),
    "street": _pooled(
        lambda rng, n: _joined(rng.integers(1, 900, n), " ", _names(rng, n), " Street")
    ),
    "phone": _pooled(
        lambda rng, n: _joined("(", rng.integers(200, 999, n), ") 555-0", rng.integers(100, 999, n))
    ),
    "code": _pooled(
        lambda rng, n: _joined(
            [w[:2].upper() for w in _words(rng, n)], "-", rng.integers(10_000, 99_999, n)
        )
    ),
    "uuid": _pooled(_uuids),
    "digest": _pooled(lambda rng, n: _hexed(rng, n, 40)),
    "stamp": _pooled(
        lambda rng, n: _joined(_dates(rng, n), "T1", rng.integers(10, size=n), ":30:00Z")
    ),
    "comment": _pooled(_texts),
    "amount": _pooled(lambda rng, n: [f"${x:,.2f}" for x in np.exp(rng.normal(5, 1, n))]),
    "zip": _pooled(lambda rng, n: [f"{x:05d}" for x in rng.integers(501, 99_950, n)]),
}
"""Makers of columns by kind; numbers, dates and texts as frames have them."""


def frame_of(n_columns: int, n_rows: int, seed: int) -> pd.DataFrame:
    """Return a frame whose columns go through the kinds again and again.

    Parameters
    ----------
    n_columns, n_rows : int
        Its shape.
    seed : int
        The same seed gives the same frame.
    """
    kinds = list(KINDS)
    columns = {}
    for i in range(n_columns):
        kind = kinds[i % len(kinds)]
        values = KINDS[kind](np.random.default_rng((seed, i)), n_rows)
        columns[f"{kind}_{i}"] = pd.Series(values).reset_index(drop=True)
    return pd.DataFrame(columns)
