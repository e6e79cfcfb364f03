"""Numbers behind two letters are what a firm numbers, unless the name says subdivisions."""

import pandas as pd
import pytest
from rule_samples import by_kind, cells_of

import pandas_semtype
from pandas_semtype.simon.rules.region_codes import region_code_opinions
from pandas_semtype.simon.rules.validators import validators


def inferred(cells, name=None, times=4):
    frame = pd.DataFrame({name or "x": cells * times})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=name is not None).at(0).label


NUMBERED = {
    "pumps": [f"PE-{n:02d}" for n in range(3, 19)],
    "cabinets": [f"SK-{n}" for n in range(1, 31)],
    "valves": [f"VE-{n:03d}" for n in range(101, 119)],
    "two series": [f"{head}-{n:02d}" for n in range(1, 12) for head in ("KW", "LV")],
    "shelves": [f"HR-{letter}{n}" for letter in "ABC" for n in range(1, 6)],
}


@pytest.mark.parametrize("cells", NUMBERED.values(), ids=NUMBERED)
def test_numbers_behind_a_prefix_are_no_subdivisions(cells):
    found = region_code_opinions(cells_of(cells))
    assert not by_kind(found, "settles")
    assert by_kind(found, "doubts") == {"state": "format:numbered_prefixes"}
    assert inferred(cells) != "state"


@pytest.mark.parametrize("name", ["cabinet", "Ventil", "bomba"])
def test_whatever_they_are_called(name):
    assert inferred(NUMBERED["cabinets"], name) != "state"


@pytest.mark.parametrize("name", ["state", "province", "Provinz"])
def test_a_name_brings_subdivisions_back(name):
    assert inferred([f"FI-{n:02d}" for n in range(1, 20)], name) == "state"


@pytest.mark.parametrize(
    "cells",
    [
        ["ES-MD", "ES-CT", "ES-AN", "ES-GA", "ES-PV"],
        ["MX-JAL", "MX-OAX", "MX-PUE", "MX-SON", "MX-YUC"],
        ["JP-13", "TR-34", "PL-14", "NO-03", "FI-18", "DK-84"],
    ],
)
def test_subdivisions_of_a_list_or_of_many_countries_settle(cells):
    assert by_kind(region_code_opinions(cells_of(cells)), "settles") == {
        "state": "format:region_code"
    }


def test_what_stands_in_front_of_a_number_is_a_country():
    cells = ["JP-13", "RA-13", "Me", "NY", "Ohio", "12"]
    assert validators()["state"](cells).tolist() == [True, False, False, True, True, True]
