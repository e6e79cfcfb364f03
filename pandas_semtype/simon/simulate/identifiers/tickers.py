"""Generators of stock ticker columns."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import UPPER, characters, choices, choose, integers
from ..pools import LATIN_LOCALES, as_pool, faker_pool
from ..registry import Column, generator
from ..spelling import slug
from ..templates import fill, fill_any
from ..words import word_slugs

SUFFIXES = (
    ".L", ".DE", ".PA", ".AS", ".MI", ".MC", ".SW", ".TO", ".V", ".AX", ".NS", ".BO", ".SA", ".ST",
    ".OL", ".CO", ".HE", ".BR", ".LS", ".VI", ".WA", ".IS", ".JK", ".KL", ".BK", ".JO", ".MX", ".F",
    ".N", ".O", ".OQ", ".US", ".NZ", ".IR", ".AT", ".PR", ".BA", ".TA", ".SN", ".CN", ".NE",
)  # fmt: skip
EXCHANGES = (
    "NYSE", "NASDAQ", "AMEX", "LSE", "LON", "ASX", "TSX", "TSE", "FRA", "ETR", "EPA", "BME", "BIT",
    "AMS", "SWX", "STO", "NSE", "BSE", "HKEX", "JSE", "B3", "KRX", "XETRA",
    "OTC", "WSE", "NYSEARCA",
)  # fmt: skip
NUMERIC_SUFFIXES = {
    ".T": ("%###",), ".HK": ("%###", "0###", "0%##"), ".SS": ("60####", "688###"),
    ".SZ": ("00####", "300###"), ".KS": ("0#####",), ".KQ": ("1####0",), ".TW": ("%###",),
    ".TWO": ("%###",), ".SR": ("%###",), ".KL": ("%###",), ".TYO": ("%###",),
}  # fmt: skip


@cache
def listed() -> np.ndarray:
    """Return symbols that are or were listed in New York."""
    from mimesis.datasets import STOCK_TICKERS

    return as_pool(STOCK_TICKERS)


@cache
def company_slugs() -> np.ndarray:
    """Return names of made-up and of listed firms, as words of letters."""
    from mimesis.datasets import STOCK_NAMES

    names = [slug(n, " ") for n in STOCK_NAMES]
    for locale in LATIN_LOCALES[::3]:
        names += [slug(n, " ") for n in faker_pool("company", locale, 300).tolist()]
    return as_pool(n for n in names if n.replace(" ", "").isalpha())


def symbol(name: str, style: int, size: int) -> str:
    """Return a ticker made of a name: its start, its consonants, its initials, both ends."""
    words = name.upper().split()
    whole = "".join(words)
    if style == 0:
        return whole[:size]
    if style == 1:
        kept = whole[0] + "".join(c for c in whole[1:] if c not in "AEIOU")
        return (kept if len(kept) >= 2 else whole)[:size]
    if style == 2 and len(words) > 1:
        return ("".join(w[0] for w in words) + words[-1][1:])[:size]
    if style == 3 and len(words) > 1:
        return (words[0][: max(1, size - 1)] + words[1][0])[:size]
    return (whole[: size - 1] + whole[-1])[:size] if size > 1 else whole[0]


def made_up(rng: np.random.Generator, n: int) -> list[str]:
    """Return n tickers derived from names of firms, of one to five letters."""
    names = choices(rng, company_slugs() if rng.random() < 0.7 else word_slugs(), n)
    span = choose(rng, ((1, 6), (2, 5), (3, 4), (3, 5), (4, 5), (3, 6)))
    sizes, styles = integers(rng, span[0], span[1], n), integers(rng, 0, 5, n)
    return [symbol(a, b, c) for a, b, c in zip(names, styles, sizes, strict=True)]


def symbols(rng: np.random.Generator, n: int) -> list[str]:
    """Return n plain tickers, listed ones or made-up ones."""
    kind = rng.random()
    if kind < 0.45:
        pool = listed()
        if rng.random() < 0.2:  # one exchange: all of one length
            size = choose(rng, (3, 4))
            pool = pool[[len(x) == size for x in pool]]
        elif rng.random() < 0.2:  # a list sorted by name
            start = int(rng.integers(len(pool) - 1))
            pool = np.sort(pool)[start : start + max(20, 2 * n)]
        return choices(rng, pool, n)
    if kind < 0.9:
        return made_up(rng, n)
    return [x[: 1 + i % 4] for i, x in enumerate(characters(rng, 4, UPPER, n))]


@generator("stock_ticker", weight=6.0, repeats=0.2)
def ticker_plain(rng: np.random.Generator, n: int) -> list[str]:
    cells = symbols(rng, n)
    if rng.random() < 0.5:  # share classes
        joiner = choose(rng, (".", ".", "-", "/", " "))
        fraction = rng.random(n) < rng.random() * 0.06
        ends = choices(rng, ("A", "B", "PA", "PB", "WS", "U", "K"), n)
        cells = [
            f"{c[:4]}{joiner}{e}" if s else c for c, e, s in zip(cells, ends, fraction, strict=True)
        ]
    return [c.lower() for c in cells] if rng.random() < 0.03 else cells


@generator("stock_ticker", weight=2.0, repeats=0.2)
def ticker_with_suffix(rng: np.random.Generator, n: int) -> list[str]:
    few = choices(rng, SUFFIXES, choose(rng, (1, 1, 3, 8)))
    ends = choices(rng, few, n)
    cells = symbols(rng, n)
    if rng.random() < 0.25:  # home market without suffix
        ends = [e if x < 0.5 else "" for e, x in zip(ends, rng.random(n), strict=True)]
    return [c.replace(".", "-") + e for c, e in zip(cells, ends, strict=True)]


@generator("stock_ticker", weight=1.2, repeats=0.2)
def ticker_with_exchange(rng: np.random.Generator, n: int) -> list[str]:
    few = choices(rng, EXCHANGES, choose(rng, (1, 2, 4)))
    form = choose(
        rng,
        ("{0}:{1}", "{0}: {1}", "({0}: {1})", "{1} ({0})", "{1}:{0}", "{0}-{1}", "{1} {0}"),
    )  # fmt: skip
    return [form.format(a, b) for a, b in zip(choices(rng, few, n), symbols(rng, n), strict=True)]


@generator("stock_ticker", weight=0.8, repeats=0.2)
def ticker_of_terminals(rng: np.random.Generator, n: int) -> list[str]:
    form = choose(
        rng,
        ("{} US Equity", "{} US", "{} LN Equity", "{} GY", "{} FP Equity", "${}", "^{}", "{}=F",
         "{}.OQ", "{}-PA", "{}W", "{} IN", "{} JP Equity"),
    )  # fmt: skip
    return [form.format(c) for c in symbols(rng, n)]


@generator("stock_ticker", weight=0.8, repeats=0.15)
def ticker_of_numbers(rng: np.random.Generator, n: int) -> list[str]:
    suffix = choose(rng, sorted(NUMERIC_SUFFIXES))
    cells = fill_any(rng, NUMERIC_SUFFIXES[suffix], n)
    if rng.random() < 0.25:
        return [f"{suffix[1:]}:{c}" for c in cells]
    if rng.random() < 0.2:
        letters = symbols(rng, n)
        return [
            c + suffix if i % 2 else x for i, (c, x) in enumerate(zip(cells, letters, strict=True))
        ]
    return [c + suffix for c in cells]


@generator("stock_ticker", weight=0.6, repeats=0.4)
def ticker_of_currencies(rng: np.random.Generator, n: int) -> Column:
    from mimesis.datasets import CRYPTOCURRENCY_ISO_CODES as COINS

    coins = [*COINS, "ADA", "DOGE", "SOL", "MATIC", "AVAX", "LINK", "SHIB", "ATOM", "UNI", "TRX"]
    coins += made_up(rng, 20)
    joiner = choose(rng, ("-", "/", "", "_", ":"))
    quote = choices(rng, ("USD", "USDT", "EUR", "BTC", "ETH", "BUSD")[: choose(rng, (1, 2, 6))], n)
    if rng.random() < 0.2:
        return Column(choices(rng, coins, n), ignore=("currency_code", "categorical"))
    return Column([a + joiner + b for a, b in zip(choices(rng, coins, n), quote, strict=True)])


@generator("stock_ticker", weight=0.5, repeats=0.1)
def ticker_of_derivatives(rng: np.random.Generator, n: int) -> list[str]:
    cells = [c[:4] for c in made_up(rng, n)]
    tails = fill(
        rng, choose(rng, ("##%##%C00###000", "Z#", "H2#", "=F", "-WT", ".W", "##%%15P00%##000")), n
    )
    return [a + b for a, b in zip(cells, tails, strict=True)]
