"""Names that somebody gave, and names that a program made up."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.context.informative import is_informative


@pytest.mark.parametrize(
    "name",
    [
        "c0", "Unnamed: 3", "Unnamed: 0_level_1", "column_1", "Column 12", "V12", "field7", "x",
        "A", "col", "0", "12.5", "2020", "", "  ", "_", "x_1", "Var.1", "列1", "字段3",
        "9e107d9d372bb6826bd81d3542a419d6", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "k3j9x2m8q1",
        0, 3.5, None, float("nan"), pd.NaT, (0, 1), ("x", 2), True,
    ],
)  # fmt: skip
def test_generated_names_say_nothing(name):
    assert not is_informative(name)


@pytest.mark.parametrize(
    "name",
    [
        "zip", "id", "md5", "ipv4", "address1", "column_name", "sha256sum", "X_COORD", "q1_sales",
        "город", "名", "年", "كود", "ที่อยู่", ("geo", "lat"), ("a", "city"), "c_name", "éta",
    ],
)  # fmt: skip
def test_given_names_say_something(name):
    assert is_informative(name)


def test_every_kind_of_label_of_pandas_is_taken():
    frame = pd.DataFrame([[1] * 4])
    frame.columns = [np.int64(3), pd.Timestamp("2021-03-04"), "\ud800", frozenset({"city"})]
    assert [is_informative(name) for name in frame.columns] == [False] * 4
