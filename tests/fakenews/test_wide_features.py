"""Two classes and more n-grams than texts: the same regression, by a number per text."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse import random as sparse

from pandas_semtype.fakenews import linear_head
from pandas_semtype.fakenews.linear_head import fit_head


def problem(n, width, signal):
    rng = np.random.default_rng(7)
    x = sparse(n, width, density=0.05, format="csr", random_state=3)
    y = rng.integers(0, 2, n)
    extra = csr_matrix((y * signal)[:, None].astype(float))
    x = csr_matrix(np.hstack([x.toarray(), extra.toarray()]))
    return x, y, rng.uniform(0.5, 1.5, n)


def loss(x, y, weights, c, head):
    coef, intercept = head
    odds = (x @ coef[0] + intercept[0]) * (2 * y - 1)
    size = coef[0] @ coef[0] + intercept[0] ** 2
    return size / 2 + c * float(weights @ np.logaddexp(0, -odds))


@pytest.mark.parametrize("signal", [0.0, 0.3, 3.0])
@pytest.mark.parametrize("c", [0.0625, 1.0, 16.0])
@pytest.mark.parametrize("roughly", [False, True])
def test_the_loss_is_no_higher(monkeypatch, signal, c, roughly):
    x, y, weights = problem(120, 600, signal)
    found = fit_head(x, y, 2, weights, c, 0, roughly=roughly)
    monkeypatch.setattr(linear_head, "_fit_dual", lambda *_: False)
    other = fit_head(x, y, 2, weights, c, 0, roughly=roughly)
    assert loss(x, y, weights, c, found) <= loss(x, y, weights, c, other) * (1 + 1e-4)
    if not roughly:
        told = np.sign(x @ found[0][0] + found[1][0]), np.sign(x @ other[0][0] + other[1][0])
        assert np.mean(told[0] == told[1]) > 0.98


def test_what_takes_too_long_is_fitted_by_features(monkeypatch):
    x, y, weights = problem(120, 600, 0.0)
    monkeypatch.setattr(linear_head, "_DUAL_PASSES", 1)
    short = fit_head(x, y, 2, weights, 16.0, 0)
    monkeypatch.setattr(linear_head, "_fit_dual", lambda *_: False)
    other = fit_head(x, y, 2, weights, 16.0, 0)
    assert np.array_equal(short[0], other[0])
    assert np.array_equal(short[1], other[1])


@pytest.mark.parametrize("case", ["dense", "few features", "three classes"])
def test_other_fits_are_as_before(monkeypatch, case):
    x, y, weights = problem(120, 60 if case == "few features" else 600, 1.0)
    x = x.toarray() if case == "dense" else x
    y, n_classes = (np.arange(120) % 3, 3) if case == "three classes" else (y, 2)
    found = fit_head(x, y, n_classes, weights, 1.0, 0)
    monkeypatch.setattr(linear_head, "_fit_dual", lambda *_: False)
    assert np.array_equal(found[0], fit_head(x, y, n_classes, weights, 1.0, 0)[0])
