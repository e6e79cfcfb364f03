"""Counties of the USA, which share their names with people and cities."""

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.simon.rules.cells import Cells
from pandas_semtype.simon.rules.counties import county_opinions

TEXAS = ["Atascosa", "Gonzales", "Karnes", "Lavaca", "Medina", "Nueces", "Refugio", "Uvalde",
         "Wharton", "Zapata"]  # fmt: skip
OREGON = ["CLATSOP", "CURRY", "DESCHUTES", "JOSEPHINE", "KLAMATH", "LANE", "LINN", "UMATILLA"]
LOUISIANA = ["Caddo Parish", "Iberia Parish", "Orleans Parish", "St. Tammany Parish",
             "Tangipahoa Parish", "Vermilion Parish", "Webster Parish", "Winn Parish"]  # fmt: skip
ALASKA = ["Juneau", "Sitka", "Wrangell City and Borough", "Yakutat City and Borough",
          "Haines Borough", "Nome Census Area", "Denali", "Skagway Municipality"]  # fmt: skip
SEVERAL = ["Maricopa", "Cook", "King", "Wayne", "Cuyahoga", "Allegheny", "Oakland", "Hennepin",
           "Fulton", "Mecklenburg", "Bernalillo", "Hillsborough", "Fairfax", "Salt Lake",
           "Multnomah", "Pima"]  # fmt: skip


def of(values):
    n = len(values)
    return county_opinions(Cells(values, [1] * n, n, n, n, 1))


@pytest.mark.parametrize(
    "values", [TEXAS, OREGON, LOUISIANA, ALASKA], ids=["texas", "oregon", "parishes", "alaska"]
)
def test_counties_of_one_state_are_settled(values):
    (opinion,) = of(values)
    assert (opinion.label, opinion.kind) == ("county", "settles")
    assert pandas_semtype.infer(pd.DataFrame({"x": values * 3}))["x"].label == "county"


def test_one_in_fifteen_may_be_something_else():
    names = [*TEXAS, *["Wilbarger", "Yoakum", "Throckmorton", "Swisher", "Presidio"]]
    assert of([*names, "Statewide"])[0].kind == "settles"
    assert of([*names[:8], "Statewide"]) == []


def test_counties_of_several_states_are_supported():
    opinions = of(SEVERAL)
    assert (opinions[0].label, opinions[0].kind) == ("county", "supports")
    assert {o.label for o in opinions if o.kind == "forbids"} >= {"last_name", "city"}
    assert of(SEVERAL[:8]) == []  # few of them may be anything


def test_boroughs_are_supported():
    opinions = of(["Bronx", "Brooklyn", "Manhattan", "Queens", "Staten Island"])
    assert [(o.label, o.kind) for o in opinions] == [("county", "supports")]


@pytest.mark.parametrize(
    "values",
    [
        ["Smith", "Johnson", "Brown", "Jones", "Wilson", "Anderson", "Taylor", "Harris", "Martin"],
        ["Houston", "San Antonio", "Dallas", "Austin", "Fort Worth", "El Paso", "Arlington"],
        ["Nguyen", "Garcia", "Lopez", "Patel", "Kim", "Chen", "Okafor", "Novak"],
        ["Travis", "Bexar", "Harris"],
        [
            "Washington",
            "Adams",
            "Jefferson",
            "Madison",
            "Monroe",
            "Jackson",
            "Van Buren",
            "Harrison",
            "Tyler",
            "Polk",
            "Taylor",
            "Fillmore",
            "Pierce",
            "Buchanan",
            "Lincoln",
            "Johnson",
            "Grant",
            "Hayes",
            "Garfield",
            "Arthur",
            "Cleveland",
            "McKinley",
        ],
        ["red", "green", "blue", "brown", "gray", "white", "black", "orange"],
        ["2017", "2018", "2019", "2020"],
    ],
    ids=["surnames", "cities", "world", "three", "presidents", "colors", "numbers"],
)
def test_names_of_people_and_cities_are_not(values):
    assert of(values) == []


def test_a_name_says_which_where_cities_are_called_alike():
    towns = ["Hartford", "New Haven", "New London", "Fairfield", "Litchfield", "Tolland", "Windham"]
    frame = pd.DataFrame({"city": towns * 2})
    assert pandas_semtype.infer(frame)["city"].label == "city"
