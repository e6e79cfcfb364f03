"""The texts an encoder is fitted to."""

from __future__ import annotations

import numpy as np

from pandas_semtype.fakenews.encoder import TextTask


def test_a_part_of_a_task_keeps_the_rest():
    task = TextTask(
        ["a", "b", "c"], np.array([0, 1, 0]), 2, np.array([0.5, 1.0, 1.5]),
        valid=(["d"], np.array([1])), groups=np.array([4, 4, 7]), seed=3, progress=False,
    )  # fmt: skip
    part = task.take(np.array([2, 1]))
    assert (part.texts, part.y.tolist(), part.groups.tolist()) == (["c", "b"], [0, 1], [7, 4])
    assert part.weights.tolist() == [1.2, 0.8]
    assert (part.valid, part.seed, part.progress, len(part)) == (task.valid, 3, False, 2)
    alone = TextTask(["a", "b"], np.array([0, 1]), 2, np.ones(2))
    assert alone.owners.tolist() == [0, 1]
    assert alone.take(np.array([1])).groups is None
