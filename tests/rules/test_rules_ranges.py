"""Numbers: what their range and their decimals rule out."""

import pytest
from rule_samples import by_kind, cells_of

from pandas_semtype.simon.rules.ranges import numbers_of, range_opinions


def forbidden(cells):
    return by_kind(range_opinions(cells_of(cells)), "forbids")


def supported(cells):
    return by_kind(range_opinions(cells_of(cells)), "supports")


def test_decimals_cannot_be_whole_numbers():
    found = forbidden(["1.5", "2", "3.25", "4.0"])
    assert {"int", "year", "age", "postal_code", "credit_card"} <= set(found)
    assert found["int"] == "range:decimals"
    assert "float" not in found
    assert supported(["1.5", "2", "3.25"]) == {"float": "range:decimals"}


def test_a_rare_decimal_makes_floats_of_whole_numbers():
    cells = [str(n) for n in range(100)] + ["7.5"]
    assert supported(cells) == {"float": "range:decimals"}
    found = forbidden(cells)
    assert {"int", "boolean"} <= set(found)
    assert "age" not in found, "errors of entry"
    assert supported([*cells[:-1], "7.0"]) == {}


def test_codes_with_an_e_are_no_numbers():
    assert supported(["201506E098757", "201507E100012"]) == {}
    assert numbers_of(cells_of(["201506E098757", "201507E100012"])).fraction == 0
    assert numbers_of(cells_of(["2E5", "1.5e-300"])).fraction == 1


def test_whole_numbers_cannot_be_degrees():
    found = forbidden(["10", "-20", "45"])
    assert {"float", "latitude", "longitude"} <= set(found)
    assert supported(["10", "-20", "45"]) == {}, "a postal code is a whole number too"


def test_whole_numbers_with_a_point_are_left_open():
    found = forbidden(["2007.0", "2008.0", "2009.0"])
    assert not {"int", "float", "year"} & set(found)


@pytest.mark.parametrize(
    ("cells", "gone", "stays"),
    [
        (["12.5", "91.25", "-93.5"], {"latitude"}, {"longitude", "float"}),
        (["12.5", "190.25", "-193.5"], {"latitude", "longitude"}, {"float"}),
        (["12.5", "-45.25", "89.5"], set(), {"latitude", "longitude", "float"}),
        (["1999", "2001", "2020"], {"age"}, {"year", "int", "postal_code"}),
        (["999", "20011", "31"], {"year"}, {"int", "postal_code"}),
        (["23", "45", "67"], {"year"}, {"age", "int"}),
        (["23", "145", "267"], {"age", "year"}, {"int"}),
        (["-5", "3", "8"], {"postal_code", "ssn", "age", "year"}, {"int"}),
        (["0", "1"], {"year"}, {"boolean", "int"}),
        (["0", "1", "2"], {"boolean"}, {"int"}),
        (["12345678", "23456789"], {"credit_card"}, {"int", "phone"}),
    ],
)
def test_ranges(cells, gone, stays):
    found = set(forbidden(cells))
    assert gone <= found
    assert not stays & found


def test_numbers_are_not_texts():
    found = forbidden(["101", "102", "103"])
    assert {"text", "email", "company", "city", "percent"} <= set(found)
    assert found["company"] == "values:numbers"
    # What is a text by the catalogue but made of digits stays possible.
    assert not {"postal_code", "phone", "ssn"} & set(found)


def test_leading_zeros_may_be_codes():
    assert "text" not in forbidden(["00012", "00345", "00678"])


def test_words_are_not_numbers():
    found = forbidden(["red", "green", "blue"])
    assert {"int", "float", "latitude", "year", "percent", "phone"} <= set(found)
    assert set(found.values()) == {"values:no_digits"}
    assert not {"text", "city", "categorical", "license_plate"} & set(found)


@pytest.mark.parametrize(
    "cells",
    [
        ["12 Main St", "Elm St", "4 Oak Ave"],
        ["A1", "B2", "C3"],
        ["2020-01-01", "2020-01-02"],
        ["1", "two", "3", "four"],
    ],
)
def test_mixtures_are_left_open(cells):
    assert not range_opinions(cells_of(cells))


def test_one_outlier_in_a_hundred_does_not_matter():
    degrees = [f"{k / 7:.4f}" for k in range(120)]
    assert "latitude" not in forbidden([*degrees, "999.25"])
    assert "latitude" in forbidden([*degrees, *[f"{k}.25" for k in range(200, 210)]])


def test_separators():
    numbers = numbers_of(cells_of(["12,426", "1,158", "1,033,986"]))
    assert numbers.grouped == 1.0
    assert numbers.values == [12426.0, 1158.0, 1033986.0]
    assert numbers.fraction == 1.0
    numbers = numbers_of(cells_of(["0,5", "1,25"]))
    assert numbers.ambiguous == 1.0
    assert numbers_of(cells_of(["-1.5e3", "\u22122"])).values == [-1500.0, -2.0]
    assert numbers_of(cells_of(["12 kg", "3"])).fraction == 0.5


@pytest.mark.parametrize("cells", [["12.426", "1.158", "33.986"], ["12,426", "1,158", "33,986"]])
def test_three_digits_behind_every_mark_may_be_thousands(cells):
    assert not {"int", "float"} & set(forbidden(cells))


def test_huge_numbers_are_borne():
    assert "age" in forbidden(["9" * 400, "8" * 30, "7" * 31])


@pytest.mark.parametrize(
    "cells",
    [
        ["7,125", "0,250", "3,475", "12,050"],
        ["-1,204", "-0,377", "2,914"],
        ["\u22121,204", "\u22120,377", "2,914"],
        ["٧٫١٢٥", "٠٫٢٥٠", "٣٫٤٧٥"],
        [*(f"{k},{k % 900 + 100}" for k in range(1, 200)), "0,512"],  # beyond the cells looked at
    ],
)
def test_no_group_of_digits_begins_with_a_lone_zero(cells):
    assert supported(cells) == {"float": "range:decimals"}
    assert {"int", "postal_code"} <= set(forbidden(cells))
    assert numbers_of(cells_of(cells)).ambiguous == 0


@pytest.mark.parametrize(
    "cells",
    [
        ["7,125", "1,250", "3,475"],  # no zero
        ["7,125", "0", "3,475", "812"],  # the zero has no comma
        ["10,125", "100,250", "30,475"],
        ["0,315", "1,204,377", "4,297"],  # two commas group
        ["0,315", "1,204.50", "4,297"],
        ["0,1", "2,1", "1,3", "0,0"],  # scores of matches, or decimals
    ],
)
def test_commas_stay_open_where_no_lone_zero_decides(cells):
    assert "float" not in supported(cells)
    assert "int" not in forbidden(cells)


@pytest.mark.parametrize("cells", [["0", "1"], ["1", "0", "1", "1"], ["0.0", "1.0", "0.0"]])
def test_zeros_and_ones_are_no_ages(cells):
    assert forbidden(cells)["age"] == "range:age"


@pytest.mark.parametrize("cells", [["1"], ["0", "1", "2"], ["1", "2"], ["0", "1", "34", "57"]])
def test_ages_of_infants_may_be(cells):
    assert "age" not in forbidden(cells)


@pytest.mark.parametrize(("rare", "excluded"), [("2", True), ("9", False), ("-1", False)])
def test_a_rare_two_beside_zeros_and_ones_is_a_count(rare, excluded):
    found = by_kind(range_opinions(cells_of(["0"] * 380 + ["1"] * 110 + [rare] * 4)), "forbids")
    assert (found.get("boolean") == "range:boolean") == excluded
