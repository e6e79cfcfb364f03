"""Hints agree with what `cast` makes of a column: padded codes, long ids, lengths of time."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.results import InferenceResult

N = 120
LONG = 10**17 + 13 * np.arange(N)


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(11)
    return pd.DataFrame(
        {
            "member_no": [f"{k + 1:06d}" for k in range(N)],
            "county_fips": [f"{k:05d}" for k in rng.permutation(9000)[:N] + 1001],
            "serial_no": [str(10**22 + 7 * k) for k in range(N)],
            "record_id": LONG,
            "visitors": rng.integers(0, 900, N),
            "weight_kg": rng.normal(60, 9, N).round(2),
            "waited": pd.to_timedelta(rng.integers(60, 9000, N), unit="s"),
            "opened": pd.date_range("2021-02-03", periods=N).strftime("%Y-%m-%d"),
            "wood": rng.choice(["ash", "elm", "fir"], N),
        }
    )


@pytest.fixture(scope="module")
def result(frame):
    return pandas_semtype.infer(frame)


TEXTS = ["member_no", "county_fips", "serial_no"]


@pytest.mark.parametrize("again", [False, True])
def test_codes_that_cast_keeps_are_texts(frame, result, again):
    if again:
        result = InferenceResult.from_dict(result.to_dict())
    typed = frame.semtype.cast(result=result, report=False)
    assert [str(typed[name].dtype) for name in TEXTS] == ["string"] * 3
    pandas, h2o = result.to_hints("pandas")["dtype"], result.to_hints("h2o")["column_types"]
    raw = result.to_hints("autogluon")["type_map_raw"]
    numeric = result.to_hints("pycaret")["numeric_features"], result.to_hints("skrub")["numeric"]
    tfdv = {one["name"]: one["type"] for one in result.to_hints("tfdv")["feature"]}
    for name in TEXTS:
        assert pandas[name] == "string"
        assert h2o[name] == "string"
        assert raw[name] == "object"
        assert tfdv[name] == "BYTES"
        assert not any(name in names for names in numeric)


def test_whole_numbers_are_never_floats(frame, result):
    assert result.to_hints("pandas")["dtype"]["record_id"] == "Int64"
    assert result.to_hints("pandas")["dtype"]["visitors"] == "Int64"
    assert result.to_hints("autogluon")["type_map_raw"]["record_id"] == "int"
    tfdv = {one["name"]: one["type"] for one in result.to_hints("tfdv")["feature"]}
    assert (tfdv["record_id"], tfdv["visitors"], tfdv["weight_kg"]) == ("INT", "INT", "FLOAT")
    again = pd.read_csv(io.StringIO(frame.to_csv(index=False)), **result.to_hints("pandas"))
    assert again["record_id"].tolist() == LONG.tolist()
    for name in TEXTS:
        assert again[name].tolist() == frame[name].tolist()


def test_lengths_of_time_are_no_obstacle(frame, result):
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    dtypes = result.to_hints("flaml")["dtype"]
    assert "waited" not in dtypes
    assert typed.astype(dtypes)["weight_kg"].dtype == np.float64


def test_lightgbm_takes_what_is_left(frame, result):
    lightgbm = pytest.importorskip("lightgbm")
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    spans = list(typed.select_dtypes("timedelta"))
    typed = typed.assign(**{name: typed[name].dt.total_seconds() for name in spans})
    hints = result.to_hints("lightgbm")
    ready = typed.astype(dict.fromkeys(hints["categorical_feature"], "category"))
    ready = ready.select_dtypes(["number", "bool", "category"])
    assert "waited" in ready
    data = lightgbm.Dataset(ready, np.arange(N) % 2, **hints).construct()
    assert data.num_feature() == ready.shape[1]


def test_the_width_of_padded_codes_counts_all_of_them():
    found = pandas_semtype.infer(pd.DataFrame({"badge": [f"{k:07d}" for k in range(5, 90)]}))
    assert found["badge"].parse.width == 7
