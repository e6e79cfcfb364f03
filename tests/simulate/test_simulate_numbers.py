"""Simulated columns of numbers, dates, categories and scales."""

from __future__ import annotations

import re
from datetime import datetime
from importlib import import_module

import numpy as np
import pytest

pytest.importorskip("babel")
pytest.importorskip("wordfreq")
pytest.importorskip("mimesis")

from pandas_semtype.simon.simulate.registry import Column, Generator, generators_of

MODULES = (
    "numbers.whole_numbers", "numbers.sequences", "numbers.decimals", "numbers.amounts",
    "numbers.quantities", "dates.datetimes", "dates.calendar_parts", "categories.few_values",
    "categories.coded_values", "categories.scales", "categories.booleans", "categories.genders",
    "numbers.tallies", "categories.regions",
)  # fmt: skip
LABELS = (
    "int", "float", "percent", "currency", "currency_code", "measure", "duration", "datetime",
    "year", "month_name", "day_of_week", "time", "age", "categorical", "ordinal", "boolean",
    "gender",
)  # fmt: skip
PACKAGE = "pandas_semtype.simon.simulate"
for _module in MODULES:
    import_module(f"{PACKAGE}.{_module}")

OWN = [
    source
    for label in LABELS
    for source in generators_of(label)
    if source.make.__module__.removeprefix(f"{PACKAGE}.") in MODULES
]


def column_of(source: Generator, seed: int, n: int) -> Column:
    made = source.make(np.random.default_rng(seed), n)
    return made if isinstance(made, Column) else Column(list(made))


def columns_of(label: str, name: str, n: int = 80, seeds: int = 25) -> list[Column]:
    (source,) = [g for g in OWN if g.label == label and g.name == name]
    return [column_of(source, seed, n) for seed in range(seeds)]


@pytest.mark.parametrize("label", LABELS)
def test_every_label_has_varied_generators(label: str) -> None:
    assert len([g for g in OWN if g.label == label]) >= 2
    cells = {
        tuple(column_of(g, seed, 20).values) for g in OWN if g.label == label for seed in range(10)
    }
    assert len(cells) > 15


def western(cell: str) -> str:
    """Return a cell with the digits of any script as ASCII."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in cell)


@pytest.mark.parametrize("source", [g for g in OWN if g.label == "int"], ids=lambda g: g.name)
def test_whole_numbers_parse(source: Generator) -> None:
    for seed in range(25):
        for cell in column_of(source, seed, 60).values:
            bare = re.sub(r"[,.'\s()+]", "", western(cell))
            assert re.fullmatch(r"-?\d+", bare), cell


@pytest.mark.parametrize("source", [g for g in OWN if g.label == "float"], ids=lambda g: g.name)
def test_decimals_parse_and_show_a_fraction(source: Generator) -> None:
    words = {"inf", "-inf", "Infinity", "NaN", "nan"}
    for seed in range(25):
        cells = [western(c) for c in column_of(source, seed, 60).values]
        numbers = [c for c in cells if c not in words and not c.startswith("<")]
        for cell in numbers:
            bare = re.sub(r"['\s()]", "", cell)
            assert re.fullmatch(r"[-+]?(\d[\d.,]*|[.,]\d+)([eE][-+]?\d+)?", bare), cell
        assert any(re.search(r"[.,e]", c) for c in numbers)


def test_percentages_parse() -> None:
    for column in columns_of("percent", "few_percentages"):
        values = [float(c.removesuffix("%")) for c in column.values]
        assert all(0 <= v <= 100 for v in values)
    marks = ("%", "٪", "％", "percent", "pct", "per cent", "Prozent", "v. H.", "p.c.", ")")
    for column in columns_of("percent", "percentages"):
        assert all(c.endswith(marks) and re.search(r"\d", c) for c in column.values)


def test_years_lie_in_range() -> None:
    for name in ("recent_years", "panel_years", "few_years", "birth_years", "historical_years"):
        for column in columns_of("year", name):
            years = [int(western(c)) for c in column.values]
            assert all(1000 <= y <= 2050 for y in years), name


def test_ages_are_those_of_people() -> None:
    for column in columns_of("age", "ages", seeds=60):
        ages = np.array([int(western(c)) for c in column.values])
        assert np.mean((ages >= 0) & (ages <= 110)) > 0.98
        assert 2 <= np.median(ages) <= 100


def test_months_and_days_stand_in_the_lists() -> None:
    from pandas_semtype.simon.simulate.dates.calendar_names import (
        CALENDAR_LOCALES,
        day_names,
        month_names,
    )

    assert len(CALENDAR_LOCALES) >= 30
    months = {
        name.rstrip(".").casefold()
        for locale in CALENDAR_LOCALES
        for width in ("wide", "abbreviated")
        for context in ("stand-alone", "format")
        for name in month_names(locale, width, context)
    } | {f"{i}月" for i in range(1, 13)}
    found = [
        c for col in columns_of("month_name", "months_of_a_language", seeds=60) for c in col.values
    ]
    # a numbered column ("01-March") is not in the lists
    known = sum(c.rstrip(".").casefold() in months for c in found)
    assert known / len(found) > 0.85
    days = {n.casefold() for n in day_names("en", "wide")} | {
        n.casefold() for n in day_names("en", "abbreviated")
    }
    english = [c for col in columns_of("day_of_week", "english_days", seeds=60) for c in col.values]
    assert sum(c.casefold() in days for c in english) / len(english) > 0.6


def test_iso_timestamps_parse() -> None:
    for column in columns_of("datetime", "iso_timestamps"):
        for cell in column.values:
            assert 1600 <= datetime.fromisoformat(cell).year <= 2100


def test_numeric_days_use_many_formats() -> None:
    columns = columns_of("datetime", "numeric_days", n=5, seeds=300)
    shapes = {re.sub(r"\d", "9", column.values[0]) for column in columns}
    assert len(shapes) >= 30


def test_times_of_day_have_no_impossible_hour() -> None:
    for column in columns_of("time", "times_of_day", seeds=60):
        hours = [int(m.group()) for c in column.values if (m := re.search(r"\d{1,2}", c))]
        assert max(hours) <= 23


def test_currency_codes_are_iso() -> None:
    for name in ("codes_in_use", "all_codes"):
        for column in columns_of("currency_code", name):
            assert all(re.fullmatch("[A-Za-z]{3}", c) for c in column.values)


def test_amounts_carry_a_currency() -> None:
    for name in ("amounts_with_symbol", "amounts_with_code"):
        for column in columns_of("currency", name):
            assert all(re.search(r"[^\d.,'\s()\-]", c) for c in column.values)


def test_measures_have_a_number_and_a_unit() -> None:
    for column in columns_of("measure", "measures", seeds=150):
        assert all(re.fullmatch(r"-?[\d.,]+\s?[^\d\s.,].*", c) for c in column.values)


@pytest.mark.parametrize(
    "source", [g for g in OWN if g.label == "categorical"], ids=lambda g: g.name
)
def test_categories_repeat(source: Generator) -> None:
    assert source.repeats == 0.0
    for seed in range(20):
        column = column_of(source, seed, 200)
        assert len(set(column.values)) <= 90
        assert set(column.also) <= {"text", "int"}
    assert max(len(set(column_of(source, seed, 12).values)) for seed in range(20)) <= 12


def test_categories_are_few_and_many() -> None:
    sizes = [len(set(c.values)) for c in columns_of("categorical", "words_as_categories", 512, 60)]
    assert min(sizes) <= 3
    assert max(sizes) >= 25


def test_number_codes_keep_the_base_type() -> None:
    for name in ("small_numbers", "numbers_as_codes"):
        for column in columns_of("categorical", name):
            assert "int" in column.also
            assert all(re.fullmatch(r"-?\d+", c) for c in column.values)


def test_truths_are_at_most_three() -> None:
    for name in ("usual_truths", "truths_of_the_world", "digits_of_truth", "lonely_marks"):
        for column in columns_of("boolean", name):
            assert len(set(column.values)) <= 2
            digits = all(re.fullmatch(r"-?[\d.]+", c) for c in column.values)
            assert ("text" in column.also) is not digits


def test_lists_are_broad_and_well_formed() -> None:
    from pandas_semtype.simon.simulate.lists import lines, vocabularies

    for name, least in (("categorical", 250), ("ordinal", 100), ("boolean", 40)):
        rows = vocabularies(name)
        assert len(rows) >= least
        assert all(len(row) >= 2 and all(row) for row in rows), name
        assert all(len(set(row)) == len(row) for row in rows), name
    assert len(lines("units")) >= 140
    assert len(lines("gender")) >= 60
