"""The output layer: its algebra, and the convex fit of its rows."""

from __future__ import annotations

import numpy as np
import pytest

from pandas_semtype.simon.network.head import Head, sigmoid
from pandas_semtype.simon.transfer.logistic import Scaling, fit_rows

RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 6)) * [1, 10, 0.1, 1, 1, 1] + 3
HEAD = Head(RNG.normal(size=(6, 2)), np.array([0.5, -1.0]))


def test_logits_leave_out_inputs_that_are_not_read():
    narrow = Head(HEAD.kernel[:4], HEAD.bias)
    assert narrow.logits(X) == pytest.approx(X[:, :4] @ HEAD.kernel[:4] + HEAD.bias)
    assert narrow.widened(6).logits(X) == pytest.approx(narrow.logits(X))
    assert HEAD.widened(6) is HEAD


def test_rows_are_taken():
    assert HEAD.taking([1, 0]).logits(X) == pytest.approx(HEAD.logits(X)[:, ::-1])


def test_scaling_and_back():
    scaling = Scaling.of(X, (2, 4))
    scaled = scaling.apply(X)
    assert scaled.mean(axis=0) == pytest.approx(np.zeros(6), abs=1e-9)
    # Each kind of inputs has the same sum of squares, however many there are of it.
    assert (scaled**2).sum(axis=1).mean() == pytest.approx(2.0)
    assert scaling.scaled(HEAD).logits(scaled) == pytest.approx(HEAD.logits(X))
    assert scaling.plain(scaling.scaled(HEAD)).kernel == pytest.approx(HEAD.kernel)
    with pytest.raises(ValueError, match="6 inputs"):
        Scaling.of(X, (2, 3))


def test_a_constant_input_is_no_problem():
    constant = np.ones((5, 3))
    assert np.isfinite(Scaling.of(constant, (3,)).apply(constant)).all()


def test_fit_agrees_with_scikit_learn():
    sklearn = pytest.importorskip("sklearn.linear_model")
    y = (X[:, 0] + X[:, 3] + RNG.normal(size=60) > 6).astype(float)
    x = Scaling.of(X, (6,)).apply(X)
    start = Head(np.zeros((6, 1)), np.zeros(1))
    fitted, _ = fit_rows(x, y[:, None], np.ones((60, 1)), start, 0.5)
    reference = sklearn.LogisticRegression(C=2.0, tol=1e-8).fit(x, y)
    assert fitted.kernel[:, 0] == pytest.approx(reference.coef_[0], abs=1e-3)
    assert fitted.bias == pytest.approx(reference.intercept_, abs=1e-3)


def test_rows_are_fitted_independently():
    y = (X[:, :2] > 3).astype(float)
    start = Head(np.zeros((6, 2)), np.zeros(2))
    x, w = Scaling.of(X, (6,)).apply(X), np.ones((60, 2))
    both, _ = fit_rows(x, y, w, start, 0.1)
    one, _ = fit_rows(x, y[:, :1], w[:, :1], start.taking([0]), 0.1)
    assert both.kernel[:, :1] == pytest.approx(one.kernel, abs=1e-2)


def test_soft_targets_of_the_prior_change_nothing():
    scores = sigmoid(HEAD.logits(X))
    fitted, _ = fit_rows(X, scores, np.ones_like(scores), HEAD, 1.0)
    assert fitted.kernel == pytest.approx(HEAD.kernel, abs=1e-6)


def test_rows_of_weight_zero_do_not_count():
    y = np.array([[1.0]] * 30 + [[0.0]] * 30)
    w = np.array([[1.0]] * 30 + [[0.0]] * 30)
    start = Head(np.zeros((6, 1)), np.zeros(1))
    fitted, _ = fit_rows(X, y, w, start, 0.1)
    assert (fitted.logits(X[:30]) > 0).all()


def test_a_strong_penalty_stays_near():
    y = np.zeros((60, 2))
    near, _ = fit_rows(X, y, np.ones((60, 2)), HEAD, 1e6)
    assert near.kernel == pytest.approx(HEAD.kernel, abs=1e-2)


def test_every_step_is_in_the_history():
    start = Head(np.zeros((6, 1)), np.zeros(1))
    y = (X[:, :1] > 3).astype(float)
    fitted, history = fit_rows(X, y, np.ones((60, 1)), start, 0.1)
    assert len(history) > 2
    assert [entry["epoch"] for entry in history] == list(range(1, len(history) + 1))
    losses = [entry["loss"] for entry in history]
    assert losses == sorted(losses, reverse=True)
    assert history[-1]["accuracy"] == pytest.approx(((fitted.logits(X) > 0) == y).mean())


def test_inputs_are_scaled_and_the_layer_is_scaled_back():
    y = (X[:, :2] > 3).astype(float)
    start = Head(np.zeros((6, 2)), np.zeros(2))
    scaling = Scaling.of(X, (2, 4))
    by_hand, _ = fit_rows(scaling.apply(X), y, np.ones((60, 2)), scaling.scaled(start), 0.1)
    fitted, _ = fit_rows(X, y, np.ones((60, 2)), start, 0.1, scaling=scaling)
    assert fitted.kernel == pytest.approx(scaling.plain(by_hand).kernel)
    assert fitted.bias == pytest.approx(scaling.plain(by_hand).bias)


def test_the_history_counts_what_has_a_weight():
    y = np.array([[1.0]] * 30 + [[0.0]] * 30)
    start = Head(np.zeros((6, 1)), np.zeros(1))
    _, history = fit_rows(X, y, y.copy(), start, 0.1)
    assert history[-1]["accuracy"] == 1.0


def test_sigmoid_does_not_overflow():
    assert sigmoid(np.array([-1e9, 0.0, 1e9])) == pytest.approx([0, 0.5, 1])
