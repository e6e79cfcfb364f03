"""Frames in parts: empty ones, parts that do not fit, parts of several libraries."""

from __future__ import annotations

import pickle
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from families import families

import pandas_semtype
from pandas_semtype import FrameEvidence, collect_evidence, infer, infer_evidence
from pandas_semtype.errors import FrameError, FrameTypeError
from pandas_semtype.frames import source_of
from pandas_semtype.roles import count_distinct
from pandas_semtype.sampling import sample_frame

FRAME = families(600)[["mail", "town_gaps", "price", "row", "moment", "rare"]]


def dask_of(parts, meta):
    dd, dask = pytest.importorskip("dask.dataframe"), pytest.importorskip("dask")
    with dask.config.set({"dataframe.convert-string": False}):
        return dd.from_delayed([dask.delayed(part) for part in parts], meta=meta, verify_meta=False)


@pytest.mark.parametrize("cuts", [[0, 0, 600], [0, 300, 300, 300, 600], [0, 600, 600], [0, 1, 600]])
def test_empty_partitions(cuts):
    parts = [FRAME.iloc[a:b] for a, b in pairwise(cuts)]
    frame = dask_of(parts, FRAME.iloc[:0])
    source = source_of(frame)
    places = range(FRAME.shape[1])
    assert list(source.samples(places, max_rows=512, seed=0)) == sample_frame(FRAME)
    assert source.counts(places) == [count_distinct(FRAME[name]) for name in FRAME]
    assert collect_evidence(frame) == collect_evidence(FRAME)


def test_nothing_but_empty_partitions():
    frame = dask_of([FRAME.iloc[:0]] * 3, FRAME.iloc[:0])
    found = infer(frame)
    assert found.types.eq("unknown").all()
    assert found.roles.eq("empty").all()
    assert collect_evidence(frame).n_rows == 0


def test_a_partition_without_a_column_when_roles_are_asked_for():
    good = FRAME[["mail", "row"]]
    frame = dask_of([good, good[["mail"]].iloc[:0]], good.iloc[:0])
    found = infer(frame)  # no row of the sample is in the empty partition
    with pytest.raises(FrameError, match=r"A partition has other columns.*without 'row'"):
        _ = found.roles


def test_parts_of_several_libraries():
    pl, pa = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    frame = FRAME[["mail", "town_gaps", "price", "row"]]
    a, b, c, d = (frame.iloc[start : start + 150] for start in (0, 150, 300, 450))
    parts = [
        a,
        pa.Table.from_pandas(b, preserve_index=False),
        pl.from_arrow(pa.Table.from_pandas(c, preserve_index=False)),
        pl.from_arrow(pa.Table.from_pandas(d, preserve_index=False)).lazy(),
    ]
    whole = collect_evidence(frame)
    assert collect_evidence(iter(parts)) == whole
    assert FrameEvidence.merged(map(collect_evidence, reversed(parts))) == whole
    assert infer(iter(parts)) == infer_evidence(whole)


def test_parts_that_do_not_fit():
    other = FRAME.rename(columns={"row": "line"})
    with pytest.raises(FrameError, match=r"other columns.*without 'row'; with 'line' too"):
        infer(iter([FRAME, other]))
    with pytest.raises(FrameError, match=r"has 0 partitions\. Give a frame with at least one"):
        infer(iter([]))
    with pytest.raises(FrameTypeError, match="Convert it to pandas first"):
        infer(iter([7]))
    swapped = FRAME[["town_gaps", "mail", "price", "row", "moment", "rare"]]
    with pytest.raises(FrameError, match="other columns"):
        collect_evidence(iter([FRAME, swapped]))


def test_other_dtypes_by_part():
    parts = [
        pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 3]}),
        pd.DataFrame({"a": [4.0, None, 6.0], "b": ["x", "y", None]}),
    ]
    found = infer_evidence(collect_evidence(iter(parts)))
    whole = infer(pd.concat(parts, ignore_index=True))
    assert found.types.equals(whole.types)
    counts = source_of(dask_of(parts, parts[0].iloc[:0])).counts([0, 1])
    assert [(c.n, c.n_missing, c.n_distinct) for c in counts] == [(6, 1, 5), (6, 1, 5)]


def test_roles_of_a_frame_that_fails_by_then():
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    connection = duckdb.connect()
    relation = connection.sql("SELECT 'secret' || i AS a FROM range(60) AS t(i)")
    found = infer(relation)
    assert found.roles.to_dict() == infer(relation).roles.to_dict()
    found = infer(relation)
    connection.close()
    with pytest.raises(FrameError, match="The DuckDB relation cannot be read") as failure:
        _ = found.roles
    assert "secret" not in str(failure.value)
    assert (
        found.types["a"] == infer(pd.DataFrame({"a": [f"secret{i}" for i in range(60)]})).types["a"]
    )


def test_roles_of_rows_that_change():
    pl = pytest.importorskip("polars")
    looks = []

    def grow(frame):
        looks.append(1)
        return frame.head(100 if len(looks) < 3 else 50)

    frame = pl.DataFrame({"a": range(100)}).lazy().map_batches(grow, schema={"a": pl.Int64})
    found = infer(frame)
    with pytest.raises(FrameError, match=r"gave other rows.*Expected 100 rows. Received: 50"):
        _ = found.roles


def test_results_let_go_of_their_frame():
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"a": [f"u{i}@example.org" for i in range(50)], "b": range(50)})
    found = infer(frame.lazy())
    back = pickle.loads(pickle.dumps(found))
    assert back == found
    assert back.roles.equals(infer(frame.to_pandas()).roles)
    assert back.unique.tolist() == [1.0, 1.0]


def test_roles_of_evidence():
    frame = families(600)[["mail", "town", "constant", "nothing", "flag", "tags", "price"]]
    found = infer_evidence(collect_evidence(frame))
    whole = infer(frame)
    assert found.roles.equals(whole.roles)
    assert found["mail"].uniqueness.n_distinct == 600
    np.testing.assert_allclose(found.unique, whole.unique)
    assert pandas_semtype.InferenceResult.from_dict(found.to_dict()).roles.equals(found.roles)
