"""The network as one compiled torch function: the fast way to train it on a CPU.

Keras runs the layers one operation at a time on torch.  Written as one function of the same
weights, `torch.compile` fuses what lies between the matrix products, and the products run in
bfloat16, for which recent processors have instructions: four times as many columns a second.
Every distinct cell of a batch is encoded once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from ..network.backbone import Architecture

if TYPE_CHECKING:
    import torch

__all__ = [
    "cell_patterns",
    "cell_vectors",
    "distinct_cells",
    "document_logits",
    "forward",
    "logits_of_patterns",
    "supported",
]

_PADDED_TO = 256
_MULTIPLIERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)


def supported(a: Architecture) -> bool:
    """Return whether `forward` has every part of an architecture; Keras has them all."""
    return (
        a.first_pool == 1
        and not a.hard_gates
        and not a.lstm_dropout
        and not a.dropout[0]
        and a.votes
        and a.statistics
    )


def distinct_cells(characters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct cells of a batch, and which of them each cell is.

    Parameters
    ----------
    characters : ndarray of uint8, shape (columns, cells, characters)

    Returns
    -------
    cells : ndarray of int32, shape (distinct, characters)
        The last one repeats up to a round number, so that few shapes occur.
    place : ndarray of int64, shape (columns, cells)
    """
    n_columns, n_cells, width = characters.shape
    flat = np.ascontiguousarray(characters.reshape(-1, width))
    padded = np.zeros((len(flat), -(-width // 8) * 8), dtype=np.uint8)
    padded[:, :width] = flat
    key = np.zeros(len(flat), dtype=np.uint64)
    for i, part in enumerate(padded.view(np.uint64).T):
        key = (key ^ part) * _MULTIPLIERS[i % len(_MULTIPLIERS)]
        key ^= key >> np.uint64(29)
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    rows = np.minimum(np.arange(-(-len(first) // _PADDED_TO) * _PADDED_TO), len(first) - 1)
    return flat[first[rows]].astype(np.int32), place.reshape(n_columns, n_cells).astype(np.int64)


def cell_patterns(
    w: Mapping[str, torch.Tensor], ids: torch.Tensor, a: Architecture, dtype: torch.dtype
) -> torch.Tensor:
    """Return what the convolutions find in cells; the parameters are those of `forward`."""
    import torch
    from torch.nn.functional import embedding

    n = ids.shape[0]
    kernel = w["convolution_1/kernel"]
    padding = torch.zeros((1, kernel.shape[1]), dtype=kernel.dtype, device=kernel.device)
    table = torch.relu(torch.cat([padding, kernel]) + w["convolution_1/bias"])
    x = embedding(ids, table.to(dtype))
    for i, (filters, size, pool) in enumerate(a.convolutions):
        kernel, bias = w[f"convolution_{i + 2}/kernel"], w[f"convolution_{i + 2}/bias"]
        pooled = (x.shape[1] - size + 1) // pool
        used = pooled * pool
        windows = torch.cat([x[:, k : k + used] for k in range(size)], dim=-1)
        y = windows.reshape(n * used, -1) @ kernel.to(dtype).reshape(-1, filters)
        y = y.view(n, pooled, pool, filters)
        # Pairwise maxima have a gradient that fuses; the one of amax() looks for ties.
        top = y[:, :, 0]
        for k in range(1, pool):
            top = torch.maximum(top, y[:, :, k])
        x = torch.relu(top + bias.to(dtype))
    return x.reshape(n, -1)


def cell_vectors(
    w: Mapping[str, torch.Tensor], patterns: torch.Tensor, a: Architecture, dtype: torch.dtype
) -> torch.Tensor:
    """Return the cell vectors, of the patterns that the convolutions found in cells."""
    import torch

    x = patterns
    halves = []
    for name in ("cell_forward", "cell_backward"):
        kernel, bias, u = w[f"{name}/kernel"], w[f"{name}/bias"], a.cell_units
        z = x @ torch.cat([kernel[:, :u], kernel[:, 2 * u :]], dim=1).to(dtype)
        z = z.float() + torch.cat([bias[:u], bias[2 * u :]])
        cell = torch.sigmoid(z[:, :u]) * torch.tanh(z[:, u : 2 * u])
        halves.append(torch.sigmoid(z[:, 2 * u :]) * torch.tanh(cell))
    return torch.cat(halves, dim=-1).to(dtype)


def _last_state(
    w: Mapping[str, torch.Tensor], name: str, x: torch.Tensor, dtype: torch.dtype
) -> torch.Tensor:
    """Return the last state of an LSTM over the cells, read from the end for ``backward``."""
    import torch

    kernel, recurrent = w[f"{name}/lstm_cell/kernel"], w[f"{name}/lstm_cell/recurrent_kernel"]
    n, cells, width = x.shape
    z = (x.reshape(n * cells, width) @ kernel.to(dtype)).float() + w[f"{name}/lstm_cell/bias"]
    z = z.view(n, cells, -1)
    recurrent = recurrent.to(dtype)
    order = range(cells)
    state = memory = torch.zeros((n, recurrent.shape[0]), device=x.device)
    for t in reversed(order) if name == "document_backward" else order:
        gates = z[:, t] + (state.to(dtype) @ recurrent).float()
        i, f, c, o = gates.chunk(4, dim=-1)
        memory = torch.sigmoid(f) * memory + torch.sigmoid(i) * torch.tanh(c)
        state = torch.sigmoid(o) * torch.tanh(memory)
    return state


def forward(
    w: Mapping[str, torch.Tensor],
    ids: torch.Tensor,
    place: torch.Tensor,
    statistics: torch.Tensor,
    a: Architecture,
    *,
    dtype: torch.dtype,
    training: bool,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the logits of columns and of their cells.

    Parameters
    ----------
    w : mapping of str to tensor
        Weights by the paths of Keras.
    ids : tensor of int32, shape (distinct, characters)
    place : tensor of int64, shape (columns, cells)
        See `distinct_cells`.
    statistics : tensor, shape (columns, statistics)
    a : Architecture
        One that is `supported`.
    dtype : torch.dtype
        Of the large matrix products; weights and sums stay float32.
    training : bool
        Whether dropout acts.

    Returns
    -------
    scores : tensor, shape (columns, labels)
    votes : tensor, shape (columns, cells, labels)
    """
    patterns = cell_patterns(w, ids, a, dtype)
    return logits_of_patterns(w, patterns, place, statistics, a, dtype=dtype, training=training)


def logits_of_patterns(
    w: Mapping[str, torch.Tensor],
    patterns: torch.Tensor,
    place: torch.Tensor,
    statistics: torch.Tensor,
    a: Architecture,
    *,
    dtype: torch.dtype,
    training: bool,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the logits of columns whose cells went through the convolutions; see `forward`.

    Parameters
    ----------
    patterns : tensor, shape (distinct, filters)
        Of `cell_patterns`.
    """
    vectors = cell_vectors(w, patterns, a, dtype)
    return document_logits(w, vectors, place, statistics, a, dtype=dtype, training=training)


def document_logits(
    w: Mapping[str, torch.Tensor],
    vectors: torch.Tensor,
    place: torch.Tensor,
    statistics: torch.Tensor,
    a: Architecture,
    *,
    dtype: torch.dtype,
    training: bool,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the logits of columns whose cells are encoded; see `forward`.

    Parameters
    ----------
    vectors : tensor, shape (distinct, 2 * cell_units)
        Of `cell_vectors`.
    """
    import torch
    from torch.nn.functional import dropout

    n, cells = place.shape
    x = vectors[place.reshape(-1)].view(n, cells, -1)
    x = dropout(x, a.dropout[1], training)
    ends = [_last_state(w, f"document_{way}", x, dtype) for way in ("forward", "backward")]
    document = dropout(torch.cat(ends, dim=-1), a.dropout[1], training)
    votes = (x.reshape(n * cells, -1) @ w["votes/kernel"].to(dtype)).float() + w["votes/bias"]
    votes = votes.view(n, cells, -1)
    known = (statistics - w["standardised/mean"]) / w["standardised/scale"]
    parts = [document, torch.softmax(votes, dim=-1).mean(dim=1), known.clamp(-5.0, 5.0)]
    features = torch.relu(torch.cat(parts, dim=-1) @ w["features/kernel"] + w["features/bias"])
    features = dropout(features, a.dropout[2], training)
    return features @ w["scores/kernel"] + w["scores/bias"], votes
