"""Train a SIMOn model on simulated columns: ``python -m pandas_semtype.simon.training``."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import ArgumentError
from ...types import labels_of
from ..decision.specificity import specific_scores
from ..features.alphabet import alphabet
from ..features.cell_encoder import CellEncoder
from ..model import Model
from ..network.backbone import Architecture, build_network
from ..simulate.corpus import Block
from .recipe import Recipe

__all__ = ["Recipe", "train"]


def _block(seed: tuple[int, int], n: int, labels: tuple[str, ...], shape: Architecture) -> Block:
    """Simulate one block; runs in a worker process, which needs no Keras."""
    from ..simulate import all_sources
    from ..simulate.corpus import make_block

    encoder = CellEncoder(alphabet(shape.alphabet), head=shape.head, tail=shape.tail)
    return make_block(seed, n, labels, encoder, sources=all_sources())


def _validation_block(
    recipe: Recipe, labels: tuple[str, ...], shape: Architecture, path: Path
) -> Block:
    """Return the validation block; it is kept beside the run, so that resuming is quick."""
    if path.exists():
        with np.load(path) as arrays:
            return Block(**{name: arrays[name] for name in arrays.files})
    block = _block((recipe.seed, 2**31), recipe.validation_columns, labels, shape)
    np.savez(path, **asdict(block))
    return block


def _blocks(
    recipe: Recipe, labels: tuple[str, ...], shape: Architecture, first: int, workers: int
) -> Iterator[Block]:
    """Yield blocks ``first, first + 1 ...``, simulated ahead in worker processes."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        ahead: list[Future[Block]] = []
        number = first
        try:
            while True:
                while len(ahead) < workers + 2:
                    seed = (recipe.seed, number)
                    ahead.append(pool.submit(_block, seed, recipe.block_columns, labels, shape))
                    number += 1
                try:
                    block = ahead.pop(0).result()
                except Exception as error:  # noqa: BLE001
                    # One generator that fails on one seed must not end a run of hours.
                    print(f"a block is left out: {error!r}", flush=True)
                    continue
                yield block
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _learning_rate(recipe: Recipe, progress: float) -> float:
    """Return the rate at a share of the whole training: warm-up, then a cosine."""
    warm = 0.5 / recipe.epochs
    if progress < warm:
        return recipe.learning_rate * max(progress / warm, 0.02)
    span = recipe.learning_rate - recipe.final_learning_rate
    turned = 0.5 + 0.5 * np.cos(np.pi * min(progress, 1.0))
    return float(recipe.final_learning_rate + span * turned)


class _Run:
    """One training run: network, optimiser, history and the files that resume it."""

    def __init__(self, recipe: Recipe, out: Path) -> None:
        import keras

        from .losses import score_loss, vote_loss

        self.recipe, self.out = recipe, out
        self.labels = tuple(sorted(labels_of(recipe.labels)))
        self.shape = Architecture.from_dict({**asdict(Architecture()), **recipe.architecture})
        keras.utils.set_random_seed(recipe.seed)
        self.network = build_network(self.shape, self.labels, activation=None)
        self.optimizer = keras.optimizers.AdamW(
            recipe.learning_rate, weight_decay=recipe.weight_decay, clipnorm=1.0
        )
        losses: dict[str, Any] = {"scores": score_loss(self.labels)}
        if self.shape.votes:
            losses["votes"] = vote_loss()
        self.trained = self.network
        if recipe.layers == "document":
            inputs = [self.network.get_layer("unfold").output, *self.network.inputs[1:]]
            self.trained = keras.Model(inputs, self.network.output)
        self.trained.compile(optimizer=self.optimizer, loss=losses, jit_compile=False)
        self.optimizer.build(self.trained.trainable_variables)
        self.encode: Callable[[np.ndarray], np.ndarray] | None = None
        self.history: list[dict[str, float]] = []
        self.step = 0

    @property
    def epoch(self) -> int:
        return len(self.history)

    @property
    def seeds(self) -> list[Any]:
        """States of the dropout generators, which Keras does not count among the weights."""
        return [v for v in self.network.variables if "seed_generator" in v.path]

    def batch(self, block: Block, rows: np.ndarray, cells: np.ndarray) -> tuple[Any, Any]:
        """Return inputs and targets of some columns with some of their cells."""
        from .losses import pack_targets

        chosen = block.characters[rows][:, cells]
        x: list[np.ndarray] = [chosen if self.encode else chosen.astype(np.int32)]
        if self.shape.statistics:
            x.append(block.statistics[rows])
        y: dict[str, np.ndarray] = {
            "scores": pack_targets(block.targets[rows], block.primary[rows])
        }
        if self.shape.votes:
            y["votes"] = block.primary[rows]
        return x, y

    def train_block(self, block: Block, rng: np.random.Generator, total: int) -> float:
        """Run one pass over a block; return its mean loss."""
        order = rng.permutation(len(block.primary))
        losses = []
        size = self.recipe.batch_columns
        for start in range(0, len(order) - size + 1, size):
            n_cells = int(rng.choice(self.recipe.cells))
            cells = rng.permutation(block.characters.shape[1])[:n_cells]
            x, y = self.batch(block, order[start : start + size], cells)
            self.optimizer.learning_rate = _learning_rate(self.recipe, self.step / total)
            losses.append(float(np.ravel(self.trained.train_on_batch(x, y))[0]))
            self.step += 1
        return float(np.mean(losses))

    def evaluate(self, block: Block) -> dict[str, float]:
        """Return loss, share of right verdicts and their macro F1 on a block."""
        cells = np.arange(max(self.recipe.cells))
        logits, losses = [], []
        for start in range(0, len(block.primary), 512):
            rows = np.arange(start, min(start + 512, len(block.primary)))
            x, y = self.batch(block, rows, cells)
            losses.append(float(np.ravel(self.trained.test_on_batch(x, y))[0]))
            logits.append(np.asarray(self.trained.predict_on_batch(x)["scores"]))
        proba = 1 / (1 + np.exp(-np.concatenate(logits)))
        said = specific_scores(proba, self.labels).argmax(axis=1)
        f1 = []
        for k in np.unique(block.primary):
            hit = np.sum((said == k) & (block.primary == k))
            f1.append(2 * hit / max(1, np.sum(said == k) + np.sum(block.primary == k)))
        truth = block.targets == 1
        binary = np.mean((proba >= 0.5)[block.targets >= 0] == truth[block.targets >= 0])
        return {
            "val_loss": float(np.mean(losses)),
            "val_accuracy": float(np.mean(said == block.primary)),
            "val_binary_accuracy": float(binary),
            "val_macro_f1": float(np.mean(f1)),
        }

    def fit_statistics(self, block: Block) -> None:
        """Set mean and scale of the column statistics."""
        if not self.shape.statistics:
            return
        layer = self.network.get_layer("standardised")
        scale = np.maximum(block.statistics.std(axis=0), 0.02)
        layer.set_weights([block.statistics.mean(axis=0), scale])

    def start_from(self, model: Model) -> None:
        """Take the weights of a model of the same labels and sizes."""
        if tuple(model.labels) != self.labels or model.architecture != self.shape:
            raise ArgumentError.of(
                "start",
                model.model_id,
                "a model with the labels and the architecture of the recipe",
            )
        for variable, value in zip(self.network.weights, model.network().weights, strict=True):
            variable.assign(value)

    def read(self, block: Block) -> Block:
        """Return a block as the first trained layer reads it: vectors in place of characters."""
        if self.encode is None:
            return block
        n, cells, width = block.characters.shape
        kept, place = np.unique(block.characters.reshape(-1, width), axis=0, return_inverse=True)
        vectors = self.encode(kept)[place.ravel()]
        return replace(block, characters=vectors.reshape(n, cells, -1))

    def save(self, name: str) -> None:
        """Write weights and optimiser state to a file of their own, in one move."""
        arrays = {f"w{i}": np.asarray(v) for i, v in enumerate(self.network.weights)}
        arrays |= {f"s{i}": np.asarray(v) for i, v in enumerate(self.seeds)}
        arrays |= {f"o{i}": np.asarray(v) for i, v in enumerate(self.optimizer.variables)}
        part = self.out / f"{name}.part.npz"
        state = {
            "recipe": asdict(self.recipe),
            "step": self.step,
            "labels": self.labels,
            "history": self.history,
        }
        arrays["state"] = np.array(json.dumps(state))
        np.savez(part, **arrays)
        part.replace(self.out / f"{name}.npz")

    def resume(self, name: str = "last", *, weights_only: bool = False) -> bool:
        """Continue from a saved state if there is one."""
        path = self.out / f"{name}.npz"
        if not path.exists():
            return False
        with np.load(path) as arrays:
            for i, variable in enumerate(self.network.weights):
                variable.assign(arrays[f"w{i}"])
            if not weights_only:
                for i, variable in enumerate(self.seeds):
                    variable.assign(arrays[f"s{i}"])
                for i, variable in enumerate(self.optimizer.variables):
                    variable.assign(arrays[f"o{i}"])
                state = json.loads(str(arrays["state"]))
                self.history, self.step = state["history"], state["step"]
        return True


def train(
    recipe: Recipe,
    out: str | Path,
    *,
    minutes: float | None = None,
    workers: int = 1,
    start: str | Path | None = None,
) -> Any:
    """Train a network on simulated columns, with a checkpoint after every epoch.

    Parameters
    ----------
    recipe : Recipe
        What to train.
    out : path
        Folder of the run: ``last.npz`` to resume from, ``best.npz``, ``history.json``.
        A run that is there already goes on.
    minutes : float, optional
        Stop after this time; start again to go on.
    workers : int, default 1
        Processes that simulate columns.
    start : path, optional
        Directory of a model whose weights the run begins with; random ones by default.

    Returns
    -------
    keras.Model
        The network with the best weights.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    model = None if start is None else Model.load(start)
    if model is None and recipe.layers != "all":
        raise ArgumentError.of("start", start, "a model, whose cell encoder the recipe needs")
    run = _Run(recipe if model is None else replace(recipe, start=model.model_id), out)
    if model is not None and recipe.layers != "all":
        run.encode = model.reader.engine.encode_cells
    started = time.monotonic()
    validation = run.read(_validation_block(recipe, run.labels, run.shape, out / "validation.npz"))
    if not run.resume():
        if model is None:
            run.fit_statistics(validation)
        else:
            run.start_from(model)
    steps = recipe.epoch_blocks * recipe.passes * (recipe.block_columns // recipe.batch_columns)
    first = run.epoch * recipe.epoch_blocks
    blocks = _blocks(recipe, run.labels, run.shape, first, workers)
    try:
        while run.epoch < recipe.epochs:
            began = time.monotonic()
            losses = []
            for _ in range(recipe.epoch_blocks):
                block = run.read(next(blocks))
                for _ in range(recipe.passes):
                    rng = np.random.default_rng((recipe.seed, run.step))
                    losses.append(run.train_block(block, rng, steps * recipe.epochs))
            entry = {
                "epoch": run.epoch + 1,
                "loss": float(np.mean(losses)),
                **run.evaluate(validation),
                "seconds": round(time.monotonic() - began, 1),
            }
            run.history.append(entry)
            print(" ".join(f"{k} {v:.4g}" for k, v in entry.items()), flush=True)
            best = min(range(run.epoch), key=lambda i: run.history[i]["val_loss"])
            run.save("last")
            if best == run.epoch - 1:
                run.save("best")
            (out / "history.json").write_text(json.dumps(run.history, indent=1), encoding="utf-8")
            if run.epoch - 1 - best >= recipe.patience:
                break
            if minutes is not None and time.monotonic() - started > 60 * minutes:
                break
    finally:
        blocks.close()  # type: ignore[attr-defined]
    run.resume("best", weights_only=True)
    return run.network


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training", description=__doc__
    )
    parser.add_argument("--recipe", help="JSON file; the recipe of the shipped model by default")
    parser.add_argument("--out", required=True, help="folder of the run; resumed if it exists")
    parser.add_argument("--minutes", type=float, help="stop after this time")
    parser.add_argument("--workers", type=int, default=1, help="processes that simulate columns")
    parser.add_argument("--from", dest="start", metavar="DIR", help="model to begin with")
    options = parser.parse_args(arguments)
    train(
        Recipe.read(options.recipe),
        options.out,
        minutes=options.minutes,
        workers=options.workers,
        start=options.start,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
