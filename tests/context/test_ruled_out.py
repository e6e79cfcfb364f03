"""A name brings no label that the cells exclude, however unlikely the network found it."""

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.sampling import sample_series
from pandas_semtype.simon.rules.ruled_out import RuledOut

PAIRS = [f"({41 + i / 97:.12f}, {-71 - i / 89:.12f})" for i in range(1, 31)] + [
    "(90.0, -72.5)"
] * 20
WORDS = ["yes please", "not now", "maybe later", "call again"] * 12


@pytest.mark.parametrize(
    ("name", "values", "label"),
    [
        ("geom", PAIRS, "geometry"),
        ("the_geom", PAIRS, "geometry"),
        ("date", WORDS, "datetime"),
        ("latitude", WORDS, "latitude"),
        ("email", [f"k{i % 23}" for i in range(60)], "email"),
        ("uuid", [str(i * 7919) for i in range(60)], "uuid"),
        ("iban", ["low", "mid", "high"] * 20, "iban"),
    ],
)
def test_names_bring_no_label_that_cells_exclude(name, values, label):
    found = pandas_semtype.infer(pd.DataFrame({name: values}), mode="best_guess")[name]
    assert found.label != label


def test_pairs_of_degrees_are_no_geometry():
    found = pandas_semtype.infer(pd.DataFrame({"geom": PAIRS}))["geom"]
    assert found.label == "geo_coordinate"


def test_one_label_at_a_time_is_asked_about():
    ruled_out = RuledOut(sample_series(pd.Series(["red", "green", "blue"])))
    assert ruled_out("mac_address")
    assert not ruled_out("color")
    assert not ruled_out("a label of one's own")
    assert not RuledOut(sample_series(pd.Series([None], dtype=object)))("iban")
