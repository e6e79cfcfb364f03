"""Train a SIMOn model on simulated and real columns, by the clock."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import ArgumentError, CheckpointError
from ..network.backbone import build_network
from ..simulate.corpus import Block
from .batches import Batches, real_blocks
from .log import say
from .pool import ColumnPool
from .recipe import Recipe
from .simulation import Simulation, validation_block

if TYPE_CHECKING:
    import keras

    from .start import StartWeights

__all__ = ["Recipe", "Run", "train"]

_EVERY = 60.0
"""Seconds between two lines of the log, and between two saved states."""


def learning_rate(recipe: Recipe, step: int, progress: float) -> float:
    """Return the rate at a step and a fraction of the whole time: warm-up, then a cosine."""
    warm = min(1.0, (step + 1) / max(1, recipe.warm_steps))
    span = recipe.learning_rate - recipe.final_learning_rate
    cosine = 0.5 + 0.5 * np.cos(np.pi * min(max(progress, 0.0), 1.0))
    return float(warm * (recipe.final_learning_rate + span * cosine))


class Run:
    """Hold a training run: network, optimizer, history and the files that resume it.

    Parameters
    ----------
    recipe : Recipe
    out : path
        Folder of the run.
    start : StartWeights, optional
        What the run begins with, unless it is resumed.
    """

    def __init__(self, recipe: Recipe, out: Path, start: StartWeights | None = None) -> None:
        import keras

        from .start import take_weights
        from .steps import steps_for

        self.recipe, self.out = recipe, out
        self.labels, self.shape = recipe.label_names, recipe.shape
        self.backend = keras.backend.backend()
        keras.utils.set_random_seed(recipe.seed)
        if recipe.precision == "bfloat16" and self.backend != "torch":
            keras.config.set_dtype_policy("mixed_bfloat16")
        try:
            self.network: keras.Model = build_network(self.shape, self.labels, activation=None)
        finally:
            keras.config.set_dtype_policy("float32")
        self.new_labels: tuple[str, ...] = ()
        if start is not None:
            self.new_labels = take_weights(self.network, self.labels, self.shape, start)
        self.steps = steps_for(recipe, self.network, self.shape)
        self.history: list[dict[str, float]] = []
        self.real_columns: dict[str, dict[str, int]] = {}
        self.step = 0
        self.seconds = 0.0

    def fit_statistics(self, block: Block) -> None:
        """Set mean and scale of the column statistics."""
        if self.shape.statistics:
            layer = self.network.get_layer("standardised")
            scale = np.maximum(block.statistics.std(axis=0), 0.02)
            for variable, value in zip(
                layer.weights, (block.statistics.mean(axis=0), scale), strict=True
            ):
                variable.assign(value)

    def save(self, name: str) -> None:
        """Write weights and optimizer state to a file of their own, in one move."""
        arrays: dict[str, Any] = {
            f"w{i}": np.asarray(v) for i, v in enumerate(_weights(self.network))
        }
        if name == "last":
            arrays |= self.steps.state()
        state = {
            "recipe": asdict(self.recipe),
            "labels": self.labels,
            "history": self.history,
            "step": self.step,
            "seconds": self.seconds,
            "backend": self.backend,
            "real_columns": self.real_columns,
        }
        arrays["state"] = np.array(json.dumps(state))
        part = self.out / f"{name}.part.npz"
        with part.open("wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.out / f"{name}.npz")

    def resume(self, name: str = "last", *, weights_only: bool = False) -> bool:
        """Continue from a saved state if there is one.

        Raises
        ------
        CheckpointError
            If it is of other labels or sizes.
        """
        path = self.out / f"{name}.npz"
        if not path.exists():
            return False
        with np.load(path) as arrays:
            state = json.loads(str(arrays["state"]))
            kept = Recipe.from_dict(state["recipe"])
            if tuple(state["labels"]) != self.labels or kept.shape != self.shape:
                raise CheckpointError(
                    f"The run has other labels or sizes than the recipe. Received: {path}. Train "
                    "into another folder, with --from this one to go on from its weights."
                )
            for i, variable in enumerate(_weights(self.network)):
                variable.assign(arrays[f"w{i}"])
            if not weights_only:
                self.steps.restore(arrays)
                self.history, self.step = state["history"], state["step"]
                self.real_columns = state.get("real_columns", {})
                self.seconds = state["seconds"]
        return True

    @property
    def best(self) -> int:
        """Index of the entry of the history with the least validation loss."""
        return min(range(len(self.history)), key=lambda i: _criterion(self.history[i]))


def _weights(network: keras.Model) -> list[Any]:
    return list(network.weights)


def _criterion(entry: Mapping[str, float]) -> float:
    """Return the loss by which weights are chosen: simulated and real columns alike."""
    return entry["val_loss"] + entry.get("real_loss", 0.0)


def train(
    recipe: Recipe,
    out: str | Path,
    *,
    minutes: float | None = None,
    steps: int | None = None,
    workers: int = 1,
    start: str | Path | None = None,
    real: str | Path | None = None,
    pseudo_labels: str | Path | None = None,
    taught_labels: str | Path | None = None,
) -> keras.Model:
    """Train a network, with its state saved every minute.

    The rate follows the clock: a short warm-up, then a cosine that ends with the time. The
    time is that of the run: one that was stopped, whatever way, goes on where it was when
    the same call is made again.

    Parameters
    ----------
    recipe : Recipe
        What to train.
    out : path
        Folder of the run: ``last.npz`` to resume from, ``best.npz`` with the least validation
        loss, ``history.json`` and the pool of simulated columns.
    minutes : float, optional
        Time of the run. Either this or `steps`.
    steps : int, optional
        Steps of the run, in place of a time.
    workers : int, default 1
        Processes that simulate columns; 0 simulates between the steps.
    start : path, optional
        What the run begins with: a model directory, a run folder or an ``.npz`` of a run.
    real : path, optional
        Folder of real columns, see `pandas_semtype.simon.training.portals.columns`. A fifth of
        its portals is validated on and never trained on.
    pseudo_labels : path, optional
        File of labels that a model gave to columns of that folder, see
        `pandas_semtype.simon.training.pseudo_labels`.
    taught_labels : path, optional
        File of labels that columns of that folder were given one by one; such a column is taken
        three times as often.

    Returns
    -------
    keras.Model
        The network with the best weights.

    Raises
    ------
    ArgumentError
        If neither or both of minutes and steps are given, the start has other sizes, or
        only layers above others are to be trained, without a start.
    CheckpointError
        If the folder holds a run of other labels or sizes, or the start cannot be read.
    ExampleError
        If the real columns cannot be read.
    """
    from .start import read_start

    if (minutes is None) == (steps is None):
        raise ArgumentError.of("minutes", minutes, "either minutes or steps")
    if start is None and recipe.layers != "all":
        raise ArgumentError.of("start", start, "a model, whose layers below the recipe needs")
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    begun = None if start is None else read_start(start)
    blocks, counts = real_blocks(recipe, real, pseudo_labels, taught_labels)
    run = Run(recipe if begun is None else replace(recipe, start=begun.name), out, begun)
    resumed = run.resume()
    run.real_columns = counts or run.real_columns
    validation = validation_block(recipe, out / "validation.npz")
    if not resumed and begun is None:
        run.fit_statistics(validation)
    if run.new_labels:
        say(f"{len(run.new_labels)} labels are new: {', '.join(run.new_labels)}")
    pool = ColumnPool(
        out / "pool", run.labels, n_characters=run.shape.head + run.shape.tail,
        max_cells=validation.characters.shape[1], capacity=recipe.pool_columns,
    )  # fmt: skip
    simulation = Simulation(recipe, pool.written // recipe.block_columns, workers)
    try:
        while len(pool) < min(recipe.first_columns, recipe.pool_columns):
            for block in simulation.ready(wait=True):
                pool.add(block)
        batches = Batches(recipe, pool, blocks.get("trained"), validation.characters.shape[1])
        _Loop(
            run, pool, simulation, batches, validation, blocks.get("held_out"), minutes, steps
        ).go()
    finally:
        simulation.close()
    run.resume("best", weights_only=True)
    return run.network


class _Loop:
    """Take steps until the time is over; validate, log and save by the clock."""

    def __init__(
        self,
        run: Run,
        pool: ColumnPool,
        simulation: Simulation,
        batches: Batches,
        validation: Block,
        held_out: Block | None,
        minutes: float | None,
        steps: int | None,
    ) -> None:
        self.run, self.pool, self.simulation, self.batches = run, pool, simulation, batches
        self.validation, self.held_out = validation, held_out
        self.minutes, self.n_steps = minutes, steps
        self.losses: list[float] = []

    @property
    def progress(self) -> float:
        """Fraction of the run that is over."""
        if self.n_steps is not None:
            return self.run.step / self.n_steps
        return self.run.seconds / max(60 * (self.minutes or 0.0), 1e-9)

    def go(self) -> None:
        """Train to the end."""
        run, recipe = self.run, self.run.recipe
        clock = logged = time.monotonic()
        validated, since, first = run.seconds, run.step, True
        while self.progress < 1:
            for block in self.simulation.ready(wait=self._short_of_columns()):
                self.pool.add(block)
            rng = np.random.default_rng((recipe.seed, run.step))
            rate = learning_rate(recipe, run.step, self.progress)
            self.losses.append(run.steps.train(self.batches.draw(rng), rate))
            run.step += 1
            now = time.monotonic()
            if first:  # what is compiled in it is no training
                clock, first = now, False
            run.seconds, clock = run.seconds + now - clock, now
            if now - logged >= _EVERY:
                self._log(rate, (run.step - since) * recipe.batch_columns / (now - logged))
                run.save("last")
                logged, since = now, run.step
            if run.seconds - validated >= 60 * recipe.validation_minutes:
                self._validate()
                validated = run.seconds
        if not run.history or run.history[-1]["step"] != run.step:
            self._validate()

    def _short_of_columns(self) -> bool:
        """Return whether columns are read more often than is good, and nobody makes more."""
        if self.simulation.workers or len(self.pool) >= self.pool.capacity:
            return False
        return self.run.step * self.run.recipe.batch_columns > 4 * self.pool.written

    def _log(self, rate: float, speed: float) -> None:
        left = (1 - self.progress) / max(self.progress, 1e-9) * self.run.seconds / 60
        known = self.run.history[-1] if self.run.history else {}
        shown = {k: v for k, v in known.items() if k.startswith(("val_", "real_"))}
        say(
            f"{left:.1f} min left, step {self.run.step}, {speed:.0f} columns/s, pool "
            f"{self.pool.written:,}, rate {rate:.2g}, loss {np.mean(self.losses[-300:]):.4f}"
            + "".join(f", {k} {v:.4f}" for k, v in shown.items() if "binary" not in k)
        )

    def _validate(self) -> None:
        from .validation import validate

        run = self.run
        n_cells = max(run.recipe.cells)
        entry: dict[str, float] = {
            "step": run.step,
            "seconds": round(run.seconds, 1),
            "columns_read": run.step * run.recipe.batch_columns,
            "columns_simulated": self.pool.written,
            "loss": float(np.mean(self.losses[-300:])) if self.losses else float("nan"),
            **validate(run.steps, self.validation, run.labels, n_cells),
        }
        if self.held_out is not None:
            entry |= validate(run.steps, self.held_out, run.labels, n_cells, "real")
        run.history.append(entry)
        say("validation: " + ", ".join(f"{k} {v:.4g}" for k, v in entry.items()))
        run.save("last")
        if run.best == len(run.history) - 1:
            run.save("best")
        part = run.out / "history.part.json"
        part.write_text(json.dumps(run.history, indent=1), encoding="utf-8")
        part.replace(run.out / "history.json")
