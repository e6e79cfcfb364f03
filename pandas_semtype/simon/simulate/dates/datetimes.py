"""Columns of dates, timestamps and periods."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from ..draw import choose, sometimes
from ..numbers.number_text import other_digits
from ..registry import Column, generator
from .calendar_names import DATE_LOCALES, month_names
from .date_formats import CLOCKS, EASTERN, LOGS, MIDNIGHTS, NAMED, NUMERIC, OFFSETS, PERIODS, render
from .timestamps import moments

__all__: list[str] = []


def _offset(rng: np.random.Generator) -> int:
    return int(choose(rng, [0, 0, 60, 120, -300, -240, -480, 330, 540, 600, -180, 180, 345]))


def _written(
    rng: np.random.Generator, template: str, points: list[datetime], locale: str = "en"
) -> list[str]:
    fractions: list[int] = []
    if "{f" in template:
        fractions = rng.integers(0, 1_000_000, len(points)).tolist()
    return render(
        template,
        points,
        locale=locale,
        offset=_offset(rng),
        fractions=fractions,
        zone=int(rng.integers(99)),
    )


def _language(rng: np.random.Generator) -> str:
    return "en" if sometimes(rng, 0.45) else choose(rng, DATE_LOCALES)


def _clock(rng: np.random.Generator) -> str:
    clock = choose(rng, CLOCKS)
    if clock.startswith("T") or (
        clock[-3:] in ("{S}", "{M}", "f3}", "f6}") and sometimes(rng, 0.3)
    ):
        clock += choose(rng, OFFSETS)
    return clock


def _column(cells: list[str], ignore: tuple[str, ...] = ()) -> Column:
    if len(set(cells)) * 2 <= len(cells):
        ignore = (*ignore, "categorical")
    return Column(cells, ignore=ignore)


@generator("datetime", weight=4.0)
def numeric_days(rng: np.random.Generator, n: int) -> Column:
    """Write days with digits."""
    template = choose(rng, NUMERIC)
    cells = render(template, moments(rng, n, clock=False))
    bare = not any(c in template for c in "-/. _:")
    return _column(cells, ("int",) if bare else ())


@generator("datetime", weight=3.0)
def numeric_timestamps(rng: np.random.Generator, n: int) -> Column:
    """Write days with digits and a time of day."""
    template = choose(rng, [f for f in NUMERIC if any(c in f for c in "-/.")]) + _clock(rng)
    points = moments(rng, n)
    if "{S}" in template and sometimes(rng, 0.3):
        points = [t.replace(second=0) for t in points]
    return _column(_written(rng, template, points))


@generator("datetime", weight=2.0)
def days_at_midnight(rng: np.random.Generator, n: int) -> Column:
    """Write days followed by a midnight that means nothing."""
    template = choose(rng, [f for f in NUMERIC if any(c in f for c in "-/.")])
    return _column(render(template + choose(rng, MIDNIGHTS), moments(rng, n, clock=False)))


@generator("datetime", weight=2.0)
def iso_timestamps(rng: np.random.Generator, n: int) -> Column:
    """Write ISO 8601 timestamps with T, Z, offsets or fractions."""
    template = "{Y}-{mm}-{dd}T{H}:{M}" + choose(rng, [":{S}", ":{S}", ":{S}.{f3}", ":{S}.{f6}", ""])
    template += choose(rng, ["", "Z", "Z", "{zc}", "{z}", "+00:00"])
    if sometimes(rng, 0.25):
        template = template.replace("T", " ")
    return _column(_written(rng, template, moments(rng, n)))


@generator("datetime", weight=2.5)
def named_days(rng: np.random.Generator, n: int) -> Column:
    """Write days with the name of the month in one of many languages."""
    template = choose(rng, NAMED)
    locale = _language(rng)
    if "{th}" in template:
        locale = "en"
    elif " de " in template:
        locale = choose(rng, ["es", "pt", "ca"])
    elif "{d}. " in template:
        locale = choose(rng, ["de", "da", "nb", "fi", "cs", "hr", "de"])
    with_clock = sometimes(rng, 0.2)
    if with_clock:
        template += _clock(rng)
    cells = _written(rng, template, moments(rng, n, clock=with_clock), locale)
    case = rng.random()
    if case < 0.12:
        cells = [c.upper() for c in cells]
    elif case < 0.18:
        cells = [c.lower() for c in cells]
    elif case < 0.26:
        cells = [c.title() for c in cells]
    return _column(cells)


@generator("datetime", weight=0.6)
def eastern_days(rng: np.random.Generator, n: int) -> Column:
    """Write days as in Japan, China, Korea and Thailand."""
    return _column(render(choose(rng, EASTERN), moments(rng, n)))


@generator("datetime", weight=1.5)
def log_stamps(rng: np.random.Generator, n: int) -> Column:
    """Write timestamps as mails, server logs, cameras and databases do."""
    template = choose(rng, LOGS)
    cells = _written(rng, template, moments(rng, n))
    bare = not any(c in template for c in "-/. _:T")
    return _column(cells, ("int",) if bare else ())


@generator("datetime", weight=2.0)
def periods(rng: np.random.Generator, n: int) -> Column:
    """Write months, quarters, weeks and days of the year."""
    template = choose(rng, PERIODS)
    named = "{b" in template.lower() and "Week" not in template
    locale = _language(rng) if named else "en"
    cells = render(template, moments(rng, n, clock=False), locale=locale)
    if sometimes(rng, 0.1):
        cells = [c.upper() for c in cells]
    bare = all(c.isdigit() for c in cells)
    return _column(cells, ("int", "categorical") if bare else ())


@generator("datetime", weight=1.2)
def mixed_formats(rng: np.random.Generator, n: int) -> Column:
    """Mix two to four formats in one column, as people do who type dates."""
    formats = [choose(rng, NUMERIC[:42]) for _ in range(int(rng.integers(1, 3)))]
    formats += [choose(rng, NAMED) for _ in range(int(rng.integers(1, 3)))]
    points = moments(rng, n)
    kinds = rng.choice(len(formats), n, p=rng.dirichlet(np.ones(len(formats)) * 2))
    cells = np.empty(n, dtype=object)
    for kind, template in enumerate(formats):
        rows = np.flatnonzero(kinds == kind)
        cells[rows] = render(template, [points[i] for i in rows.tolist()])
    return _column(cells.tolist())


@generator("datetime", weight=0.8)
def partial_days(rng: np.random.Generator, n: int) -> Column:
    """Mix days of different precision: 1987, 1987-05, 1987-05-12, circa 1987."""
    points = moments(rng, n, clock=False)
    cells = render(
        choose(rng, ["{Y}-{mm}-{dd}", "{Y}/{mm}/{dd}", "{d} {B} {Y}", "{b} {d}, {Y}"]), points
    )
    shorter = render(choose(rng, ["{Y}-{mm}", "{b} {Y}", "{B} {Y}", "{mm}/{Y}", "{Y}"]), points)
    odd = rng.random(n) < rng.uniform(0.05, 0.45)
    about = choose(rng, ["", "", "", "ca. ", "circa ", "before ", "~"])
    return _column(
        [about + s if o else c for o, c, s in zip(odd.tolist(), cells, shorter, strict=True)]
    )


@generator("datetime", weight=0.8)
def ranges_of_days(rng: np.random.Generator, n: int) -> Column:
    """Write spans: 2020-01-05 - 2020-02-01, Jan 5-12, 2020."""
    starts = moments(rng, n, clock=False)
    lengths = np.rint(rng.exponential(rng.uniform(2, 90), n)).astype(int) + 1
    days = np.array(starts, dtype="datetime64[D]") + lengths
    ends = days.astype(datetime).tolist()
    ends = [datetime(e.year, e.month, e.day) for e in ends]
    template = choose(rng, (*NUMERIC[:6], *NUMERIC[15:20], *NUMERIC[27:31], *NAMED[:9]))
    join = choose(rng, [" - ", " to ", " – ", "/", "..", " bis ", " - "])
    locale = "de" if "bis" in join else "en"
    first, last = (render(template, points, locale=locale) for points in (starts, ends))
    return Column([a + join + b for a, b in zip(first, last, strict=True)], ignore=("text",))


@generator("datetime", weight=0.4)
def days_with_other_digits(rng: np.random.Generator, n: int) -> Column:
    """Write days with Arabic, Persian, Indian or Thai digits."""
    template = choose(
        rng, ["{Y}/{mm}/{dd}", "{d}/{m}/{Y}", "{dd}-{mm}-{Y}", "{Y}-{mm}-{dd} {H}:{M}"]
    )
    return _column(other_digits(rng, render(template, moments(rng, n))))


@generator("datetime", weight=0.5)
def months_and_days(rng: np.random.Generator, n: int) -> Column:
    """Write days without a year: 03-15, Mar 15, --03-15."""
    template = choose(
        rng,
        ["{mm}-{dd}", "{mm}/{dd}", "{m}/{d}", "{b} {d}", "{d}-{b}", "{dd}.{mm}.", "{b}-{dd}",
         "--{mm}-{dd}", "{a} {m}/{d}", "{ea}, {eb} {d}", "{d} {B}"],
    )  # fmt: skip
    return _column(render(template, moments(rng, n, clock=False), locale=_language(rng)))


@generator("datetime", weight=0.6)
def months_of_few_years(rng: np.random.Generator, n: int) -> Column:
    """Write a series of months by hand: Jan-19, Feb-19, or with names in full."""
    names = [
        m.strip(".") for m in month_names(_language(rng), choose(rng, ["wide", "abbreviated"]))
    ]
    first = int(rng.integers(1950, 2026))
    join = choose(rng, [" ", "-", "/", ", ", "_", " '", "."])
    short = sometimes(rng, 0.4)
    cells = []
    for i in range(n):
        year = first + i // 12
        cells.append(
            f"{names[i % 12]}{join}{year % 100:02d}" if short else f"{names[i % 12]}{join}{year}"
        )
    return _column(cells)
