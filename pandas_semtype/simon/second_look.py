"""A second look at columns whose label is not sure: the network reads further cells of theirs.

What a dozen cells leave open, three dozen often tell, and which dozen is read depends on the seed
where rows are drawn. To read three dozen of every column would take three times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..sampling import ColumnSample, bare_values_of
from ..verdict import Verdict
from .features.statistics import statistics_of

__all__ = ["MOST_READ", "further_scores"]

MOST_READ = 3
"""Times as many cells as usual that are read of such a column."""
_SURE = 0.9
"""Probability from which on a label is sure; chosen on the columns of portals held out to choose
on (`benchmarks/random_columns.csv`), like the number of cells.
"""


def further_scores(
    samples: Sequence[ColumnSample],
    verdicts: Sequence[Verdict],
    scores: np.ndarray,
    read: Callable[[Sequence[ColumnSample]], np.ndarray],
    n_cells: int,
) -> tuple[list[int], np.ndarray]:
    """Return which columns were read again, and the mean of their scores.

    The network has learned from `n_cells` cells of a column: each further so many are read as a
    column of their own, with the statistics of the whole one.

    Parameters
    ----------
    samples : sequence of ColumnSample
        The columns, nothing around their cells.
    verdicts : sequence of Verdict
        Their best guesses so far.
    scores : ndarray, shape (columns, labels)
        What these rest on.
    read : callable
        From columns to scores, which depend on the order of cells in that the first ones are read.
    n_cells : int
        Cells that are read of a column.

    Returns
    -------
    places : list of int
        Of the columns that have so many cells, and of which neither a rule nor the network is sure.
    scores : ndarray, shape (len(places), labels)
    """
    places = [
        place
        for place, (sample, verdict) in enumerate(zip(samples, verdicts, strict=True))
        if verdict.score < _SURE
        and not verdict.settled
        and len(sample.values) >= MOST_READ * n_cells
    ]
    looks = [scores[places].astype(np.float64)]
    if places:
        for again in range(1, MOST_READ):
            looks.append(read([_from(samples[i], again * n_cells) for i in places]))
    return places, np.mean(looks, axis=0)


def _from(sample: ColumnSample, first: int) -> ColumnSample:
    """Return a sample in another order: its cells from a place on come first."""
    values, counts = sample.values, sample.counts
    turned = replace(
        sample,
        values=values[first:] + values[:first],
        counts=np.concatenate([counts[first:], counts[:first]]),
    )
    turned.keep(bare_values_of, turned.values)
    if sample.knows(statistics_of):  # they do not depend on the order
        turned.keep(statistics_of, sample.once(statistics_of))
    return turned
