"""Whole numbers that no signed integer holds, in the words of databases."""

from __future__ import annotations

import pandas as pd
import pytest


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mssql", "oracle"])
@pytest.mark.parametrize("dtype", ["uint64", "UInt64", "uint64[pyarrow]"])
def test_unsigned_integers_of_64_bits(dialect, dtype):
    pytest.importorskip("sqlalchemy")
    frame = pd.DataFrame({"n": pd.Series([2**63 + 5, 7], dtype=dtype), "m": [1, 2]})
    for given in (frame, frame.astype({"n": "category"})):
        written = given.semtype.infer().to_sql("t", frame=given, dialect=dialect)
        assert written.count("(20, 0)") == 1
