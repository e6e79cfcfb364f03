"""Columns of numbers with a physical unit, and of lengths of time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..draw import categorical, choose, log_uniform, sample, sometimes
from ..lists import lines
from ..registry import Column, generator
from .number_text import write_decimals

__all__: list[str] = []


@dataclass(frozen=True, slots=True)
class _Unit:
    names: tuple[str, ...]
    low: float
    high: float
    places: int


@cache
def _units() -> tuple[_Unit, ...]:
    units = []
    for line in lines("units"):
        names, low, high, places = line.split(" | ")
        units.append(_Unit(tuple(names.split(", ")), float(low), float(high), int(places)))
    return tuple(units)


def _column(cells: list[str], *labels: str) -> Column:
    few = len(set(cells)) * 2 <= len(cells) and len(set(cells)) <= 25
    return Column(cells, ignore=(*labels, *(("categorical",) if few else ())))


def _sizes(rng: np.random.Generator, unit: _Unit, n: int) -> np.ndarray:
    if unit.low <= 0:
        return rng.uniform(unit.low, unit.high, n) * rng.uniform(0.1, 1)
    low, high = np.log(unit.low), np.log(unit.high)
    if sometimes(rng, 0.75):  # one kind of thing: a narrow part of the range
        edge = 0.15 * (high - low)
        centre = rng.uniform(low + edge, high - edge)
        values = np.exp(rng.normal(centre, rng.uniform(0.05, 0.7), n))
        return np.where(values < unit.low, 2 * unit.low - values / 2, values)
    return np.exp(rng.uniform(low, high, n))


def _number(rng: np.random.Generator, values: np.ndarray, places: int) -> list[str]:
    if sometimes(rng, 0.2):
        places = int(rng.integers(0, 4))
    comma = sometimes(rng, 0.08)
    return write_decimals(
        values,
        places,
        decimal="," if comma else ".",
        group="," if not comma and sometimes(rng, 0.3) else "",
        strip=sometimes(rng, 0.5),
    )


@generator("measure", weight=4.0)
def measures(rng: np.random.Generator, n: int) -> Column:
    """Write numbers with one unit, with or without a space."""
    unit = choose(rng, _units())
    name = unit.names[0] if sometimes(rng, 0.5) else choose(rng, unit.names)
    close = name in ('"', "'", "x", "X", "°", "º") or name.startswith("/")
    space = "" if close else choose(rng, [" ", " ", " ", "", "", "\u00a0"])
    cells = [c + space + name for c in _number(rng, _sizes(rng, unit, n), unit.places)]
    return _column(cells)


@generator("measure", weight=1.0)
def measures_of_several_units(rng: np.random.Generator, n: int) -> Column:
    """Mix spellings of a unit, or two to four units."""
    units = _units()
    if sometimes(rng, 0.4):
        unit = choose(rng, [u for u in units if len(u.names) > 2])
        names = sample(rng, unit.names, int(rng.integers(2, 4)))
        kinds = [(unit, name) for name in names]
    else:
        start = int(rng.integers(len(units) - 5))  # neighbours of the list measure the same thing
        kinds = [(u, u.names[0]) for u in units[start : start + int(rng.integers(2, 5))]]
    space = choose(rng, [" ", " ", ""])
    written = [_number(rng, _sizes(rng, unit, n), unit.places) for unit, _ in kinds]
    chosen = rng.integers(0, len(kinds), n).tolist()
    return _column([written[k][i] + space + kinds[k][1] for i, k in enumerate(chosen)])


@generator("measure", weight=0.8)
def dimensions(rng: np.random.Generator, n: int) -> Column:
    """Write two or three lengths: 12 x 30 cm, 1920x1080 px, 5'11"."""
    first = np.rint(rng.lognormal(rng.uniform(1, 5), 0.5, n)).astype(int) + 1
    second = np.rint(first * rng.uniform(0.4, 1.8, n)).astype(int) + 1
    third = rng.integers(0, 12, n)
    form = choose(
        rng,
        ["{a} x {b} cm", "{a}x{b} cm", "{a} × {b} mm", "{a}x{b}px", "{a} x {b} x {c} cm",
         '{a}" x {b}"',
         "{f}'{c}\"", "{f} ft {c} in", "{f}'{c}", "{f}ft {c}in", "{a} x {b} in", "{a}×{b}×{c} mm",
         "{f}' {c}\"",
         "{a}mm x {b}mm", "H {a} cm, W {b} cm", "{a} kg {b} g", "{f} lb {c} oz", "{f} lbs {c} oz"],
    )  # fmt: skip
    feet = rng.integers(4, 8, n)
    rows = zip(first.tolist(), second.tolist(), third.tolist(), feet.tolist(), strict=True)
    return _column([form.format(a=a, b=b, c=c, f=f) for a, b, c, f in rows], "text")


@generator("measure", weight=0.8)
def measures_with_marks(rng: np.random.Generator, n: int) -> Column:
    """Write bounds, ranges, errors and equivalents: <5 mg, 20-25 °C, 12.1 ± 0.3 mm."""
    unit = choose(rng, _units())
    values = np.abs(_sizes(rng, unit, n)) + 0.1
    a = write_decimals(values, unit.places)
    b = write_decimals(values * rng.uniform(1.05, 1.6, n), unit.places)
    form = choose(rng, ["<{a} {u}", "> {a} {u}", "~{a} {u}", "{a}-{b} {u}", "{a} - {b} {u}",
                      "{a} ± {b} {u}",
                      "{a} to {b} {u}", "{a}–{b}{u}", "≤{a}{u}", "{a} {u} ({b})", "approx. {a} {u}",
                      "+{a} {u}", "{a}{u}/{b}{u}", "{a} {u} max", "{u} {a}"])  # fmt: skip
    name = unit.names[0]
    return _column([form.format(a=x, b=y, u=name) for x, y in zip(a, b, strict=True)], "text")


@generator("measure", weight=0.8, repeats=0.0)
def few_measures(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few standard sizes: 16 GB, 500 ml, 1.5 kW."""
    unit = choose(rng, _units())
    k = int(rng.integers(2, min(12, max(2, n // 3)) + 1))
    values = _sizes(rng, unit, k)
    scale = 10.0 ** np.floor(np.log10(np.maximum(np.abs(values), 1e-6)))
    values = np.rint(values / scale * 2) / 2 * scale
    space = choose(rng, [" ", " ", ""])
    cells = [c + space + unit.names[0] for c in write_decimals(values, unit.places, strip=True)]
    return Column(categorical(rng, list(dict.fromkeys(cells)), n), ignore=("categorical",))


# ---- lengths of time -------------------------------------------------------------------------

_UNITS_OF_TIME = (
    "ms", "ms", "µs", "ns", "s", "s", "sec", "secs", "seconds", "sec.", "second(s)", "min", "min",
    "mins", "minutes", "min.", "m", "'", "h", "h", "hr", "hrs", "hours", "hour(s)", "Hrs", "d",
    "days",
    "day(s)", "Days", "wk", "wks", "weeks", "w", "mo", "mos", "months", "month(s)", "y", "yr",
    "yrs",
    "years", "Years", "yr.", "Stunden", "Std.", "Minuten", "Tage", "Wochen", "Monate", "Jahre",
    "heures", "jours", "semaines", "mois", "ans", "horas", "minutos", "días", "dias", "semanas",
    "meses",
    "años", "anos", "ore", "minuti", "giorni", "mesi", "anni", "uur", "dagen", "weken", "maanden",
    "jaar",
    "timmar", "dagar", "år", "timer", "dager", "godzin", "dni", "miesięcy", "lat", "hodin", "let",
    "dakika", "saat", "gün", "ay", "yıl", "часов", "дней", "минут", "лет", "мин", "сек", "ч", "jam",
    "hari", "phút", "giờ", "ngày", "分", "分钟", "小时", "天", "時間", "日間", "年", "시간",
    "분", "일", "school years", "working days", "business days", "person-hours", "semesters",
    "quarters",
    "seasons",
)  # fmt: skip
_SINGULAR = {
    "seconds": "second", "minutes": "minute", "mins": "min", "hours": "hour", "hrs": "hr",
    "days": "day", "weeks": "week", "months": "month", "years": "year", "yrs": "yr", "Days": "Day",
    "Tage": "Tag", "Wochen": "Woche", "Monate": "Monat", "Jahre": "Jahr", "jours": "jour",
    "seasons": "season",
}  # fmt: skip


@generator("duration", weight=2.5)
def durations_with_unit(rng: np.random.Generator, n: int) -> Column:
    """Write numbers with one unit of time: 90 min, 2.5 hrs, 3 jours, 250ms."""
    unit = choose(rng, _UNITS_OF_TIME)
    values = rng.lognormal(np.log(log_uniform(rng, 2, 400)), rng.uniform(0.2, 1.1), n)
    places = choose(rng, [0, 0, 0, 1, 1, 2, 3])
    cells = write_decimals(values, places, strip=sometimes(rng, 0.4))
    close = unit in ("'", "分", "分钟", "小时", "天", "時間", "日間", "年", "시간", "분", "일")
    space = "" if close else choose(rng, [" ", " ", " ", ""] if unit.isascii() else [" "])
    one = _SINGULAR.get(unit, unit)
    return _column([f"{c}{space}{one if c == '1' else unit}" for c in cells])


_CLOCKED = (
    "{h}:{M}:{S}", "{H}:{M}:{S}", "{m}:{S}", "{m}:{S}", "{h}:{M}", "{h}h {m2}m", "{h}h{M}",
    "{h}h {M}min",
    "{h} h {m2} min", "{h}hr {m2}min", "{h} hr {m2} min", "{h} hrs {m2} mins",
    "{h} hours {m2} minutes",
    "{h} hours, {m2} minutes", "{h}h {m2}m {s2}s", "{h}h{M}m{S}s", "{m}m {s2}s", "{m}m{S}s",
    "{m} min {s2} s",
    "{m}'{S}\"", "{m}′{S}″", "{m}:{S}.{f}", "{H}:{M}:{S}.{f}", "PT{h}H{m2}M", "PT{m}M{s2}S",
    "PT{t}S",
    "PT{h}H{m2}M{s2}S", "{D} days {H2}:{M}:{S}", "{D} days, {h2}:{M}:{S}", "{D}d {h2}h",
    "{D}d {h2}h {m2}m",
    "{D} days {h2} hours", "{D}.{H2}:{M}:{S}", "P{D}D", "P{D}DT{h2}H", "{D} day(s) {h2} hour(s)",
    "{D} days {H2}:{M}:{S}.{f}000", "{h} Std. {m2} Min.", "{h} saat {m2} dakika", "{h} ч {m2} мин",
    "{h}時間{m2}分", "{h}小时{m2}分", "{m}分{s2}秒", "{h}시간 {m2}분", "{h} godz. {m2} min", "{t}s",
    "{m} mins {s2} secs",
    "{h}:{M} h", "{h}:{M} hrs", "{m}.{S}", "+{h}:{M}:{S}", "{H}:{M}:{S}:{c}", "{h}hrs {m2}min",
    "{h}u {m2}m",
)  # fmt: skip


@generator("duration", weight=3.0)
def durations_in_parts(rng: np.random.Generator, n: int) -> Column:
    """Write hours, minutes and seconds: 1h 20m, 1:23:45, PT3M, 2 days 04:00:00."""
    template = choose(rng, _CLOCKED)
    if "{D}" in template:
        centre = log_uniform(rng, 5e4, 5e6)
    elif "{h" in template or "{H" in template:
        centre = log_uniform(rng, 1500, 60_000)
    else:
        centre = log_uniform(rng, 30, 3000)
    values = np.clip(rng.lognormal(np.log(centre), rng.uniform(0.05, 0.9), n), 1, 3e8)
    if sometimes(rng, 0.15):
        values = np.sort(values)  # results of a race
    fractions = rng.integers(0, 1000, n).tolist()
    cells = []
    for total, fraction in zip(values.astype(int).tolist(), fractions, strict=True):
        minutes, seconds = divmod(total, 60)
        hours, minute = divmod(minutes, 60)
        days, hour = divmod(hours, 24)
        cells.append(
            template.format(
                t=total, m=minutes, h=hours, D=days, S=f"{seconds:02d}", s2=seconds,
                f=f"{fraction:03d}",
                M=f"{minute:02d}", m2=minute, H=f"{hours:02d}", H2=f"{hour:02d}", h2=hour,
                c=f"{fraction % 60:02d}",
            )
        )  # fmt: skip
    return _column(cells)


@generator("duration", weight=0.8)
def long_durations(rng: np.random.Generator, n: int) -> Column:
    """Write years, months, weeks and days: 2 years 3 months, 1y 6m, P1Y2M."""
    years = rng.poisson(rng.uniform(0.5, 12), n).tolist()
    months = rng.integers(0, 12, n).tolist()
    weeks = rng.integers(0, 5, n).tolist()
    days = rng.integers(0, 7, n).tolist()
    form = choose(
        rng,
        ["{y} years {m} months", "{y} yrs {m} mos", "{y}y {m}m", "{y} years, {m} months",
         "P{y}Y{m}M", "P{m}M", "{w} weeks {d} days", "{w}w {d}d", "{y} ans {m} mois",
         "{y} Jahre {m} Monate", "{y} años {m} meses", "{y} anos e {m} meses", "{y} yr {m} mo",
         "{y} year(s) {m} month(s)", "P{w}W", "{y} лет {m} мес.", "{y}年{m}个月",
         "{y} let {m} měsíců", "{y}yrs {m}mon"],
    )  # fmt: skip
    rows = zip(years, months, weeks, days, strict=True)
    return _column([form.format(y=y, m=m, w=w, d=d) for y, m, w, d in rows])


_TERMS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 15, 18, 20, 24, 30, 36, 45, 48, 60, 90)


@generator("duration", weight=0.8, repeats=0.0)
def terms(rng: np.random.Generator, n: int) -> Column:
    """Repeat a few terms: 6 months, 1 year, 30 days, 24h, less than 1 year, 2-3 weeks."""
    unit = choose(
        rng, ["months", "years", "days", "hours", "weeks", "min", "minutes", "mo", "yrs", "h"]
    )
    form = choose(rng, ["{a} {u}", "{a} {u}", "{a} {u}", "{a}{u}", "{a}-{u}", "< {a} {u}",
                      "{a}-{b} {u}", "{a}+ {u}",
                      "{a} to {b} {u}"])  # fmt: skip
    k = int(rng.integers(2, min(12, max(2, n // 3)) + 1))
    numbers = sample(rng, _TERMS, k)
    one = _SINGULAR.get(unit, unit)
    values = [form.format(a=v, b=v + 2, u=one if v == 1 else unit) for v in numbers]
    return Column(categorical(rng, values, n), ignore=("categorical", "text", "ordinal"))


@generator("duration", weight=0.7)
def relative_durations(rng: np.random.Generator, n: int) -> Column:
    """Mix units as people read them: 2 hours, 3 days, a minute, 5 weeks ago."""
    names = ["second", "minute", "hour", "day", "week", "month", "year"]
    units = sample(rng, names, int(rng.integers(2, 6)))
    tail = choose(rng, ["", "", "", " ago", " left"])
    head = choose(rng, ["", "", "", "about ", "~"])
    numbers = (rng.geometric(rng.uniform(0.05, 0.4), n)).tolist()
    chosen = rng.integers(0, len(units), n).tolist()
    rows = zip(numbers, chosen, strict=True)
    cells = [f"{head}{v} {units[k]}{'' if v == 1 else 's'}{tail}" for v, k in rows]
    return _column(cells, "text")
