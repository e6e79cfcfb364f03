"""A label that a user added, on columns whose names say what they are."""

import string

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.context import name_key

pytestmark = [
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]


def letters(rng, n):
    return "".join(rng.choice(list(string.ascii_uppercase), n))


def stations(seed, n=25):
    """Make call signs of radio amateurs."""
    rng = np.random.default_rng(seed)
    places = ("VK", "ZL", "JA", "EA", "PA", "ON")
    return [f"{rng.choice(places)}{rng.integers(10)}{letters(rng, 3)}" for _ in range(n)]


def plates(seed, n=40):
    rng = np.random.default_rng(seed)
    places = ("BD", "LM", "YK", "GX")
    return [f"{rng.choice(places)}{rng.integers(10, 99)} {letters(rng, 3)}" for _ in range(n)]


@pytest.fixture(scope="module")
def model():
    frame = pd.DataFrame({f"operator {i}": stations(10 + i) for i in range(4)})
    return pandas_semtype.extend(
        frame, "radio_call", list(frame), base="simon_v2", activate=False, random_state=1
    )


def label_of(model, name, cells):
    return pd.DataFrame({name: cells}).semtype.infer(model=model)[name].label


@pytest.mark.parametrize("name", ["number_plate", "plate", "targa"])
def test_a_name_of_an_old_label_keeps_its_columns(model, name):
    found = [label_of(model, name, plates(seed)) for seed in range(8)]
    assert found == ["license_plate"] * 8


@pytest.mark.parametrize("name", ["radio_call", "operators", "x", "id", "ref", "name", "value"])
def test_its_own_columns_are_found_under_any_name(model, name):
    found = [label_of(model, name, stations(100 + seed)) for seed in range(4)]
    assert found == ["radio_call"] * 4


def test_hashes_of_names_of_examples_are_kept(model, tmp_path):
    assert model.user_labels["radio_call"].names == {name_key("operator")}
    model.save(tmp_path / "model")
    config = (tmp_path / "model" / "config.json").read_text()
    assert "operator" not in config
    again = pandas_semtype.load(tmp_path / "model")
    assert again.user_labels == model.user_labels
