"""Folds and held-out texts: classes spread, groups whole."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.splitting import fold_of, held_out, read_groups


@pytest.fixture
def drawn():
    rng = np.random.default_rng(0)
    groups = rng.integers(0, 120, 600)
    return (rng.random(600) < 0.2).astype(int), groups


def test_folds_keep_groups_and_class_fractions(drawn):
    y, groups = drawn
    fold = fold_of(y, groups, 5, 0)
    assert all(len(set(fold[groups == group])) == 1 for group in set(groups))
    assert np.bincount(fold).min() > 100
    fractions = [y[fold == k].mean() for k in range(5)]
    assert max(fractions) - min(fractions) < 0.05


def test_folds_depend_on_the_seed_alone(drawn):
    y, groups = drawn
    assert (fold_of(y, groups, 5, 0) == fold_of(y, groups, 5, 0)).all()
    assert (fold_of(y, groups, 5, 0) != fold_of(y, groups, 5, 1)).any()


def test_a_fraction_of_each_class_is_held_out(drawn):
    y, groups = drawn
    is_held_out = held_out(y, groups, 0.1, 0)
    assert not set(groups[is_held_out]) & set(groups[~is_held_out])
    assert 0.07 < is_held_out.mean() < 0.13
    assert 0.05 < is_held_out[y == 1].mean() < 0.15


def test_a_class_in_one_group_cannot_be_held_out():
    y = np.array([0] * 20 + [1] * 20)
    groups = np.array([*range(20), *[20] * 20])
    with pytest.raises(ArgumentError, match=r"Received: 40 texts, 21 groups .*validation=0\.1"):
        held_out(y, groups, 0.1, 0)


def test_missing_groups_are_groups_of_their_own():
    index = pd.RangeIndex(5)
    assert read_groups(None, index, 5) is None
    found = read_groups(["a", None, "b", "a", np.nan], index, 5)
    assert found.tolist() == [0, 2, 1, 0, 3]
    with pytest.raises(ArgumentError, match=r"len\(groups\)=1"):
        read_groups(["a"], index, 5)
    with pytest.raises(ArgumentError, match=r"groups: a string, .* Received: dict, str\. Texts"):
        read_groups([{"a": 1}, "b", "c", "d", "e"], index, 5)
    with pytest.raises(ArgumentError, match="groups has another index"):
        read_groups(pd.Series(list("abcde"), index=range(1, 6)), index, 5)


def test_groups_that_differ_in_writing_alone_are_one():
    index = pd.RangeIndex(6)
    given = ["Le Réel", "Le Re\u0301el ", "Le Réel\u00a0", "le réel", None, 3]
    codes = read_groups(given, index, 6)
    assert codes[0] == codes[1] == codes[2]
    assert len(set(codes.tolist())) == 4
    categories = pd.Series(["a", "a ", "b", None, "b", "a"], dtype="category")
    assert len(set(read_groups(categories, index, 6).tolist())) == 3
