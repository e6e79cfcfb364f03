"""Columns of portals as blocks to train and validate on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ....sampling import ColumnSample
from ....types import implied_labels
from ...features.cell_encoder import CellEncoder
from ...features.statistics import column_statistics
from ...simulate.corpus import Block, sample_of
from ..targets import MASKED, OPEN
from .columns import RealColumn
from .labels import HAND, PSEUDO, masks

__all__ = ["real_block", "targets_of"]

_FEWEST_ROWS = 12


def targets_of(
    label: str, sample: ColumnSample, labels: Sequence[str], also: Sequence[str] | None = None
) -> np.ndarray:
    """Return what is known of every label of a real column.

    Parameters
    ----------
    label : str
        The most specific right label.
    sample : ColumnSample
        Its cells: values that repeat may be called categorical too.
    labels : sequence of str
        Labels of the output.
    also : sequence of str, optional
        Labels that are acceptable too, or that a model could not exclude: who gives them knows all
        labels, so that none is masked.

    Returns
    -------
    ndarray of int8, shape (labels,)
        1 for the label and what it implies, `MASKED` for what nobody can exclude, `OPEN` for
        what may be said too, 0 for the rest.
    """
    masked, open_too = masks().get(label, (frozenset(), frozenset()))
    if also is not None:
        masked, open_too = frozenset(), open_too | masked | frozenset(also)
    if len(sample.values) <= 0.5 * sample.n_sampled:
        open_too = open_too | {"categorical"}
    right = {label, *implied_labels(label)}
    out = np.zeros(len(labels), dtype=np.int8)
    for k, name in enumerate(labels):
        if name in right:
            out[k] = 1
        elif name in masked:
            out[k] = MASKED
        elif name in open_too:
            out[k] = OPEN
    return out


def _targets(column: RealColumn, sample: ColumnSample, labels: Sequence[str]) -> np.ndarray:
    also = column.also if column.basis in (HAND, PSEUDO) else None
    return targets_of(column.label, sample, labels, also)


def real_block(
    columns: Sequence[RealColumn],
    labels: Sequence[str],
    encoder: CellEncoder,
    *,
    samples: int = 1,
    max_cells: int = 24,
    seed: int = 0,
) -> Block:
    """Return columns as arrays.

    Parameters
    ----------
    columns : sequence of RealColumn
        Of labels among `labels`.
    labels : sequence of str
        Labels of the output.
    encoder : CellEncoder
    samples : int, default 1
        Times each column is taken: once with all its rows, or several times with some of them
        (12 and more) in another order.
    max_cells : int, default 24
        Distinct cells kept of a column.
    seed : int, default 0

    Returns
    -------
    Block
        Sample by sample: column ``i`` of sample ``s`` stands at ``s * len(columns) + i``.
    """
    rng = np.random.default_rng((seed, 2**31 + 3))
    index = {label: k for k, label in enumerate(labels)}
    taken: list[ColumnSample] = []
    targets, primary, picked = [], [], []
    for _ in range(samples):
        for column in columns:
            cells = column.values
            order = rng.permutation(len(cells))
            if samples > 1 and len(cells) > _FEWEST_ROWS:
                rows = np.exp(rng.uniform(np.log(_FEWEST_ROWS), np.log(len(cells) + 1)))
                order = order[: int(rows)]
            sample = sample_of([cells[i] for i in order])
            if not sample.values:  # only blanks were drawn
                sample = sample_of(cells)
            taken.append(sample)
            targets.append(_targets(column, sample, labels))
            primary.append(index[column.label])
            picked += [sample.values[j % len(sample.values)] for j in range(max_cells)]
    characters = encoder.encode(picked).reshape(len(taken), max_cells, encoder.length)
    return Block(
        characters, column_statistics(taken), np.array(targets, dtype=np.int8),
        np.array(primary, dtype=np.int32),
    )  # fmt: skip
