"""Times of day with points, hyphens or a letter behind a date; and what is none."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing import facts_of_cells
from pandas_semtype.parsing.date_shapes import formats_of

MOMENTS = pd.date_range("2022-11-24 06:05:09", periods=40, freq="1021min")


@pytest.mark.parametrize(
    "form",
    ["%d.%m.%Y %H.%M", "%d.%m.%Y %H.%M.%S", "%Y-%m-%d %H.%M.%S", "%Y-%m-%d-%H.%M.%S.%f",
     "%Y-%m-%dT%H-%M-%S", "%Y-%m-%d_%H-%M-%S", "%Y-%m-%d-%H-%M-%S", "%d-%m-%Y %Hu%M",
     "%d.%m.%Y klo %H.%M", "%d.%m.%Y, kl. %H.%M", "%d/%m/%Y %I.%M %p"],
)  # fmt: skip
def test_a_clock_needs_no_colon_behind_a_whole_date(form):
    cells = MOMENTS.strftime(form).tolist()
    facts = facts_of_cells(dict.fromkeys(cells, 1), "datetime")
    assert facts.kind == "datetime"
    unit = "s" if "%S" in form else "min"
    values = facts.parse(cells)
    assert [pd.Timestamp(one) for one in values] == MOMENTS.floor(unit).tolist()
    assert facts.format(values) == cells
    new, report = pandas_semtype.cast(pd.DataFrame({"t": cells}), types={"t": "datetime"})
    assert (new["t"].tolist(), report["t"].lossless) == (MOMENTS.floor(unit).tolist(), True)


@pytest.mark.parametrize(
    "cell",
    ["2022-11-24 09-17", "2022-11-24_09-17", "2022-11-24-09.17", "24.11.2022 31.10",
     "24.11.2022 12.75", "24.11.2022 05.12.", "24.11.2022 1.250,00", "24.11.2022-26.11.2022",
     "24.11.2022 07.35-09.10", "2022-11-24-07.35-08", "10.11.2022.3 07.35"],
)  # fmt: skip
def test_what_may_be_something_else_is_no_clock(cell):
    assert formats_of(cell) == ()


def test_a_time_with_points_alone_is_none():
    assert facts_of_cells({"07.35": 3, "12.40": 2}, "time").kind == "text"


def test_amounts_behind_dates_are_no_times():
    cells = [f"{k % 28 + 1:02d}.03.2024 {k * 7 % 90 + 1}.{k * 37 % 100:02d}" for k in range(60)]
    assert facts_of_cells(dict.fromkeys(cells, 1), "datetime").kind == "text"
