"""Every engine gives the sample that pandas gives, and its own words when it cannot."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from engines import ENGINES, ArrowStream, differing, given
from families import families

import pandas_semtype
from pandas_semtype import infer
from pandas_semtype.errors import ColumnSelectionError, FrameError, FrameTypeError
from pandas_semtype.frames import source_of
from pandas_semtype.sampling import sample_frame

FAMILIES = families()


def samples(frame, **given):
    source = source_of(frame)
    options = {"max_rows": 512, "seed": 0, **given}
    return dict(zip(source.names, source.samples(range(len(source.names)), **options), strict=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_samples_are_those_of_pandas(engine, tmp_path):
    found = samples(given(engine, FAMILIES, tmp_path))
    expected = dict(zip(FAMILIES, sample_frame(FAMILIES), strict=True))
    assert list(found) == list(expected)
    other = [name for name, sample in expected.items() if found[name] != sample]
    assert other == list(differing(engine))


@pytest.mark.parametrize("engine", ENGINES)
def test_short_and_empty_frames(engine, tmp_path):
    for n_rows in (3,) if engine == "lists" else (0, 3):  # an empty list has no dtype
        frame = FAMILIES[["mail", "town_gaps", "price", "flag_gaps", "moment"]].head(n_rows)
        found = samples(given(engine, frame, tmp_path))
        assert list(found) == list(frame)
        assert list(found.values()) == sample_frame(frame)


@pytest.mark.parametrize("engine", ENGINES)
def test_seeds_and_sizes(engine, tmp_path):
    frame = FAMILIES[["town_gaps", "rare", "price"]]
    found = samples(given(engine, frame, tmp_path), max_rows=200, seed=9)
    assert list(found.values()) == sample_frame(frame, max_rows=200, random_state=9)


@pytest.mark.parametrize("engine", ENGINES)
def test_verdicts_are_those_of_pandas(engine, tmp_path):
    expected = infer(FAMILIES.drop(columns=list(differing(engine))))
    frame = given(engine, FAMILIES[list(expected.columns)], tmp_path)
    found = infer(frame)
    assert found == expected
    assert found.roles.equals(expected.roles)
    assert [p.uniqueness for p in found] == [p.uniqueness for p in expected]
    assert infer(frame, ["price", "mail"]).types.to_dict() == {"price": "float", "mail": "email"}
    with pytest.raises(ColumnSelectionError, match=r"no column 'mails'. Did you mean 'mail'"):
        infer(frame, "mails")


@pytest.mark.parametrize("engine", ["arrow", "duckdb"])
def test_names_may_repeat(engine, tmp_path, double):
    names = ["a", "b", "c"]
    frame = pd.DataFrame({"a": ["x@y.z"] * 9, "b": range(9), "c": ["x"] * 9})
    made = given(engine, frame, tmp_path)
    if engine == "arrow":
        made = made.rename_columns(["a", "a", "b"])
    else:
        made = made.project("a AS a, b AS a, c AS b")
        names = list(made.columns)
    found = infer(made, model=double)
    assert [p.label for p in found] == ["email", "int", "text"]
    assert list(found.columns) == (["a", "a", "b"] if engine == "arrow" else names)


def test_plain_python(double):
    mails = [f"u{i}@example.org" for i in range(20)]
    frame = {"a": mails, "b": tuple(range(20)), ("c", 1): np.arange(20), "d": [[1], [2]] * 10}
    assert infer(frame, model=double).types.to_dict() == {
        "a": "email", "b": "int", ("c", 1): "int", "d": "text",
    }  # fmt: skip
    assert infer({}, model=double).types.empty
    assert list(infer(np.ones((3, 2), dtype=int), model=double).types) == ["int", "int"]
    # Indexes of Series do not count, or pandas would align them.
    shifted = pd.Series(mails, index=range(100, 120))
    assert infer({"a": shifted, "b": mails}, model=double).types.tolist() == ["email", "email"]


def test_interchange_protocol(double):
    pa = pytest.importorskip("pyarrow")

    class Foreign:
        def __init__(self, table):
            self._table = table

        def __dataframe__(self, *args, **kwargs):
            return self._table.__dataframe__(*args, **kwargs)

    table = pa.table({"a": ["x@y.z", None, "u@v.w"], "b": [1, 2, 3]})
    assert infer(Foreign(table), model=double).types.to_dict() == {"a": "email", "b": "int"}


def test_a_stream_is_read_once(double):
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"a": [f"u{i}@example.org" for i in range(5000)], "b": range(5000)})
    reader = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=700))
    assert infer(reader, model=double).types.to_dict() == {"a": "email", "b": "int"}
    chunks = (table.slice(start, 700).to_pandas() for start in range(0, 5000, 700))
    assert infer(chunks, model=double).types.to_dict() == {"a": "email", "b": "int"}


def test_no_more_rows_than_the_sample_are_collected(tmp_path, monkeypatch):
    """Every engine hands over what was drawn: 512 rows, 4096 of a column with few cells."""
    from pandas_semtype.frames import source

    frame = pd.concat([FAMILIES[["mail", "price"]]] * 8, ignore_index=True)
    frame["few"] = frame["mail"].where(np.arange(len(frame)) % 11 == 0)
    for engine in ENGINES:
        if engine == "mapping" or engine.startswith("modin"):
            continue
        made = given(engine, frame, tmp_path)
        taken: list[tuple[int, int]] = []
        kind = type(source_of(made))
        if kind is source.PandasFrame:
            continue  # a view of memory that is there already
        real = kind.take

        def counted(self, positions, rows, real=real, taken=taken):
            found = real(self, positions, rows)
            taken.append(found.shape)
            return found

        with monkeypatch.context() as patch:
            patch.setattr(kind, "take", counted)
            samples(made)
        assert (512, 3) in taken, engine
        assert max(rows for rows, _ in taken) <= 4096, engine


@pytest.mark.parametrize(
    ("made", "hint"),
    [
        (lambda: pd.Series([1]), r"pass|Pass a frame"),
        (lambda: [pd.DataFrame({"a": [1]})], r"one by one"),
        (lambda: 7, r"Convert it to pandas"),
        (lambda: np.ones(3), r"Convert it to pandas"),
        (lambda: {"a": object()}, r"Column 'a' holds builtins.object"),
        (lambda: {"a": "text"}, r"Column 'a' holds builtins.str"),
    ],
)
def test_what_is_no_frame(made, hint):
    with pytest.raises(FrameTypeError, match=hint):
        infer(made())


def test_a_list_of_dictionaries_is_a_table_by_rows():
    rows = [{"who": f"guest{i}@inn.example", "nights": i % 7} for i in range(40)]
    rows[5] = {"nights": 3, "note": "late"}
    found = infer(rows)
    assert found.types.to_dict() == infer(pd.DataFrame(rows)).types.to_dict()
    assert list(found.columns) == ["who", "nights", "note"]
    assert found.types["who"] == "email"


@pytest.mark.parametrize("made", [[], [{}, 1], [["a", 1], ["b", 2]], [{"a": 1}, None]])
def test_other_lists_are_no_table(made):
    with pytest.raises(FrameTypeError, match=r"Pass pandas.DataFrame\(...\) of it"):
        infer(made)


def test_a_column_of_another_library_is_no_frame():
    pl, pa = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    for column in (pl.Series([1]), pa.chunked_array([[1]]), pa.array([1])):
        with pytest.raises(FrameTypeError, match="Pass a frame"):
            infer(column)
    # But columns of several libraries are columns.
    found = infer(
        {"a": pl.Series(["x@y.org"] * 9), "b": pd.Series(range(9)), "c": pa.array([1] * 9)}
    )
    assert found.types["a"] == "email"


def test_columns_of_other_lengths():
    with pytest.raises(FrameError, match=r"other lengths .'a': 2, 'b': 1."):
        infer({"a": [1, 2], "b": [1]})


def fails_late_in_polars():
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"a": ["1", "secret"] * 40}).lazy()
    return frame.select(pl.col("a").cast(pl.Int64))


def fails_late_in_duckdb():
    duckdb = pytest.importorskip("duckdb")
    return duckdb.sql("SELECT CAST(a AS INTEGER) AS a FROM (VALUES ('1'), ('secret')) AS t(a)")


def fails_late_in_dask():
    dd = pytest.importorskip("dask.dataframe")
    frame = dd.from_pandas(pd.DataFrame({"a": ["1", "secret"]}), npartitions=2)
    return frame.map_partitions(lambda part: part.astype("int64"), meta={"a": "int64"})


def fails_late_in_narwhals():
    nw = pytest.importorskip("narwhals")
    return nw.from_native(fails_late_in_polars())


@pytest.mark.parametrize(
    "made",
    [fails_late_in_polars, fails_late_in_duckdb, fails_late_in_dask, fails_late_in_narwhals],
)
def test_what_fails_late_fails_with_our_words(made):
    frame = made()
    with pytest.raises(FrameError, match="cannot be read: it raised") as failure:
        infer(frame)
    assert "secret" not in str(failure.value)
    assert failure.value.__suppress_context__
    with pytest.raises(FrameError, match="cannot be read"):
        pandas_semtype.collect_evidence(frame)


def test_a_lazy_frame_without_one_of_its_columns():
    pl = pytest.importorskip("polars")
    with pytest.raises(FrameError, match=r"cannot be read: it raised .*ColumnNotFound"):
        infer(pl.DataFrame({"a": [1]}).lazy().select("b"))


def test_partitions_that_do_not_fit():
    dd, dask = pytest.importorskip("dask.dataframe"), pytest.importorskip("dask")
    parts = [pd.DataFrame({"a": [1], "b": [2]}), pd.DataFrame({"a": [1]})]
    frame = dd.from_delayed(
        [dask.delayed(part) for part in parts], meta=parts[0], verify_meta=False
    )
    for read in (infer, pandas_semtype.collect_evidence):
        with pytest.raises(FrameError, match=r"A partition has other columns.*without 'b'"):
            read(frame)


def test_partitions_of_other_dtypes(double):
    dd, dask = pytest.importorskip("dask.dataframe"), pytest.importorskip("dask")
    parts = [
        pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3]}),
        pd.DataFrame({"a": [4.0, None, 6.0], "b": ["x", "y", None], "c": [1.5, 2.0, 3.0]}),
    ]
    frame = dd.from_delayed(
        [dask.delayed(part) for part in parts], meta=parts[0], verify_meta=False
    )
    assert list(samples(frame).values()) == sample_frame(pd.concat(parts, ignore_index=True))
    whole = pandas_semtype.infer(pd.concat(parts), model=double)
    evidence = pandas_semtype.collect_evidence(frame)
    assert pandas_semtype.infer_evidence(evidence, model=double).types.equals(whole.types)


def test_a_frame_without_partitions():
    dd = pytest.importorskip("dask.dataframe")
    frame = dd.from_pandas(pd.DataFrame({"a": [1]}), npartitions=1)

    class Dask(type(frame)):
        npartitions = 0

    empty = Dask(frame.expr)
    for read in (infer, pandas_semtype.collect_evidence):
        with pytest.raises(FrameError, match="has 0 partitions"):
            read(empty)


def test_rows_that_change_between_two_looks():
    pl = pytest.importorskip("polars")
    looks = []

    def shrink(frame):
        looks.append(1)
        return frame.head(100 // len(looks))

    frame = pl.DataFrame({"a": range(100)}).lazy().map_batches(shrink, schema={"a": pl.Int64})
    with pytest.raises(FrameError, match=r"other rows when it was asked again. Expected 100 rows"):
        infer(frame)


def test_objects_of_polars(double):
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"a": ["x@y.z"] * 5, "o": pl.Series([{1}, {2}, None, {3}, {4}])})
    assert frame["o"].dtype == pl.Object
    assert infer(frame, model=double).types.to_dict() == {"a": "email", "o": "text"}


def test_array_streams_are_not_taken_apart_by_pandas():
    pa = pytest.importorskip("pyarrow")
    days = pa.array([0, 86_400_000, None], pa.date64())
    table = pa.table(
        {"d": days, "n": pa.nulls(3), "x": pa.array(["u", "v", "u"]).dictionary_encode()}
    )
    found = samples(ArrowStream(table))
    assert found["d"].structure == "datetime"
    assert found["n"].n_missing == 3
    assert found["x"].values == sample_frame(pd.DataFrame({"x": ["u", "v", "u"]}))[0].values


@pytest.mark.parametrize("engine", ENGINES)
def test_evidence_is_that_of_pandas(engine, tmp_path):
    frame = FAMILIES.head(700).drop(columns=list(differing(engine)))
    found = pandas_semtype.collect_evidence(given(engine, frame, tmp_path))
    expected = pandas_semtype.collect_evidence(frame)
    pairs = zip(found.columns, expected.columns, strict=True)
    assert [one.name for one, other in pairs if one != other] == []
    assert found == expected
