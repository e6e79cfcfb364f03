"""Postal codes of the USA, which are numbers like any other until all of them exist."""

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.rules.cells import Cells
from pandas_semtype.simon.rules.zip_codes import zip_code_opinions

DENVER = ["80202", "80203", "80204", "80206", "80209", "80210", "80211", "80218", "80220", "80231",
          "80239", "80247", "80249", "80264"]  # fmt: skip
TOWNS = ["97202", "10027", "33133", "60614", "98117", "73301", "48104", "55408", "85281", "70119"]
BOSTON = ["02108", "02116", "02118", "02127", "02130", "02139", "02144", "02446", "01886", "03060"]


def of(values):
    n = len(values)
    return zip_code_opinions(Cells(list(values), [1] * n, n, n, n, 1))


def kinds(values):
    return [(o.label, o.kind) for o in of(values)]


@pytest.mark.parametrize(
    "values",
    [
        TOWNS,
        BOSTON,
        [code.lstrip("0") for code in BOSTON] + TOWNS,
        [f"{code}.0" for code in TOWNS],
        [f"{code}-{1200 + i}" if i % 2 else code for i, code in enumerate(TOWNS)],
        [*TOWNS, "M5V 2T6"],
    ],
    ids=["towns", "zeros", "without zeros", "as floats", "with four digits", "one of Canada"],
)
def test_numbers_that_all_exist_are_settled(values):
    assert kinds(values) == [("postal_code", "settles")]


def test_one_in_twenty_may_be_a_slip():
    many = [*TOWNS, *BOSTON]
    assert kinds([*many, "10090"]) == [("postal_code", "settles")]
    assert kinds([*TOWNS[:4], "10090", "10091"]) == []


def test_few_of_one_city_say_less():
    assert kinds(DENVER) == [("postal_code", "supports")]
    assert kinds(DENVER[:4]) == []
    assert kinds(TOWNS[:5]) == []
    assert kinds(TOWNS[:6]) == [("postal_code", "settles")]


def test_some_without_their_zeros():
    codes = ["2138", "7302", "33609", "27514", "43201", "60637", "98122", "1060", "73344", "85016"]
    assert pandas_semtype.infer(pd.DataFrame({"x": codes}))["x"].label == "postal_code"


@pytest.mark.parametrize("table", [{"x": TOWNS * 3}, {"x": list(map(int, TOWNS * 3))}])
def test_without_a_name(table):
    found = pandas_semtype.infer(pd.DataFrame(table))["x"]
    assert (found.label, found.reason) == ("postal_code", "values:zip_codes")


@pytest.mark.parametrize("start", [10001, 48201])
def test_running_numbers_with_gaps_where_codes_are(start):
    numbers = np.random.default_rng(start).choice(np.arange(start, start + 40), 20, replace=False)
    assert "settles" not in [o.kind for o in of(list(map(str, numbers)))]
    found = pandas_semtype.infer(pd.DataFrame({"order_id": numbers}))["order_id"]
    assert found.label != "postal_code"


def test_codes_of_one_town_are_known_by_their_name():
    codes = [
        "10001",
        "10003",
        "10011",
        "10014",
        "10019",
        "10022",
        "10025",
        "10029",
        "10036",
        "10065",
    ]
    assert kinds(codes * 3) == [("postal_code", "supports")]
    assert pandas_semtype.infer(pd.DataFrame({"zip": codes * 5}))["zip"].label == "postal_code"


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("n", [8, 12, 40])
def test_random_numbers_are_none(seed, n):
    rng = np.random.default_rng(seed)
    assert of([str(x) for x in rng.integers(10_000, 100_000, n)]) == []


@pytest.mark.parametrize(
    "values",
    [
        [str(n) for n in range(60601, 60661)],  # in a row: nearly all exist
        [str(n) for n in range(2009, 2025)],
        ["17031", "06037", "48201", "04013", "06073", "12086", "48113", "53033", "36047", "06059"],
        ["23611", "33661", "44421", "45211", "48411", "52211", "54111", "56172", "62111", "72251"],
        ["01067", "04109", "10115", "20095", "28195", "30159", "50667", "60311", "70173", "80331"],
        ["45000", "52500", "61000", "38000", "75500", "90000", "47250", "66000"],
        ["12.5", "13.75", "19.25", "20.0", "21.5"],
        ["Denver 80202", "Austin 73301"],
        ["120", "180", "200", "240", "360"],
    ],
    ids=["running", "years", "counties", "industries", "Germany", "salaries", "floats", "in text",
         "short"],
)  # fmt: skip
def test_other_numbers_are_none(values):
    assert [o for o in of(values) if o.kind == "settles"] == []
