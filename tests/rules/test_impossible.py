"""Impossible is impossible: kinds of columns that once got a label none of whose cells has it."""

import numpy as np
import pandas as pd
import pytest
from rule_samples import by_kind, cells_of, sample_of

import pandas_semtype
from pandas_semtype.simon.decision.verdict import decide
from pandas_semtype.simon.rules.all_rules import opinions
from pandas_semtype.simon.rules.impossible import validated_opinions
from pandas_semtype.simon.rules.validators import validators


def verdict_of(cells):
    return pandas_semtype.infer(pd.DataFrame({"x": cells}), model="simon_v2", mode="best_guess")[
        "x"
    ]


def made(form, n=40):
    return [form(i) for i in range(n)]


GENERAL = {"text", "categorical", "identifier", "code", "file_path"}
STRANGERS = {
    "JSON objects": (
        {"json"},
        made(lambda i: f'{{"id": {i * 7}, "live": {["true", "false"][i % 2]}}}'),
    ),
    "names of metrics": (
        {"username"},  # possible, and wrong: tests/misdetected has them too
        made(lambda i: f"{['jvm.heap', 'db.pool', 'disk.io'][i % 3]}.used{i}"),
    ),
    "classes": (set(), made(lambda i: f"org.zeta.{['pipe', 'auth'][i % 2]}.Worker{i}Service")),
    "digital object identifiers": (
        {"doi"},
        made(lambda i: f"10.{1000 + i}/j.cell.{2010 + i % 9}.{i:03d}"),
    ),
    "sums of eight digits": ({"hash"}, made(lambda i: f"{i * 99991337 % 2**32:08x}")),
    "short hashes": ({"hash"}, made(lambda i: f"{i * 7654321 % 2**28:07x}")),
    "variants of genes": (set(), made(lambda i: f"c.{70 + i * 3}{'ACGT'[i % 4]}>{'TGCA'[i % 4]}")),
    "spans of pages": (set(), made(lambda i: f"{100 + i * 9}-{108 + i * 9}")),
    "cases with an E": (set(), made(lambda i: f"2015{i % 12 + 1:02d}E{98000 + i * 37}")),
    "scores": (set(), made(lambda i: f"{i % 10}/10")),
    "school years": ({"year_range"}, made(lambda i: f"20{10 + i % 12}/{11 + i % 12}")),
    "handles": ({"username"}, made(lambda i: f"@kim{i * 3}")),
    "regular expressions": (set(), made(lambda i: f"^b{i}.*$")),
    "licences": (set(), made(lambda i: f"T{i % 3}-0{4100 + i * 13}")),
}


@pytest.mark.parametrize(("special", "cells"), STRANGERS.values(), ids=STRANGERS)
def test_a_format_that_no_cell_has_is_no_verdict(special, cells):
    told = verdict_of(cells)
    assert told.label in GENERAL | special, told
    validator = validators().get(told.label)
    assert validator is None or validator(cells).any()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("JSON objects", "json"),
        ("digital object identifiers", "doi"),
        ("school years", "year_range"),
        ("cases with an E", "identifier"),
        ("licences", "identifier"),
    ],
)
def test_a_model_that_knows_the_special_label_says_it(name, label):
    assert verdict_of(STRANGERS[name][1]).label == label


CONSTANTS = {
    "0": "int",
    "1": "int",
    "2": "int",
    "deny": "categorical",
    "grant": "categorical",
    "manual": "categorical",
    "automatic": "categorical",
    "г": "categorical",
    "SDS011": "code",
}


@pytest.mark.parametrize(("cell", "label"), CONSTANTS.items())
def test_a_constant_is_what_its_one_cell_proves(cell, label):
    told = verdict_of([cell] * 40)
    assert told.label in ({"categorical", "code"} if label == "code" else {label})


def test_a_constant_number_is_no_pair_of_codes():
    assert verdict_of([1] * 12).label == "int"
    assert verdict_of(["0", "1"] * 20).label == "boolean"
    assert verdict_of(["true"] * 12).label == "boolean"
    assert verdict_of([2019] * 12).label == "year"


DECIMALS = {
    "one of forty": [str(n) for n in range(1, 40)] + ["2.1"],
    "one of a hundred": [str(n * 9) for n in range(1, 100)] + ["162.5"],
    "one of nine": ["150", "161", "172", "158", "181", "169", "175", "190", "162.5"],
    "one beside ones": ["1"] * 100 + ["1.5"],
    "lengths": ["7", "10", "0", "6", "8", "5", "11", "9"] * 6 + ["6.5", "7.25"],
}


@pytest.mark.parametrize("name", DECIMALS)
def test_numbers_with_a_decimal_point_are_floats(name):
    assert verdict_of(DECIMALS[name]).label == "float"


TIMES = {
    "temperatures": ("float", ["17.50", "17.40", "17.30", "17.20", "18.10", "16.90"] * 8),
    "weights": ("float", [f"{n / 10:.2f}" for n in range(52, 96, 3)] * 3),
    "departures": ("time", made(lambda i: f"{5 + i % 17:02d}.{i * 7 % 60:02d}")),
}


@pytest.mark.parametrize(("label", "cells"), TIMES.values(), ids=TIMES)
def test_tenths_with_two_digits_are_no_time_of_day(label, cells):
    assert verdict_of(cells).label == label


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("unix_time", made(lambda i: str(1_612_345_678 + i * 86_399))),
        ("unix_time", made(lambda i: str(1_712_345_678_000 + i * 3_600_001))),
        ("int", made(lambda i: str(44_197 + i))),
    ],
    ids=["seconds", "milliseconds", "days of a spreadsheet"],
)
def test_counts_of_seconds_and_days_are_whole_numbers(label, cells):
    told = verdict_of(cells)
    assert told.label == label
    assert "int" in told.labels


def test_lists_of_cuisines_are_not_languages():
    cells = ["French, Burgers", "Thai, Pizza", "Italian, Seafood", "Greek, Grill", "Korean, BBQ"]
    assert verdict_of(cells * 8).label != "language"


LABELS = (
    "boolean",
    "categorical",
    "float",
    "hex_color",
    "int",
    "mac_address",
    "text",
    "ean",
    "identifier",
)


def decided(cells, **scores):
    return decide(sample_of(cells), {label: scores.get(label, 0.0) for label in LABELS}, LABELS)


def test_what_remains_goes_to_the_general_label():
    told = decided(["a one", "b two", "c three", "d four"], mac_address=0.99)
    assert (told.label, told.reason) == ("text", "impossible:mac_address")
    assert decided(["12", "13", "14", "15"], hex_color=0.99).label == "int"
    assert decided(["12.5", "13.5", "14", "15"], hex_color=0.99).label == "float"
    assert decided(["red", "green"] * 20, mac_address=0.99).label == "categorical"


def test_a_specific_label_that_is_possible_takes_what_remains():
    told = decided(["BX_1.77", "BX_2.31", "BX_9.02", "BX_4.55"], mac_address=0.9, identifier=0.8)
    assert (told.label, told.reason) == ("identifier", "impossible:mac_address")


def test_a_possible_label_of_some_weight_is_not_outvoted():
    cells = cells_of(["2125550143", "2125550178", "2145550121", "2105550166"])
    found = validated_opinions(cells, {"isbn": 0.8, "phone": 0.3})
    assert by_kind(found, "supports") == {"phone": "impossible:others"}
    found = by_kind(validated_opinions(cells, {"isbn": 0.8, "phone": 0.1}), "supports")
    assert found == {"int": "impossible:others"}


def test_labels_without_validator_and_of_little_weight_are_left_alone():
    cells = cells_of(["a one", "b two", "c three", "d four"])
    assert validated_opinions(cells, {"identifier": 0.9, "text": 0.5}) == []
    quiet = by_kind(validated_opinions(cells, {"mac_address": 0.1}), "supports")
    assert quiet == {}


def test_missing_values_are_no_evidence():
    mail = [f"ann{i}@example.org" for i in range(2)] + ["n/a", "-", "unknown", "NULL", "none"]
    cells = cells_of(mail)
    assert validated_opinions(cells, {"email": 0.9}) == []


def test_cells_that_all_have_a_check_digit_speak_for_the_label():
    rng = np.random.default_rng(2)
    eans = []
    for body in rng.integers(10**11, 10**12, 20):
        digits = [int(c) for c in str(body)]
        eans.append(f"{body}{-sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10}")
    found = by_kind(validated_opinions(cells_of(eans), {"ean": 0.1}), "supports")
    assert found == {"ean": "proved:ean"}
    shifted = [str(int(e) + 1) for e in eans]
    found = validated_opinions(cells_of(shifted), {"ean": 0.1})
    assert by_kind(found, "forbids") == {"ean": "impossible:ean"}
    assert validated_opinions(cells_of(eans[:2]), {"ean": 0.1}) == [], "two may be a coincidence"


@pytest.mark.parametrize(
    "cells",
    [
        made(lambda i: str(1_000_010_010 + 1_000_037 * i % 22_000_000)),
        made(lambda i: str(1_313_210_965 + i)),
        made(lambda i: str(1_003_000_126 + 24_731_119 * i)),
        made(lambda i: str(4_112_345_678 + 86_399 * i)),
        made(lambda i: f"{1_612_345_678 + i * 86_399}", n=9),
    ],
    ids=["parcels", "one after the other", "providers", "beyond the era", "few"],
)
def test_other_numbers_of_ten_digits_are_no_moments(cells):
    assert "range:unix_time" not in {o.reason for o in opinions(sample_of(cells))}
