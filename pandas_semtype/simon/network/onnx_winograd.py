"""Convolutions over the characters of a cell, with as few multiply-adds as they need.

Activations are laid out as (positions, cells, channels): positions are then added and
compared as whole blocks of memory, and the cells of a batch make the rows of a product.

* The first convolution reads one of some two hundred characters at each position, so that
  its products with every weight are a table: the layer looks rows up and adds them.
* A further one with windows of three is computed by the minimal filtering of Winograd:
  four outputs of six inputs take six products of matrices in place of twelve, two outputs
  of four inputs four in place of six.
* What pooling drops at the end is not computed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .onnx_builder import Builder

__all__ = ["Filtering", "Positions", "convolved", "filtering_of", "looked_up"]


@dataclass(frozen=True, slots=True)
class Positions:
    """Name activations of shape (positions, cells, channels) in a graph.

    Parameters
    ----------
    name : str
        Name of the node's output.
    channels : int
    order : tuple of int
        Position in the cell of every entry of the first axis.
    """

    name: str
    channels: int
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filtering:
    """Hold the three matrices of a minimal filtering with windows of three.

    Outputs are ``outputs @ ((weights @ kernel) * (inputs @ window))``.

    Parameters
    ----------
    inputs, weights, outputs : ndarray
        Shapes (products, window), (products, 3) and (outputs, products).
    """

    inputs: np.ndarray
    weights: np.ndarray
    outputs: np.ndarray

    @property
    def products(self) -> int:
        """Products of matrices it takes."""
        return len(self.weights)


_TWO = Filtering(
    inputs=np.array([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]], np.float64),
    weights=np.array([[2, 0, 0], [1, 1, 1], [1, -1, 1], [0, 0, 2]], np.float64) / 2,
    outputs=np.array([[1, 1, 1, 0], [0, 1, -1, -1]], np.float64),
)
_FOUR = Filtering(
    inputs=np.array(
        [
            [4, 0, -5, 0, 1, 0],
            [0, -4, -4, 1, 1, 0],
            [0, 4, -4, -1, 1, 0],
            [0, -2, -1, 2, 1, 0],
            [0, 2, -1, -2, 1, 0],
            [0, 4, 0, -5, 0, 1],
        ],
        np.float64,
    ),
    weights=np.array(
        [[6, 0, 0], [-4, -4, -4], [-4, 4, -4], [1, 2, 4], [1, -2, 4], [0, 0, 24]], np.float64
    )
    / 24,
    outputs=np.array(
        [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]],
        np.float64,
    ),
)


def filtering_of(size: int, used: int, pool: int) -> Filtering | None:
    """Return how to compute a convolution in fewer products; None for the plain way.

    Parameters
    ----------
    size : int
        Width of its windows.
    used : int
        Outputs per cell that pooling reads.
    pool : int
        Outputs that are pooled to one.
    """
    for filtering in (_FOUR, _TWO):
        tile = len(filtering.outputs)
        if size == 3 and used % tile == 0 and (tile % pool == 0 or pool % tile == 0):
            return filtering
    return None


def looked_up(
    b: Builder, ids: str, length: int, rows: np.ndarray, kernel: np.ndarray, bias: np.ndarray,
    pool: int,
) -> Positions:  # fmt: skip
    """Add the convolution behind the characters as a look-up, pooled and rectified.

    Parameters
    ----------
    b : Builder
    ids : str
        Character ids, shape (positions, cells).
    length : int
        How many positions.
    rows : ndarray, shape (ids, characters)
        What the convolution reads of each character.
    kernel : ndarray, shape (size, characters, filters)
    bias : ndarray, shape (filters,)
    pool : int
        Outputs that are pooled to one.
    """
    size, _, filters = kernel.shape
    pooled = (length - size + 1) // pool
    x = ""
    for k in range(size):
        table = rows @ kernel[k] + (bias if k == 0 else 0)
        here = b.node("Slice", ids, b.integers(k), b.integers(k + pooled * pool), b.integers(0))
        found = b.node("Gather", b.constant(table.astype(np.float32)), here, axis=0)
        x = b.node("Add", x, found) if x else found
    x = _pooled(b, b.reshape(x, pooled * pool, -1), pooled * pool, pool)
    x = b.reshape(b.node("Relu", x), pooled, -1, filters)
    return Positions(x, filters, tuple(range(pooled)))


def convolved(
    b: Builder, x: Positions, kernel: np.ndarray, bias: np.ndarray, pool: int
) -> Positions:
    """Add a convolution, pooled and rectified.

    Parameters
    ----------
    b : Builder
    x : Positions
        What it reads.
    kernel : ndarray, shape (size, channels, filters)
    bias : ndarray, shape (filters,)
    pool : int
        Outputs that are pooled to one.
    """
    size, _, filters = kernel.shape
    used = (len(x.order) - size + 1) // pool * pool
    filtering = filtering_of(size, used, pool)
    if filtering is None:
        y = _pooled(b, b.reshape(_plain(b, x, kernel, bias, used), used, -1), used, pool)
        order = tuple(range(used // pool))
    else:
        y, order = _filtered(b, x, kernel, bias, filtering, used, pool)
    y = b.reshape(b.node("Relu", y), len(order), -1, filters)
    return Positions(y, filters, order)


def _plain(b: Builder, x: Positions, kernel: np.ndarray, bias: np.ndarray, used: int) -> str:
    """Add one product, with the windows side by side."""
    size, channels, filters = kernel.shape
    place = np.argsort(x.order)
    windows = [
        b.node("Gather", x.name, b.integers(*place[k : k + used].tolist()), axis=0)
        for k in range(size)
    ]
    joined = b.reshape(b.node("Concat", *windows, axis=2), -1, size * channels)
    return _product(b, joined, kernel.reshape(-1, filters), bias)


def _product(b: Builder, x: str, weights: np.ndarray, bias: np.ndarray | None) -> str:
    """Add a product; with the bias behind it ONNX Runtime makes one operator of both."""
    y = b.node("MatMul", x, b.constant(weights))
    return str(y if bias is None else b.node("Add", y, b.constant(bias)))


def _filtered(
    b: Builder,
    x: Positions,
    kernel: np.ndarray,
    bias: np.ndarray,
    filtering: Filtering,
    used: int,
    pool: int,
) -> tuple[str, tuple[int, ...]]:
    """Add the products of a minimal filtering and pool; return the order of the outputs too."""
    _, channels, _ = kernel.shape
    tile, window = len(filtering.outputs), filtering.inputs.shape[1]
    tiles = used // tile
    inputs, place = filtering.inputs, np.argsort(x.order)
    if tiles == 1 and len(x.order) == window:
        inputs, y = inputs[:, list(x.order)], x.name  # as they lie
    else:
        starts = np.arange(tiles) * tile
        rows = place[np.arange(window)[:, None] + starts]
        y = b.node("Gather", x.name, b.constant(rows.reshape(-1).astype(np.int64)), axis=0)
    y = b.reshape(y, window, -1)
    y = b.reshape(
        b.node("MatMul", b.constant(inputs.astype(np.float32)), y),
        filtering.products, -1, channels,
    )  # fmt: skip
    # In float64 and rounded once: the weights are exact to the last bit of float32.
    weights = np.einsum("ik,kcf->icf", filtering.weights, kernel.astype(np.float64))
    # One product counts once in every output: the bias added to it reaches them all.
    biased = int(np.flatnonzero((filtering.outputs == 1).all(axis=0))[0])
    parts = b.node("Split", y, b.integers(*[1] * filtering.products),
                   outputs=filtering.products, axis=0)  # fmt: skip
    products = [
        b.reshape(
            _product(b, b.reshape(part, -1, channels), w, bias if i == biased else None), 1, -1
        )
        for i, (part, w) in enumerate(zip(parts, weights.astype(np.float32), strict=True))
    ]
    y = b.node("Concat", *products, axis=0)
    y = b.node("MatMul", b.constant(filtering.outputs.astype(np.float32)), y)
    # Now y is (outputs of a tile, tiles * cells * filters).
    y = _pooled(b, y, tile, min(pool, tile))
    if pool > tile:
        y = _pooled(b, b.reshape(y, tiles, -1), tiles, pool // tile)
    left = max(1, tile // pool)
    if left == 1:
        return y, tuple(range(used // pool))
    return y, tuple(t * left + j for j in range(left) for t in range(tiles))


def _pooled(b: Builder, y: str, n: int, pool: int) -> str:
    """Add the maximum of every `pool` of `n` blocks."""
    if pool == 1:
        return y
    if pool == n:  # a reduction of the axis in front is slow
        return str(b.node("Max", *b.node("Split", y, b.integers(*[1] * n), outputs=n, axis=0)))
    return b.greatest(b.reshape(y, n // pool, pool, -1), 1)
