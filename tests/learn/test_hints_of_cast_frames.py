"""Hints and schemas leave open what a cast left open, beside decimal commas and after them."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells.marks_kept import keep_decimal_commas
from pandas_semtype.results import InferenceResult

N = 140
RNG = np.random.default_rng(41)


def with_comma(numbers):
    return [f"{number:.2f}".replace(".", ",") for number in numbers]


OPEN = {
    "litres": [f"{k / 1000:.3f}" for k in RNG.integers(1001, 9999, N)],
    "gross_weight": [f"{k / 1000:.3f}" for k in RNG.integers(10_001, 99_999, N)],
    "visitors": [f"{k:,}" for k in RNG.integers(1001, 9999, N)],
}


def beside_commas(name):
    paid = with_comma(RNG.uniform(1, 900, N))
    return pd.DataFrame({name: OPEN[name], "paid": paid, "town": ["Ulm", "Kiel"] * (N // 2)})


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("backend", ["numpy_nullable", "numpy"])
def test_hints_of_a_cast_frame_are_those_of_the_frame_before(name, backend):
    frame = beside_commas(name)
    typed = frame.semtype.cast(dtype_backend=backend, report=False)
    assert typed[name].tolist() == OPEN[name]
    result = typed.semtype.infer()
    kept = InferenceResult.from_dict(result.to_dict())
    for one in (result, kept, pickle.loads(pickle.dumps(result))):
        assert one.to_hints("pandas")["dtype"][name] == "string"
        assert one.to_hints("h2o")["column_types"] == {
            name: "string", "paid": "numeric", "town": "enum",
        }  # fmt: skip
        assert name not in one.to_hints("pycaret")["numeric_features"]
        assert name not in one.to_hints("skrub")["numeric"]
        types = [field["type"] for field in one.to_table_schema()["fields"]]
        assert types == ["string", "number", "string"]
    assert typed.semtype.cast(dtype_backend=backend, report=False)[name].tolist() == OPEN[name]


@pytest.mark.parametrize("name", OPEN)
def test_schemas_agree_with_the_cast_beside_commas(name):
    frame = beside_commas(name)
    result = frame.semtype.infer()
    types = [field["type"] for field in result.to_table_schema()["fields"]]
    assert types == ["string", "string", "string"]
    properties = result.to_json_schema()["items"]["properties"]
    assert properties[name]["type"] == ["string", "null"]


def test_numbers_alone_stay_numbers():
    frame = pd.DataFrame({"litres": OPEN["litres"], "paid": RNG.uniform(1, 900, N).round(2)})
    result = frame.semtype.infer()
    assert [field["type"] for field in result.to_table_schema()["fields"]] == ["number", "number"]
    assert result.to_hints("pandas")["dtype"]["litres"] == "Float64"


def test_stored_numbers_and_larger_groups_are_not_open():
    frame = pd.DataFrame(
        {
            "litres": np.array(OPEN["litres"], dtype=float),
            "population": [f"{k:,}" for k in RNG.integers(1_000_001, 9_999_999, N)],
        }
    )
    keep_decimal_commas(frame)
    result = pandas_semtype.infer(frame)
    assert result["litres"].parse.kind == "decimal"
    assert result["population"].parse.kind == "integer"
