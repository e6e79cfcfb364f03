"""Simulated columns of roles that benchmarks have few of: keys, codes, lists, numbers as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd

from ....roles import count_distinct
from ....sampling import sample_series
from .examples import Example

__all__ = ["simulated_examples"]

Cells = Any
Draw = Callable[[np.random.Generator, int], Cells]

_LETTERS: Final = np.array(list("abcdefghijklmnopqrstuvwxyz"))


def simulated_examples(per_kind: int = 40, seed: int = 0) -> list[Example]:
    """Draw columns of known roles.

    Parameters
    ----------
    per_kind : int, default 40
        Columns of each kind.
    seed : int, default 0
        Seed of everything drawn.

    Examples
    --------
    >>> from pandas_semtype.simon.training.roles.simulated import simulated_examples
    >>> {example.role for example in simulated_examples(1)} >= {"identifier", "list"}
    True
    """
    out = []
    for number, (kind, (role, draw)) in enumerate(_KINDS.items()):
        for k in range(per_kind):
            rng = np.random.default_rng([seed, number, k])
            n = int(10 ** rng.uniform(1.4, 3.7))
            cells = pd.Series(draw(rng, n))
            if rng.random() < 0.3:
                cells = cells.astype(str)
            counts = count_distinct(cells)
            if counts.n_distinct > 1:
                out.append(Example(sample_series(cells), counts, role, f"simulated/{kind}/{k}"))
    return out


def _words(rng: np.random.Generator, n: int) -> list[str]:
    lengths = rng.integers(3, 9, n)
    return ["".join(rng.choice(_LETTERS, length)) for length in lengths.tolist()]


def _chosen(rng: np.random.Generator, values: list[str], n: int) -> list[str]:
    return [values[i] for i in rng.integers(0, len(values), n).tolist()]


def _numbered(rng: np.random.Generator, n: int) -> Cells:
    first = int(rng.choice([0, 1, 1, 1, 100, 1000, int(10 ** rng.uniform(2, 7))]))
    return np.arange(first, first + n)


def _shuffled_keys(rng: np.random.Generator, n: int) -> Cells:
    return rng.permutation(_numbered(rng, n))


def _rising_keys(rng: np.random.Generator, n: int) -> Cells:
    return int(10 ** rng.uniform(2, 8)) + np.cumsum(rng.integers(1, 6, n))


def _text_keys(rng: np.random.Generator, n: int) -> Cells:
    prefix = "".join(rng.choice(_LETTERS, int(rng.integers(1, 4)))).upper()
    mark = str(rng.choice(["-", "", "_", "/"]))
    keys = [f"{prefix}{mark}{number:0{int(rng.integers(5, 9))}d}" for number in range(1, 2)]
    width = len(keys[0]) - len(prefix) - len(mark)
    numbers = rng.choice(10**width - 1, n, replace=False) if rng.random() < 0.5 else range(n)
    return [f"{prefix}{mark}{int(number):0{width}d}" for number in numbers]


def _random_keys(rng: np.random.Generator, n: int) -> Cells:
    signs = np.array(
        list(str(rng.choice(["0123456789abcdef", "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"])))
    )
    length = int(rng.choice([8, 10, 12, 32]))
    cut = int(rng.choice([0, 4]))
    keys = ["".join(row) for row in rng.choice(signs, (n, length))]
    return [f"{key[:cut]}-{key[cut:]}" if cut else key for key in keys]


def _codes(rng: np.random.Generator, n: int) -> Cells:
    n_codes = int(rng.integers(3, max(4, n // 4)))
    codes = rng.choice(10 ** int(rng.integers(2, 5)), min(n_codes, 90), replace=False)
    return codes[rng.integers(0, len(codes), n)]


def _text_codes(rng: np.random.Generator, n: int) -> Cells:
    prefix = "".join(rng.choice(_LETTERS, int(rng.integers(1, 3)))).upper()
    return [f"{prefix}{code}" for code in _codes(rng, n).tolist()]


def _small_codes(rng: np.random.Generator, n: int) -> Cells:
    low = int(rng.integers(0, 2))
    return rng.integers(low, low + int(rng.integers(2, 9)), n)


def _measures(rng: np.random.Generator, n: int) -> Cells:
    scale = 10 ** rng.uniform(-2, 5)
    drawn = rng.normal(rng.normal(), 1, n) if rng.random() < 0.5 else rng.lognormal(0, 1, n)
    return np.round(drawn * scale, int(rng.integers(1, 8)))


def _amounts(rng: np.random.Generator, n: int) -> Cells:
    return np.rint(rng.lognormal(rng.uniform(3, 10), rng.uniform(0.4, 1.5), n)).astype(np.int64)


def _sorted_measures(rng: np.random.Generator, n: int) -> Cells:
    rising = np.sort(_measures(rng, n))
    return rising if rng.random() < 0.7 else rising[::-1].copy()


def _delimited(rng: np.random.Generator, n: int) -> Cells:
    mark = str(rng.choice([";", "|", ",", ", ", "; ", " | ", "/"]))
    words = _words(rng, int(rng.integers(5, 40)))
    return [mark.join(_chosen(rng, words, int(k))) for k in rng.integers(1, 6, n)]


def _numbers_listed(rng: np.random.Generator, n: int) -> Cells:
    mark = str(rng.choice([";", "|", ", ", ","]))
    return [mark.join(map(str, rng.integers(1, 60, int(k)))) for k in rng.integers(2, 7, n)]


_UNITS: Final = ("kg", "km", " cm", " GB", "%", "k", "M", " mph", "°C", " lbs", "m²", " min", "+")
_SIGNS: Final = ("$", "€", "£", "US$ ", "Rs. ", "~", "<")


def _with_unit(rng: np.random.Generator, n: int) -> Cells:
    unit, places = str(rng.choice(_UNITS)), int(rng.integers(0, 3))
    return [f"{x:.{places}f}{unit}" for x in rng.lognormal(3, 1, n)]


def _with_sign(rng: np.random.Generator, n: int) -> Cells:
    sign, places = str(rng.choice(_SIGNS)), int(rng.integers(0, 3))
    return [f"{sign}{x:,.{places}f}" for x in rng.lognormal(6, 2, n)]


def _with_marks(rng: np.random.Generator, n: int) -> Cells:
    kind = int(rng.integers(0, 4))
    drawn = rng.lognormal(8, 2, n)
    if kind == 0:
        return [f"{x:,.0f}" for x in drawn]
    if kind == 1:
        return [f"{x / 1000:.2f}".replace(".", ",") for x in drawn]
    if kind == 2:
        return [f"{x:,.1f}".replace(",", " ").replace(".", ",") for x in drawn]
    return [
        f"({x:,.1f})" if low else f"{x:,.1f}"
        for x, low in zip(drawn, rng.random(n) < 0.3, strict=True)
    ]


def _ranges(rng: np.random.Generator, n: int) -> Cells:
    mark = str(rng.choice(["-", " - ", "x", "'", ":"]))
    return [f"{a}{mark}{a + b}" for a, b in rng.integers(1, 400, (n, 2)).tolist()]


def _epochs(rng: np.random.Generator, n: int) -> Cells:
    start = int(rng.uniform(1e9, 1.7e9))
    return (start + rng.integers(0, 10**8, n)) * (1000 if rng.random() < 0.3 else 1)


def _html(rng: np.random.Generator, n: int) -> Cells:
    words = _words(rng, 60)
    return [f"<p>{' '.join(_chosen(rng, words, 9))}</p><br/>" for _ in range(n)]


_KINDS: Final[dict[str, tuple[str, Draw]]] = {
    "numbered": ("identifier", _numbered),
    "shuffled_keys": ("identifier", _shuffled_keys),
    "rising_keys": ("identifier", _rising_keys),
    "text_keys": ("identifier", _text_keys),
    "random_keys": ("identifier", _random_keys),
    "codes": ("categorical", _codes),
    "text_codes": ("categorical", _text_codes),
    "small_codes": ("categorical", _small_codes),
    "measures": ("numeric", _measures),
    "amounts": ("numeric", _amounts),
    "sorted_measures": ("numeric", _sorted_measures),
    "delimited": ("list", _delimited),
    "numbers_listed": ("list", _numbers_listed),
    "with_unit": ("number_text", _with_unit),
    "with_sign": ("number_text", _with_sign),
    "with_marks": ("number_text", _with_marks),
    "ranges": ("number_text", _ranges),
    "epochs": ("datetime", _epochs),
    "html": ("text", _html),
}
"""Role and generator of every kind."""
