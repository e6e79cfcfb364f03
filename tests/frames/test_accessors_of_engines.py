"""``.semtype`` of other libraries: registered where they are imported, never importing them."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError, FrameTypeError, MissingDependencyError
from pandas_semtype.frames.conversion import how_to_convert

FRAME = pd.DataFrame({"a": [f"u{i}@example.org" for i in range(30)], "b": range(30)})


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8",
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_polars():
    pl = pytest.importorskip("polars")
    pandas_semtype.register("polars")
    frame = pl.from_dict({"a": FRAME["a"].tolist(), "b": list(range(30))})
    assert frame.semtype.infer() == pandas_semtype.infer(FRAME)
    assert frame.semtype.types.to_dict() == {"a": "email", "b": "int"}
    assert frame.semtype.select("email").columns == ["a"]
    lazy = frame.lazy().semtype.select("email")
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().columns == ["a"]
    assert frame["a"].semtype.infer().label == "email"
    assert frame.semtype.evidence() == pandas_semtype.collect_evidence(FRAME)
    pandas_semtype.register("polars")  # again, without a warning
    for given, call in ((frame, "frame"), (frame.lazy(), "frame.collect()")):
        for cast in (given.semtype.cast, lambda given=given: pandas_semtype.cast(given)):
            with pytest.raises(FrameTypeError) as caught:
                cast()
            assert f"Call pandas_semtype.cast({call}.to_pandas())" in str(caught.value)
        for method in ("mask", "report", "extend"):
            with pytest.raises(FrameTypeError) as caught:
                getattr(given.semtype, method)("b")
            assert f"Call {call}.to_pandas().semtype.{method}(...)" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "call"),
    [
        ({"a": [1]}, "(pandas.DataFrame(frame))"),
        ("orders.csv", "(pandas_semtype.readers.read_table(path).frame)"),
        (pd.Series([1]), "(series.to_frame())"),
        ([1, 2], "Convert it to pandas first."),
        (None, "Convert it to pandas first."),
    ],
)
def test_what_is_no_frame_is_told_how_to_become_one(given, call):
    assert call in how_to_convert(given)
    with pytest.raises(FrameTypeError) as caught:
        pandas_semtype.cast(given)
    assert str(caught.value).endswith(how_to_convert(given))
    assert "Expected a pandas DataFrame." in str(caught.value)


def test_dask():
    dd = pytest.importorskip("dask.dataframe")
    pandas_semtype.register("dask")
    frame = dd.from_pandas(FRAME, npartitions=3)
    assert frame.semtype.types.to_dict() == {"a": "email", "b": "int"}
    chosen = frame.semtype.select("email")
    assert isinstance(chosen, dd.DataFrame)
    assert list(chosen.columns) == ["a"]
    assert frame["a"].semtype.infer().label == "email"
    with pytest.raises(FrameTypeError, match=r"frame.compute\(\)"):
        frame.semtype.cast()


def test_modin():
    pd_of_modin = pytest.importorskip("modin.pandas")
    pandas_semtype.register("modin")
    frame = pd_of_modin.DataFrame(FRAME)
    assert frame.semtype.types.to_dict() == {"a": "email", "b": "int"}
    assert list(frame.semtype.select("email").columns) == ["a"]
    assert frame["a"].semtype.infer().label == "email"


def test_what_was_imported_before_is_registered_and_nothing_is_imported():
    pytest.importorskip("polars")
    code = (
        "import polars, pandas_semtype, sys\n"
        "print(hasattr(polars.DataFrame, 'semtype'), 'dask' in sys.modules)"
    )
    assert run(code) == ["True", "False"]
    code = (
        "import pandas_semtype, sys\n"
        "print(sorted({'polars', 'dask', 'modin', 'narwhals'} & set(sys.modules)))\n"
        "import polars\n"
        "print(hasattr(polars.DataFrame, 'semtype'))\n"
        "pandas_semtype.register()\n"
        "print(hasattr(polars.DataFrame, 'semtype'))"
    )
    assert run(code) == ["[]", "False", "True"]


def test_a_namespace_of_others_stays():
    pytest.importorskip("polars")
    code = (
        "import polars as pl\n"
        "@pl.api.register_dataframe_namespace('semtype')\n"
        "class Theirs:\n"
        "    def __init__(self, frame): pass\n"
        "import pandas_semtype\n"
        "print(type(pl.DataFrame({'a': [1]}).semtype).__name__)"
    )
    assert run(code) == ["Theirs"]


def test_errors(monkeypatch):
    with pytest.raises(ArgumentError, match="one of polars, dask, modin"):
        pandas_semtype.register("pollars")
    monkeypatch.setitem(sys.modules, "dask.dataframe", None)
    with pytest.raises(MissingDependencyError, match="needs the package dask"):
        pandas_semtype.register("dask")
