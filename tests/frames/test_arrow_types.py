"""Arrow types that pandas cannot compute with: everything works, and gives what plain ones give."""

from __future__ import annotations

import datetime as dt
import decimal
import pickle

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells import plain_arrow

pa = pytest.importorskip("pyarrow", minversion="18")

N = 40
TOWNS = ["Oslo", None, "Lima", "Graz"] * 10


def runs(cells):
    return pa.RunEndEncodedArray.from_arrays(pa.array(range(1, N + 1), pa.int32()), cells)


def union(made):
    kinds = pa.array([0, 1] * (N // 2), pa.int8())
    children = [pa.array(["x"] * N), pa.array(list(range(N)))]
    if made == "sparse":
        return pa.UnionArray.from_sparse(kinds, children)
    return pa.UnionArray.from_dense(kinds, pa.array(range(N), pa.int32()), children)


SAME = {
    "string_view": (pa.array(TOWNS, pa.string_view()), pa.array(TOWNS)),
    "binary_view": (pa.array([b"\x89PNG", None] * 20, pa.binary_view()),
                    pa.array([b"\x89PNG", None] * 20)),
    "list_view": (pa.array([["a", "b"], None] * 20, pa.list_view(pa.string())),
                  pa.array([["a", "b"], None] * 20)),
    "runs": (runs(pa.array(TOWNS)), pa.array(TOWNS)),
    "interval": (pa.array([(1, 2, 3_000), None] * 20, pa.month_day_nano_interval()),
                 pa.array([dt.timedelta(days=32, microseconds=3), None] * 20)),
}  # fmt: skip
OTHERS = {
    "sparse_union": union("sparse"),
    "dense_union": union("dense"),
    "list": pa.array([["a"], []] * 20),
    "list_of_views": pa.array([["a", "b"], None] * 20, pa.list_(pa.string_view())),
    "fixed_list_of_views": pa.array([["a", "b"], None] * 20, pa.list_(pa.string_view(), 2)),
    "list_view_of_views": pa.array([["a", "b"], None] * 20, pa.list_view(pa.string_view())),
    "struct_of_views": pa.array([{"a": "x"}, None] * 20, pa.struct([("a", pa.string_view())])),
    "map_of_views": pa.array([[("a", "x")], []] * 20, pa.map_(pa.string(), pa.string_view())),
    "runs_of_views": runs(pa.array(TOWNS, pa.string_view())),
    "long_interval": pa.array([(2**31 - 1, 2, 3), None] * 20, pa.month_day_nano_interval()),
    "struct": pa.array([{"a": 1}, None] * 20),
    "map": pa.array([[("a", 1)], []] * 20, pa.map_(pa.string(), pa.int8())),
    "decimal32": pa.array([decimal.Decimal("1.25"), None] * 20, pa.decimal32(5, 2)),
    "decimal128": pa.array([decimal.Decimal("1.25"), decimal.Decimal("2.5"), None, None] * 10),
    "decimal256": pa.array([decimal.Decimal("1.25"), None] * 20, pa.decimal256(40, 2)),
    "half": pa.array(np.arange(N, dtype="float16")),
}


def column(cells):
    return pd.DataFrame({"x": pd.arrays.ArrowExtensionArray(pa.chunked_array([cells]))})


def everything(frame):
    """Return what all methods give, and raise if one of them does."""
    result = pandas_semtype.infer(frame)
    for name in ("table", "json", "arrow"):
        getattr(result, f"to_{name}_schema")(frame)
    result.to_markdown(frame)
    if "interval" not in str(frame.dtypes.iloc[0]):
        frame.semtype.mask(result=result)
    frame.semtype.cast()
    frame.semtype.report()
    pandas_semtype.infer_evidence(pandas_semtype.collect_evidence(frame))
    return pickle.loads(pickle.dumps(result))


@pytest.mark.parametrize("name", SAME)
def test_the_same_as_plain_types(name):
    odd, plain = map(column, SAME[name])
    assert everything(odd) == everything(plain)
    given, expected = (pa.table({"x": cells, "o": ["Wien", "Graz"] * 20}) for cells in SAME[name])
    assert pandas_semtype.infer(given) == pandas_semtype.infer(expected)
    assert pandas_semtype.infer(given).unique.equals(pandas_semtype.infer(expected).unique)


@pytest.mark.parametrize("name", OTHERS)
def test_other_types(name):
    everything(column(OTHERS[name]))
    pandas_semtype.infer(pa.table({"x": OTHERS[name]}))


@pytest.mark.parametrize("kind", [pa.string_view(), pa.list_(pa.string_view()), pa.string()])
def test_columns_without_cells(kind):
    assert pandas_semtype.infer(column(pa.array([], kind))).types.tolist() == ["unknown"]
    everything(column(pa.array([], kind)))


@pytest.mark.parametrize(
    "name", [name for name in OTHERS if "_of_views" in name and "runs" not in name]
)
def test_cells_inside_of_others_stay(name):
    found = plain_arrow(column(OTHERS[name])["x"])
    assert found.array.__arrow_array__().to_pylist() == OTHERS[name].to_pylist()


def test_a_schema_of_arrow_keeps_the_type():
    frame = column(SAME["string_view"][0])
    schema = pandas_semtype.infer(frame).to_arrow_schema(frame)
    assert schema.field("x").type == pa.string_view()


def test_frames_are_not_changed():
    frame = column(SAME["runs"][0]).assign(y=1)
    frame.columns = ["x", "x"]
    before = frame.dtypes.tolist()
    everything(frame.iloc[:, :1])
    pandas_semtype.infer(frame)
    assert frame.dtypes.tolist() == before
    assert frame.columns.tolist() == ["x", "x"]


@pytest.mark.parametrize("name", ["string_view", "runs"])
def test_a_transformer(name):
    typer = pytest.importorskip("pandas_semtype.learn.typer")
    odd, plain = map(column, SAME[name])
    found = typer.SemanticTyper().fit_transform(odd)
    pd.testing.assert_frame_equal(found, typer.SemanticTyper().fit_transform(plain))
