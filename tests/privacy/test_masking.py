"""Masked frames: which columns, what stays, dtypes, keys and bad arguments."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from helpers import TEXT_DTYPES, as_dtype

import pandas_semtype
from pandas_semtype.errors import ArgumentError, ColumnSelectionError, FrameTypeError
from pandas_semtype.privacy import METHODS, mask
from pandas_semtype.privacy.exact import exact_text
from pandas_semtype.privacy.pseudonyms import pseudonym

KEY = "the secret of these tests"


@pytest.fixture
def people():
    return pd.DataFrame(
        {
            "mail": [f"member{i}@example.net" for i in range(24)],
            "n": range(24),
            "tel": [f"+49 30 5550 {i:04d}" for i in range(24)],
        },
        index=pd.Index(range(100, 124), name="row"),
    )


def test_personal_data_is_masked_and_nothing_else(people):
    before = people.copy()
    masked = people.semtype.mask(key=KEY)
    pd.testing.assert_frame_equal(people, before)
    assert masked["n"].tolist() == people["n"].tolist()
    assert set(masked["mail"]).isdisjoint(people["mail"])
    assert masked["mail"].str.fullmatch(r"[a-z0-9]+@[a-z.]+\.example").all()
    assert masked["tel"].str.fullmatch(r"\+\d\d \d\d \d{4} \d{4}").all()
    assert masked.index.equals(people.index)
    assert masked.columns.equals(people.columns)
    pd.testing.assert_frame_equal(masked, people.semtype.mask(key=KEY))


def test_without_a_key_nobody_can_repeat_it(people):
    one, two = people.semtype.mask("mail"), people.semtype.mask("mail")
    assert set(one["mail"]).isdisjoint(two["mail"])


def test_the_same_cell_is_the_same_in_every_column_and_frame():
    left = pd.DataFrame({"a": ["Ida Berg", "Ole Dahl"], "b": ["Ole Dahl", None]})
    right = pd.DataFrame({"who": pd.Categorical(["Ole Dahl"]), "n": [7]})
    one, two = mask(left, ["a", "b"], key=KEY), mask(right, ["who", "n"], key=KEY)
    assert one["a"][1] == one["b"][0] == two["who"].tolist()[0]
    texts = mask(pd.DataFrame({"n": ["7"]}), "n", key=KEY.encode())
    assert str(two["n"][0]) == texts["n"][0]
    floats = mask(pd.DataFrame({"n": [7.0, np.nan]}), "n", key=KEY)
    assert floats["n"][0] == two["n"][0]
    assert floats["n"].isna().tolist() == [False, True]


@pytest.mark.parametrize("dtype", TEXT_DTYPES)
@pytest.mark.parametrize("method", METHODS)
def test_missing_stays_missing_and_dtypes_stay(dtype, method):
    if method == "faker":
        pytest.importorskip("faker", reason="the extra privacy is not installed")
    cells = as_dtype(["Ida Berg", None, " ", "Ole Dahl", "Ida Berg"], dtype)
    frame = pd.DataFrame({"x": cells})
    masked = mask(frame, "x", method=method, key=KEY)["x"]
    assert masked.isna().tolist() == [False, True, False, False, False]
    assert masked[2] == " "
    assert masked[0] == masked[4] != "Ida Berg"
    if dtype != "category":
        assert masked.dtype == frame["x"].dtype


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([12, 345, 0]),
        pd.Series([12, None, 345], dtype="Int64"),
        pd.Series([1.5, np.nan, 22.25]),
        pd.Series(pd.to_datetime(["1970-05-06", None, "2001-02-03"])),
        pd.Series(pd.to_datetime(["1970-05-06", None, "2001-02-03"])).dt.tz_localize("Asia/Tokyo"),
        pd.Series([{"a": 1}, ["Ida"], None], dtype=object),
    ],
    ids=["int", "Int64", "float", "datetime", "zone", "object"],
)
def test_columns_of_other_dtypes_keep_theirs(column):
    masked = mask(pd.DataFrame({"x": column}), "x", key=KEY)["x"]
    assert masked.dtype == column.dtype
    assert masked.isna().tolist() == column.isna().tolist()
    assert masked.astype(str).tolist() != column.astype(str).tolist()


def test_a_dtype_that_cannot_hold_the_cells_gives_way_to_text():
    frame = pd.DataFrame(
        {"b": [True, False], "u": pd.array([7, 255], dtype="uint8"),
         "p": pd.period_range("2024-01", periods=2, freq="M")}
    )  # fmt: skip
    masked = mask(frame, ["b", "u", "p"], method="redact", key=KEY)
    text = pd.Series(["x"], dtype="str").dtype
    assert masked.dtypes.tolist() == [text] * 3
    assert all(cell.startswith("[") for cell in masked.to_numpy().ravel())


def test_awkward_frames_are_masked(awkward):
    for method in ("pseudonym", "redact"):
        masked = mask(awkward, list(awkward.columns), method=method, key=KEY)
        assert masked.shape == awkward.shape
        assert masked["empty"].isna().all()
        for name in awkward.columns:
            assert masked[name].isna().tolist() == awkward[name].isna().tolist(), name


def test_names_that_repeat_and_frames_without_anything():
    frame = pd.DataFrame([["Ida", "Ole"]], columns=["x", "x"])
    assert (mask(frame, "x", key=KEY).to_numpy() != frame.to_numpy()).all()
    for empty in (pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame(index=[1, 2])):
        assert mask(empty, key=KEY).shape == empty.shape


def test_faker_makes_values_of_the_label(people):
    pytest.importorskip("faker", reason="the extra privacy is not installed")
    result = people.semtype.infer()
    masked = people.semtype.mask(method="faker", key=KEY, result=result, locale="de_DE")
    assert masked["mail"].str.contains(r"@example\.", regex=True).all()
    pd.testing.assert_frame_equal(
        masked, people.semtype.mask(method="faker", key=KEY, result=result, locale="de_DE")
    )
    with pytest.raises(ArgumentError, match="locale"):
        people.semtype.mask(method="faker", locale="no such")


def test_redacting_names_the_label(people):
    assert set(people.semtype.mask(method="redact")["mail"]) == {"[email]"}


def test_bad_arguments_name_the_remedy_and_never_the_key(people):
    with pytest.raises(ArgumentError, match="pseudonym, faker, redact"):
        people.semtype.mask(method="hash")
    for key in ("hunter2", b"", 7, ["x" * 20]):
        with pytest.raises(ArgumentError, match="at least 16") as error:
            people.semtype.mask("mail", key=key)
        assert "hunter2" not in str(error.value)
    with pytest.raises(ColumnSelectionError, match="Did you mean 'mail'"):
        people.semtype.mask("mails")
    with pytest.raises(ArgumentError, match="result"):
        people.semtype.mask(result=people[["n"]].semtype.infer())
    with pytest.raises(FrameTypeError):
        mask([1, 2])


def test_attributes_of_the_frame_do_not_come_along(people):
    people.attrs["first"] = people["mail"].iloc[0]
    assert people.semtype.mask(key=KEY).attrs == {}
    assert "mask" in dir(pandas_semtype.semtype(people))


def many(n=600):
    rng = np.random.default_rng(8)
    return {
        "lengths of time": pd.Series(
            pd.to_timedelta(rng.integers(-(10**14), 10**14, n), unit="ns")
        ),
        "whole seconds": pd.Series(pd.to_timedelta(rng.integers(0, 9 * 86400, n), unit="s")),
        "days": pd.Series(pd.date_range("1931-04-05", periods=n, freq="9D")),
        "hours": pd.Series(pd.date_range("2011-04-05", periods=n, freq="h")),
        "hours of a zone": pd.Series(
            pd.date_range("2011-04-05", periods=9 * n, freq="h", tz="Europe/Oslo")
        ),
        "midnights of zones": pd.Series(
            [pd.Timestamp("2020-01-01", tz=zone) for zone in ("Asia/Tokyo", "Europe/Oslo", "UTC")],
            dtype=object,
        ),
        "halves": pd.Series(rng.normal(size=n).astype("float16")),
        "singles": pd.Series(rng.normal(size=n).astype("float32")),
        "doubles": pd.Series(rng.normal(size=n)),
        "nullable": pd.Series([None, *range(n)], dtype="Int64"),
        "whole numbers": pd.Series(rng.integers(-(2**62), 2**62, n)),
        "bytes": pd.Series(
            [bytes([i, j]) for i in range(0, 256, 5) for j in range(9)], dtype=object
        ),
        "long lists": pd.Series([[*range(400), i, *range(400)] for i in range(40)], dtype=object),
        "5,000 digits": pd.Series([10**5000 + i for i in range(40)], dtype=object),
        "categories": pd.Series([f"w{i}" for i in range(n)], dtype="category"),
        "categories of days": pd.Series(pd.date_range("2001-01-01", periods=n)).astype("category"),
        "months": pd.Series(pd.period_range("1990-01", periods=n, freq="M")),
        "intervals": pd.Series(pd.interval_range(0, n)),
        "complex": pd.Series(rng.normal(size=n) + 1j),
    }


@pytest.mark.parametrize("name", sorted(many(4)))
def test_different_cells_stay_different_in_every_dtype(name):
    column = many()[name]
    masked = mask(pd.DataFrame({"x": column}), "x", key=KEY)["x"]
    gaps = column.isna()
    before = {exact_text(cell) for cell in column[~gaps]}
    after = {exact_text(cell) for cell in masked[~gaps]}
    assert len(after) == len(before) > 2
    assert masked.isna().equals(gaps)
    pd.testing.assert_series_equal(masked, mask(pd.DataFrame({"x": column}), "x", key=KEY)["x"])


def test_lengths_of_time_stay_lengths_of_time():
    for name in ("lengths of time", "whole seconds"):
        column = many()[name]
        masked = mask(pd.DataFrame({"x": column}), "x", key=KEY)["x"]
        assert masked.dtype == column.dtype
        assert masked.nunique() == column.nunique()


def test_equal_numbers_are_the_same_in_every_class():
    cells = [7, 7.0, Decimal("7"), Decimal("7.00"), np.float32(7), np.int8(7), "7"]
    frame = pd.DataFrame({"n": pd.Series(cells, dtype=object)})
    assert mask(frame, "n", key=KEY)["n"].drop_duplicates().tolist() == [
        pseudonym(KEY.encode(), "7")
    ]
    order = pd.Series([Decimal("1.50"), Decimal("1.5")], dtype=object)
    there = mask(pd.DataFrame({"n": order}), "n", key=KEY)["n"]
    back = mask(pd.DataFrame({"n": order[::-1]}), "n", key=KEY)["n"]
    assert there[0] == back[1] == there[1]
