"""Numbers of flights are keys or codes, and quantities behind two letters are none."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from rule_samples import cells_of

import pandas_semtype
from pandas_semtype.simon.rules.flights import flight_opinions

AIRLINES = ["OS", "IB", "SK", "TP", "B6", "9W", "QF", "NH"]


def drawn(mark="", n=80, airlines=AIRLINES, seed=13):
    rng = random.Random(seed)
    return [f"{rng.choice(airlines)}{mark}{rng.randint(12, 4999)}" for _ in range(n)]


KEYS = {"blank": drawn(" "), "joined": drawn(), "both": drawn(" ", 40) + drawn("", 40, seed=5)}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("name", ["x", "Flight", "flight_no"])
def test_flights_are_keys(kind, name):
    frame = pd.DataFrame({name: KEYS[kind]})
    assert pandas_semtype.infer(frame, model="simon_v2").types[name] == "identifier"


def test_flights_that_repeat_are_codes_or_categories():
    frame = pd.DataFrame({"Flight": drawn(" ", 14) * 12})
    found = pandas_semtype.infer(frame, model="simon_v2").types["Flight"]
    assert found in ("code", "categorical", "identifier")


OTHERS = {
    "one head": [f"PS {n}" for n in range(60, 150, 5)],
    "two heads": [f"{h} {n}" for n in range(10, 40) for h in ("AM", "PM")],
    "roads": [f"{h} {n}" for n in range(1, 30) for h in "AMB"],
    "units": [f"{n} {u}" for n in range(10, 40) for u in ("KW", "PS", "HP")],
    "amounts": [f"{c} {n}" for n in range(10, 40) for c in ("EUR", "USD", "CHF")],
}


@pytest.mark.parametrize("kind", OTHERS)
def test_others_are_none(kind):
    assert not flight_opinions(cells_of(OTHERS[kind]))
