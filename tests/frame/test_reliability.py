"""Whether scores mean what they say: bins of equal mass, and their mean error."""

from __future__ import annotations

import numpy as np
import pytest

from pandas_semtype.errors import ArgumentError
from pandas_semtype.metrics import expected_calibration_error, reliability


def test_bins_have_equal_mass_and_go_from_low_to_high():
    scores = np.linspace(0, 1, 120)
    bins = reliability(scores, scores > 0.5, n_bins=12)
    assert [b.columns for b in bins] == [10] * 12
    assert [b.right for b in bins] == [0.0] * 6 + [1.0] * 6
    assert bins[0].score < bins[5].score < bins[11].score


def test_equal_scores_stay_together_whatever_their_order():
    scores = [0.9] * 7 + [0.2]
    right = [True, False, True, True, False, True, True, False]
    bins = reliability(scores, right, n_bins=4)
    assert [b.columns for b in bins] == [8]
    assert bins[0].right == 5 / 8
    turned = reliability(scores[::-1], right[::-1], n_bins=4)
    assert turned == bins


def test_the_error_of_honest_scores_is_small_and_that_of_boasts_is_not():
    rng = np.random.default_rng(0)
    probabilities = rng.uniform(size=4000)
    right = rng.uniform(size=4000) < probabilities
    assert expected_calibration_error(probabilities, right) < 0.03
    assert expected_calibration_error(probabilities**0.2, right) > 0.2
    assert expected_calibration_error([], []) == 0.0


def test_wrong_arguments_are_refused():
    with pytest.raises(ArgumentError, match=r"len\(right\)=1"):
        reliability([0.1, 0.2], [True])
    with pytest.raises(ArgumentError, match="n_bins=0"):
        expected_calibration_error([0.1], [True], n_bins=0)
