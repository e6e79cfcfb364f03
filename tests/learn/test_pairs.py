"""Two numbers in a cell are two columns, and numbers that nobody reads are told."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import FrameError, TreatmentWarning
from pandas_semtype.learn.pairs import PairEncoder

N = 150
RNG = np.random.default_rng(58)
LAT, LON = RNG.uniform(-50, 60, N).round(4), RNG.uniform(-120, 120, N).round(4)
FORMS = {
    "location": ("{0:.4f}, {1:.4f}", LAT, LON),
    "coordinates": ("({0:.4f}, {1:.4f})", LAT, LON),
    "geom": ("POINT ({0:.4f} {1:.4f})", LON, LAT),
    "blood_pressure": ("{0}/{1}", RNG.integers(95, 190, N), RNG.integers(50, 110, N)),
    "height": ("{0}'{1}\"", RNG.integers(4, 7, N), RNG.integers(0, 12, N)),
}


def written(form, first, second):
    return [form.format(a, b) for a, b in zip(first, second, strict=True)]


@pytest.mark.parametrize("name", FORMS)
def test_both_numbers_are_there(name):
    form, first, second = FORMS[name]
    frame = pd.DataFrame({name: written(form, first, second)})
    with pytest.warns(TreatmentWarning, match="two numbers in each cell"):
        typer = SemanticTyper().fit(frame)
    assert typer.treatments_[name] == "number"
    later = pd.DataFrame({name: [*frame[name][:6], None, "unknown", form.format(1, 2)]})
    for one in (typer, pickle.loads(pickle.dumps(typer))):
        found = one.transform(later)
        assert list(found) == [f"{name}_1", f"{name}_2"]
        assert found[f"{name}_1"][:6].tolist() == first[:6].tolist()
        assert found[f"{name}_2"][:6].tolist() == second[:6].tolist()
        assert found.isna().all(axis=1).tolist() == [False] * 6 + [True, True, False]


def test_other_cells_are_an_error():
    form, first, second = FORMS["location"]
    frame = pd.DataFrame({"location": written(form, first, second)})
    with pytest.warns(TreatmentWarning):
        typer = SemanticTyper().fit(frame)
    with pytest.raises(FrameError, match="location"):
        typer.transform(pd.DataFrame({"location": ["Oslo", "Lima", "Cairo", "Perth", "Quito"]}))
    with pytest.raises(FrameError, match="location"):
        typer.transform(pd.DataFrame({"location": [1.5, 2.5, 3.5, 4.5, 5.5]}))
    with pytest.warns(TreatmentWarning):
        passed = SemanticTyper(output="passthrough").fit(frame)
    assert passed.transform(frame)["location"].tolist() == frame["location"].tolist()


@pytest.mark.parametrize(
    "cells",
    [
        ["1, 2", "3; 4", "5 / 6", "7 - 8"],
        ["1, 2, 3", "4, 5, 6"],
        ["52,5, 13,4", "51,2, 12,1"],
        ["12", "13"],
        [1.5, 2.5],
        [],
    ],
)
def test_no_pairs(cells):
    assert PairEncoder.fitted(pd.Series(cells, dtype=object)) is None


def test_a_hyphen_between_numbers_is_no_minus():
    series = pd.Series(["5-10", "11-25", "26-40"])
    found = PairEncoder.fitted(series).encode(series).columns
    assert [column.tolist() for column in found] == [[5.0, 11.0, 26.0], [10.0, 25.0, 40.0]]


def test_numbers_that_nobody_reads_are_told():
    degrees = [f"{k % 60 + 10}\u00b0{k % 60:02d}'{7 * k % 60:02d}\"N" for k in range(N)]
    frame = pd.DataFrame({"latitude": degrees})
    with pytest.warns(TreatmentWarning, match="numbers that could not be read"):
        typer = SemanticTyper().fit(frame)
    assert "degrees" in typer.report_.loc["latitude", "note"]
