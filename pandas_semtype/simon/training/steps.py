"""One training step: by Keras on any backend, or by the compiled torch function."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ..network.backbone import Architecture
from ..simulate.corpus import Block
from .log import say
from .recipe import Recipe

if TYPE_CHECKING:
    import keras

    from .frozen_cells import FrozenCells

__all__ = ["KerasSteps", "Steps", "TorchSteps", "steps_for"]


class Steps(Protocol):
    """Train and judge one batch at a time; the weights are those of a Keras network."""

    def train(self, block: Block, learning_rate: float) -> float:
        """Run one step on all columns of a block; return its loss."""

    def judge(self, block: Block) -> tuple[np.ndarray, float]:
        """Return the logits of the labels and the loss, without dropout."""

    def state(self) -> dict[str, np.ndarray]:
        """Return the state of the optimizer as arrays."""

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Take back what `state` returned."""


def steps_for(recipe: Recipe, network: keras.Model, shape: Architecture) -> Steps:
    """Return the fastest steps for a recipe on the backend of Keras that is loaded.

    Parameters
    ----------
    recipe : Recipe
    network : keras.Model
        Of `build_network` with ``activation=None``.
    shape : Architecture
        Its sizes.
    """
    import keras

    from .torch_network import supported

    if keras.backend.backend() == "torch" and supported(shape):
        return TorchSteps(recipe, network, shape)
    return KerasSteps(recipe, network, shape)


class KerasSteps:
    """Train with ``train_on_batch``, the step compiled where the backend gains by it.

    Parameters
    ----------
    recipe : Recipe
    network : keras.Model
    shape : Architecture
    """

    def __init__(self, recipe: Recipe, network: keras.Model, shape: Architecture) -> None:
        import keras

        from .losses import score_loss, vote_loss

        self.shape, self.network = shape, network
        self._losses: dict[str, Any] = {"scores": score_loss(recipe.label_names)}
        if shape.votes:
            self._losses["votes"] = vote_loss()
        frozen = frozen_paths(recipe.layers, network)
        for layer in network.get_layer("cell_encoder").layers:
            if layer.weights and all(v.path in frozen for v in layer.weights):
                layer.trainable = False
        self.optimizer = keras.optimizers.AdamW(
            recipe.learning_rate, weight_decay=recipe.weight_decay, clipnorm=1.0
        )
        # Without it JAX runs op by op, 27 times slower; on TensorFlow it only costs time.
        jit = keras.backend.backend() == "jax"
        network.compile(optimizer=self.optimizer, loss=self._losses, jit_compile=jit)
        self.optimizer.build(network.trainable_variables)

    def _batch(self, block: Block) -> tuple[list[np.ndarray], dict[str, np.ndarray]]:
        from .losses import pack_targets

        x = [block.characters.astype(np.int32)]
        if self.shape.statistics:
            x.append(block.statistics)
        packed = pack_targets(block.targets, block.primary)
        return x, {"scores": packed, **({"votes": packed} if self.shape.votes else {})}

    def train(self, block: Block, learning_rate: float) -> float:
        """Run one step on all columns of a block; return its loss."""
        self.optimizer.learning_rate = learning_rate
        return float(np.ravel(self.network.train_on_batch(*self._batch(block)))[0])

    def judge(self, block: Block) -> tuple[np.ndarray, float]:
        """Return the logits of the labels and the loss, without dropout."""
        x, y = self._batch(block)
        # The losses are taken here: test_on_batch would compile the network a third time.
        found = self.network.predict_on_batch(x)
        loss = sum(float(each(y[name], found[name])) for name, each in self._losses.items())
        return np.asarray(found["scores"], dtype=np.float32), loss

    def state(self) -> dict[str, np.ndarray]:
        """Return the state of the optimizer as arrays."""
        return {f"k{i}": np.asarray(v) for i, v in enumerate(self.optimizer.variables)}

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Take back what `state` returned; another backend's state is left out."""
        if all(f"k{i}" in state for i in range(len(self.optimizer.variables))):
            for i, variable in enumerate(self.optimizer.variables):
                variable.assign(state[f"k{i}"])


class TorchSteps:
    """Train with `torch_network.forward`, compiled where a C++ compiler is at hand.

    Parameters
    ----------
    recipe : Recipe
        Its `precision` is that of the large matrix products, its `compiled` says whether to
        compile.
    network : keras.Model
        Its weights are trained in place.
    shape : Architecture
    """

    def __init__(self, recipe: Recipe, network: keras.Model, shape: Architecture) -> None:
        import torch

        from .losses import score_loss, vote_loss

        _keep_memory()
        self.shape, self.network = shape, network
        self.weights = {v.path: v.value for v in network.weights}
        self.dtype = torch.bfloat16 if recipe.precision == "bfloat16" else torch.float32
        self._frozen, self._plain = _parts(recipe.layers, self.weights, shape, self.dtype)
        self._forward = torch.compile(self._plain) if recipe.compiled else self._plain
        self._losses = (score_loss(recipe.label_names), vote_loss())
        frozen = frozen_paths(recipe.layers, network)
        self.trained = [
            v.value for v in network.trainable_weights if v.path not in frozen
        ]  # fmt: skip
        self.optimizer = torch.optim.AdamW(
            self.trained, recipe.learning_rate, weight_decay=recipe.weight_decay, eps=1e-7
        )

    def _logits(self, block: Block, *, training: bool) -> tuple[Any, Any]:
        import torch

        from .torch_network import distinct_cells

        ids, place = map(torch.from_numpy, distinct_cells(block.characters))
        cells = ids if self._frozen is None else self._frozen.vectors(ids)
        torch._dynamo.maybe_mark_dynamic(cells, 0)
        run = partial(
            self._forward, self.weights, cells, place, torch.from_numpy(block.statistics),
            self.shape, dtype=self.dtype, training=training,
        )  # fmt: skip
        try:
            return run()
        except Exception as error:
            if self._forward is self._plain or "compil" not in repr(error).lower():
                raise
            say(f"torch.compile does not work here, slower steps instead: {error!r:.200}")
            self._forward = self._plain
            return self._logits(block, training=training)

    def _loss(self, block: Block, logits: tuple[Any, Any]) -> Any:
        import torch

        from .losses import pack_targets

        packed = torch.from_numpy(pack_targets(block.targets, block.primary))
        return sum(loss(packed, z) for loss, z in zip(self._losses, logits, strict=True))

    def train(self, block: Block, learning_rate: float) -> float:
        """Run one step on all columns of a block; return its loss."""
        import torch

        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate
        self.optimizer.zero_grad()
        loss = self._loss(block, self._logits(block, training=True))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def judge(self, block: Block) -> tuple[np.ndarray, float]:
        """Return the logits of the labels and the loss, without dropout."""
        import torch

        with torch.no_grad():
            logits = self._logits(block, training=False)
            loss = float(self._loss(block, logits))
        return logits[0].numpy(), loss

    def state(self) -> dict[str, np.ndarray]:
        """Return the state of the optimizer as arrays."""
        kept = self.optimizer.state_dict()["state"]
        return {
            f"t{i}_{name}": value.numpy()
            for i, each in kept.items()
            for name, value in each.items()
        }

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Take back what `state` returned; another backend's state is left out."""
        import torch

        names = ("step", "exp_avg", "exp_avg_sq")
        keys = [[f"t{i}_{name}" for name in names] for i in range(len(self.trained))]
        if not all(key in state for each in keys for key in each):
            return
        whole = self.optimizer.state_dict()
        whole["state"] = {
            i: {n: torch.from_numpy(np.array(state[k])) for n, k in zip(names, each, strict=True)}
            for i, each in enumerate(keys)
        }
        self.optimizer.load_state_dict(whole)


def frozen_paths(layers: str, network: keras.Model) -> frozenset[str]:
    """Return the weights that are not trained, by the paths of Keras."""
    if layers == "all":
        return frozenset()
    cells = [v.path for v in network.get_layer("cell_encoder").weights]
    if layers == "document":
        return frozenset(cells)
    return frozenset(path for path in cells if path.startswith("convolution_"))


def _parts(
    layers: str, weights: Mapping[str, Any], shape: Architecture, dtype: Any
) -> tuple[FrozenCells | None, Callable[..., tuple[Any, Any]]]:
    """Return what encodes cells once, if anything does, and the function of the rest."""
    from .frozen_cells import FrozenCells
    from .torch_network import (
        cell_patterns,
        cell_vectors,
        document_logits,
        forward,
        logits_of_patterns,
    )

    def patterns(ids: Any) -> Any:
        return cell_patterns(weights, ids, shape, dtype)

    def vectors(ids: Any) -> Any:
        return cell_vectors(weights, patterns(ids), shape, dtype)

    if layers == "document":
        return FrozenCells(vectors, 2 * shape.cell_units, dtype), document_logits
    if layers == "recurrent":
        width = int(weights["cell_forward/kernel"].shape[0])
        return FrozenCells(patterns, width, dtype), logits_of_patterns
    return None, forward


def _keep_memory() -> None:
    """Keep freed memory for the next step: page faults cost as much as the products do."""
    if sys.platform == "linux":
        try:
            allocator = ctypes.CDLL(None).mallopt
        except (AttributeError, OSError):  # another C library
            return
        for option, value in ((-4, 0), (-1, 2**31 - 1), (-2, 1 << 28)):  # mmap, trim, top pad
            allocator(option, value)


def taken(block: Block, rows: np.ndarray, cells: Sequence[int] | np.ndarray) -> Block:
    """Return some columns of a block with some of their cells."""
    return Block(
        block.characters[rows][:, cells],
        block.statistics[rows],
        block.targets[rows],
        block.primary[rows],
    )
