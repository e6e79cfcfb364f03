"""What `types=` asks for is done, or refused with a reason; with errors="raise" it raises."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import CastError


def cast_one(cells, label, **options):
    frame = pd.DataFrame({"x": cells})
    new, report = pandas_semtype.cast(frame, types={"x": label}, **options)
    return new["x"], report


@pytest.mark.parametrize(
    ("cells", "label", "reason"),
    [
        (["00217", "03310", "81105"], "int", "leading zeros"),
        (["00217", "03310", "81105"], "float", "leading zeros"),
        (["0021711", "0331011"], "datetime", "the cells are no dates or times"),
        (["12", "47"], "datetime", "numbers, and no dates or times"),
        (["12", "47"], "duration", "numbers, and no lengths of time"),
        (["2021-03-04", "2021-05-06"], "int", "the cells are no numbers"),
        (["3/4/2021", "5/6/2021"], "datetime", "day and month cannot be told apart"),
        (["lilac", "rose"], "int", "only 0% of the cells are numbers"),
    ],
)
@pytest.mark.parametrize("backend", ["numpy_nullable", "numpy"])
def test_what_is_not_done_is_refused(cells, label, reason, backend):
    column, report = cast_one(cells, label, dtype_backend=backend)
    assert column.tolist() == cells
    assert report["x"].refused
    assert report["x"].reason.startswith(reason)
    assert ", 0 converted, 1 refused" in repr(report)
    with pytest.raises(CastError, match="x") as caught:
        cast_one(cells, label, errors="raise", dtype_backend=backend)
    assert not any(cell in str(caught.value) for cell in cells)


def test_numbers_that_are_to_be_lengths_of_time():
    column, report = cast_one([12, 47], "duration")
    assert (column.tolist(), column.dtype) == ([12, 47], "int64")
    assert report["x"].refused


@pytest.mark.parametrize(
    "cells", [["4.1", "4.10", "4.2"], ["2021-03-04", "2022-05-06"], ["11122009", "27022014"],
              ["yes", "no"], ["7 kg", "9 kg"]],
)  # fmt: skip
@pytest.mark.parametrize(("label", "dtype"), [("text", "string"), ("categorical", "category")])
def test_what_is_to_stay_stays(cells, label, dtype):
    column, report = cast_one(cells, label, errors="raise")
    assert (column.tolist(), str(column.dtype)) == (cells, dtype)
    assert (report["x"].refused, report["x"].lossless, report["x"].reason) == (False, True, "")


@pytest.mark.parametrize("label", ["text", "categorical"])
def test_null_tokens_alone_stay_without_values(label):
    assert cast_one(["n/a", "-"], label)[1]["x"].reason == "no values"


def test_numbers_that_are_to_be_whole_and_are_not():
    column, report = cast_one(["1.5", "20"], "int")
    assert column.tolist() == [1.5, 20]
    assert (report["x"].refused, report["x"].reason) == (False, "not all numbers are whole")
    assert cast_one(["15", "20"], "int")[1]["x"].reason == ""


@pytest.mark.parametrize(
    ("dayfirst", "days"), [(True, [(2009, 12, 11), (2014, 2, 1)]), (False, None)]
)
def test_days_without_marks(dayfirst, days):
    column, report = cast_one(["11122009", "01022014"], "datetime", dayfirst=dayfirst)
    days = days or [(2009, 11, 12), (2014, 1, 2)]
    assert column.tolist() == [pd.Timestamp(*day) for day in days]
    assert report["x"].lossless


def test_days_without_marks_that_show_their_order():
    column, _ = cast_one(["27022009", "01022014"], "datetime")
    assert column.tolist() == [pd.Timestamp(2009, 2, 27), pd.Timestamp(2014, 2, 1)]
    column, _ = cast_one(["20090227", "20140201"], "datetime")
    assert column.tolist() == [pd.Timestamp(2009, 2, 27), pd.Timestamp(2014, 2, 1)]
    _, report = cast_one(["01022009", "03042014"], "datetime")
    assert report["x"].refused


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (["12", "47"], "float"),
        (["1.5", "2"], "int"),
        (["45123", "45124"], "datetime"),
        (["10:20", "11:30"], "time"),
        (["10:20", "11:30"], "datetime"),
        (["1400000000", "1500000000"], "unix_time"),
        (["00217", "03310"], "postal_code"),
        (["00217", "03310"], "text"),
        (["n/a", "-"], "int"),
        (["4 hours", "5 hours"], "duration"),
        (["yes", "no"], "boolean"),
    ],
)
def test_what_is_done_raises_nothing(cells, label):
    if label in ("time", "datetime") and ":" in cells[0]:
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
        options = {"dtype_backend": "pyarrow"}
    else:
        options = {}
    assert not cast_one(cells, label, errors="raise", **options)[1]["x"].refused
