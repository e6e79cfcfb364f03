"""Numbers that `cast` refuses beside decimal commas: texts for tools, and told by SemanticTyper."""

from __future__ import annotations

import io
import warnings

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype import SemanticTyper
from pandas_semtype.errors import TreatmentWarning

N = 60


def decimals(n, low, high, seed):
    values = np.random.default_rng(seed).uniform(low, high, N)
    return [f"{value:.{n}f}".replace(".", ",") for value in values]


@pytest.fixture(scope="module")
def frame():
    steps = np.random.default_rng(7).integers(1000, 9000, N)
    return pd.DataFrame(
        {
            "Thrombozyten": [f"{n // 1000}.{n % 1000:03d}" for n in steps],
            "H\u00e4matokrit": decimals(1, 30, 50, 8),
            "Dichte": decimals(3, 1, 2, 9),
        }
    )


def test_what_cast_refuses_is_a_text_for_every_tool(frame):
    result = frame.semtype.infer()
    report = frame.semtype.cast(result=result)[1]
    left = [name for name in frame if report[name].refused]
    assert "Thrombozyten" in left
    hints = result.to_hints("pandas")
    assert {hints["dtype"][name] for name in left} <= {"string", "category"}
    read = pd.read_csv(io.StringIO(frame.to_csv(index=False)), **hints)
    assert read["Thrombozyten"].astype(str).tolist() == frame["Thrombozyten"].tolist()
    assert not set(left) & set(result.to_hints("skrub")["numeric"])
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    typed.astype(result.to_hints("flaml")["dtype"])


def test_points_of_a_frame_without_decimal_commas_are_numbers():
    cells = [cell.replace(",", ".") for cell in decimals(3, 1, 9, 3)]
    for more in ({}, {"share": ["1.5", "2.25", "7.5"] * (N // 3)}, {"share": [0.5, 1, 2] * 20}):
        result = pd.DataFrame({"density": cells, **more}).semtype.infer()
        assert result.to_hints("pandas")["dtype"]["density"] == "Float64"


@pytest.mark.parametrize("is_cast", [False, True])
def test_the_typer_reads_such_numbers_in_order_and_says_so(frame, is_cast):
    given = frame.semtype.cast(report=False) if is_cast else frame
    with pytest.warns(TreatmentWarning, match="read with a decimal comma"):
        typer = SemanticTyper().fit(given)
    assert "cast with types=" in typer.report_.loc["Thrombozyten", "note"]
    later = given.head(2).copy()
    later["Thrombozyten"] = pd.Series(["7.264", "850"], dtype=later["Thrombozyten"].dtype)
    assert typer.transform(later)["Thrombozyten"].tolist() == [7264, 850]


def test_open_points_are_read_as_decimals_and_told():
    sizes = np.random.default_rng(4).uniform(2, 9, N)
    frame = pd.DataFrame({"size": [f"{x:.3f}" if x < 5 else str(int(x * 300)) for x in sizes]})
    assert frame.semtype.cast()[1]["size"].refused
    with pytest.warns(TreatmentWarning, match="read with a decimal point"):
        typer = SemanticTyper().fit(frame)
    assert typer.transform(frame)["size"].tolist() == [float(cell) for cell in frame["size"]]


def test_numbers_that_leave_nothing_open_are_not_warned_of(frame):
    plain = pd.DataFrame({"x": frame["H\u00e4matokrit"], "y": ["1.204.500", "7.300", "950"] * 20})
    with warnings.catch_warnings():
        warnings.simplefilter("error", TreatmentWarning)
        typer = SemanticTyper().fit(plain)
    assert typer.transform(plain)["y"].max() == 1204500
    assert pandas_semtype.cast(plain)[0]["y"].max() == 1204500
