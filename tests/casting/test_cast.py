"""Casting: every kind of dirty column, errors=, families of dtypes, results that are given."""

from __future__ import annotations

import pandas as pd
import pytest
from dirty_columns import DIRTY
from helpers import TEXT_DTYPES, as_dtype

import pandas_semtype
from pandas_semtype.errors import (
    ArgumentError,
    CastError,
    ColumnSelectionError,
    FrameTypeError,
)


def cast_one(cells, label, **options):
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
    before = frame.copy(deep=True)
    new, report = pandas_semtype.cast(frame, types={"x": label}, **options)
    pd.testing.assert_frame_equal(frame, before)
    return new["x"], report["x"]


def plain(column):
    """Return the values of a column as plain objects, None for missing ones."""
    values = [None if pd.isna(value) else value for value in column.tolist()]
    if str(column.dtype).startswith("timedelta"):
        return [None if v is None else pd.Timedelta(v) for v in values]
    return [str(v) if isinstance(v, pd.Period) else v for v in values]


@pytest.mark.parametrize("kind", DIRTY)
def test_a_dirty_column_and_its_report(kind):
    dirty = DIRTY[kind]
    column, entry = cast_one(dirty.cells, dirty.label)
    assert str(column.dtype) == dirty.dtype == entry.to_dtype, entry
    expected = dirty.values
    if dirty.dtype.startswith("datetime"):
        expected = [None if v is None else pd.Timestamp(v) for v in expected]
    elif dirty.dtype.startswith("timedelta"):
        expected = [pd.Timedelta(v) for v in expected]
    assert plain(column) == expected
    assert entry.refused is dirty.refused
    assert entry.reason == dirty.reason
    assert entry.unparsed.tolist() == dirty.unparsed
    assert entry.n_null_tokens == dirty.tokens
    assert entry.lossless is dirty.lossless


def test_there_are_enough_kinds():
    assert len(DIRTY) >= 40


@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow", "numpy"])
@pytest.mark.parametrize("kind", DIRTY)
def test_lossless_columns_are_written_as_they_were(kind, backend):
    if backend == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    dirty = DIRTY[kind]
    column, entry = cast_one(dirty.cells, dirty.label, dtype_backend=backend)
    if not entry.lossless:
        return
    if entry.facts.is_parsed and not entry.refused:
        assert entry.facts.format(column) == dirty.cells
    else:
        assert column.tolist() == dirty.cells


def test_every_text_dtype_gives_the_same(text_dtype):
    cells = as_dtype(["1,5", "2,25", None, "n/a"] * 3, text_dtype)
    frame = pd.DataFrame({"n": cells})
    new, report = pandas_semtype.cast(frame, types={"n": "float"})
    assert str(new["n"].dtype) == "Float64"
    assert plain(new["n"]) == [1.5, 2.25, None, None] * 3
    assert report["n"].null_tokens == ("n/a",)
    assert report["n"].n_null_tokens == 3
    assert not report["n"].lossless  # missing cells and null tokens are one thing now
    assert set(TEXT_DTYPES) >= {text_dtype}


NUMBERS = [*map(str, range(30)), "lost"]


def test_raise_names_column_and_positions_and_no_cell():
    with pytest.raises(CastError) as caught:
        cast_one(NUMBERS, "int", errors="raise")
    message = str(caught.value)
    assert "'x'" in message
    assert "30" in message
    assert "lost" not in message
    assert isinstance(caught.value, ValueError)


def test_keep_leaves_the_column():
    column, entry = cast_one(NUMBERS, "int", errors="keep")
    assert column.tolist() == NUMBERS
    assert not entry.converted
    assert entry.refused
    assert entry.unparsed.tolist() == [30]


def test_unparsed_cells_are_shown_when_asked_for():
    frame = pd.DataFrame({"x": NUMBERS})
    _, report = pandas_semtype.cast(frame, types={"x": "int"})
    assert "lost" not in repr(report)
    shown = report.unparsed_cells(frame)
    assert shown.to_dict("list") == {"column": ["x"], "position": [30], "cell": ["lost"]}


def test_numpy_dtypes():
    frame = pd.DataFrame(
        {"whole": ["1", "2"], "gap": ["1", None], "flag": ["yes", "no"], "maybe": ["yes", None]}
    )
    types = {"whole": "int", "gap": "int", "flag": "boolean", "maybe": "boolean"}
    new = pandas_semtype.cast(frame, types=types, dtype_backend="numpy", report=False)
    assert new.dtypes.astype(str).to_dict() == {
        "whole": "int64", "gap": "float64", "flag": "bool", "maybe": "object",
    }  # fmt: skip
    large = pd.DataFrame({"n": [str(2**53 + 1), None]})
    same, report = pandas_semtype.cast(large, types={"n": "int"}, dtype_backend="numpy")
    assert same["n"].tolist()[0] == str(2**53 + 1)
    assert report["n"].refused


def test_arrow_dtypes():
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    frame = pd.DataFrame(
        {
            "n": ["1", "2"], "large": [str(2**64 + 1), "-7"],
            "fine": ["0.1234567890123456789", "1"],
            "d": ["2020-01-31", "2020-02-01"], "t": ["10:30", "23:59"], "s": ["a b", "c d e"],
        }
    )  # fmt: skip
    types = {"n": "int", "large": "int", "fine": "float", "d": "datetime", "t": "time", "s": "text"}
    new, report = pandas_semtype.cast(frame, types=types, dtype_backend="pyarrow")
    assert new.dtypes.astype(str).to_dict() == {
        "n": "int64[pyarrow]", "large": "decimal128(38, 0)[pyarrow]",
        "fine": "decimal128(38, 19)[pyarrow]", "d": "date32[day][pyarrow]",
        "t": "time64[us][pyarrow]", "s": "string[pyarrow]",
    }  # fmt: skip
    assert int(new["large"][0]) == 2**64 + 1
    assert not any(entry.refused for entry in report)


def test_dayfirst_decides_what_no_cell_shows():
    cells = ["01/02/2020", "03/04/2020"]
    first, _ = cast_one(cells, "datetime", dayfirst=True)
    second, _ = cast_one(cells, "datetime", dayfirst=False)
    assert first[0] == pd.Timestamp("2020-02-01")
    assert second[0] == pd.Timestamp("2020-01-02")
    sure, _ = cast_one(["25/02/2020", "03/04/2020"], "datetime", dayfirst=False)
    assert sure[0] == pd.Timestamp("2020-02-25")


def test_other_columns_show_the_order():
    frame = pd.DataFrame({"a": ["01/02/2020", "03/04/2020"], "b": ["25/12/2020", "01/01/2021"]})
    types = {"a": "datetime", "b": "datetime"}
    new, report = pandas_semtype.cast(frame, types=types)
    assert new["a"][0] == pd.Timestamp("2020-02-01")
    assert report["a"].reason == "day first, as in other columns of the frame"
    frame["c"] = ["12/25/2020", "01/01/2021"]
    new, report = pandas_semtype.cast(frame, types={**types, "c": "datetime"})
    assert new["a"].tolist() == frame["a"].tolist()
    assert report["a"].refused


def test_the_formats_of_a_result_hold_for_another_frame():
    train = pd.DataFrame({"day": [f"{d:02d}/02/2021" for d in range(1, 29)]})
    result = train.semtype.infer()
    assert result["day"].parse.dates.order == "day_first"
    new, report = pandas_semtype.cast(pd.DataFrame({"day": ["03/04/2021"]}), result)
    assert new["day"][0] == pd.Timestamp("2021-04-03")
    assert not report["day"].refused


def test_a_column_the_sample_misjudged_is_looked_at_again():
    cells = ["1.234", "2.500"] * 50 + ["1.234.567"]
    frame = pd.DataFrame({"n": cells})
    sample = frame.head(100).semtype.infer()
    assert sample["n"].parse.is_ambiguous
    new, _ = pandas_semtype.cast(frame, types={"n": "int"})
    assert new["n"].tolist()[0] == 1234
    assert new["n"].tolist()[-1] == 1234567


def test_columns_that_are_not_chosen_stay():
    frame = pd.DataFrame({"a": ["1", "2"], "b": ["1", "2"]})
    new, report = pandas_semtype.cast(frame, columns="a", types={"a": "int"})
    assert str(new["a"].dtype) == "Int64"
    assert new["b"].tolist() == ["1", "2"]
    assert report["b"].reason == "not chosen"
    _, report = pandas_semtype.cast(frame, frame[["a"]].semtype.infer())
    assert report["b"].reason == "not in the result"


def test_the_accessor_does_the_same():
    frame = pd.DataFrame({"mail": ["a@example.org", "b@example.org"] * 5, "n": ["1,5", "2,25"] * 5})
    new, report = frame.semtype.cast()
    same, other = pandas_semtype.cast(frame)
    pd.testing.assert_frame_equal(new, same)
    assert repr(report) == repr(other)
    assert str(new["n"].dtype) == "Float64"
    pd.testing.assert_frame_equal(frame.semtype.cast(report=False), new)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"errors": "ignore"}, "errors"),
        ({"errors": None}, "errors"),
        ({"dtype_backend": "arrow"}, "dtype_backend"),
        ({"dayfirst": "yes"}, "dayfirst"),
        ({"report": 1}, "report"),
        ({"types": "int"}, "types"),
        ({"types": {"x": "integer"}}, "types"),
        ({"result": 3}, "result"),
    ],
)
def test_wrong_arguments(options, name):
    with pytest.raises(ArgumentError, match=name):
        pandas_semtype.cast(pd.DataFrame({"x": ["1"]}), **options)


def test_wrong_frames_and_columns():
    with pytest.raises(FrameTypeError):
        pandas_semtype.cast([["1"]])
    with pytest.raises(ColumnSelectionError):
        pandas_semtype.cast(pd.DataFrame({"x": ["1"]}), columns="y")
    with pytest.raises(ColumnSelectionError):
        pandas_semtype.cast(pd.DataFrame({"x": ["1"]}), types={"y": "int"})
