"""Casting what is not text, or hardly a column: nothing is lost, rounded or raised."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError, CastError, FrameTypeError

BACKENDS = ["numpy_nullable", "pyarrow", "numpy"]


@pytest.fixture(params=BACKENDS)
def backend(request):
    if request.param == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    return request.param


def test_a_column_of_every_dtype(awkward, backend):
    new, report = pandas_semtype.cast(awkward, dtype_backend=backend)
    assert list(new.columns) == list(awkward.columns)
    assert new.index.equals(awkward.index)
    assert len(report) == awkward.shape[1]
    for name in awkward:
        assert str(new[name].dtype) == report[name].to_dtype, name
        if not report[name].converted:  # texts may have a dtype of texts then, and no other
            assert report[name].to_dtype in (str(awkward[name].dtype), "string"), name
    assert report["nested"].refused
    assert report["bytes"].refused
    assert report["decimal"].refused
    assert new["Int64"][3] == 2**62 + 1
    assert np.isinf(new["float"].astype("float64")[2])
    assert repr(report)


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame(),
        pd.DataFrame(index=range(3)),
        pd.DataFrame({"a": []}),
        pd.DataFrame({"a": pd.Series([], dtype=object)}),
        pd.DataFrame({"a": pd.Series([], dtype="category")}),
        pd.DataFrame({"a": [None, None]}, dtype=object),
        pd.DataFrame({"a": ["", " "]}),
        pd.DataFrame({"a": ["N/A", "-"]}),
    ],
)
def test_frames_without_values_stay(frame, backend):
    new, report = pandas_semtype.cast(frame, dtype_backend=backend)
    assert new.shape == frame.shape
    assert new.index.equals(frame.index)
    assert new.astype(object).equals(frame.astype(object))
    assert len(report) == frame.shape[1]
    assert report.to_frame().shape == (frame.shape[1], 11)


def test_names_that_repeat_and_rows_that_do():
    cells = [["1,5", "yes"], ["2,25", "no"]] * 5
    frame = pd.DataFrame(cells, columns=["a", "a"], index=[7] * 10)
    new, report = pandas_semtype.cast(frame)
    assert new.columns.tolist() == ["a", "a"]
    assert new.index.tolist() == [7] * 10
    assert [str(dtype) for dtype in new.dtypes] == ["Float64", "boolean"]
    assert report.at(1).facts.kind == "boolean"
    again, _ = pandas_semtype.cast(frame, frame.semtype.infer())
    pd.testing.assert_frame_equal(again, new)
    levels = pd.MultiIndex.from_tuples([("x", 1), ("x", 2)], names=["p", "q"])
    new, report = pandas_semtype.cast(frame.set_axis(levels, axis=1))
    assert new.columns.equals(levels)
    assert report[("x", 1)].to_dtype == "Float64"


@pytest.mark.parametrize(
    "numbers",
    [
        [2**63 + 1, 1],
        [2**64 + 1, -1],
        [2**70, 2.5],
        [-(2**63), 2**63 - 1],
        [2**53 + 1, None],
        [10**400, 1],
    ],
)
def test_no_whole_number_is_rounded(numbers, backend):
    objects = pd.Series(numbers, dtype=object)
    texts = pd.Series([None if n is None else str(n) for n in numbers], dtype=object)
    frame = pd.DataFrame({"objects": objects, "texts": texts})
    types = {"objects": "int", "texts": "int"}
    new, _ = pandas_semtype.cast(frame, types=types, dtype_backend=backend)
    for column in new:
        for value, number in zip(new[column].tolist(), numbers, strict=True):
            if number is None:
                assert pd.isna(value)
            else:
                exact = Decimal(value) if isinstance(value, float) else Decimal(str(value))
                assert exact == Decimal(str(number)), (column, value)


def test_mixed_objects():
    day = dt.date(2024, 5, 6)
    frame = pd.DataFrame(
        {
            "numbers": pd.Series([1, "2", 3.5, None, True], dtype=object),
            "days": pd.Series([day, None, day, day, day], dtype=object),
            "strange": pd.Series([1, "a", {"b": 2}, [3], day], dtype=object),
            "lists": pd.Series([[1], [2], None, [3], [4]], dtype=object),
            "exact": pd.Series([Decimal("0.1"), Decimal("sNaN"), 1, None, "x"], dtype=object),
            "flags": pd.Series([True, False, None, True, True], dtype=object),
        }
    )
    types = {"numbers": "float", "days": "datetime", "flags": "boolean"}
    types |= dict.fromkeys(["strange", "lists", "exact"], "text")
    new, report = pandas_semtype.cast(frame, types=types)
    assert report["numbers"].refused  # "True" is no number, and a fifth of the cells
    assert str(new["days"].dtype) == "datetime64[us]"
    assert not report["days"].lossless  # they were dates, and are moments
    assert new["flags"].tolist()[:2] == [True, False]
    assert report["flags"].lossless
    for name in ("strange", "lists", "exact"):
        assert report[name].refused
        assert new[name].iloc[1] is frame[name].iloc[1]


def test_categories():
    texts = pd.Series(["1,5", "2,25", None, "1,5"], dtype="category")
    unused = pd.Series(["1,5", "2,25"]).astype("category").cat.add_categories(["3,0"])
    frame = pd.DataFrame({"n": texts, "c": texts, "numbers": pd.Categorical([1, 2, 1, 2])})
    types = {"n": "float", "c": "categorical", "numbers": "float"}
    new, report = pandas_semtype.cast(frame, types=types)
    assert new["n"].tolist()[:2] == [1.5, 2.25]
    assert new["c"].dtype == texts.dtype
    assert new["numbers"].dtype == frame["numbers"].dtype
    assert report["n"].lossless
    _, report = pandas_semtype.cast(pd.DataFrame({"n": unused}), types={"n": "float"})
    assert not report["n"].lossless  # a category is lost that no row has


def test_numbers_that_are_typed_already(backend):
    frame = pd.DataFrame(
        {
            "i8": np.array([1, 2, 3], dtype="int8"),
            "big_endian": np.array([1, 2, 3], dtype=">i4"),
            "f32": np.array([1.5, np.nan, np.inf], dtype="float32"),
            "gap": [1.0, np.nan, 3.0],
            "flag": [0, 1, 1],
            "unix": [1690001234, 1690101234, 1700000000],
        }
    )
    types = dict.fromkeys(["i8", "big_endian", "gap"], "int")
    types |= {"f32": "float", "flag": "boolean", "unix": "unix_time"}
    new, report = pandas_semtype.cast(frame, types=types, dtype_backend=backend)
    assert [v for v in new["gap"].tolist() if not pd.isna(v)] == [1, 3]
    if backend == "numpy_nullable":
        assert new.dtypes.astype(str).to_dict() == {
            "i8": "Int8", "big_endian": "Int32", "f32": "Float32", "gap": "Int64",
            "flag": "boolean", "unix": "datetime64[us, UTC]",
        }  # fmt: skip
    assert new["flag"].tolist() == [False, True, True]
    assert pd.Timestamp(new["unix"][0]) == pd.Timestamp("2023-07-22 04:47:14+00:00")
    assert report.is_lossless
    assert new["i8"].tolist() == [1, 2, 3]


def test_moments_of_every_zone_stay():
    frame = pd.DataFrame(
        {
            "plain": pd.date_range("2024-01-01", periods=3),
            "tokyo": pd.date_range("2024-01-01", periods=3, tz="Asia/Tokyo"),
            "fixed": pd.to_datetime(["2024-01-01T10:00+02:00"] * 3),
        }
    )
    new, report = pandas_semtype.cast(frame)
    pd.testing.assert_frame_equal(new, frame)
    assert not any(entry.converted for entry in report)


def test_texts_that_are_no_unicode_stay():
    frame = pd.DataFrame({"a": pd.Series(["a\ud800", "b", "c d"] * 3, dtype=object)})
    new, _ = pandas_semtype.cast(frame, types={"a": "text"})
    assert new["a"].tolist() == frame["a"].tolist()


def test_what_a_frame_carries_is_carried_on():
    frame = pd.DataFrame({"n": ["1", "2"]}, index=pd.Index(["x", "y"], name="key"))
    frame.attrs["source"] = "a file"
    new, _ = pandas_semtype.cast(frame, types={"n": "int"})
    assert new.attrs == {"source": "a file"}
    assert new.index.name == "key"
    new.loc["x", "n"] = 5
    assert frame["n"].tolist() == ["1", "2"]


def test_the_new_frame_shares_nothing_that_can_be_written():
    frame = pd.DataFrame({"a": ["x", "y"], "n": np.arange(2)})
    options = {"types": {"a": "text"}, "dtype_backend": "numpy", "report": False}
    new = pandas_semtype.cast(frame, columns="a", **options)
    new.loc[0, "n"] = 99
    new.loc[0, "a"] = "changed"
    assert frame["n"].tolist() == [0, 1]
    assert frame["a"].tolist() == ["x", "y"]


def test_long_columns_are_parsed_by_their_distinct_cells(monkeypatch):
    asked = []
    real = pandas_semtype.ParseFacts.reader

    def reader(self):
        read = real(self)
        return lambda cell: asked.append(cell) or read(cell)

    monkeypatch.setattr(pandas_semtype.ParseFacts, "reader", reader)
    frame = pd.DataFrame({"n": ["1,5", "2,25", "3,75"] * 4000})
    new, _ = pandas_semtype.cast(frame, types={"n": "float"})
    assert len(asked) == 3
    assert new["n"].sum() == 7.5 * 4000


HOSTILE = {
    "int": ["(" + " " * 50_000 + "x", "9" * 50_000, "1 " * 25_000, "1,1" * 20_000],
    "float": ["0.1234567890123456789012345678901", "1" * 40 + ".5", "1e999", "-1e-999"],
    "duration": ["P" + "9" * 5000 + "D", "P99999999999W", "9" * 50 + " weeks"],
    "unix_time": ["1690001234", "-1e30", "1e300", "1690001234.0000000001"],
    "datetime": ["2020-01-01T10:00+99:99", "2020-01-01T10:00-23:59", "0000-01-01", "9999-12-31"],
    "quarter": ["Q0 2020", "Q5 2020", "Q1 0000"],
    "currency": ["$1.123456789012345678901234567890k", "$" * 500, "$1e400"],
    "categorical": ["a\ud800", "b", "b", "b"],
    "list": [";" * 5000, "\ud800;b"],
}


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_cells_are_kept(label, backend):
    frame = pd.DataFrame({"x": pd.Series(HOSTILE[label], dtype=object)})
    new, report = pandas_semtype.cast(frame, types={"x": label}, dtype_backend=backend)
    entry = report["x"]
    if entry.refused or not entry.facts.is_parsed:
        assert new["x"].tolist() == HOSTILE[label]
    elif entry.lossless:
        assert entry.facts.format(new["x"]) == HOSTILE[label]


def test_digits_beyond_a_context_of_decimal_are_not_rounded():
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    cells = ["-0.12345678901234567890123456789012345", "1.5"]
    frame = pd.DataFrame({"x": cells})
    new = pandas_semtype.cast(frame, types={"x": "float"}, dtype_backend="pyarrow", report=False)
    assert [Decimal(value) for value in new["x"]] == [Decimal(cell) for cell in cells]


def test_the_order_of_categories_depends_on_the_cells_alone():
    rng = np.random.default_rng(5)
    cells = pd.Series(rng.choice(["oak", "elm", "Ash", "yew", "fir"], 80))
    frame = pd.DataFrame({"tree": cells})
    types = {"tree": "categorical"}
    expected = ["Ash", "elm", "fir", "oak", "yew"]
    result = pandas_semtype.infer(frame)
    other = frame.sample(frac=1, random_state=3)
    for made in (
        pandas_semtype.cast(frame, types=types, report=False),
        pandas_semtype.cast(other, types=types, report=False),
        pandas_semtype.cast(other, result, types=types, report=False),
        pandas_semtype.cast(frame, types=types, errors="keep", report=False),
        pandas_semtype.cast(frame, types=types, dtype_backend="numpy", report=False),
    ):
        assert list(made["tree"].cat.categories) == expected
        assert made["tree"].astype(object).tolist() == cells[made.index].tolist()


def test_truth_values_with_a_few_strays():
    cells = ["yes", "no"] * 15 + ["maybe"]
    frame = pd.DataFrame({"active": cells})
    types = {"active": "boolean"}
    values, report = pandas_semtype.cast(frame, types=types)
    assert str(values["active"].dtype) == "boolean"
    assert values["active"].isna().tolist() == [False] * 30 + [True]
    assert report["active"].unparsed.tolist() == [30]
    assert not report["active"].lossless
    assert report.unparsed_cells(frame)["cell"].tolist() == ["maybe"]
    kept, report = pandas_semtype.cast(frame, types=types, errors="keep")
    assert kept["active"].tolist() == cells
    assert "not a truth value" in report["active"].reason
    with pytest.raises(CastError, match="a truth value"):
        pandas_semtype.cast(frame, types=types, errors="raise")
    mixed = pd.DataFrame({"active": ["yes", "no", "maybe", "later"] * 8})
    values, report = pandas_semtype.cast(mixed, types=types)
    assert str(values["active"].dtype) == "category"
    assert report["active"].reason == "only 50% of the cells are yes or no"
    assert report["active"].lossless


def test_unparsed_cells_are_those_of_the_frame_that_was_cast():
    frame = pd.DataFrame({"n": ["1,5", "2,25", "3,75"] * 6 + ["x"]})
    report = pandas_semtype.cast(frame, types={"n": "float"})[1]
    for other in (frame[:5], frame.rename(columns={"n": "m"})):
        with pytest.raises(ArgumentError, match="columns that were cast"):
            report.unparsed_cells(other)
    with pytest.raises(FrameTypeError):
        report.unparsed_cells("n")
