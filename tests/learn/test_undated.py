"""Dates that cannot be read: SemanticTyper says so, and makes no column of each row."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import TreatmentWarning

N = 120
MOMENTS = pd.date_range("2023-01-09 04:10", periods=N, freq="1433min")


def fitted(cells):
    frame = pd.DataFrame({"logged": list(cells), "size": range(N)})
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        typer = SemanticTyper().fit(frame)
    found = [str(one.message) for one in caught if one.category is TreatmentWarning]
    return typer, "".join(found), frame


@pytest.mark.parametrize("form", ["%b %d %H:%M:%S", "%d-%b %H:%M"])
def test_dates_that_are_not_read_are_told_and_get_few_columns(form):
    typer, told, frame = fitted(MOMENTS.strftime(form))
    if typer.roles_["logged"] != "datetime":
        pytest.skip(f"the model says {typer.roles_['logged']}")
    assert "dates or times that could not be read" in told
    assert typer.report_.loc["logged", "note"].startswith("dates or times")
    assert typer.transform(frame).shape[1] <= 3


def test_years_of_another_calendar_are_none_of_ours():
    cells = [f"{1440 + k % 5}/{k % 12 + 1:02d}/{k % 29 + 1:02d}" for k in range(N)]
    typer, told, frame = fitted(cells)
    assert "Islamic or Persian calendar" in told
    assert not any("year" in name for name in typer.transform(frame))


@pytest.mark.parametrize("form", ["%d.%m.%Y %H.%M", "%Y-%m-%d_%H-%M-%S"])
def test_times_with_other_marks_are_moments(form):
    typer, told, frame = fitted(MOMENTS.strftime(form))
    assert (typer.treatments_["logged"], told) == ("moment", "")
    assert typer.transform(frame)["logged_hour"].tolist() == MOMENTS.hour.tolist()


def test_weeks_with_a_day_are_days():
    typer, told, frame = fitted(MOMENTS.strftime("%G-W%V-%u"))
    assert (typer.treatments_["logged"], told) == ("moment", "")
    assert typer.transform(frame)["logged_day"].tolist() == MOMENTS.day.tolist()


def test_few_weeks_are_categories_and_told():
    typer, told, _ = fitted([f"2023-W{k % 9 + 10}" for k in range(N)])
    if typer.roles_["logged"] == "datetime":
        assert typer.treatments_["logged"] == "category"
        assert "taken for categories" in told


@pytest.mark.parametrize(
    ("name", "words", "suffix"),
    [
        ("year discovered", ["Ancient"], "_ancient"),
        ("founded", ["Antike", "Mittelalter"], "_antike"),
        ("year_built", ["before the war", "1880s"], "_before the war"),
    ],
)
def test_years_beside_words_are_numbers(name, words, suffix):
    rng = np.random.default_rng(len(name))
    years = [str(year) for year in rng.integers(1700, 2000, 200)]
    cells = [words[k % len(words)] if k % 7 == 0 else year for k, year in enumerate(years)]
    with pytest.warns(TreatmentWarning, match="the number in each cell was taken"):
        typer = SemanticTyper().fit(pd.DataFrame({name: cells}))
    assert typer.types_[name] == "year"
    assert typer.treatments_[name] == "number"
    assert f"{name}{suffix}" in typer.get_feature_names_out()
    found = typer.transform(pd.DataFrame({name: ["2011", words[0]]}))[name].tolist()
    assert found[0] == 2011
    assert np.isnan(found[1])
