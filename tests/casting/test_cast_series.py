"""``Series.semtype.cast`` does what the cast of a frame of one column does."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError, CastError, FrameTypeError

COLUMNS = {
    "day": ["31.12.2023", "1.2.2024", "n/a", "3.3.2024"],
    "paid": ["1.234,50 €", "17,00 €", "n/a", "-3,25 €"],
    "zip": ["01067", "04109", "10115", "20095"],
    "member": ["ja", "nein", "ja", "ja"],
    "n": [1.0, 2.0, None, 4.0],
    "open": ["01/02/2024", "03/04/2024", "05/06/2024", "07/08/2024"],
}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("backend", ["numpy_nullable", "numpy"])
def test_as_the_column_of_a_frame(name, backend):
    series = pd.Series(COLUMNS[name], name=name, index=[5, 5, 7, 9])
    before = series.copy(deep=True)
    values, entry = series.semtype.cast(dtype_backend=backend)
    frame, report = pandas_semtype.cast(series.to_frame(), dtype_backend=backend)
    pd.testing.assert_series_equal(values, frame[name])
    told = report[name]
    assert (entry.label, entry.reason, entry.to_dtype, entry.facts) == (
        told.label, told.reason, told.to_dtype, told.facts
    )  # fmt: skip
    pd.testing.assert_series_equal(series, before)
    alone = series.semtype.cast(report=False, dtype_backend=backend)
    pd.testing.assert_series_equal(alone, values)


def test_what_is_asked_for_and_what_was_inferred():
    series = pd.Series(COLUMNS["open"], name=("a", 1))
    values, entry = series.semtype.cast(types="datetime", dayfirst=True)
    assert values.dt.month.tolist() == [2, 4, 6, 8]
    assert values.name == ("a", 1)
    assert entry.name == ("a", 1)
    found = series.semtype.infer()
    assert series.semtype.cast(result=found)[1].refused
    assert series.semtype.cast(result=found, types="text")[0].tolist() == COLUMNS["open"]
    with pytest.raises(CastError, match="day and month"):
        series.semtype.cast(types="datetime", errors="raise")


def test_names_and_attrs_stay():
    series = pd.Series(["3,5", "4,25"] * 5)
    series.attrs["source"] = "x"
    values = series.semtype.cast(report=False)
    assert values.name is None
    assert values.attrs == {"source": "x"}
    assert values.sum() == 38.75


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"types": {"a": "int"}}, "types"),
        ({"types": "nothing"}, "types"),
        ({"result": 3}, "result"),
        ({"errors": "drop"}, "errors"),
        ({"report": "yes"}, "report"),
        ({"dtype_backend": "arrow"}, "dtype_backend"),
    ],
)
def test_wrong_arguments(given, what):
    with pytest.raises(ArgumentError, match=what):
        pd.Series(["secret"]).semtype.cast(**given)


def test_series_of_others_say_how():
    polars = pytest.importorskip("polars")
    pandas_semtype.accessors.register("polars")
    with pytest.raises(FrameTypeError, match=r"series.to_pandas\(\).semtype.cast"):
        polars.Series("a", ["1"]).semtype.cast()
