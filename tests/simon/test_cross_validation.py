"""Folds that share no cell, and the threshold they give."""

from __future__ import annotations

import numpy as np
import pytest
from transfer_helpers import columns, containers, sample

from pandas_semtype.simon.transfer.cross_validation import choose_threshold, folds_of


def cells_of(part):
    return {value for column in part for value in column.values}


def folds(lists, seed=0):
    return folds_of([sample(cells) for cells in lists], np.random.default_rng(seed))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12])
def test_no_cell_on_both_sides(count):
    lists = columns(containers, count)
    lists = [[*cells, *lists[0][:4]] for cells in lists]  # some cells stand in every column
    parts = folds(lists)
    assert 2 <= len(parts) <= 5
    for fold in parts:
        assert fold.fitted
        assert fold.scored
        assert not cells_of(fold.fitted) & cells_of(fold.scored)


def test_columns_are_held_out_whole_and_once():
    parts = folds(columns(containers, 4))
    held_out = [tuple(column.values) for fold in parts for column in fold.scored]
    assert len(held_out) == len(set(held_out)) == 4
    assert all(len(values) == 20 for values in held_out)


def test_columns_of_one_vocabulary_are_split_by_cells():
    lists = [list("abcdefgh") * 2, list("hgfedcba") * 3]
    parts = folds(lists)
    assert len(parts) == 2
    assert not cells_of(parts[0].fitted) & cells_of(parts[0].scored)


def test_too_few_cells_to_hold_out():
    assert folds([["a"] * 9]) == []
    assert folds([["a", "b", "c"]]) == []


def test_separable_scores():
    threshold, metrics = choose_threshold(np.array([2.0, 3.0]), np.array([-4.0, -2.0]), 10)
    assert threshold == 0.5
    assert metrics == {"f1": 1.0, "recall": 1.0, "false_share": 0.0}


@pytest.mark.parametrize(
    ("positive", "negative", "low", "high"),
    [
        ([1.0, 2.0], [0.5, -1.0], 0.62, 0.74),  # between 0.5 and 1.0
        ([-1.0, 2.0], [-2.0, -3.0], 0.1, 0.28),
        ([5.0, 6.0], [3.0, 4.0], 0.8, 0.81),  # not beyond what few examples can tell
    ],
)
def test_threshold_moves_where_it_must(positive, negative, low, high):
    threshold, _ = choose_threshold(np.array(positive), np.array(negative), 1.0)
    assert low <= threshold <= high


def test_rare_labels_need_high_scores():
    positive, negative = np.array([0.5, 1.5, 2.0]), np.array([1.0, *np.full(99, -3.0)])
    common, _ = choose_threshold(positive, negative, 1.0)
    rare, metrics = choose_threshold(positive, negative, 100.0)
    assert common < rare
    assert metrics["false_share"] == 0.0
