"""Spans of months, days and hours are two moments each, and never read as the first of them."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.date_shapes import formats_of

SPANS = {
    "halves": [f"{half} {year}" for year in range(1990, 1999) for half in ("Jan-Jun", "Jul-Dec")],
    "dashes": ["März – Mai 2011", "Juni – August 2011", "September – November 2012"] * 3,
    "words": ["April to June 1980", "May to July 1981", "June through August 1983"] * 3,
    "slashes": ["Jan/Feb 2010", "Mar/Apr 2010", "Nov/Dec 2011"] * 3,
    "french": ["janvier à mars 2001", "avril à juin 2002", "juillet à septembre 2003"] * 3,
    "months": [f"{y}-0{m} to {y}-0{m + 2}" for y in range(2001, 2006) for m in (3, 5)],
    "days": [f"0{d}/05/2019 - 1{d}/06/2019" for d in range(1, 9)],
    "days of a month": [f"{d}-{d + 4} July 1999" for d in range(1, 9)],
    "intervals": [f"2020-05-0{d}T08:00Z/2020-05-0{d + 1}T09:00Z" for d in range(1, 8)],
    "hours": ["9:00-17:00", "09:30-12:45", "22:00-05:00", "8:00-16:00"] * 2,
    "hours of days": [f"2020-05-1{d} 09:00-1{d}:30" for d in range(1, 9)],
    "the same hours": [f"2020-05-1{d} 09:00-11:30" for d in range(1, 9)],
    "one of hours": ["2020-05-01 08:15-09:45"],
    "until noon": [f"2020-05-1{d} 10:00-12:00" for d in range(1, 9)],
    "one lesson": ["2021-03-04 08:00-10:00"] * 20,
    "one lesson on all days": [f"1{d}.03.2021 07:00-09:00" for d in range(1, 9)],
    "one lesson with the month in words": [f"{d} March 2021 05:00-08:00" for d in range(1, 9)],
    "two lessons": [f"2021-03-1{d} 0{h}:30-11:00" for d in range(1, 9) for h in (8, 9)],
    "early hours": [f"2020-05-1{d} 01:00-0{d}:30" for d in range(2, 9)],
}


@pytest.mark.parametrize("name", SPANS)
@pytest.mark.parametrize("label", ["datetime", "time", "quarter", "date_of_birth", "text"])
def test_spans_are_no_moments(name, label):
    facts = facts_of_cells(dict.fromkeys(SPANS[name], 1), label)
    assert facts.dates is None
    assert not facts.is_parsed


@pytest.mark.parametrize("name", SPANS)
@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow"])
def test_cells_stay(name, backend):
    if backend == "pyarrow":
        pytest.importorskip("pyarrow")
    frame = pd.DataFrame({"period": SPANS[name]})
    values, report = pandas_semtype.cast(frame, types={"period": "datetime"}, dtype_backend=backend)
    assert values["period"].tolist() == SPANS[name]
    assert report["period"].refused


def test_the_reason_names_them():
    for name in ("halves", "words", "days", "days of a month", "hours", "intervals"):
        cells = dict.fromkeys(SPANS[name], 1)
        assert "spans, which are two moments each" in facts_of_cells(cells, "datetime").note, name


@pytest.mark.parametrize(
    "cells",
    [
        [f"{d}/4/2020" for d in range(1, 10)],
        [f"2020-05-0{d}T09:00-04:00" for d in range(1, 10)],
        [f"2020-05-0{d}T04:30-05:00" for d in range(1, 10)],
        [f"2020-05-0{d} 00:00-05:00" for d in range(1, 10)],
        [f"2020-05-0{d} 06:00-05:00" for d in range(1, 10)],
        [f"2020-05-0{d} 0{h}:17-08:00" for d in range(1, 10) for h in (1, 3, 4, 6)],
        [f"2020-05-0{d} 04:30:00-05:00" for d in range(1, 10)],
        [f"S 0{d}/12/2020" for d in range(1, 10)],
    ],
)
def test_single_moments_are_not_called_spans(cells):
    others = ["not yet", "closed", "see remarks", "soon", "open"]
    facts = facts_of_cells(dict.fromkeys([*cells, *others], 1), "datetime")
    assert "spans" not in facts.note
    if "T" in cells[0] or ":" in cells[0]:
        assert facts_of_cells(dict.fromkeys(cells, 1), "datetime").dates is not None
    hours = {f"2020-05-1{d} 09:00-1{d}:30": 1 for d in range(1, 9)}
    assert "spans, which" in facts_of_cells({**hours, "soon": 1}, "datetime").note


def test_a_few_spans_among_moments_do_not_parse():
    cells = [f"{month} 2000" for month in ("Jan", "Feb", "Oct", "Dec")] * 12 + ["Jan-Jun 2000"]
    values, report = pandas_semtype.cast(pd.DataFrame({"d": cells}), types={"d": "datetime"})
    assert report["d"].unparsed.tolist() == [48]
    assert pd.isna(values["d"][48])


@pytest.mark.parametrize(
    "cell",
    [
        "Mai/May 2000",  # one month in two languages
        "mar. 5 mai 2020",  # a Tuesday
        "mar abr 12 10:00:00 2022",
        "mar, abr 12 2022",
        "EOW: Sunday, June 9, 1976",
        "5-Mar-2020",
        "May 2001",
    ],
)
def test_one_month_is_no_span(cell):
    assert formats_of(cell)


@pytest.mark.parametrize(
    "cells",
    [
        [f"2020-05-{d:02d} {d % 24:02d}:00-05:00" for d in range(1, 29)],
        [f"2020-05-{d:02d} {d % 24:02d}:00-0{4 + d % 4}:00" for d in range(1, 29)],
        ["2020-01-05 02:00-06:00", "2020-07-05 02:00-05:00", "2021-01-05 02:00-06:00"],  # summers
        ["2020-01-05 02:00-06:00"],
        ["2020-01-05 02:00-03:30", "2020-07-05 02:00-02:30"],  # Newfoundland
        ["2020-01-05 12:00-11:30"],  # a mistake or a zone, and not before noon
        [f"{h:02d}:15:00-05:00" for h in range(24)],
        [f"{h:02d}:15+05:30" for h in range(24)],
    ],
)
def test_zones_are_no_ends(cells):
    facts = facts_of_cells(dict.fromkeys(cells, 1), "datetime")
    assert facts.fraction == 1.0
    assert facts.dates.zone
