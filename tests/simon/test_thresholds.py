"""Labels a call chooses from, and the scores they must reach."""

from __future__ import annotations

import pytest

from pandas_semtype.errors import ArgumentError
from pandas_semtype.simon.decision.confidence import Confidence
from pandas_semtype.simon.decision.thresholds import (
    call_thresholds,
    chosen_labels,
    mode_thresholds,
)

KNOWN = ("callsign", "city", "email")
OWN = {"callsign": 0.6, "city": 0.3}
CONFIDENCE = Confidence.from_config(
    {
        "slope": 1.0,
        "offsets": {},
        "bars": {
            "medium_confidence": {"callsign": 0.4, "city": 0.45},
            "high_confidence": {"city": 0.8},
        },
    }
)


def test_labels_are_chosen_in_the_order_of_the_model():
    assert chosen_labels(None, KNOWN) == KNOWN
    assert chosen_labels(["email", "city", "email"], KNOWN) == ("city", "email")
    with pytest.raises(ArgumentError, match="Did you mean 'city'"):
        chosen_labels(["citty"], KNOWN)
    with pytest.raises(ArgumentError, match="at least one label"):
        chosen_labels([], KNOWN)


def test_thresholds_of_a_call():
    assert call_thresholds(None, KNOWN, OWN, KNOWN) == {"callsign": 0.6, "city": 0.3, "email": 0.5}
    assert call_thresholds(0.2, ["city"], OWN, KNOWN) == {"city": 0.2}
    # A label that is not chosen may be named, and changes nothing.
    assert call_thresholds({"email": 0.9}, ["city"], OWN, KNOWN) == {"city": 0.3}


@pytest.mark.parametrize("threshold", [1.5, -0.1, True, {"city": 2}, {"town": 0.5}])
def test_thresholds_of_a_call_are_checked(threshold):
    with pytest.raises(ArgumentError, match="threshold"):
        call_thresholds(threshold, KNOWN, OWN, KNOWN)


@pytest.mark.parametrize(
    ("mode", "threshold", "expected"),
    [
        ("medium_confidence", None, {"callsign": 0.6, "city": 0.45}),  # a user's label: its own
        ("high_confidence", None, {"callsign": 0.9, "city": 0.8}),
        ("medium_confidence", {"email": 0.1}, {"callsign": 0.6, "city": 0.45, "email": 0.1}),
        ("high_confidence", 0.2, dict.fromkeys(KNOWN, 0.2)),
        ("best_guess", 0.2, {}),
        ("best_guess", None, {}),
    ],
)
def test_thresholds_of_a_mode(mode, threshold, expected):
    assert mode_thresholds(mode, threshold, CONFIDENCE, OWN, KNOWN, ["callsign"]) == expected


def test_unknown_modes_and_labels():
    with pytest.raises(ArgumentError, match="mode"):
        mode_thresholds("bold", None, CONFIDENCE, OWN, KNOWN, [])
    with pytest.raises(ArgumentError, match="Did you mean 'city'"):
        mode_thresholds("best_guess", {"citty": 0.1}, CONFIDENCE, OWN, KNOWN, [])
