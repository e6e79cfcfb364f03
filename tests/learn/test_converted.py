"""Tables of other libraries that pandas has no dtype for: an error of our own that helps."""

from __future__ import annotations

import pandas as pd
import pytest

pytest.importorskip("sklearn")

from pandas_semtype import SemanticTyper, make_semtype_selector
from pandas_semtype.errors import FrameError

N = 30


def test_a_relation_of_duckdb_is_collected_first():
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.connect().sql(
        "select range * 3 as w, 'k' || range % 4 as kind from range(30)"
    )
    for use in (SemanticTyper().fit, make_semtype_selector(role="categorical")):
        with pytest.raises(FrameError, match=r"lazy frame.*DuckDBPyRelation.*X\.df\(\)"):
            use(relation)
    typer = SemanticTyper().fit(relation.df())
    with pytest.raises(FrameError, match=r"X\.df\(\)"):
        typer.transform(relation)


def test_whole_numbers_of_128_bits_of_polars():
    pl = pytest.importorskip("polars")
    wide = pl.Series([10**25 + k for k in range(N)], dtype=pl.Int128)
    frame = pl.DataFrame({"kind": ["ash", "elm"] * 15, "mass": wide})
    for use in (SemanticTyper().fit, make_semtype_selector(role="numeric")):
        with pytest.raises(FrameError, match=r"'mass' \(Int128\)\. Cast") as caught:
            use(frame)
        assert "kind" not in str(caught.value)
        assert "10000" not in str(caught.value)
    done = SemanticTyper().fit_transform(frame.with_columns(pl.col("mass").cast(pl.String)))
    assert len(done) == N


@pytest.mark.parametrize("mode", ["sparse", "dense"])
def test_unions_of_arrow(mode):
    pa = pytest.importorskip("pyarrow")
    ids = pa.array([0, 1] * (N // 2), type=pa.int8())
    if mode == "sparse":
        parts = [pa.array(range(N)), pa.array(["hidden"] * N)]
        union = pa.UnionArray.from_sparse(ids, parts)
    else:
        places = pa.array([k // 2 for k in range(N)], type=pa.int32())
        union = pa.UnionArray.from_dense(
            ids, places, [pa.array(range(N)), pa.array(["hidden"] * N)]
        )
    table = pa.table({"n": list(range(N)), "both": union, "again": union})
    with pytest.raises(FrameError, match=rf"'both' \({mode}_union\), 'again'.*leave them out"):
        SemanticTyper().fit(table)
    typer = SemanticTyper(keys="codes").fit(table.select(["n"]))
    assert len(typer.transform(table.select(["n"]))) == N


def test_many_columns_are_counted():
    pl = pytest.importorskip("polars")
    wide = pl.Series(range(N), dtype=pl.Int128)
    with pytest.raises(FrameError, match=r"'w5' \(Int128\) and 3 more\."):
        SemanticTyper().fit(pl.DataFrame({f"w{k}": wide for k in range(9)}))


def test_a_library_that_fails_in_its_own_way():
    class Frame:
        shape = (2, 1)

        def to_pandas(self):
            raise RuntimeError("the cell 4711")

    with pytest.raises(FrameError, match=r"to_pandas\(\) raised RuntimeError\. Give a") as caught:
        SemanticTyper().fit(Frame())
    assert "4711" not in str(caught.value)


def test_what_is_converted_is_as_before():
    pl = pytest.importorskip("polars")
    cells = {"wood": ["ash", "elm", "fir"] * 10, "w": [k * 1.37 for k in range(N)]}
    ours, theirs = (
        SemanticTyper().fit(pd.DataFrame(cells)),
        SemanticTyper().fit(pl.DataFrame(cells)),
    )
    assert ours.treatments_.to_dict() == theirs.treatments_.to_dict()
