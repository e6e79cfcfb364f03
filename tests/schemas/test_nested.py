"""Columns of lists, arrays and dictionaries in schemas: what every cell is, and no more."""

from __future__ import annotations

import collections
import datetime as dt
import json
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import InferenceResult, infer

N = 12
Point = collections.namedtuple("Point", "x y")  # noqa: PYI024 - without types, as people have them


def framed(cells):
    held = np.empty(len(cells), dtype=object)
    for place, cell in enumerate(cells):
        held[place] = cell
    return pd.DataFrame({"n": range(len(cells)), "x": pd.Series(held, dtype=object)})


CELLS = {
    "vectors": ([np.linspace(0, 1, 3 + i % 2) for i in range(N)], "array", "number"),
    "short vectors": ([np.arange(2, dtype="uint8")] * N, "array", "integer"),
    "matrices": ([np.eye(2)] * N, "array", ""),
    "flags": ([np.array([True, False])] * N, "array", "boolean"),
    "words": ([np.array(["ab", "c"], dtype=object)] * N, "array", "string"),
    "lists beside vectors": ([np.arange(2), [3, 4]] * (N // 2), "array", "integer"),
    "points": ([Point(i, 0.5) for i in range(N)], "array", "number"),
    "tags": ([["red"], None, ["green", None]] * (N // 3), "array", "string"),
    "empty lists": ([[]] * N, "array", ""),
    "different items": ([["red", 7]] * N, "array", ""),
    "lists of lists": ([[[1], [2]]] * N, "array", ""),
    "days": ([[dt.date(2021, 3, 4)]] * N, "array", ""),
    "ordered": ([collections.OrderedDict(a=i) for i in range(N)], "object", ""),
    "counted": ([collections.Counter("abca"), np.nan] * (N // 2), "object", ""),
    "lists and dictionaries": ([[1], {"a": 1}] * (N // 2), "any", ""),
    "lists and texts": ([[1], "1"] * (N // 2), "any", ""),
    "arrays without a dimension": ([np.array(5)] * N, "any", ""),
    "sets": ([{1, 2}] * N, "any", ""),
}


@pytest.mark.parametrize("name", CELLS)
def test_what_every_cell_is(name):
    cells, kind, items = CELLS[name]
    frame = framed(cells)
    result = infer(frame)
    schema = result.to_table_schema(frame)
    assert schema["fields"][1]["type"] == kind
    back = InferenceResult.from_schema(json.loads(json.dumps(schema)))
    assert back.types.to_dict() == result.types.to_dict()
    made = result.to_json_schema(frame)["items"]["properties"]["x"]
    assert made.get("type") == (None if kind == "any" else [kind, "null"])
    assert made.get("items") == ({"type": [items, "null"]} if items else None)


@pytest.mark.parametrize("name", [name for name in CELLS if "dimension" not in name])
def test_json_schema_accepts_the_records_and_no_others(name):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra test")
    cells, kind, items = CELLS[name]
    frame = framed(cells)
    schema = infer(frame).to_json_schema(frame)
    records = json.loads(frame.to_json(orient="records", date_format="iso"))
    jsonschema.validate(records, schema)
    strange = [value for value, bad in (("far", kind != "any"), ([{}], bool(items))) if bad]
    for value in strange:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([{"n": 1, "x": value}], schema)


def test_types_of_arrow():
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    arrays = {
        "lists": pa.array([[1, 2], None, []] * 4, pa.list_(pa.int16())),
        "large": pa.array([["a"], ["b"], []] * 4, pa.large_list(pa.string())),
        "fixed": pa.array([[0.5, 1.5]] * N, pa.list_(pa.float32(), 2)),
        "nested": pa.array([[[1]]] * N),
        "records": pa.array([{"a": 1}, None, {"a": 2}] * 4),
        "pairs": pa.array([[("a", 1)]] * N, pa.map_(pa.string(), pa.int64())),
    }
    frame = pd.DataFrame({k: pd.arrays.ArrowExtensionArray(v) for k, v in arrays.items()})
    result = infer(frame)
    kinds = [field["type"] for field in result.to_table_schema(frame)["fields"]]
    assert kinds == ["array", "array", "array", "array", "object", "array"]
    schema = result.to_json_schema(frame)
    made = schema["items"]["properties"]
    items = [made[name].get("items", {}).get("type", [""])[0] for name in frame]
    assert items == ["integer", "string", "number", "", "", ""]
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra test")
    jsonschema.validate(json.loads(frame.to_json(orient="records")), schema)


def test_arrow_keeps_vectors():
    pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
    frame = framed([np.arange(3), None, np.arange(2)] * 4)
    schema = infer(frame).to_arrow_schema(frame)
    assert schema.field("x").type == pa.list_(pa.int64())
    assert pa.Table.from_pandas(frame, preserve_index=False).schema.equals(schema)


TEXTS = {
    "objects": ([f'{{"a": {i}}}' for i in range(N)], "object"),
    "lists": ([f'["red", {i}]' for i in range(N)], "array"),
    "with gaps": (['{"a": 1}', None, '{"b": []}'] * 4, "object"),
    "both": ([f'{{"a": {i}}}' if i % 2 else f"[{i}, 2]" for i in range(N)], "string"),
    "one damaged": ([f'{{"a": {i}}}' for i in range(8 * N)] + ['{"a": '], "string"),
    "not a number": ([f'{{"a": {i}}}' for i in range(N - 1)] + ['{"a": NaN}'], "string"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_in_json(name, tmp_path, monkeypatch):
    cells, kind = TEXTS[name]
    frame = pd.DataFrame({"n": range(len(cells)), "extra": cells})
    result = infer(frame)
    assert result["extra"].label == "json"
    schema = result.to_table_schema(frame)
    assert schema["fields"][1]["type"] == kind
    # In records, and to SQL, they are texts.
    made = result.to_json_schema(frame)["items"]["properties"]["extra"]
    assert made["type"] == ["string", "null"]
    assert result.to_table_schema()["fields"][1]["type"] == "string"
    frictionless = pytest.importorskip("frictionless", reason="frictionless is in the group frames")
    frame.to_csv(tmp_path / "frame.csv", index=False)
    monkeypatch.chdir(tmp_path)
    for given in ("frame.csv", frame):
        read = frictionless.Schema.from_descriptor(schema)
        assert frictionless.Resource(given, schema=read).validate().valid


@pytest.mark.filterwarnings("ignore")  # pandera imports what else is installed
@pytest.mark.parametrize("name", ["vectors", "ordered", "points"])
def test_pandera_accepts_them(name):
    pytest.importorskip("pandera.pandas", reason="pandera is in the group frames")
    from pandas_semtype.validation import to_pandera

    frame = framed(CELLS[name][0])
    to_pandera(infer(frame), frame).validate(frame)


def test_classes_of_somebody_raise_nothing():
    class Bag(list):
        __slots__ = ()

        def __iter__(self):
            raise RuntimeError

        __len__ = __iter__

    class Vector(np.ndarray):
        @property
        def ndim(self):
            raise RuntimeError

        tolist = view = ndim

    for cells in ([Bag([1])] * N, [np.arange(3).view(Vector)] * N):
        frame = framed(cells)
        result = infer(frame)
        assert result.to_table_schema(frame)["fields"][1]["type"] == "array"
        made = result.to_json_schema(frame)["items"]["properties"]["x"]
        assert made["items"] == {"type": ["integer", "null"]}
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
        assert str(result.to_arrow_schema(frame).field("x").type) == "string"


IN_ARROW = """
import sys
import numpy as np
import pandas as pd
from pandas_semtype import infer

class Rows(list):
    def __len__(self):
        raise RuntimeError("secret")

def array(*items):
    found = np.empty(len(items), dtype=object)
    for k, item in enumerate(items):
        found[k] = item
    return found

itself = []
itself += [itself, itself]
holds_itself = array(1)
holds_itself[0] = holds_itself
cells = {
    "derived in a list": [Rows([1])],
    "derived in an array": array(Rows([1]), Rows([2])),
    "derived in an object": [{"a": Rows([1])}],
    "a list in itself": itself,
    "an array in itself": holds_itself,
}
frame = pd.DataFrame({name: pd.Series([cell, cell, None]) for name, cell in cells.items()})
schema = infer(frame).to_arrow_schema(frame)
for field in schema:
    print(field.name, field.type, sep=": ")
"""


def test_arrow_never_sees_derived_classes_in_cells():
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    # In a process of its own, which Arrow would end.
    run = subprocess.run(
        [sys.executable, "-c", IN_ARROW],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        "derived in a list: list<item: list<item: int64>>",
        "derived in an array: list<item: list<item: int64>>",
        "derived in an object: list<item: struct<a: list<item: int64>>>",
        "a list in itself: string",
        "an array in itself: string",
    ]
