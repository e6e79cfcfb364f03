"""Teams of sports: no places and no people."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.context.teams import is_team, no_places

TOWNS = [
    "Leeds",
    "Kansas",
    "Utrecht",
    "Boston",
    "Porto",
    "Tulsa",
    "Riga",
    "Ohio",
    "Malmo",
    "Denver",
    "Austin",
    "Calgary",
    "Dayton",
    "Geneva",
    "Halifax",
    "Lagos",
    "Memphis",
    "Oslo",
]
ANIMALS = [
    "Rovers",
    "Comets",
    "Lions",
    "Kings",
    "Eagles",
    "Hawks",
    "Wolves",
    "Bears",
    "Stars",
    "Owls",
    "United",
    "Pirates",
    "Rangers",
    "Sharks",
    "Giants",
    "Tigers",
    "Royals",
    "Falcons",
]
TEAMS = [f"{town} {animal}" for town, animal in zip(TOWNS, ANIMALS, strict=True)]
CLUBS = [
    f"{kind} {town}"
    for town, kind in zip(
        TOWNS, itertools.cycle(["FC", "SV", "Dynamo", "Real", "AC"]), strict=False
    )
]
LAKES = [f"Lake {town}" for town in TOWNS]


def label_of(name, cells):
    wins = [(7 * i) % 83 for i in range(len(cells))]
    frame = pd.DataFrame({name: cells, "wins": wins, "losses": wins[::-1]})
    return pandas_semtype.infer(frame).types[name]


@pytest.mark.parametrize("cells", [TEAMS, CLUBS], ids=["teams", "clubs"])
@pytest.mark.parametrize(
    "name", ["team", "HomeTeam", "away_team", "Team name", "squad", "equipe", "klub", "opponent"]
)
def test_teams_are_no_places_and_no_people(name, cells):
    assert label_of(name, cells) in ("text", "company", "categorical")


def test_a_team_called_by_its_town_is_a_town():
    assert label_of("team", TOWNS) == "city"


@pytest.mark.parametrize("name", ["lake", "location_name", "site_name"])
def test_places_stay(name):
    assert label_of(name, LAKES) == "place_name"


@pytest.mark.parametrize("name", ["steam", "team_size", "club address", "number of teams", "a", ""])
def test_other_names(name):
    assert not is_team(name)


def test_opponents_may_be_people():
    labels = ["place_name", "person_name", "city"]
    assert no_places(["Opponent", "teams", "city"], labels).tolist() == [
        [True, False, False],
        [True, True, False],
        [False, False, False],
    ]
