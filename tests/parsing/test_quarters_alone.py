"""Quarters and months of columns that nothing but their cells calls so."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.quarters_alone import (
    NUMBERED_MONTHS,
    SHORT_QUARTERS,
    quarters_alone,
)

YEARS = range(2003, 2015)
LABELS = ["unknown", "text", "categorical", "ordinal", "code"]
WORDED = [
    "{q}. Quartal {y}", "{q} trimestre {y}", "{q}º trimestre de {y}", "Quarter {q}, {y}",
    "{q} kwartaal {y}", "{y} Q{q}", "{q} кв. {y}", "Kvartal {q} {y}", "Trim. {q} {y}", "T{q}-{y}",
]  # fmt: skip
SHORT = ["Q{q}/{s}", "Q{q}'{s}", "{s}T{q}", "T{q}/{s}"]
MONTHS = ["{y}M{m}", "{y}-M{m}", "{y}_M{m}", "M{m}/{y}", "M{m} {y}"]


def written(form, numbers=range(1, 5)):
    return [
        form.format(q=q, y=y, s=f"{y % 100:02d}", m=f"{q * 3:02d}") for y in YEARS for q in numbers
    ]


def cast_one(cells, label, **options):
    frame = pd.DataFrame({"x": cells})
    result = frame.semtype.infer()
    values, report = pandas_semtype.cast(frame, result, types=label and {"x": label}, **options)
    return values["x"], report["x"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("form", WORDED)
def test_quarters_of_a_word_are_read_whatever_the_label(form, label):
    facts = facts_of_cells(dict.fromkeys(written(form), 2), label)
    assert facts.kind == "quarter"
    assert facts.fraction == 1


@pytest.mark.parametrize("times", [1, 9])
def test_endings_of_ordinals(times):
    cells = [f"{q}{'er' if q == 1 else 'e'} trimestre {y}" for y in YEARS for q in range(1, 5)]
    column, entry = cast_one(cells * times, None)
    assert entry.to_dtype == "period[Q-DEC]"
    assert [(p.year, p.quarter) for p in column[:5]] == [
        (2003, 1), (2003, 2), (2003, 3), (2003, 4), (2004, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    ("forms", "note"), [(SHORT, SHORT_QUARTERS), (MONTHS, NUMBERED_MONTHS)], ids=["short", "months"]
)
def test_what_is_perhaps_one_stays_and_is_named(forms, note, label):
    for form in forms:
        facts = facts_of_cells(dict.fromkeys(written(form), 1), label)
        assert not facts.is_parsed
        assert facts.note == note


@pytest.mark.parametrize("form", [*SHORT, *MONTHS])
def test_the_label_settles_it(form):
    label = "datetime" if form in MONTHS else "quarter"
    column, entry = cast_one(written(form), label)
    assert entry.converted
    first = column.iloc[1]
    assert (first.year, (first.month + 2) // 3) == (2003, 2)


@pytest.mark.parametrize("label", ["text", "categorical", "code", "ordinal"])
@pytest.mark.parametrize("form", [*WORDED, *SHORT, *MONTHS])
def test_what_is_to_stay_stays(form, label):
    column, entry = cast_one(written(form), label, errors="raise")
    assert column.astype(object).tolist() == written(form)
    assert (entry.refused, entry.reason) == (False, "")


@pytest.mark.parametrize(
    "cells",
    [
        ["Report 1. Quartal 2021", "Report 2. Quartal 2021"],
        ["1. Quartal 2021 (vorläufig)", "2. Quartal 2021 (vorläufig)"],
        ["Q1", "Q2", "Q3", "Q4"],
        ["3rd quarter", "4th quarter"],
        ["T1 2021", "T2 2021", "T3 2021"],
        ["H1 2020", "H2 2020"],
        ["Q7/20", "Q9/20", "Q1/20"],
        ["2020M13", "2020M44"],
        ["9120M03", "3020M11"],
        ["2020m03", "2020m04"],
        ["2020.M03", "2020.M11"],
        ["KM03 2020", "BM03 2020"],
        ["1er trimestre 2021", "avril 2021", "mai 2021"],
        ["Quarter pounder", "2 for 1"],
        ["Q3/20"],
        [],
    ],
)
def test_other_cells_are_none(cells):
    assert quarters_alone(dict.fromkeys(cells, 3)) is None
