"""Cells that no sample showed, written otherwise than the rest: read alike, and told of."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype


def cast(cells, label, **options):
    new, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": label}, **options)
    return new["x"], report["x"]


def kept(cells, label):
    """Cast by what a first cast was told, as of a sample that showed nothing else."""
    known = pd.DataFrame({"x": cells[:-1]}).semtype.infer()
    new, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), known)
    return new["x"], report["x"]


CENTS = [f"{17 * i % 911}.{i % 100:02d}" for i in range(40)]


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize("how", [cast, kept])
def test_one_letter_that_may_multiply_is_not_read(how, times):
    cells = [*[str(3 + 7 * i) for i in range(40)] * times, "8k"]
    new, entry = how(cells, "int")
    assert not entry.converted or entry.unparsed.tolist() == [len(cells) - 1]
    assert 8000 not in new.dropna().tolist()
    cells[-1] = "8 Mio"
    new, entry = how(cells, "int")
    if entry.converted:
        assert (new.iloc[-1], entry.reason) == (8_000_000, "Mio is read as 1,000,000")


@pytest.mark.parametrize("times", [1, 30])
def test_amounts_tell_what_multiplies_them(times):
    cells = [*[f"${cell}" for cell in CENTS] * times, "$3.4k"]
    new, entry = kept(cells, "currency")
    assert (new.iloc[-1], "k is read as 1,000" in entry.reason) == (3400, True)


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(
    ("cells", "odd", "label", "value", "what"),
    [
        (CENTS, "2,075", "float", 2075, "a comma before three digits groups in 1 cell"),
        (
            [c.replace(".", ",") for c in CENTS],
            "2.075",
            "float",
            2075,
            "a point before three digits groups in 1 cell",
        ),
        (
            [f"${c}" for c in CENTS],
            "$2.075",
            "currency",
            2.075,
            "a point before three digits is decimal in 1 cell",
        ),
        (
            [f"{c} kg" for c in CENTS],
            "2,075 kg",
            "measure",
            2075,
            "a comma before three digits groups in 1 cell",
        ),
    ],
)
def test_single_marks_are_told(cells, odd, label, value, what, times):
    new, entry = cast([*cells * times, odd], label)
    assert new.iloc[-1] == value
    assert what in entry.reason


def test_marks_that_are_shown_are_not_told():
    for more in (["2,075", "3,110.50"], ["2,075", "1,003,110"]):
        assert cast([*CENTS, *more], "float")[1].reason == ""
    assert cast([*CENTS, "2.075"], "float")[1].reason == ""
    assert "three digits" not in cast([f"{c} KWD" for c in [*CENTS, "2.075"]], "currency")[1].reason


@pytest.mark.parametrize("times", [1, 30])
def test_lengths_of_time_and_quarters(times):
    new, entry = cast([*[f"{i} min" for i in range(2, 50)] * times, "1.500 min"], "duration")
    assert new.iloc[-1] == pd.Timedelta(seconds=90)
    assert entry.reason == "a mark before three digits is decimal in 1 cell"
    new, entry = cast([*["2021-04-19", "2021-06-28"] * 20 * times, "Q3 2021"], "datetime")
    assert new.iloc[-1] == pd.Timestamp("2021-07-01")
    assert entry.reason == "a quarter in 1 cell, read as its first day"


def test_truth_values_of_nullable_integers_are_truth_values_of_numpy():
    frame = pd.DataFrame({"x": pd.Series([1, 0, None], dtype="Int8")})
    new = pandas_semtype.cast(frame, types={"x": "boolean"}, dtype_backend="numpy", report=False)
    assert [type(v) for v in new["x"]] == [bool, bool, float]
