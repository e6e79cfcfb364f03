"""Routes, firms, buildings and titles are no people and no towns; people and towns stay."""

import random

import pandas as pd
import pytest

import pandas_semtype

TOWNS = ["Graz", "Lyon", "Madrid", "Ulm", "Oslo", "Porto", "Köln", "Torino", "Gdańsk", "Bergen"]
SURNAMES = ["Ochoa", "Lindgren", "Whitaker", "Moreau", "Petersen", "Castillo", "Baumann", "Doyle"]
GIVEN = ["Helena", "Marcus", "Ingrid", "Tobias", "Camila", "Rosa", "Duncan", "Elsa"]
SAINTS = ["St. Luke's", "Grace", "Trinity", "Calvary", "Bethel", "St. Anne's"]


def told(make, n=30, seed=2):
    rng = random.Random(seed)
    frame = pd.DataFrame({"x": [make(rng) for _ in range(n)]})
    return pandas_semtype.infer(frame, model="simon_v2", use_names=False).at(0)


PEOPLE = {"person_name", "first_name", "last_name", "middle_name"}
NOT = {
    "routes": lambda r: f"{r.choice(TOWNS)} - {r.choice(TOWNS)}",
    "routes with arrows": lambda r: f"{r.choice(TOWNS)} -> {r.choice(TOWNS)}",
    "firms of families": lambda r: f"{r.choice(SURNAMES)} & {r.choice(['Sons', 'Daughters'])}",
    "firms of one name": lambda r: f"{r.choice(SURNAMES)} {r.choice(['Holdings', 'Brothers'])}",
    "inns": lambda r: f"The {r.choice(['Red', 'Old', 'Golden'])} {r.choice(['Lion', 'Mill'])}",
    "churches": lambda r: f"{r.choice(SAINTS)} {r.choice(['Church', 'Chapel'])}",
}


@pytest.mark.parametrize("make", NOT.values(), ids=NOT)
@pytest.mark.parametrize("n", [8, 40])
def test_names_of_others_are_no_people_and_no_towns(make, n):
    assert told(make, n=n).label not in PEOPLE | {"city", "county"}


IS = {
    "people and what they do": (
        PEOPLE,
        lambda r: f"{r.choice(GIVEN)} {r.choice(SURNAMES)} - {r.choice(['Manager', 'Clerk'])}",
    ),
    "people with both surnames": (
        PEOPLE,
        lambda r: f"{r.choice(GIVEN)} {r.choice(SURNAMES)} - {r.choice(SURNAMES)}",
    ),
    "people": (PEOPLE, lambda r: f"{r.choice(GIVEN)} {r.choice(SURNAMES)}"),
    "double names": (
        PEOPLE,
        lambda r: f"{r.choice(GIVEN)} {r.choice(SURNAMES)}-{r.choice(SURNAMES)}",
    ),
    "surnames first": (PEOPLE, lambda r: f"{r.choice(SURNAMES)}, {r.choice(GIVEN)}"),
    "towns": ({"city"}, lambda r: r.choice(["Menlo Park", "Oak Park", *TOWNS, "Leeds", "Turku"])),
}


@pytest.mark.parametrize(("labels", "make"), IS.values(), ids=IS)
def test_people_and_towns_stay(labels, make):
    assert told(make, n=40).label in labels


def test_a_word_that_repeats_without_end_takes_no_time():
    assert told(lambda r: f"{'a ' * 20_000}{r.randint(1, 9)}", n=6).label is not None
