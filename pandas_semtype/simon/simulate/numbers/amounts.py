"""Columns of percentages, amounts of money and codes of currencies."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import categorical, choose, log_uniform, sample, sometimes
from ..registry import Column, generator
from .number_text import GROUPINGS, other_digits, write_decimals

__all__: list[str] = []

_SYMBOLS = (
    "$", "$", "$", "$", "€", "€", "€", "£", "£", "¥", "₹", "₽", "₩", "₺", "₪", "₫", "₱", "฿", "₴",
    "₦",
    "₡", "₲", "₵", "₸", "₮", "₾", "₼", "﷼", "元", "円", "원", "US$", "C$", "CA$", "A$", "AU$",
    "NZ$",
    "HK$", "NT$", "S$", "R$", "MX$", "R", "Rs", "Rs.", "kr", "kr.", "zł", "Kč", "Ft", "lei", "лв",
    "руб.", "грн", "CHF", "Fr.", "RM", "Rp", "S/", "S/.", "Bs", "Bs.", "KSh", "TSh", "Tk", "৳",
    "Lm",
    "дин.", "KM", "د.إ", "ر.س", "ج.م", "د.م.", "CFA", "FCFA", "Q", "L", "B/.", "J$", "TL", "DH",
    "SFr.",
)  # fmt: skip
_MAJOR = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF", "CAD", "AUD", "BRL", "SEK", "NOK", "DKK",
          "PLN", "RUB", "MXN", "ZAR", "TRY", "KRW", "SGD", "HKD", "NZD", "CZK", "HUF")  # fmt: skip
_EUROPEAN = frozenset(("€", "kr", "kr.", "zł", "Kč", "Ft", "lei", "лв", "руб.", "грн", "₽", "R$",
                       "дин.", "KM", "₺", "TL", "₫", "₴"))  # fmt: skip
_SUFFIXES = (
    ("K", "M", "B"), ("k", "m", "bn"), ("K", "M", "B", "T"), (" thousand", " million", " billion"),
    (" K", " M", " B"), ("k", "M", "bn"), ("K", "MM", "B"), ("k", "mn", "bn"), ("k", "m", "b"),
)  # fmt: skip

_LOCAL_SUFFIXES = {
    "€": (" Tsd.", " Mio.", " Mrd."), "CHF": (" Tsd.", " Mio.", " Mrd."), "R$": (" mil", " mi",
                                                                                 " bi"),
    "zł": (" tys.", " mln", " mld"), "₽": (" тыс.", " млн", " млрд"), "руб.": (" тыс.", " млн",
                                                                               " млрд"),
    "₹": (" K", " Lakh", " Crore"), "Kč": (" tis.", " mil.", " mld."), "元": ("千", "百万", "十亿"),
    "₺": (" bin", " milyon", " milyar"), "kr": (" tkr", " mkr", " mdkr"), "грн": (" тис.", " млн",
                                                                                  " млрд"),
}  # fmt: skip


def _column(cells: list[str], *labels: str) -> Column:
    few = len(set(cells)) * 2 <= len(cells) and len(set(cells)) <= 25
    return Column(cells, ignore=(*labels, *(("categorical",) if few else ())))


# ---- percentages -----------------------------------------------------------------------------


def _percentages(rng: np.random.Generator, n: int) -> np.ndarray:
    kind = rng.random()
    if kind < 0.45:
        return 100 * rng.beta(rng.uniform(0.3, 5), rng.uniform(0.3, 5), n)
    if kind < 0.6:
        return rng.lognormal(rng.uniform(-1, 4), rng.uniform(0.3, 1.2), n)
    if kind < 0.8:  # changes
        return rng.normal(rng.uniform(-3, 8), log_uniform(rng, 0.5, 40), n)
    if kind < 0.9:  # discounts, grades: round ones
        return rng.integers(0, 21, n) * 5.0
    return np.clip(100 - rng.exponential(rng.uniform(0.3, 10), n), 0, 100)


@generator("percent", weight=3.0)
def percentages(rng: np.random.Generator, n: int) -> Column:
    """Write percentages with a sign behind, spaces, commas, plus and brackets."""
    values = _percentages(rng, n)
    places = choose(rng, [0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 6])
    comma = "," if sometimes(rng, 0.15) else "."
    cells = write_decimals(
        values,
        places,
        decimal=comma,
        strip=sometimes(rng, 0.3),
        plus=bool((values < 0).any()) and sometimes(rng, 0.3),
        group="." if comma == "," else choose(rng, ["", "", ","]),
    )
    if sometimes(rng, 0.05):
        cells = other_digits(rng, cells)
    mark = choose(rng, ["%", "%", "%", "%", "%", "%", "%", " %", " %", "\u00a0%"])
    if sometimes(rng, 0.06):
        mark = choose(
            rng, [" percent", " pct", " per cent", "pct", " Prozent", " v. H.", "％", "٪", " p.c."]
        )
    cells = [c + mark for c in cells]
    if sometimes(rng, 0.05):
        cells = [f"({c[1:]})" if c.startswith("-") else c for c in cells]
    return _column(cells)


@generator("percent", weight=0.5)
def percentages_in_brackets(rng: np.random.Generator, n: int) -> Column:
    """Write percentages in brackets, with a sign in front, a bound or a range."""
    values = np.abs(_percentages(rng, n))
    low = write_decimals(values, choose(rng, [0, 1, 2]))
    form = choose(rng, ["({})%", "({}%)", "%{}", "~{}%", "<{}%", "{}%+", "{0}%-{1}%", "{0}-{1}%",
                      "{}% p.a.",
                      "±{}%", "{}% off", "-{}%", "% {}", "{0}% ± {1}%", "{}%*"])  # fmt: skip
    high = write_decimals(values + rng.integers(1, 20, n), 0)
    cells = [form.format(a, b) for a, b in zip(low, high, strict=True)]
    return _column(cells)


@generator("percent", weight=0.7, repeats=0.0)
def few_percentages(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few percentages: tax rates, discounts, quotas."""
    k = int(rng.integers(1, min(12, max(2, n // 3)) + 1))
    values = rng.choice([0, 5, 5.5, 7, 8.25, 10, 12, 15, 16, 18, 19, 20, 21, 22, 25, 30, 33, 40, 50,
                         60, 70, 75, 80, 90, 100, 2.5, 1.5, 0.5, 3], k, replace=False)  # fmt: skip
    cells = write_decimals(values, choose(rng, [1, 2]), strip=sometimes(rng, 0.8))
    return Column(categorical(rng, [f"{c}%" for c in cells], n), ignore=("categorical",))


# ---- money -----------------------------------------------------------------------------------


def _money(rng: np.random.Generator, n: int) -> np.ndarray:
    kind = rng.random()
    values = rng.lognormal(np.log(log_uniform(rng, 3, 2e5)), rng.uniform(0.2, 1.8), n)
    if kind < 0.2:
        values = np.ceil(values) - choose(rng, [0.01, 0.05, 0.1])
    elif kind < 0.35:
        values = np.rint(values / 5) * 5
    elif kind < 0.42:
        values[rng.random(n) < 0.3] = 0
    elif kind < 0.52:
        values *= rng.choice([1, -1], n, p=[0.7, 0.3])
    return values


def _placed(cells: list[str], mark: str, before: bool, space: str, brackets: bool) -> list[str]:
    """Return amounts with the mark of the currency at its place, signs included."""
    marked = []
    for cell in cells:
        negative = cell.startswith("-")
        bare = cell[1:] if negative else cell
        text = mark + space + bare if before else bare + space + mark
        if negative:
            text = f"({text})" if brackets else f"-{text}"
        marked.append(text)
    return marked


@generator("currency", weight=3.0)
def amounts_with_symbol(rng: np.random.Generator, n: int) -> Column:
    """Write amounts with the symbol of one currency, before or after the number."""
    symbol = choose(rng, _SYMBOLS)
    european = symbol in _EUROPEAN and sometimes(rng, 0.7)
    group, comma = choose(rng, GROUPINGS[1:]) if european else (",", ".")
    group = group if sometimes(rng, 0.8) else ""
    values = _money(rng, n)
    places = choose(rng, [0, 2, 2, 2]) if symbol not in "¥₩₫円원" else 0
    cells = write_decimals(
        values, places, decimal=comma, group=group, strip=places == 2 and sometimes(rng, 0.12)
    )
    before = not european and symbol not in "元円원" and sometimes(rng, 0.95)
    wordlike = symbol[-1].isalpha() or symbol.endswith(".")
    space = (
        choose(rng, [" ", " ", "\u00a0", ""])
        if wordlike or not before
        else choose(rng, ["", "", "", "", " "])
    )
    return _column(_placed(cells, symbol, before, space, sometimes(rng, 0.5)))


@generator("currency", weight=1.5)
def amounts_with_code(rng: np.random.Generator, n: int) -> Column:
    """Write amounts with an ISO code: USD 12.50, 1.200,00 EUR."""
    code = choose(rng, _MAJOR) if sometimes(rng, 0.7) else choose(rng, _codes())
    group, comma = choose(rng, GROUPINGS) if sometimes(rng, 0.4) else (choose(rng, ["", ","]), ".")
    cells = write_decimals(_money(rng, n), choose(rng, [0, 2, 2]), decimal=comma, group=group)
    if sometimes(rng, 0.1):
        code = code.lower()
    return _column(
        _placed(
            cells, code, sometimes(rng, 0.5), choose(rng, [" ", " ", " ", ""]), sometimes(rng, 0.2)
        )
    )


@generator("currency", weight=1.2)
def abbreviated_amounts(rng: np.random.Generator, n: int) -> Column:
    """Write amounts shortened with K, M, bn or words: $1.2M, €35 Mio."""
    symbol = choose(rng, _SYMBOLS[:55])
    marks = choose(rng, _SUFFIXES)
    if sometimes(rng, 0.4):
        marks = _LOCAL_SUFFIXES.get(symbol, marks)
    values = np.abs(rng.lognormal(rng.uniform(7, 20), rng.uniform(0.5, 2), n))
    steps = np.clip(np.log10(values) // 3, 1, len(marks)).astype(int)
    if sometimes(rng, 0.35):
        steps[:] = int(np.median(steps))
    places = choose(rng, [0, 1, 1, 2])
    numbers = write_decimals(values / 1000.0**steps, places, strip=sometimes(rng, 0.3), group=",")
    cells = [c + marks[s - 1] for c, s in zip(numbers, steps.tolist(), strict=True)]
    before = symbol not in _EUROPEAN or sometimes(rng, 0.6)
    cells = _placed(cells, symbol, before, "" if before else " ", False)
    if sometimes(rng, 0.08):
        cells = [c + choose(rng, ["+", ""]) for c in cells]
    return _column(cells)


@generator("currency", weight=0.7)
def amounts_of_several_currencies(rng: np.random.Generator, n: int) -> Column:
    """Mix currencies in one column."""
    marks = sample(rng, _SYMBOLS[:40] if sometimes(rng, 0.5) else _MAJOR, int(rng.integers(2, 7)))
    chosen = categorical(rng, marks, n)
    cells = write_decimals(np.abs(_money(rng, n)), choose(rng, [0, 2, 2]), group=",")
    before = sometimes(rng, 0.7)
    space = " " if chosen[0].isalpha() or not before else ""
    return _column(
        [m + space + c if before else c + space + m for m, c in zip(chosen, cells, strict=True)]
    )


@generator("currency", weight=0.7)
def rates_and_ranges(rng: np.random.Generator, n: int) -> Column:
    """Write prices per unit and ranges: $12/hr, $10 - $25, from €99, $50,000+."""
    symbol = choose(rng, _SYMBOLS[:24])
    low = np.rint(np.abs(_money(rng, n))) + 1
    high = np.rint(low * rng.uniform(1.1, 2.5, n))
    form = choose(rng, ["{s}{a}/hr", "{s}{a} - {s}{b}", "{s}{a}-{b}", "from {s}{a}", "{s}{a}+",
                      "{s}{a} per month",
                      "{s}{a}/mo", "{s}{a}.00 each", "{s}{a} per unit", "{s}{a}/kg", "ab {a} {s}",
                      "{a}{s}",
                      "{s}{a},-", "{a},- {s}", "{s}{a} pp", "~{s}{a}", "{s}{a} USD"])  # fmt: skip
    firsts = write_decimals(low, 0, group=",")
    lasts = write_decimals(high, 0, group=",")
    return _column(
        [form.format(s=symbol, a=a, b=b) for a, b in zip(firsts, lasts, strict=True)], "text"
    )


@generator("currency", weight=0.6, repeats=0.0)
def few_amounts(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few prices: fares, fees, tiers."""
    k = int(rng.integers(1, min(12, max(2, n // 3)) + 1))
    symbol = choose(rng, _SYMBOLS[:14])
    cells = write_decimals(np.abs(_money(rng, k)), choose(rng, [0, 2, 2]), group=",")
    values = [symbol + c for c in cells]
    if sometimes(rng, 0.2):
        values[0] = choose(rng, ["Free", f"{symbol}0", f"{symbol}0.00"])
    return Column(categorical(rng, values, n), ignore=("categorical",))


# ---- codes of currencies ---------------------------------------------------------------------


@cache
def _codes() -> tuple[str, ...]:
    """Return the currencies in use today, from the locale data of Babel."""
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    used = {
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory)
    }
    return tuple(sorted(used))


@generator("currency_code", weight=2.0)
def codes_in_use(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few codes, as tables of payments do."""
    pool = _MAJOR if sometimes(rng, 0.6) else _codes()
    chosen = sample(rng, pool, int(rng.integers(1, min(14, len(pool)) + 1)))
    if sometimes(rng, 0.3):
        chosen = [c.lower() for c in chosen]
    return Column(categorical(rng, chosen, n), ignore=("categorical",))


@generator("currency_code", weight=1.5, repeats=0.05)
def all_codes(rng: np.random.Generator, n: int) -> Column:
    """List the codes of all countries, in order or not, those of unions repeated."""
    kind = rng.random()
    codes = np.array(_codes(), dtype=object)
    if kind < 0.4:
        cells = np.resize(codes, n)
    elif kind < 0.6:
        cells = np.resize(rng.permutation(codes), n)
    else:
        cells = rng.choice(codes, n)
        union = rng.random(n) < rng.uniform(0.05, 0.3)
        cells[union] = rng.choice(
            np.array(["USD", "EUR", "XAF", "XOF", "XCD", "AUD"], object), union.sum()
        )
    return Column([str(c) for c in cells])


@generator("currency_code", weight=0.3)
def pairs_of_currencies(rng: np.random.Generator, n: int) -> Column:
    """Write pairs and lists of codes: EUR/USD, USDJPY, USD,KHR."""
    pool = _MAJOR if sometimes(rng, 0.7) else _codes()
    join = choose(rng, ["/", "", "-", "_", ",", "=>", " / "])
    size = int(rng.integers(4, 30))
    pairs = [join.join(sample(rng, pool, 2)) for _ in range(size)]
    cells = categorical(rng, pairs, n)
    if join == ",":
        cells = [
            c if r < 0.15 else c[:3] for c, r in zip(cells, rng.random(n).tolist(), strict=True)
        ]
    return Column(cells, ignore=("text", "categorical"))
