"""Invented news texts with labels, for the tests of the fake-news task."""

from __future__ import annotations

import numpy as np
import pandas as pd

PLACES = ("harbour", "library", "school", "bridge", "market", "museum", "station", "theatre")
OFFICES = ("council", "mayor", "committee", "ministry", "court", "board")
SOBER = ("approved a budget for", "published figures on", "postponed repairs of", "inspected")
WILD = ("secretly sold", "hid aliens under", "poisoned the water of", "erased every record of")


def news(n: int = 80, seed: int = 0) -> pd.DataFrame:
    """Return texts and labels, half of them fake, without near-copies on purpose."""
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(n):
        fake = bool(i % 2)
        acts = rng.choice(WILD if fake else SOBER, 2, replace=False)
        words = [
            f"the {rng.choice(OFFICES)} {act} the {rng.choice(PLACES)} number {rng.integers(1000)}"
            for act in acts
        ]
        rows.append((" and ".join(words), "fake" if fake else "real"))
    return pd.DataFrame(rows, columns=["text", "label"])
