"""Batches of columns to train on: simulated ones of the pool, and real ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...errors import ArgumentError
from ..simulate.corpus import Block
from .log import say
from .pool import ColumnPool
from .recipe import Recipe

__all__ = ["Batches", "real_blocks"]

_TIMES_TAUGHT = 3
"""Times that a column somebody labelled himself is taken for one of the others."""


class Batches:
    """Draw batches of simulated columns and, where there are any, real ones.

    Parameters
    ----------
    recipe : Recipe
    pool : ColumnPool
    real : Block or None
        Real columns that are trained on.
    n_cells : int
        Cells that are kept of a column; a batch takes some of them.
    """

    def __init__(self, recipe: Recipe, pool: ColumnPool, real: Block | None, n_cells: int) -> None:
        self.recipe, self.pool, self.real, self.n_cells = recipe, pool, real, n_cells
        self.n_real = 0
        if real is not None and len(real.primary):
            self.n_real = round(recipe.real_fraction * recipe.batch_columns)
            counts = np.bincount(real.primary)
            weight = 1 / np.sqrt(np.maximum(counts, 20))[real.primary]  # rare labels more often
            self.odds = np.cumsum(weight / weight.sum())

    def draw(self, rng: np.random.Generator) -> Block:
        """Return a batch."""
        from .steps import taken

        cells = rng.permutation(self.n_cells)[: int(rng.choice(self.recipe.cells))]
        n = self.recipe.batch_columns - self.n_real
        places = self.pool.draw(rng, n, self.recipe.newest_columns)
        block = self.pool.taken(places, cells)
        if not self.n_real or self.real is None:
            return block
        chosen = np.minimum(np.searchsorted(self.odds, rng.random(self.n_real)), len(self.odds) - 1)
        other = taken(self.real, chosen, cells)
        return Block(
            *(
                np.concatenate([getattr(block, name), getattr(other, name)])
                for name in ("characters", "statistics", "targets", "primary")
            )
        )


def real_blocks(
    recipe: Recipe,
    folder: str | Path | None,
    pseudo_labels: str | Path | None,
    taught_labels: str | Path | None,
) -> tuple[dict[str, Block], dict[str, dict[str, int]]]:
    """Return the real columns that are trained on and those held out, and how many they are."""
    blocks: dict[str, Block] = {}
    counts: dict[str, dict[str, int]] = {}
    if folder is None:
        if pseudo_labels is not None or taught_labels is not None:
            raise ArgumentError.of("real", folder, "the folder of columns that the labels are of")
        return blocks, counts
    from ..features.alphabet import alphabet
    from ..features.cell_encoder import CellEncoder
    from .portals.blocks import real_block
    from .portals.columns import real_columns
    from .portals.hand_labels import hand_labels
    from .portals.labels import HAND

    pseudo = {} if pseudo_labels is None else hand_labels(pseudo_labels)
    taught = {} if taught_labels is None else hand_labels(taught_labels)
    columns = real_columns(folder, recipe.label_names, pseudo, taught)
    shape = recipe.shape
    encoder = CellEncoder(alphabet(shape.alphabet), head=shape.head, tail=shape.tail)
    for name, samples in (("trained", 2), ("held_out", 1)):
        chosen = [column for column in columns if column.held_out is (name == "held_out")]
        n_portals = len({column.portal for column in chosen})
        counts[name] = {"columns": len(chosen), "portals": n_portals}
        say(f"real columns {name.replace('_', ' ')}: {len(chosen):,} of {n_portals} portals")
        chosen += [column for column in chosen if column.basis == HAND] * (_TIMES_TAUGHT - 1)
        if chosen:
            blocks[name] = real_block(
                chosen, recipe.label_names, encoder, samples=samples, seed=recipe.seed
            )
    return blocks, counts
