"""Times of day among dates: no day is made up for them, and no day is lost among times."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pandas_semtype.parsing import ParseFacts, facts_of_cells
from pandas_semtype.parsing.clocks import NO_DAY

DAYS = [
    "2024-03-%02d",
    "%02d.03.2024",
    "Mar %02d, 2024",
    "2024-03-%02d 08:15",
    "2024/03/%02dT07:10Z",
]
CLOCKS = ["%02d:40", "%02d:40:15", "%02dh05", "%02d:05Z"]


def cast(cells, label=None, **options):
    frame = pd.DataFrame({"x": cells})
    return frame.semtype.cast(types={"x": label} if label else None, **options)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("label", ["time", "datetime", None])
@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow"])
def test_as_many_of_both_are_refused(day, clock, label, backend):
    if backend == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    cells = [day % (k + 1) for k in range(20)] + [clock % k for k in range(20)]
    values, report = cast(cells, label, dtype_backend=backend)
    assert values["x"].tolist() == cells
    assert not report["x"].converted
    if label:
        assert report["x"].refused
        assert report["x"].reason == NO_DAY


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("label", ["time", "datetime", None])
def test_few_times_among_dates_do_not_parse(day, label):
    cells = [day % (k % 28 + 1) for k in range(40)]
    cells[7] = "14:30"
    values, report = cast(cells, label)
    assert report["x"].unparsed.tolist() == [7]
    assert values["x"].isna().sum() == 1
    assert set(values["x"].dropna().dt.year) == {2024}


@pytest.mark.parametrize("day", DAYS)
def test_few_dates_among_times_do_not_parse(day):
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    cells = [f"{k % 24:02d}:30" for k in range(40)]
    cells[7] = day % 5
    values, report = cast(cells, "time", dtype_backend="pyarrow")
    assert report["x"].unparsed.tolist() == [7]
    assert values["x"][8] == dt.time(8, 30)
    kept, report = cast(cells, "time", dtype_backend="pyarrow", errors="keep")
    assert kept["x"].tolist() == cells
    assert report["x"].refused


def test_dates_with_and_without_a_time_are_moments_as_before():
    cells = [f"2024-03-{k + 1:02d}" for k in range(20)]
    cells += [f"2024-03-{k + 1:02d} 10:{k:02d}" for k in range(20)]
    values, report = cast(cells, "datetime")
    assert values["x"].tolist() == [pd.Timestamp(cell) for cell in cells]
    assert not report["x"].refused


def test_facts_of_both_that_were_kept_make_no_day_up():
    kept = facts_of_cells({"2024-03-05": 9, "2024-03-06 10:30": 2}, "datetime").to_dict()
    kept["dates"]["formats"] = ["%Y-%m-%d", "%H:%M"]
    facts = ParseFacts.from_dict(kept)
    assert facts.parse(["2024-03-05", "10:30"]) == [dt.datetime(2024, 3, 5), None]


def test_a_text_in_which_both_stand_now_and_then_stays_one():
    cells = {f"note {k} of the meeting": 1 for k in range(20)} | {"10:30": 3, "2024-03-05": 3}
    assert facts_of_cells(cells, "text") == ParseFacts("text")
