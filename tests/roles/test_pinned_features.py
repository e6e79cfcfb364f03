"""What the fitted model of roles reads stays as it was fitted on: shapes of cells, and counts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pandas_semtype.roles import Uniqueness
from pandas_semtype.roles.features import count_features
from pandas_semtype.roles.shape import shape_of

PINNED = json.loads(Path(__file__).with_name("pinned_features.json").read_text("utf-8"))


@pytest.mark.parametrize("name", PINNED["shapes"])
def test_the_shape_of_cells(name):
    cells, expected = PINNED["shapes"][name]
    assert np.allclose(shape_of(cells), expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize(("counted", "expected"), PINNED["counts"])
def test_the_features_of_counts(counted, expected):
    assert np.allclose(count_features(Uniqueness(*counted)), expected, rtol=1e-3, atol=1e-4)
