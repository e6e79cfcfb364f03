"""Columns of objects, and frames without any, against the schemas made of them."""

from __future__ import annotations

import fractions
import json
import uuid
from decimal import Decimal
from pathlib import PurePosixPath

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import infer
from pandas_semtype.errors import ArgumentError

N = 12
OBJECTS = {
    "identifiers": [uuid.UUID(int=i) for i in range(N)],
    "arrays": [np.arange(i % 4) for i in range(N)],
    "fractions": [fractions.Fraction(i, 7) for i in range(N)],
    "with gaps": [uuid.UUID(int=7), None] * (N // 2),
    "beside texts": [uuid.UUID(int=7), "Bari"] * (N // 2),
    "lists": [[i, None] for i in range(N)],
    "tuples": [(i, "a") for i in range(N)],
    "dictionaries": [{"a": i} for i in range(N)],
    "texts": ["Bari", None] * (N // 2),
    "numbers": [i if i % 3 else None for i in range(N)],
    "truth": [True, None] * (N // 2),
    "decimals": [Decimal("1.50"), None] * (N // 2),
    "any": [1, "a", 2.5, None, True, [1]] * (N // 6),
    "missing": [None] * N,
}


def framed(name):
    cells = np.empty(N, dtype=object)
    for place, cell in enumerate(OBJECTS[name]):
        cells[place] = cell
    return pd.DataFrame({"n": range(N), "x": pd.Series(cells, dtype=object)})


@pytest.mark.parametrize("rows", [N, 0])
@pytest.mark.parametrize("name", OBJECTS)
def test_json_schema_accepts_the_records_of_its_frame(name, rows):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra test")
    frame = framed(name).iloc[:rows]
    schema = json.loads(json.dumps(infer(frame).to_json_schema(frame)))
    handlers = [str] if name == "fractions" else [None, str]  # which pandas cannot write itself
    for handler in handlers:
        records = json.loads(frame.to_json(orient="records", default_handler=handler))
        jsonschema.validate(records, schema)


@pytest.mark.filterwarnings("ignore")  # pandera imports what else is installed
@pytest.mark.parametrize("name", OBJECTS)
def test_pandera_accepts_its_frame(name):
    pytest.importorskip("pandera.pandas", reason="pandera is in the group frames")
    frame = framed(name)
    infer(frame).to_pandera(frame).validate(frame)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("texts", "string"), ("missing", "string"), ("identifiers", "any"), ("beside texts", "any"),
     ("arrays", "array"), ("lists", "array"), ("tuples", "array"), ("any", "any"),
     ("dictionaries", "object"), ("numbers", "integer")],
)  # fmt: skip
def test_objects_of_other_classes_are_of_any_kind(name, kind):
    frame = framed(name)
    assert infer(frame).to_table_schema(frame)["fields"][1]["type"] == kind


def test_texts_of_a_class_of_their_own_are_texts():
    class Text(str):
        __slots__ = ()

    frame = pd.DataFrame({"x": pd.Series([Text("Bari")] * N, dtype=object)})
    assert infer(frame).to_table_schema(frame)["fields"][0]["type"] == "string"
    paths = pd.DataFrame({"x": pd.Series([PurePosixPath("a/b")] * N, dtype=object)})
    assert infer(paths).to_table_schema(paths)["fields"][0]["type"] == "any"


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame(index=range(3))])
def test_a_frame_without_columns_is_no_table_of_a_database(frame):
    pytest.importorskip("sqlalchemy", reason="sqlalchemy is in the extra test")
    with pytest.raises(ArgumentError, match="a frame with a column"):
        infer(frame).to_sql("t", "sqlite", frame)
    assert infer(frame).to_json_schema(frame)["items"]["required"] == []
