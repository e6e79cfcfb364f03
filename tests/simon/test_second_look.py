"""Columns whose label is not sure are read again, and no others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.sampling import sample_frame, sample_series
from pandas_semtype.simon.second_look import MOST_READ, further_scores
from pandas_semtype.verdict import Verdict

N_CELLS = 4


def verdict_of(score, settled=False):
    return Verdict("text", score, "net", "text", score, ("text",), settled=settled)


def samples_of(*sizes):
    return [
        sample_series(pd.Series([f"cell {i} of {size}" for i in range(size)])) for size in sizes
    ]


def looked(samples, verdicts, scores):
    """Return the places, the scores, and the cells that were read first at each look."""
    looks = []

    def read(columns):
        looks.append([tuple(column.values[:N_CELLS]) for column in columns])
        return np.full((len(columns), scores.shape[1]), float(len(looks)))

    places, found = further_scores(samples, verdicts, scores, read, N_CELLS)
    return places, found, looks


def test_unsure_columns_with_many_cells_are_read_again():
    samples = samples_of(40, 40, 40, 11, 12)
    verdicts = [verdict_of(s) for s in (0.5, 0.95, 0.89, 0.5, 0.5)]
    verdicts[2] = verdict_of(0.5, settled=True)
    places, found, looks = looked(samples, verdicts, np.zeros((5, 2)))
    assert places == [0, 4]  # sure, settled, and too few cells are not
    assert found.tolist() == [[1.0, 1.0], [1.0, 1.0]]  # the mean of 0, 1 and 2
    assert len(looks) == MOST_READ - 1
    for look, first in zip(looks, (N_CELLS, 2 * N_CELLS), strict=True):
        assert look == [tuple(samples[i].values[first : first + N_CELLS]) for i in places]


def test_nothing_is_read_where_all_are_sure():
    places, found, looks = looked(samples_of(40), [verdict_of(0.99)], np.zeros((1, 3)))
    assert (places, looks, found.shape) == ([], [], (0, 3))


def test_samples_keep_their_order_and_counts():
    (sample,) = samples_of(40)
    before = list(sample.values), sample.counts.tolist()
    looked([sample], [verdict_of(0.1)], np.zeros((1, 2)))
    assert (list(sample.values), sample.counts.tolist()) == before


def words(rng, n):
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    return ["".join(rng.choice(letters, 7)) for _ in range(n)]


def test_a_column_is_judged_alone_as_among_others():
    rng = np.random.default_rng(5)
    frame = pd.DataFrame({i: words(rng, 60) for i in range(4)} | {"n": range(60)})
    together = pandas_semtype.infer(frame, use_names=False)
    for i, name in enumerate(frame.columns):
        alone = pandas_semtype.infer(frame[[name]], use_names=False).at(0)
        assert (alone.label, alone.score) == (together.at(i).label, together.at(i).score)


@pytest.mark.parametrize("types", [None, ["last_name", "first_name"]])
def test_scores_are_the_mean_of_the_looks(types):
    model = pandas_semtype.load("simon_v2")
    rng = np.random.default_rng(6)
    frame = pd.DataFrame({"x": words(rng, 60)})
    found = pandas_semtype.infer(frame, model=model, use_names=False, types=types)["x"]
    assert found.reason != "settled"
    (sample,) = sample_frame(frame)
    limit = model.model.max_cells
    once = pandas_semtype.infer(frame, model=model, use_names=False, types=types, max_cells=limit)
    assert once["x"].score < 0.9  # else there is nothing to look at again
    rows = [
        sample_series(pd.Series(sample.values[k * limit :] + sample.values[: k * limit]))
        for k in range(MOST_READ)
    ]
    # A sample puts its cells in an order of its own: scores are read of given ones.
    for row, k in zip(rows, range(MOST_READ), strict=True):
        row.values[:] = sample.values[k * limit :] + sample.values[: k * limit]
        row._found.clear()
    scores = model.model.scores(rows).mean(axis=0)
    by_label = dict(zip(model.labels, scores.tolist(), strict=True))
    for label, score in found.net_scores:
        assert score == pytest.approx(by_label[label], abs=1e-4)


def test_who_asks_for_a_number_of_cells_gets_that_many(monkeypatch):
    model = pandas_semtype.load("simon_v2").model
    read = []
    scores = type(model).scores

    def counted(self, samples, **options):
        read.append(len(samples))
        return scores(self, samples, **options)

    monkeypatch.setattr(type(model), "scores", counted)
    frame = pd.DataFrame({"x": words(np.random.default_rng(6), 60)})
    pandas_semtype.infer(frame, use_names=False, max_cells=12)
    assert read == [1]
    read.clear()
    pandas_semtype.infer(frame, use_names=False)
    assert read == [1, 1, 1]
