"""Quarters as people write them; halves, terms and issues are no months."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.date_shapes import formats_of

YEARS = range(2011, 2016)
QUARTERS = [
    "{y}Q{q}", "{y}-Q{q}", "{y} q{q}", "Q{q} {y}", "Q{q}/{s}", "Q{q}'{s}", "Q{q}-{s}", "{q}Q{s}",
    "{s}Q{q}", "T{q} {y}", "{y}-T{q}", "{q}T{y}", "{q}. Quartal {y}", "Quarter {q}, {y}",
    "{y} Quarter {q}", "{q}º trimestre de {y}", "{q} кв. {y}",
]  # fmt: skip


def written(form, numbers=range(1, 5)):
    return [form.format(q=q, y=y, s=f"{y % 100:02d}") for y in YEARS for q in numbers]


def cast_one(cells, label):
    values, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": label})
    return values["x"], report["x"]


@pytest.mark.parametrize("form", QUARTERS)
def test_quarters_are_read(form):
    column, entry = cast_one(written(form), "quarter")
    assert entry.facts.kind == "quarter"
    assert entry.lossless
    assert [(p.year, p.quarter) for p in column] == [(y, q) for y in YEARS for q in range(1, 5)]


def test_ordinals_are_read():
    for ends in (("er", "e", "e", "e"), ("st", "nd", "rd", "th")):
        word = "trimestre" if ends[0] == "er" else "Quarter"
        cells = [f"{q}{end} {word} {y}" for y in YEARS for q, end in enumerate(ends, 1)]
        column, entry = cast_one(cells, "quarter")
        assert [(p.year, p.quarter) for p in column] == [(y, q) for y in YEARS for q in range(1, 5)]
        assert not entry.lossless  # of four endings one is written again


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ("H{q} {y}", "halves of a year"),
        ("{y}-S{q}", "halves of a year"),
        ("Semestre {q} {y}", "halves of a year"),
        ("{q}H{s}", "halves of a year"),
        ("Semestre {q}", "quarters or halves without a year"),
        ("{q}. Halbjahr", "quarters or halves without a year"),
        ("Q{q}", "quarters or halves without a year"),
    ],
)
def test_what_has_no_dtype_is_refused_and_named(form, what):
    column, entry = cast_one(written(form, (1, 2)), "quarter")
    assert entry.refused
    assert what in entry.reason
    assert column.tolist() == written(form, (1, 2))


def test_thirds_of_a_year_are_no_quarters():
    assert facts_of_cells(dict.fromkeys(written("T{q} {y}", (1, 2, 3)), 1), "quarter").dates is None
    assert facts_of_cells(dict.fromkeys(written("T{q} {y}"), 1), "quarter").dates is not None


@pytest.mark.parametrize(
    "cell",
    ["H2 2020", "S1 2019", "Issue 3/2020", "No. 11/2019", "Part 4-2001", "Term 2 2020",
     "Sem 1 2020", "Q1 FY2020", "Q2 2000/01", "Week 7 2020", "X1 2020"],
)  # fmt: skip
def test_numbers_before_a_year_that_are_no_month(cell):
    assert formats_of(cell) == ()


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        ("03/2020", "%m/%Y"),
        ("Exp 03/2020", "Exp %m/%Y"),
        ("since 11-2019", "since %m-%Y"),
        ("M03 2020", "M%m %Y"),
        ("2020M03", "%YM%m"),
        ("2020-M11", "%Y-M%m"),
    ],
)
def test_months(cell, form):
    assert formats_of(cell) == (form,)


@pytest.mark.parametrize("word", ["S", "D:", "Term:", "week", "no.", "round"])
def test_behind_a_word_a_whole_date_has_both_orders(word):
    forms = [f"{word} %d/%m/%Y", f"{word} %m/%d/%Y"]
    assert sorted(formats_of(f"{word} 05/12/2020")) == forms
    open_dates = ("03/07/2019", "05/12/2020", "11/02/2020", "09/10/2019")
    facts = facts_of_cells({f"{word} {day}": 1 for day in open_dates}, "datetime")
    assert facts.dates.ambiguous
    cells = {f"{word} {day}": 1 for day in (*open_dates, "12/31/2020")}
    assert facts_of_cells(cells, "datetime").dates.order == "month_first"


def test_short_quarters_of_texts_are_not_read():
    facts = facts_of_cells(dict.fromkeys(written("Q{q}/{s}"), 1), "text")
    assert not facts.is_parsed
    assert facts_of_cells(dict.fromkeys(written("{q}Q{s}"), 1), "text").kind == "quarter"


def test_months_of_statistics_offices():
    column, entry = cast_one([f"{y}M{m:02d}" for y in YEARS for m in range(1, 13)], "datetime")
    assert column.dt.month.tolist() == list(range(1, 13)) * 5
    assert entry.lossless
