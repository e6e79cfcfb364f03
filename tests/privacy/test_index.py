"""Levels of the index, which hold what columns hold, and names that are personal data."""

from __future__ import annotations

import json
import warnings

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.errors import PersonalNamesWarning
from pandas_semtype.privacy import mask

KEY = "a key of these tests"
MAILS = [f"guest{i}@post.dk" for i in range(24)]


def test_an_index_is_masked_as_a_column_of_the_same_cells_is():
    frame = pd.DataFrame({"mail": MAILS, "n": range(24)}, index=pd.Index(MAILS, name="email"))
    found = frame.semtype.infer().personal_data()
    assert found.index.tolist() == [0, -1]
    assert found["column"].tolist() == ["mail", "email"]
    assert found["where"].tolist() == ["column", "index"]
    masked = frame.semtype.mask(key=KEY)
    assert masked.index.tolist() == masked["mail"].tolist()
    assert masked.index.name == "email"
    assert masked.index.dtype == frame.index.dtype
    assert frame.index.tolist() == MAILS
    assert set(frame.semtype.mask(method="redact").index) == {"[email]"}


def test_an_index_is_masked_where_it_is_the_only_copy():
    frame = pd.DataFrame({"n": range(24)}, index=pd.Index(MAILS))
    assert frame.semtype.infer().personal_data()["where"].tolist() == ["index"]
    assert set(frame.semtype.mask(key=KEY).index).isdisjoint(MAILS)


def test_levels_are_judged_one_by_one():
    index = pd.MultiIndex.from_arrays(
        [
            range(24),
            pd.Categorical(MAILS[:12] * 2),
            pd.date_range("1951-02-03", periods=24, freq="97D"),
            ["north", "south"] * 12,
        ],
        names=[None, "mail", "date of birth", "side"],
    )
    frame = pd.DataFrame({"n": range(24)}, index=index)
    result = frame.semtype.infer()
    found = result.personal_data()
    assert found.index.tolist() == [-2, -3]
    masked = mask(frame, key=KEY, result=result)
    assert masked.index.names == index.names
    assert [d.kind for d in masked.index.dtypes] == [d.kind for d in index.dtypes]
    for level in (0, 3):
        assert masked.index.get_level_values(level).equals(index.get_level_values(level))
    for level in (1, 2):
        new, old = (set(one.get_level_values(level)) for one in (masked.index, index))
        assert len(new) == len(old)
        assert not new & old
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    pd.testing.assert_frame_equal(again.personal_data(), found)
    pd.testing.assert_frame_equal(mask(frame, key=KEY, result=again), masked)


def test_a_result_that_knows_no_index_hides_none():
    frame = pd.DataFrame({"n": range(24)}, index=pd.Index(MAILS, name="email"))
    old = frame.semtype.infer().to_dict()
    del old["index"]
    masked = mask(frame, key=KEY, result=InferenceResult.from_dict(old))
    assert set(masked.index).isdisjoint(MAILS)


@pytest.mark.parametrize(
    "index",
    [
        pd.RangeIndex(24, name="phone"),
        pd.Index(range(600_000_000, 600_000_024)),
        pd.date_range("2024-01-01", periods=24),
        pd.Index(["low", "high", "middle"] * 8, name="level"),
    ],
    ids=["range", "numbers", "days", "words"],
)
def test_positions_and_other_labels_stay(index):
    frame = pd.DataFrame({"mail": MAILS}, index=index)
    assert frame.semtype.infer().personal_data()["where"].tolist() == ["column"]
    pd.testing.assert_index_equal(frame.semtype.mask(key=KEY).index, index)


def test_where_columns_are_named_the_index_stays():
    frame = pd.DataFrame({"mail": MAILS}, index=pd.Index(MAILS, name="email"))
    assert frame.semtype.mask("mail", key=KEY).index.tolist() == MAILS
    assert frame.semtype.infer(columns=["mail"]).personal_data()["where"].tolist() == ["column"]


@pytest.mark.parametrize("columns", [None, 0])
def test_mail_addresses_as_names_are_warned_of_and_not_shown(columns):
    frame = pd.DataFrame(np.ones((3, 24)), columns=[0, *MAILS[1:]])
    with pytest.warns(PersonalNamesWarning, match="^23 name.*mail addresses") as caught:
        frame.semtype.mask(columns, key=KEY)
    assert "guest" not in str(caught[0].message)
    assert caught[0].filename == __file__


def test_people_as_names_are_warned_of():
    names = ["Ida Berg", "Ole Dahl", "Eva Olsen", "Tom Hardy", "Maria Gomez", "Li Wei", "Jan Novak",
             "Susan Miller", "Mark Jones", "Petra Klein"]  # fmt: skip
    frame = pd.DataFrame(np.ones((3, 10)), columns=names)
    with pytest.warns(PersonalNamesWarning, match="^10 name.*person_name"):
        frame.semtype.mask(key=KEY)


@pytest.mark.parametrize(
    "names",
    [
        ["first_name", "last_name", "email", "phone", "city", "state", "zip", "country"],
        [
            "Total Cost",
            "Unit Price",
            "Order Date",
            "Ship Mode",
            "Customer Name",
            "Region",
            "a",
            "b",
        ],
        ["Austin", "Madison", "Lincoln", "Jackson", "Boston", "Denver", "Houston", "Phoenix"],
        list(range(8)),
        [("a", f"x{i}") for i in range(8)],
    ],
)
def test_other_names_are_not_warned_of(names):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mask(pd.DataFrame(np.ones((3, 8)), columns=names), key=KEY)
