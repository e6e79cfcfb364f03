"""Generators of constant columns of codes and places, and of dates and ZIP codes as digits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..draw import choose, log_uniform, sometimes
from ..places.postal import us_zips
from ..registry import Column, generator, generators_of

__all__: list[str] = []

_LABELS = (
    "state", "country", "country_code", "currency_code", "language", "language_code", "city",
    "airport_code", "year", "postal_code", "datetime", "company", "url_domain", "timezone",
    "industry_code", "version", "stock_ticker", "day_of_week", "month_name",
)  # fmt: skip


def _constant(label: str) -> Callable[[np.random.Generator, int], Column]:
    """Return a generator that repeats one cell of another generator of the label."""

    def one_value_of_a_list(rng: np.random.Generator, n: int) -> Column:
        sources = [g for g in generators_of(label) if g.name != "one_value_of_a_list"]
        source = choose(rng, sources, [g.weight for g in sources])
        made = source.make(rng, 4)
        column = made if isinstance(made, Column) else Column(list(made))
        ignored = dict.fromkeys((*column.ignore, "categorical"))
        ignored = {k: None for k in ignored if k not in column.also}
        return Column([column.values[0]] * n, column.primary, column.also, tuple(ignored))

    return one_value_of_a_list


for _label in _LABELS:
    generator(_label, weight=0.9, repeats=0.0)(_constant(_label))


@generator("datetime", weight=1.0, repeats=0.1)
def dates_as_eight_digits(rng: np.random.Generator, n: int) -> Column:
    """Write dates as one number: ``20190301``, now and then ``01032019``, ``190301``, with time."""
    start = np.datetime64("1950-01-01") + int(rng.integers(0, 27_000))
    days = start + rng.integers(0, int(log_uniform(rng, 5, 9000)), size=n)
    dates = np.minimum(days, np.datetime64("2029-12-31")).astype(str).tolist()
    if sometimes(rng, 0.4):
        dates.sort()
    form = choose(rng, ("ymd", "ymd", "ymd", "ymd", "ymd", "dmy", "mdy", "float", "time"))
    if form == "dmy":
        cells = [d[8:] + d[5:7] + d[:4] for d in dates]
    elif form == "mdy":
        cells = [d[5:7] + d[8:] + d[:4] for d in dates]
    else:
        cells = [d.replace("-", "") for d in dates]
    if form == "float":
        cells = [c + ".0" for c in cells]
    elif form == "time":
        seconds = rng.integers(0, 86_400, size=n).tolist()
        cells = [
            f"{c}{s // 3600:02d}{s // 60 % 60:02d}{s % 60:02d}"
            for c, s in zip(cells, seconds, strict=True)
        ]
    return Column(cells, ignore=("int", "float", "text", "identifier"))


@generator("postal_code", weight=1.5, repeats=0.15)
def zip_codes_with_four_more(rng: np.random.Generator, n: int) -> Column:
    """Write ZIP+4 of the USA, with or without the hyphen, or among those of five digits."""
    zips, more = us_zips(rng, n).tolist(), rng.integers(1, 9999, size=n).tolist()
    join = choose(rng, ("-", "-", "-", "", " "))
    long = (rng.random(n) < choose(rng, (1.0, 1.0, 0.5, 0.1))).tolist()
    cells = [
        f"{z:05d}{join}{m:04d}" if x else f"{z:05d}"
        for z, m, x in zip(zips, more, long, strict=True)
    ]
    return Column(cells, ignore=("int", "text"))
