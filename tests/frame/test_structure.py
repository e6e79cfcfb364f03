"""What dtypes and classes of cells settle."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells import count, take
from pandas_semtype.cells.structure import structure_of
from pandas_semtype.sampling import sample_frame, sample_series

N = 24


def objects(form):
    values = np.empty(N, dtype=object)
    for i in range(N):
        values[i] = form(i)
    return pd.Series(values)


RNG = np.random.default_rng(0)
COLUMNS = {
    "hours": (pd.Series(pd.to_timedelta(range(N), unit="h")), "timedelta", "duration"),
    "minutes and gaps": (pd.Series([pd.Timedelta(minutes=3), pd.NaT] * N), "timedelta", "duration"),
    "timedeltas as objects": (objects(lambda i: dt.timedelta(minutes=i)), "timedelta", "duration"),
    "days": (pd.Series(pd.date_range("2020-01-01", periods=N)), "datetime", "datetime"),
    "days of a zone": (
        pd.Series(pd.date_range("2020-01-01", periods=N, tz="Asia/Tokyo")), "datetime", "datetime",
    ),
    "dates as objects": (objects(lambda i: dt.date(2020, 1, 1 + i)), "datetime", "datetime"),
    "constant truth": (pd.Series([True] * N), "boolean", "boolean"),
    "nullable truth": (pd.Series([True, None, False] * 8, dtype="boolean"), "boolean", "boolean"),
    "truth as objects": (objects(lambda i: [True, None, False][i % 3]), "boolean", "boolean"),
    "clock": (objects(lambda i: dt.time(i, 30)), "time", "time"),
    "sizes in order": (
        pd.Series(pd.Categorical(list("abcd") * 6, categories=list("dcba"), ordered=True)),
        "ordered", "ordinal",
    ),
    "lists": (objects(lambda i: [i, i + 1]), "list", "list"),
    "nested lists": (objects(lambda i: [[1, 2], [i]]), "list", "list"),
    "tuples": (objects(lambda i: (i, "a")), "list", "list"),
    "sets": (objects(lambda i: {i, i + 2}), "list", "list"),
    "frozen sets": (objects(lambda i: frozenset({i})), "list", "list"),
    "arrays": (objects(lambda i: np.arange(3) + i), "list", "list"),
    "embeddings": (objects(lambda i: RNG.normal(size=8).tolist()), "list", "list"),
    "lists and gaps": (objects(lambda i: [i] if i % 3 else np.nan), "list", "list"),
    "dicts": (objects(lambda i: {"k": i, "v": "x"}), "json", "json"),
    "dicts and lists": (objects(lambda i: {"k": i} if i % 2 else [i]), "json", "json"),
    "pairs of degrees": (
        objects(lambda i: (40.123456 + i / 9, -73.912345)), "list", "geo_coordinate",
    ),
    "bytes": (objects(lambda i: bytes([i, 255, 3])), "binary", "text"),
    "complex": (pd.Series(np.arange(N) + 2j), "complex", "text"),
}  # fmt: skip


@pytest.mark.parametrize(("series", "structure", "label"), COLUMNS.values(), ids=COLUMNS)
def test_dtype_or_class_settles(series, structure, label):
    assert structure_of(take(series, np.arange(len(series)))) == structure
    assert sample_series(series).structure == structure
    told = pandas_semtype.infer(pd.DataFrame({"x": series}), model="simon_v2")["x"]
    assert told.label == label
    known = f"dtype:{structure}"
    assert told.reason == ("format:coordinates" if label == "geo_coordinate" else known)


PLAIN = {
    "texts": pd.Series(["a", "b"]),
    "numbers": pd.Series([1.5, None]),
    "category": pd.Series(pd.Categorical(["a", "b"])),
    "numbers as objects": objects(lambda i: i),
    "mixed objects": objects(lambda i: [i] if i % 2 else "text"),
    "decimals and truth": objects(lambda i: 1.5 if i % 2 else True),
    "nothing": objects(lambda i: None),
    "missing numbers": objects(lambda i: np.nan),
    "bytes that are text": objects(lambda i: f"ann{i}@example.org".encode()),
}


@pytest.mark.parametrize("series", PLAIN.values(), ids=PLAIN)
def test_all_else_is_what_its_text_says(series):
    assert count(series, np.arange(len(series))).structure == ""


def test_bytes_that_are_text_are_read():
    told = pandas_semtype.infer(pd.DataFrame({"x": PLAIN["bytes that are text"]}), model="simon_v2")
    assert told["x"].label == "email"


def test_models_with_the_labels_say_them():
    from pandas_semtype.simon.decision.verdict import decide

    labels = ("json", "list", "text")
    for name, label in (("lists", "list"), ("dicts", "json")):
        sample = sample_series(COLUMNS[name][0])
        assert decide(sample, [0.1, 0.1, 0.9], labels).label == label
        assert decide(sample, [0.1, 0.1, 0.9], labels, use_rules=False).label == "text"
        without = decide(sample, [0.2, 0.6], ("int", "text"))  # as models of 55 labels are
        assert (without.label, without.reason) == ("text", f"dtype:{label}")


def test_structure_is_part_of_what_a_sample_is():
    true, text = sample_frame(pd.DataFrame({"a": [True] * 3, "b": ["True"] * 3}))
    assert true.values == text.values
    assert true != text
    assert true.fingerprint() != text.fingerprint()


def test_arrow_types_settle():
    pa = pytest.importorskip("pyarrow")
    kinds = {
        "timedelta": pa.array([1, 2], pa.duration("s")),
        "datetime": pa.array([1, 2], pa.timestamp("s")),
        "time": pa.array([1, 2], pa.time32("s")),
        "boolean": pa.array([True, None]),
        "list": pa.array([[1], [2, 3]]),
        "json": pa.array([{"a": 1}, {"a": 2}]),
        "binary": pa.array([b"\xff\x00", b"\x01"]),
        "": pa.array([b"text", b"more"]),
    }
    found = {
        kind: structure_of(pd.arrays.ArrowExtensionArray(values)) for kind, values in kinds.items()
    }
    assert found == {kind: kind for kind in kinds}
