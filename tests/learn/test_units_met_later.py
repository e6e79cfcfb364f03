"""Later numbers of another unit are an error, and never taken in that of the training data."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import FrameError

N = 120
RNG = np.random.default_rng(63)
MINUTES = RNG.integers(1, 1400, N)
SPANS = pd.Series(pd.to_timedelta(MINUTES, unit="min"))
TRAINING = {
    "waited": [f"{k // 60}h {k % 60}m" for k in MINUTES],
    "span": SPANS,
    "opens": [f"{k // 60:02d}:{k % 60:02d}" for k in MINUTES],
    "rebate": [f"{k / 20:.1f}%" for k in MINUTES],
    "visitors": MINUTES,
    "insured": RNG.choice(["yes", "no"], N),
    "member": RNG.choice([True, False], N),
}
OTHER = {
    "waited": [MINUTES + 0.5, MINUTES, [str(k) for k in MINUTES]],
    "span": [MINUTES * 60.0, MINUTES],
    "opens": [MINUTES / 60, MINUTES],
    "rebate": [RNG.uniform(0.01, 0.99, N), [f"{k:.3f}" for k in RNG.uniform(0.01, 0.99, N)]],
    "visitors": [SPANS, SPANS.astype("category")],
    "insured": [np.full(N, 2), ["2"] * N, RNG.choice([2.0, 3.0], N)],
    "member": [np.full(N, 2), RNG.choice([2.0, 3.0], N)],
}
SAME = {
    "waited": [SPANS, [None] * N, [float("nan")] * N],
    "span": [SPANS.astype("timedelta64[ms]"), [k.to_pytimedelta() for k in SPANS]],
    "opens": [
        SPANS,
        [f"{k // 60:02d}:{k % 60:02d}:00" for k in MINUTES],
        [dt.time(k // 60, k % 60) for k in MINUTES],
    ],
    "rebate": [[f"{k / 20:.1f} %" for k in MINUTES]],
    "visitors": [[str(k) for k in MINUTES], MINUTES.astype(float)],
    "insured": [[1] * N, [True, False] * (N // 2), ["YES", "NO"] * (N // 2)],
    "member": [[1.0, 0.0] * (N // 2), ["True"] * N],
}


def cases(table):
    return [(name, place) for name, given in table.items() for place in range(len(given))]


@pytest.fixture(scope="module")
def typers():
    return {
        name: SemanticTyper().fit(pd.DataFrame({name: cells})) for name, cells in TRAINING.items()
    }


@pytest.mark.parametrize(("name", "place"), cases(OTHER))
def test_another_unit_is_an_error(typers, name, place):
    assert typers[name].treatments_[name] == "number"
    later = pd.DataFrame({name: OTHER[name][place]})
    with pytest.raises(FrameError, match=name):
        typers[name].transform(later)
    coerced = SemanticTyper(errors="coerce").fit(pd.DataFrame({name: TRAINING[name]}))
    assert coerced.transform(later).isna().all(axis=None)


@pytest.mark.parametrize(("name", "place"), cases(SAME))
def test_the_same_unit_is_read(typers, name, place):
    cells = SAME[name][place]
    found = typers[name].transform(pd.DataFrame({name: cells}))[name]
    assert found.isna().sum() == pd.isna(pd.Series(cells)).sum()
    if name in ("waited", "span", "opens", "rebate", "visitors") and found.notna().all():
        expected = typers[name].transform(pd.DataFrame({name: TRAINING[name]}))[name]
        np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_zeros_and_ones_may_become_counts():
    typer = SemanticTyper().fit(pd.DataFrame({"goals": [0, 1, 1, 0] * 30}))
    assert typer.transform(pd.DataFrame({"goals": [2, 0]}))["goals"].tolist() == [2.0, 0.0]


def test_zero_and_more_than_one_are_per_cents(typers):
    later = pd.DataFrame({"rebate": [0.0, 12.5, 0.5, -3.0]})
    found = typers["rebate"].transform(later)["rebate"].tolist()
    assert found[:2] + found[3:] == [0.0, 12.5, -3.0]
    assert np.isnan(found[2])
