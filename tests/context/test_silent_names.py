"""Numbers that may be degrees, ages, months or days: names say so, or tell nothing."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.context import evidence_of_names
from pandas_semtype.context.silent_names import unsaid
from pandas_semtype.types import catalogue

LABELS = list(catalogue())
R = random.Random(41)
LOGARITHMS = [float(np.log(R.uniform(60, 9000))) for _ in range(180)]
TWELVE = [R.randint(1, 12) for _ in range(180)]
GROWN_UP = [R.randint(19, 84) for _ in range(180)]
SOUTH = [round(R.uniform(-34.1, -33.6), 6) for _ in range(180)]
EAST = [round(R.uniform(150.7, 151.3), 6) for _ in range(180)]
TOWNS = [R.choice(["Penrith", "Manly", "Ryde", "Auburn", "Hornsby"]) for _ in range(180)]


def types_of(**columns):
    return pandas_semtype.infer(pd.DataFrame(columns)).types.to_dict()


@pytest.mark.parametrize("name", ["LogProtein", "log_turnover", "ln_biomass", "sodium", "lnCost"])
def test_logarithms_are_no_degrees(name):
    more = [x * 0.7 + R.gauss(0, 0.4) for x in LOGARITHMS]
    found = types_of(**{name: LOGARITHMS, "log_residual": more, "batch": TWELVE})
    assert found[name] == found["log_residual"] == "float"


@pytest.mark.parametrize("name", ["latitude", "lat_wgs84", "széleség", "Breitengrad", "stop_lat"])
def test_degrees_that_are_called_so_stay(name):
    found = types_of(**{name: SOUTH, "longitude": EAST, "suburb": TOWNS})
    assert found[name] == "latitude"


@pytest.mark.parametrize(
    "pair",
    [("y", "x"), ("GPS_N", "GPS_E"), ("ydec", "xdec"), ("geom_y", "geom_x"), ("c1", "c2"),
     ("szerokość", "długość"), ("north", "east")],
)  # fmt: skip
def test_degrees_with_other_names_stay(pair):
    found = types_of(**{pair[0]: SOUTH, pair[1]: EAST, "suburb": TOWNS})
    assert [found[name] for name in pair] == ["latitude", "longitude"]


@pytest.mark.parametrize("name", ["TankNo", "Shelf", "litter_size", "ward", "precinct"])
def test_numbers_up_to_twelve_are_no_months(name):
    assert types_of(**{name: TWELVE, "suburb": TOWNS})[name] not in ("month", "day")


@pytest.mark.parametrize("name", ["month", "Monat", "sale_month", "mnth", "mois"])
def test_months_that_are_called_so_stay(name):
    years = [R.randint(2011, 2019) for _ in range(180)]
    assert types_of(**{name: TWELVE, "year": years})[name] == "month"


@pytest.mark.parametrize("name", ["GuessedSeconds", "humidity", "seats", "Goals"])
def test_numbers_up_to_ninety_are_no_ages(name):
    assert types_of(**{name: GROWN_UP, "suburb": TOWNS})[name] == "int"


@pytest.mark.parametrize("name", ["age", "age_at_visit", "patient_age", "edad"])
def test_ages_that_are_called_so_stay(name):
    assert types_of(**{name: GROWN_UP, "suburb": TOWNS})[name] == "age"


def test_cells_alone_are_judged_as_before():
    frame = pd.DataFrame({"rainfall": SOUTH, "suburb": TOWNS})
    assert pandas_semtype.infer(frame, use_names=False).types["rainfall"] == "latitude"


def test_letters_of_axes_tell_nothing_and_symbols_something():
    names, labels = ["X", "n", "c", "K", "q"], ["latitude", "float"]
    evidence = np.full((5, 2), 0.1)
    assert unsaid(evidence, names, labels)[:, 0].tolist() == [False, False, False, True, True]


def test_labels_that_are_not_asked_for_cost_nothing():
    assert not unsaid(np.ones((1, 2)), ["rainfall"], ["text", "float"]).any()


@pytest.mark.parametrize(
    ("label", "name"),
    [("latitude", "緯度"), ("longitude", "경도"), ("month", "месяц"), ("age", "возраст"),
     ("day", "ngày"), ("age", "年齢"), ("latitude", "lintang"), ("longitude", "boylam")],
)  # fmt: skip
def test_names_of_other_languages_say_it(label, name):
    evidence = evidence_of_names([name], LABELS, [name])
    assert not unsaid(evidence, [name], LABELS)[0, LABELS.index(label)]
