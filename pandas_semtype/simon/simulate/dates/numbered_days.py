"""Columns of months and days as numbers, and of dates of birth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np

from ..draw import choose, sometimes
from ..registry import Column, generator
from .calendar_names import DATE_LOCALES
from .date_formats import NUMERIC, render
from .spans_of_years import in_order

__all__: list[str] = []


@generator("month", weight=4.0, repeats=0.0)
def months_as_numbers(rng: np.random.Generator, n: int) -> Column:
    """Write months 1 to 12, padded or not, in order or as they come."""
    months = in_order(rng, n, 12) + 1
    if sometimes(rng, 0.15):  # a season, or the year so far
        first = int(rng.integers(1, 10))
        months = rng.integers(first, min(13, first + int(rng.integers(2, 10))), n)
    form = choose(rng, ["{:d}", "{:d}", "{:02d}", "{:d}.0", "M{:02d}", "{:d}月", "{:d}월", "M{:d}"],
                  (6, 6, 5, 0.7, 0.6, 0.3, 0.2, 0.3))  # fmt: skip
    cells = [form.format(m) for m in months.tolist()]
    if sometimes(rng, 0.05):
        token = choose(rng, ("*Alle*", "All", "Total", "99", "0", "YTD", "Annual", "13"))
        for i in rng.integers(0, n, max(1, n // 12)).tolist():
            cells[i] = token
    plain = form in ("{:d}", "{:02d}", "{:d}.0")
    return Column(cells, ignore=("ordinal", *(() if plain else ("int", "month_name"))))


@generator("month", weight=2.0, repeats=0.0)
def months_of_a_panel(rng: np.random.Generator, n: int) -> Column:
    """Count months again and again, for each year or each site, or in blocks."""
    if sometimes(rng, 0.5):
        months = np.resize(np.arange(12), n) + int(sometimes(rng, 0.5)) * int(rng.integers(12))
    else:
        months = np.repeat(np.arange(12), max(1, -(-n // 12)))[:n]
    width = 2 if sometimes(rng, 0.35) else 1
    return Column([f"{m % 12 + 1:0{width}d}" for m in months.tolist()], ignore=("ordinal",))


@generator("day", weight=4.0, repeats=0.0)
def days_of_the_month(rng: np.random.Generator, n: int) -> Column:
    """Write days 1 to 31, padded or not."""
    kind = rng.random()
    if kind < 0.35:
        days = (np.arange(n) + rng.integers(31)) % choose(rng, [28, 30, 31, 31]) + 1
    elif kind < 0.5:
        days = np.sort(rng.integers(1, 32, n))
    else:
        days = rng.integers(1, 32, n)
    form = choose(rng, ["{:d}", "{:02d}", "{:d}.0", "{:d}日", "{:d}."], (10, 5, 0.6, 0.3, 0.3))
    cells = [form.format(d) for d in days.tolist()]
    return Column(cells, ignore=("ordinal", *(() if "日" not in form else ("int",))))


@generator("day", weight=1.5, repeats=0.0)
def days_of_the_week(rng: np.random.Generator, n: int) -> Column:
    """Write weekdays as numbers, 0 to 6 or 1 to 7, or only working days."""
    low = choose(rng, [0, 1, 1])
    days = in_order(rng, n, choose(rng, [7, 7, 7, 5])) + low
    form = choose(rng, ["{:d}", "{:02d}", "{:d}.0"], (12, 1, 0.5))
    return Column([form.format(d) for d in days.tolist()], ignore=("ordinal", "month"))


@generator("day", weight=1.0, repeats=0.0)
def days_and_weeks_of_the_year(rng: np.random.Generator, n: int) -> Column:
    """Write days of the month with an ending: 1st, 2nd, 3rd, 21st."""
    days = (rng.integers(1, 32, n) if sometimes(rng, 0.7) else np.arange(n) % 31 + 1).tolist()
    ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    cells = [f"{d}{ends.get(d, 'th')}" for d in days]
    return Column(cells, ignore=("ordinal", "int", "text"))


def _births(rng: np.random.Generator, n: int) -> list[datetime]:
    """Return dates of birth of one kind of people."""
    kind = choose(rng, ["adults", "adults", "old", "pupils", "born", "athletes", "all"])
    now = int(rng.integers(2005, 2026))
    draws: dict[str, Callable[[], np.ndarray]] = {
        "adults": lambda: rng.normal(rng.uniform(32, 50), rng.uniform(8, 16), n).clip(16, 98),
        "old": lambda: rng.normal(rng.uniform(65, 80), rng.uniform(6, 12), n).clip(30, 104),
        "pupils": lambda: rng.uniform(4, 19, n),
        "born": lambda: rng.uniform(0.0, 3.0, n),
        "athletes": lambda: rng.normal(26, 4.5, n).clip(15, 48),
        "all": lambda: rng.uniform(0, 92, n),
    }
    ages = np.minimum(draws[kind](), now - 1500).tolist()
    return [datetime(now, 6, 30) - timedelta(days=age * 365.25) for age in ages]


@generator("date_of_birth", weight=5.0, repeats=0.0)
def births_in_digits(rng: np.random.Generator, n: int) -> Column:
    """Write dates of birth as numbers, with a midnight of a database now and then."""
    template = choose(rng, NUMERIC)
    tail = choose(rng, ["", "", "", "", "", "T00:00:00.000", " 00:00:00", " 12:00:00 AM",
                        "T00:00:00", " 0:00"])  # fmt: skip
    return Column([cell + tail for cell in render(template, _births(rng, n))])


@generator("date_of_birth", weight=1.0, repeats=0.0)
def births_in_words(rng: np.random.Generator, n: int) -> Column:
    """Write dates of birth with the name of the month."""
    template = choose(rng, ("{d} {B} {Y}", "{B} {d}, {Y}", "{b} {d}, {Y}", "{dd}-{b}-{Y}",
                            "{dd} {b} {Y}", "{dd}-{b}-{y}", "{d}. {B} {Y}"))  # fmt: skip
    language = "en" if sometimes(rng, 0.6) else choose(rng, DATE_LOCALES)
    return Column(render(template, _births(rng, n), locale=language))
