"""Columns of years, months, weekdays, times of day and ages of people."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, sample, sometimes
from ..numbers.number_text import other_digits
from ..registry import Column, generator
from .calendar_names import CALENDAR_LOCALES, day_names, month_names

__all__: list[str] = []


def _column(cells: list[str], *labels: str) -> Column:
    few = len(set(cells)) * 2 <= len(cells)
    return Column(cells, ignore=(*labels, *(("categorical",) if few else ())))


# ---- years ---------------------------------------------------------------------------------


@generator("year", weight=2.0)
def recent_years(rng: np.random.Generator, n: int) -> Column:
    """Draw years of the last decades, most of them late, in any order."""
    last = int(rng.integers(1995, 2027))
    span = rng.uniform(3, 70)
    kind = rng.random()
    if kind < 0.4:
        values = last - rng.exponential(span / 3, n)
    elif kind < 0.8:
        values = last - rng.uniform(0, span, n)
    else:
        values = rng.normal(last - span / 2, span / 6, n)
    years = np.clip(np.rint(values), 1850, 2035).astype(int)
    if sometimes(rng, 0.3):
        years = np.sort(years)
    return _column([str(y) for y in years.tolist()])


@generator("year", weight=1.5)
def panel_years(rng: np.random.Generator, n: int) -> Column:
    """Write series of years: up, down, by fives, in blocks, or restarted for each country."""
    step = choose(rng, [1, 1, 1, 1, 1, 2, 4, 5, 10])
    length = int(rng.integers(2, 62))
    first = int(rng.integers(1900, 2024 - min(length * step, 110)))
    years = first + step * np.arange(length)
    years = years[years <= 2050]
    if sometimes(rng, 0.25):
        years = years[::-1]
    cells = (
        np.resize(years, n) if sometimes(rng, 0.6) else np.repeat(years, -(-n // len(years)))[:n]
    )
    return _column([str(y) for y in cells.tolist()])


@generator("year")
def few_years(rng: np.random.Generator, n: int) -> Column:
    """Repeat one to eight years."""
    first = int(rng.integers(1960, 2024))
    years = [str(first + i) for i in range(int(rng.integers(1, 9)))]
    return _column(categorical(rng, years, n))


@generator("year")
def historical_years(rng: np.random.Generator, n: int) -> Column:
    """Draw years of past centuries: foundations, births, works."""
    first = int(rng.integers(1000, 1900))
    values = (
        rng.triangular(first, 1980, 2025, n) if sometimes(rng, 0.5) else rng.uniform(first, 2020, n)
    )
    cells = [str(y) for y in values.astype(int).tolist()]
    if sometimes(rng, 0.06):
        cells = other_digits(rng, cells)
    return _column(cells)


@generator("year", weight=0.7)
def birth_years(rng: np.random.Generator, n: int) -> Column:
    """Draw years of birth, graduation or construction around a generation."""
    values = np.rint(rng.normal(rng.uniform(1880, 2005), rng.uniform(3, 22), n))
    return _column([str(int(y)) for y in np.clip(values, 1700, 2026).tolist()])


@generator("year", weight=0.3)
def fiscal_years(rng: np.random.Generator, n: int) -> Column:
    """Write fiscal, school and model years: FY2010, 2010-11, 2010/2011."""
    first = int(rng.integers(1980, 2023))
    years = first + rng.integers(0, int(rng.integers(2, 20)), n)
    kind = choose(
        rng,
        ["FY{0}", "FY{1:02d}", "FY {0}", "{0}-{2:02d}", "{0}/{3}", "{0}-{3}", "{0}/{2:02d}",
         "CY{0}", "MY{0}", "AY {0}-{2:02d}"],
    )  # fmt: skip
    cells = [kind.format(y, y % 100, (y + 1) % 100, y + 1) for y in years.tolist()]
    return _column(cells, "int", "text", "categorical", "year_range")


@generator("year", weight=0.2)
def marked_years(rng: np.random.Generator, n: int) -> Column:
    """Mix in marks of doubt and eras: c. 1850, 1850?, 450 BC, 1850s."""
    values = rng.integers(int(rng.integers(1200, 1900)), 2020, n)
    mark = choose(rng, ["c. {}", "{}?", "ca. {}", "{} (est.)", "{}*", "~{}"])
    odd = rng.random(n) < rng.uniform(0.05, 0.4)
    cells = [
        mark.format(v) if o else str(v) for v, o in zip(values.tolist(), odd.tolist(), strict=True)
    ]
    return _column(cells, "int", "text")


# ---- months and weekdays ---------------------------------------------------------------------


def _named(rng: np.random.Generator, names: list[str], n: int) -> list[str]:
    """Return `n` names of a cycle: in order, sorted, in runs, few of them or at random."""
    size = len(names)
    kind = rng.random()
    if kind < 0.35:
        places = (int(rng.integers(size)) * int(sometimes(rng, 0.4)) + np.arange(n)) % size
    elif kind < 0.45:
        places = np.sort(rng.integers(size, size=n))
    elif kind < 0.55:
        places = np.repeat(np.arange(size), -(-n // size))[:n]
    elif kind < 0.65:
        chosen = sample(rng, names, int(rng.integers(1, size)))
        return categorical(rng, chosen, n)
    else:
        places = rng.choice(size, n, p=rng.dirichlet(np.full(size, 4.0)))
    return [names[i] for i in places.tolist()]


def _dressed(rng: np.random.Generator, names: tuple[str, ...]) -> list[str]:
    """Return the names as one table writes them: case, dots, number, plural."""
    chosen = list(names)
    kind = rng.random()
    if kind < 0.12:
        chosen = [c.upper() for c in chosen]
    elif kind < 0.22:
        chosen = [c.lower() for c in chosen]
    elif kind < 0.40:
        chosen = [c[:1].upper() + c[1:] for c in chosen]
    if sometimes(rng, 0.35):
        chosen = [c.rstrip(".") for c in chosen]
    if sometimes(rng, 0.05):
        form = choose(rng, ["{0:02d}-{1}", "{0} - {1}", "{0:02d} {1}", "{0}. {1}", "{1} ({0})"])
        chosen = [form.format(i + 1, c) for i, c in enumerate(chosen)]
    return chosen


@generator("month_name", weight=2.0, case=True)
def english_months(rng: np.random.Generator, n: int) -> Column:
    """Draw English months: full, three letters, or with Sept."""
    names = month_names("en", choose(rng, ["wide", "wide", "abbreviated"]))
    if sometimes(rng, 0.05):
        names = tuple("Sept" if c == "Sep" else c for c in names)
    return Column(_named(rng, _dressed(rng, names), n), ignore=("categorical",))


@generator("month_name", weight=2.0, case=True)
def months_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Draw months in one of many languages."""
    context = "stand-alone" if sometimes(rng, 0.75) else "format"
    width = choose(rng, ["wide", "wide", "abbreviated"])
    names = month_names(choose(rng, CALENDAR_LOCALES), width, context)
    if all(c[:1].isdigit() for c in names) and sometimes(rng, 0.5):  # East Asian abbreviations
        names = tuple(f"{i}月" for i in range(1, 13))
    return Column(_named(rng, _dressed(rng, names), n), ignore=("categorical",))


@generator("day_of_week", weight=2.0, case=True)
def english_days(rng: np.random.Generator, n: int) -> Column:
    """Draw English weekdays: full, three letters, two letters, Tues and Thurs, plural."""
    kind = rng.random()
    names = day_names("en", "wide" if kind < 0.6 else "abbreviated")
    if kind > 0.92:
        names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    elif kind > 0.88:
        names = ("Mon", "Tues", "Wed", "Thurs", "Fri", "Sat", "Sun")
    elif kind < 0.04:
        names = tuple(f"{c}s" for c in names)
    return Column(_named(rng, _week(rng, names), n), ignore=("categorical",))


@generator("day_of_week", weight=2.0, case=True)
def days_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Draw weekdays in one of many languages."""
    names = day_names(choose(rng, CALENDAR_LOCALES), choose(rng, ["wide", "wide", "abbreviated"]))
    return Column(_named(rng, _week(rng, names), n), ignore=("categorical",))


def _week(rng: np.random.Generator, names: tuple[str, ...]) -> list[str]:
    days = _dressed(rng, names)
    kind = rng.random()
    if kind < 0.12:
        return days[:5]
    return [days[-1], *days[:-1]] if kind < 0.4 else days


# ---- times of day ----------------------------------------------------------------------------

_TIMES = (
    "{H}:{M}:{S}", "{H}:{M}:{S}", "{H}:{M}", "{H}:{M}", "{h}:{M}", "{h}:{M}:{S}", "{i}:{M} {p}",
    "{i}:{M} {p}", "{I}:{M} {p}", "{I}:{M}:{S} {p}", "{i}:{M}:{S} {p}", "{i}:{M}{l}", "{i}:{M} {l}",
    "{i}:{M} {d}", "{i}:{M}{p}", "{H}:{M}:{S}.{f}", "{H}:{M}:{S}.{f}000", "{H}:{M}Z",
    "{H}:{M}:{S}Z",
    "{H}:{M} UTC", "{H}:{M}:{S}+00:00", "{H}.{M}", "{H}h{M}", "{h}h{M}", "{H}:{M} Uhr",
    "{H}.{M} Uhr",
    "kl. {H}.{M}", "{H}:{M} h", "{i} {p}", "{i}{l}", "{H}時{M}分", "T{H}:{M}:{S}", "{H}:{M} hrs",
    "{H}h", "{H}:{M}:{S},{f}", "{k} {i}:{M}", "{H}{M} hrs", "{H}:{M}:00", "{i}.{M} {d}",
    "klo {H}.{M}",
    "{H}:{M} {p}", "{H}{M}Z", "{i}:{M} {p} {zone}", "{H}:{M} {zone}",
)  # fmt: skip
_ZONES = ("EST", "ET", "CT", "PT", "UTC", "GMT", "CET", "(local)")


@generator("time", weight=3.0)
def times_of_day(rng: np.random.Generator, n: int) -> Column:
    """Write times of day in one of many formats, around the clock or in opening hours."""
    kind = rng.random()
    if kind < 0.3:
        seconds = rng.uniform(0, 86_400, n)
    elif kind < 0.6:
        seconds = rng.normal(rng.uniform(8, 20), rng.uniform(1, 5), n) * 3600
    elif kind < 0.8:
        seconds = rng.uniform(8, 20, n) * 3600
    else:  # a log: a few hours in order
        seconds = rng.uniform(0, 86_400) + np.cumsum(rng.exponential(rng.uniform(1, 900), n))
    step = choose(rng, [1, 1, 1, 60, 60, 300, 900, 1800, 3600])
    whole = (seconds // step * step).astype(int) % 86_400
    if sometimes(rng, 0.25):
        whole = np.sort(whole)
    template = choose(rng, _TIMES)
    micros = rng.integers(0, 1000, n).tolist()
    zone = choose(rng, _ZONES)
    cells = []
    for value, fraction in zip(whole.tolist(), micros, strict=True):
        hour, rest = divmod(value, 3600)
        minute, second = divmod(rest, 60)
        late = hour >= 12
        cells.append(
            template.format(
                H=f"{hour:02d}", h=hour, I=f"{(hour - 1) % 12 + 1:02d}", i=(hour - 1) % 12 + 1,
                M=f"{minute:02d}", S=f"{second:02d}", f=f"{fraction:03d}", zone=zone,
                k="오후" if late else "오전", p="PM" if late else "AM",
                l="pm" if late else "am", d="p.m." if late else "a.m.",
            )
        )  # fmt: skip
    return _column(cells)


@generator("time")
def timetable(rng: np.random.Generator, n: int) -> Column:
    """Repeat the times of a timetable, or count through the day in equal steps."""
    step = choose(rng, [5, 10, 15, 30, 60, 120])
    start = int(rng.integers(0, 10)) * 60
    minutes = (start + step * np.arange(n)) % 1440
    if sometimes(rng, 0.4):
        slots = (start + step * np.arange(int(rng.integers(3, 20)))) % 1440
        minutes = slots[rng.integers(0, len(slots), n)]
    seconds = choose(rng, ["", "", ":00", ":00"])
    if sometimes(rng, 0.35):
        space = choose(rng, [" ", " ", ""])
        cells = [
            f"{(m // 60 - 1) % 12 + 1}:{m % 60:02d}{space}{'PM' if m >= 720 else 'AM'}"
            for m in minutes.tolist()
        ]
    else:
        cells = [f"{m // 60:02d}:{m % 60:02d}{seconds}" for m in minutes.tolist()]
    return _column(cells)


@generator("text", weight=0.4, repeats=0.0)
def spans_of_the_day(rng: np.random.Generator, n: int) -> Column:
    """Write opening hours, which are two times each and no time of day: 09:00-17:00, 9am - 5pm."""
    opens = rng.integers(5, 12, n)
    closes = opens + rng.integers(4, 12, n)
    template = choose(
        rng,
        ["{0:02d}:00-{1:02d}:00", "{0}:00 - {1}:30", "{0}am-{2}pm", "{0}am - {2}pm",
         "{0:02d}:30 – {1:02d}:00", "{0}h-{1}h"],
    )  # fmt: skip
    pairs = zip(opens.tolist(), closes.tolist(), strict=True)
    return _column([template.format(a, b, (b - 1) % 12 + 1) for a, b in pairs])


# ---- ages ------------------------------------------------------------------------------------


@generator("age", weight=3.0)
def ages(rng: np.random.Generator, n: int) -> Column:
    """Draw ages of patients, employees, athletes, students, children, or a whole census."""
    kind = rng.random()
    if kind < 0.22:  # patients: two humps, old ones prevail
        values = rng.normal(rng.uniform(45, 70), rng.uniform(10, 20), n)
    elif kind < 0.44:  # employees, customers
        values = 18 + rng.gamma(rng.uniform(1.5, 4), rng.uniform(4, 10), n)
    elif kind < 0.60:  # athletes, soldiers, parents
        values = rng.normal(rng.uniform(21, 34), rng.uniform(2.5, 6), n)
    elif kind < 0.70:  # students and pupils
        values = choose(rng, [6, 10, 12, 15, 17, 18]) + rng.gamma(1.6, rng.uniform(0.8, 3), n)
    elif kind < 0.76:  # children
        values = rng.uniform(0, choose(rng, [6, 12, 15, 18]), n)
    elif kind < 0.86:  # a census
        values = 85 * rng.beta(1.0, 1.35, n) + rng.normal(0, 6, n)
    elif kind < 0.93:  # everyone of a range
        values = rng.uniform(18, choose(rng, [65, 70, 80, 90]), n)
    else:  # the dead
        values = 100 - rng.gamma(2.5, rng.uniform(5, 10), n)
    whole = np.clip(values, 0, 104).astype(int)
    if sometimes(rng, 0.08):
        whole = np.sort(whole)
    if sometimes(rng, 0.06):  # a slip of the pen, or a code for "unknown"
        whole[int(rng.integers(n))] = choose(rng, [99, 999, 120, 0, 0, -1])
    cells = [str(v) for v in whole.tolist()]
    return _column(cells if not sometimes(rng, 0.02) else other_digits(rng, cells))


@generator("age", weight=0.5)
def classes_of_age(rng: np.random.Generator, n: int) -> Column:
    """Count through all ages in order, as tables of life and census do."""
    first = choose(rng, [0, 0, 0, 1, 15, 16, 18])
    last = int(rng.integers(first + 12, 106))
    values = np.resize(np.arange(first, last), n)
    cells = [str(v) for v in values.tolist()]
    if last > 80 and sometimes(rng, 0.3):
        cells = [f"{c}+" if c == str(last - 1) else c for c in cells]
    return _column(cells)
