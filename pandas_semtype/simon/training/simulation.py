"""Simulating columns beside the training, in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

import numpy as np

from ..features.alphabet import alphabet
from ..features.cell_encoder import CellEncoder
from ..simulate.corpus import Block
from .log import say
from .recipe import Recipe

__all__ = ["Simulation", "simulated_block", "validation_block"]


def simulated_block(
    recipe: Recipe, number: int, n_columns: int, rows: tuple[int, int] | None = None
) -> Block:
    """Simulate one block; it runs in a worker process, which needs no Keras.

    Parameters
    ----------
    recipe : Recipe
    number : int
        Together with the recipe's seed it settles the columns.
    n_columns : int
    rows : tuple of int, optional
        Fewest and most rows; the recipe's, in turn, by default.
    """
    from ..simulate import all_sources
    from ..simulate.corpus import make_block

    shape = recipe.shape
    encoder = CellEncoder(alphabet(shape.alphabet), head=shape.head, tail=shape.tail)
    return make_block(
        (recipe.seed, number), n_columns, recipe.label_names, encoder,
        sources=all_sources(), rows=rows or recipe.rows[number % len(recipe.rows)],
    )  # fmt: skip


def validation_block(recipe: Recipe, path: Path) -> Block:
    """Return the validation block; it is kept beside the run, so that resuming is quick."""
    if path.exists():
        with np.load(path) as arrays:
            return Block(**{name: arrays[name] for name in arrays.files})
    block = simulated_block(recipe, 2**31, recipe.validation_columns, (6, 512))
    part = path.with_name(f"{path.name}.part.npz")
    np.savez(part, **asdict(block))
    part.replace(path)
    return block


def _quiet() -> None:
    """Let a worker step back behind the training, and end with it."""
    if hasattr(os, "nice"):
        os.nice(10)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the training is gone; one that is killed cannot say so."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Simulation:
    """Simulate blocks in worker processes, or between the steps where there are none.

    Parameters
    ----------
    recipe : Recipe
    first : int
        Number of the first block.
    workers : int
        Processes; 0 simulates in this one, whenever a block is waited for.
    """

    def __init__(self, recipe: Recipe, first: int, workers: int) -> None:
        self.recipe, self.number, self.workers = recipe, first, workers
        self._pool: ProcessPoolExecutor | None = None
        self._ahead: list[Future[Block]] = []

    def _submit(self) -> None:
        while len(self._ahead) < self.workers + 1:
            if self._pool is None:
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(self.workers, context, _quiet)
            try:
                future = self._pool.submit(
                    simulated_block, self.recipe, self.number, self.recipe.block_columns
                )
                self._ahead.append(future)
            except BrokenProcessPool:  # a worker was killed: start others
                self._ahead, self._pool = [], None
                continue
            self.number += 1

    def ready(self, *, wait: bool = False) -> Iterable[Block]:
        """Yield the blocks that are done; with `wait`, at least one."""
        if not self.workers:
            if wait:
                self.number += 1
                yield simulated_block(self.recipe, self.number - 1, self.recipe.block_columns)
            return
        self._submit()
        while self._ahead and (wait or self._ahead[0].done()):
            future = self._ahead.pop(0)
            try:
                block = future.result()
            except Exception as error:  # noqa: BLE001
                # One generator that fails on one seed must not end a run of hours.
                say(f"a block is left out: {error!r}")
                self._submit()
                continue
            wait = False
            yield block
            self._submit()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool, self._ahead = None, []
