"""Cells of every dtype as text."""

from __future__ import annotations

import datetime as dt
import enum
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from helpers import TEXT_DTYPES, as_dtype

from pandas_semtype.cells import (
    MAX_CHARS,
    count,
    count_texts,
    gaps,
    present_rows,
    take,
    texts,
)


def written(values, dtype=None):
    series = values if isinstance(values, pd.Series) else pd.Series(values, dtype=dtype)
    return texts(take(series, np.arange(len(series))))


def objects(*values):
    cells = np.empty(len(values), dtype=object)
    for i, value in enumerate(values):
        cells[i] = value
    return pd.Series(cells, dtype=object)


@pytest.mark.parametrize("dtype", TEXT_DTYPES)
def test_texts_stay_and_blank_ones_are_missing(dtype):
    cells = as_dtype(["a", None, "", "  ", "\t", " b ", "é"], dtype)
    assert written(cells) == ["a", None, None, None, None, " b ", "é"]


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "Float64", "longdouble"])
def test_whole_floats_lose_their_point(dtype):
    assert written([1.0, 20.0, -3.0], dtype) == ["1", "20", "-3"]
    assert written([1.0, 2.5], dtype) == ["1.0", "2.5"]


def test_floats():
    assert written([1.0, np.nan, 2.0]) == ["1", None, "2"]
    assert written([0.1, 1e300, -0.0, np.inf]) == ["0.1", "1e+300", "0.0", "inf"]
    assert written([5.0, -np.inf, -0.0]) == ["5", "-inf", "0"]
    assert written([0.1, 3.3], "float32") == ["0.1", "3.3"]
    assert written([1e22, 1.0]) == ["1e+22", "1.0"]
    assert written([60000, 1], "float16") == ["60000", "1"]


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        ([1, -2, 2**62 + 1], "int64", ["1", "-2", "4611686018427387905"]),
        ([1, None, 2**62 + 1], "Int64", ["1", None, "4611686018427387905"]),
        ([2**64 - 1], "uint64", ["18446744073709551615"]),
        ([True, False], "bool", ["True", "False"]),
        ([True, None], "boolean", ["True", None]),
        ([1 + 2j, complex("nan")], "complex128", ["1+2j", None]),
        ([1.0, 1.0, np.nan], "Sparse[float64]", ["1", "1", None]),
        ([1, 0], "Sparse[int64]", ["1", "0"]),
        ([1.0, 2.0, None], "category", ["1", "2", None]),
    ],
)
def test_numbers_of_other_dtypes(values, dtype, expected):
    assert written(values, dtype) == expected


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_moments(unit):
    days = pd.Series(np.array(["2024-01-02", "NaT"], dtype=f"datetime64[{unit}]"))
    assert written(days) == ["2024-01-02", None]
    times = pd.Series(np.array(["2024-01-02T03:04:05", "2024-01-02"], dtype=f"datetime64[{unit}]"))
    assert written(times) == ["2024-01-02 03:04:05", "2024-01-02 00:00:00"]
    lengths = pd.Series(np.array([1, 0, "NaT"], dtype=f"timedelta64[{unit}]"))
    parts = {"s": "1", "ms": "0.001", "us": "0.000001", "ns": "0.000000001"}
    first = f"00:00:0{parts[unit]}"
    assert written(lengths) == [first, "00:00:00", None]


def test_moments_beyond_python_and_with_fractions():
    far = pd.Series(np.array(["12024-01-01", "0044-03-15"], dtype="datetime64[s]"))
    assert written(far) == ["12024-01-01", "0044-03-15"]
    fine = pd.Series(np.array(["2024-01-01T00:00:00.25"], dtype="datetime64[ns]"))
    assert written(fine) == ["2024-01-01 00:00:00.250"]


def test_moments_in_a_time_zone_are_local_times():
    zone = "America/St_Johns"
    days = pd.Series(pd.to_datetime(["2024-01-01", "2024-07-01"])).dt.tz_localize(zone)
    assert written(days) == ["2024-01-01", "2024-07-01"]
    times = days + pd.Timedelta(hours=5)
    assert written(times) == ["2024-01-01 05:00:00-03:30", "2024-07-01 05:00:00-02:30"]
    assert written(pd.concat([times, pd.Series([pd.NaT])]).astype(times.dtype))[2] is None


def test_lengths_of_time():
    hours = pd.Series(pd.to_timedelta(["1 days 02:03:04", "-1 h", "90 min"]))
    assert written(hours) == ["1 days 02:03:04", "-01:00:00", "01:30:00"]
    assert written(hours.astype(object)) == written(hours)
    assert written(objects(dt.timedelta(seconds=1.5), np.timedelta64(5, "h"), "x")) == [
        "00:00:01.5",
        "05:00:00",
        "x",
    ]


def test_periods_and_intervals():
    assert written(pd.Series(pd.period_range("2024-01", periods=2, freq="M"))) == [
        "2024-01",
        "2024-02",
    ]
    assert written(pd.Series(pd.interval_range(0, 2))) == ["(0, 1]", "(1, 2]"]


def test_categories_are_read_by_value():
    days = pd.Series(pd.to_datetime(["2024-01-01", None, "2024-01-01"])).astype("category")
    assert written(days) == ["2024-01-01", None, "2024-01-01"]
    assert written(pd.cut(pd.Series([1, 2]), [0, 1, 2])) == ["(0, 1]", "(1, 2]"]


def test_objects_of_one_kind():
    day = dt.datetime(2024, 1, 2)
    assert written(objects(1.0, None, 2.0)) == ["1", None, "2"]
    assert written(objects(1.0, 2.5)) == ["1.0", "2.5"]
    assert written(objects(day, pd.Timestamp("2024-05-06"))) == ["2024-01-02", "2024-05-06"]
    assert written(objects(day, day.replace(hour=3))) == [
        "2024-01-02 00:00:00",
        "2024-01-02 03:00:00",
    ]
    assert written(objects(day.date(), dt.time(10, 30))) == ["2024-01-02", "10:30:00"]
    assert written(objects(Decimal("1.50"), Decimal("1E+2"), Decimal("NaN"))) == [
        "1.50",
        "100",
        None,
    ]
    assert written(objects(Decimal("1E+999999"))) == ["1E+999999"]
    assert written(objects(b"caf\xc3\xa9", bytearray(b"caf\xe9"), memoryview(b""))) == [
        "café",
        "café",
        None,
    ]


def test_mixed_objects_keep_apart_what_python_takes_for_equal():
    assert written(objects(1, True, 1.0, "1", np.int8(1), np.float32(0.1), np.str_("x"))) == [
        "1", "True", "1.0", "1", "1", "0.1", "x",
    ]  # fmt: skip
    assert written(objects(1, 2.0, "n/a", pd.NA, pd.NaT, None, np.nan)) == [
        "1", "2", "n/a", None, None, None, None,
    ]  # fmt: skip


def test_nested_objects_are_written_and_cut():
    assert written(objects([1, [2]], {"a": None}, (1,), {3}, np.arange(2), [np.nan])) == [
        "[1, [2]]", "{'a': None}", "(1,)", "{3}", "[0 1]", "[nan]",
    ]  # fmt: skip
    huge = written(objects(list(range(10**6)), dict.fromkeys(range(10**6))))
    assert [len(text) for text in huge] == [MAX_CHARS, MAX_CHARS]


class Colour(enum.StrEnum):
    RED = "red"


class Silent:
    """Has no text, no equality and no hash."""

    __hash__ = None

    def __str__(self):
        raise RuntimeError

    def __eq__(self, other):
        raise RuntimeError


def test_foreign_objects_cannot_break_anything():
    recursive: list = []
    recursive.append(recursive)
    assert written(objects(Silent(), Colour.RED, recursive, object)) == [
        "<Silent>",
        "red",
        "[[...]]",
        "<class 'object'>",
    ]


@pytest.mark.parametrize("dtype", ["object", "str", "category"])
def test_very_long_cells_keep_both_ends(dtype):
    long = "a" * 10**6 + "z"
    (text, other) = written(as_dtype([long, "b"], dtype))
    assert (len(text), text[0], text[-1], other) == (MAX_CHARS, "a", "z", "b")
    assert written(objects(long.encode(), 1)) == [text, "1"]
    assert written(objects("é".encode() * 10**6))[0].strip("é") in {"", "\ufffd"}


def test_lone_surrogates_are_replaced_and_pairs_joined():
    assert written(objects("a\ud800b", "\ud83d\ude00", "ok", "\u202eabc")) == [
        "a\ufffdb",
        "\U0001f600",
        "ok",
        "\u202eabc",
    ]


def arrow_cases():
    day, moment = dt.date(2024, 1, 2), dt.datetime(2024, 1, 2)
    return {
        "string": (["a", None, " "], ["a", None, None]),
        "large_string": (["a"], ["a"]),
        "string_view": (["a", None], ["a", None]),
        "int64": ([1, None], ["1", None]),
        "uint8": ([1], ["1"]),
        "float64": ([1.0, None, 2.0], ["1", None, "2"]),
        "float32": ([0.1, None], ["0.1", None]),
        "bool_": ([True, None], ["True", None]),
        "date32": ([day, None], ["2024-01-02", None]),
        "date64": ([day], ["2024-01-02"]),
        "binary": ([b"ab", None], ["ab", None]),
        "null": ([None], [None]),
        "timestamp:us": ([moment, None], ["2024-01-02", None]),
        "timestamp:s:Asia/Tokyo": ([moment], ["2024-01-02 09:00:00+09:00"]),
        "time64:us": ([dt.time(1, 2)], ["01:02:00"]),
        "duration:ms": ([dt.timedelta(1), None], ["1 days 00:00:00", None]),
        "decimal128:9:2": ([Decimal("1.50"), None], ["1.50", None]),
    }


@pytest.mark.parametrize("kind", arrow_cases())
@pytest.mark.parametrize("chunks", [1, 3])
def test_arrow_dtypes_of_any_number_of_chunks(kind, chunks):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    name, *options = kind.split(":")
    if not hasattr(pa, name):
        pytest.skip(f"this pyarrow has no {name}")
    of_type = getattr(pa, name)(*[int(o) if o.isdigit() else o for o in options])
    values, expected = arrow_cases()[kind]
    whole = pa.chunked_array([pa.array(values, type=of_type)] * chunks)
    series = pd.Series(pd.arrays.ArrowExtensionArray(whole))
    assert written(series) == expected * chunks
    backwards = np.arange(len(series))[::-1]
    assert texts(take(series, backwards)) == (expected * chunks)[::-1]


def test_few_rows_of_many_chunks():
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    chunks = [[f"{i} {j}" for j in range(i)] for i in range(60)]
    whole = pa.chunked_array(chunks, type=pa.string())
    flat = [text for chunk in chunks for text in chunk]
    series = pd.Series(pd.arrays.ArrowExtensionArray(whole))
    rows = np.array([len(flat) - 1, 0, 5, 5, 700, 6])
    for dtype in (series.dtype, "str", "string[pyarrow]"):
        assert texts(take(series.astype(dtype), rows)) == [flat[row] for row in rows]
    parts = [pa.array(["a", None]), pa.array(["b"])] * 200
    words = pa.chunked_array(
        pa.chunked_array([part]).dictionary_encode().chunk(0) for part in parts
    )
    coded = pd.Series(pd.arrays.ArrowExtensionArray(words))
    assert texts(take(coded, np.array([2, 1, 0, 599]))) == ["b", None, "a", "b"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([[1, 2], None], ["[1, 2]", None]),
        ([{"a": 1}, None], ["{'a': 1}", None]),
    ],
)
def test_nested_and_dictionary_arrow_types(values, expected):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    nested = pa.chunked_array([pa.array(values), pa.array(values)])
    assert written(pd.Series(pd.arrays.ArrowExtensionArray(nested))) == expected * 2
    words = pa.chunked_array([pa.array(["a", None]), pa.array(["b", "a"])]).dictionary_encode()
    assert written(pd.Series(pd.arrays.ArrowExtensionArray(words))) == ["a", None, "b", "a"]


def test_counts_are_in_order_of_appearance_and_join_what_became_equal():
    counts, n_missing = count_texts(
        objects("b", "a\ud800", "", "a\ufffd", "b", None, "\ud800").to_numpy()
    )
    assert list(counts.items()) == [("b", 2), ("a\ufffd", 2), ("\ufffd", 1)]
    assert n_missing == 2


def test_take_leaves_the_order_of_rows_to_the_caller(contacts):
    rows = np.array([7, 3, 3, 39, 0])
    for name in contacts:
        series = contacts[name]
        expected = [None if pd.isna(series[i]) else str(series[i]) for i in rows]
        assert texts(take(series, rows)) == expected


def test_a_signalling_nan_is_missing():
    cells = np.array([Decimal("sNaN"), Decimal("1.5"), None, Decimal("NaN")], dtype=object)
    assert texts(cells) == [None, "1.5", None, None]
    assert gaps(cells).tolist() == [True, False, True, True]


def test_counting_takes_the_rows_asked_for():
    column = pd.Series(["a", "b", None, " ", "a"])
    found = count(column, np.array([4, 0, 3, 2]))
    assert (dict(found.counts), found.n_rows, found.n_missing) == ({"a": 2}, 4, 2)
    nothing = count(column, np.array([], dtype=int))
    assert (dict(nothing.counts), nothing.n_rows, nothing.n_missing) == ({}, 0, 0)


@pytest.mark.parametrize("most", [1, 2, 3, 4, None])
def test_counting_stops_before_one_cell_too_many(most):
    column = pd.Series([None, "a", None, "b", "a", None, "c", None])
    present = [1, 3, 4, 6]
    found = count(column, np.arange(8), most=most)
    stop = 8 if most in (4, None) else present[most]
    kept = [column[i] for i in present if i < stop]
    assert list(found.counts.elements()) == sorted(kept, key=kept.index)
    assert (found.n_rows, found.n_missing) == (stop, stop - len(kept))


def test_cells_behind_the_last_one_counted_do_not_matter():
    # Whole numbers lose their point, unless there is a fraction among the cells.
    column = pd.Series([1.0, 2.0, 2.5])
    assert list(count(column, np.arange(3)).counts) == ["1.0", "2.0", "2.5"]
    assert list(count(column, np.arange(3), most=2).counts) == ["1", "2"]


@pytest.mark.parametrize("dtype", TEXT_DTYPES)
def test_present_rows(dtype):
    column = as_dtype(["a", None, "", "  ", "\t", " b ", "é"], dtype)
    assert present_rows(column).tolist() == [0, 5, 6]
    assert present_rows(column.iloc[1:5]).tolist() == []


def test_present_rows_of_other_dtypes(awkward):
    for name in awkward:
        column = awkward[name]
        texts_of = written(column)
        if name not in ("bytes", "surrogate", "mixed"):
            expected = [i for i, text in enumerate(texts_of) if text is not None]
            assert present_rows(column).tolist() == expected, name
