"""Batches: texts of like length side by side, padded at the end.

This file is imported inside functions: it needs PyTorch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

__all__ = ["TextBatches", "pad_texts", "similar_lengths"]

MOST_TOKENS = 16_384
"""Tokens of a batch, padding counted: what bounds the memory of a step."""
_SORTED_AT_ONCE = 50


def similar_lengths(lengths: np.ndarray, order: np.ndarray, most: int) -> list[np.ndarray]:
    """Cut an order of texts into batches of at most `most` texts and `MOST_TOKENS` tokens.

    Parameters
    ----------
    lengths : ndarray of int
        Tokens of each text.
    order : ndarray of int
        Texts; each batch is returned with the longest first.
    most : int
        Texts of a batch.
    """
    batches: list[np.ndarray] = []
    for start in range(0, len(order), most * _SORTED_AT_ONCE):
        part = order[start : start + most * _SORTED_AT_ONCE]
        part = part[np.argsort(-lengths[part], kind="stable")]
        while len(part):
            n = int(np.clip(MOST_TOKENS // max(lengths[part[0]], 1), 1, most))
            batches.append(part[:n])
            part = part[n:]
    return batches


def pad_texts(texts: Sequence[np.ndarray], padding: int) -> tuple[Tensor, Tensor]:
    """Return tokens (n, longest), padded at the end, and the lengths of the texts."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    ids = np.full((len(texts), lengths.max()), padding, dtype=np.int64)
    for row, text in zip(ids, texts, strict=True):
        row[: len(text)] = text
    return torch.from_numpy(ids), torch.from_numpy(lengths)


class TextBatches:
    """Give the batches of one epoch after the other, each time in another order.

    Parameters
    ----------
    texts : sequence of ndarray
        Numbers of the tokens of each text.
    y : ndarray of int
        Classes.
    weights : ndarray of float
        Weight of each text.
    extra : ndarray of float, shape (n, k)
        Further features.
    most : int
        Texts of a batch.
    padding : int
        Number of the token that pads.
    rng : Generator
        Draws the orders.
    """

    def __init__(
        self,
        texts: Sequence[np.ndarray],
        y: np.ndarray,
        weights: np.ndarray,
        extra: np.ndarray,
        *,
        most: int,
        padding: int,
        rng: np.random.Generator,
    ) -> None:
        self._texts, self._padding, self._most, self._rng = texts, padding, most, rng
        self._y = torch.tensor(np.asarray(y, dtype=np.int64))
        self._weights = torch.tensor(np.asarray(weights, dtype=np.float32))
        self._extra = torch.tensor(np.asarray(extra, dtype=np.float32))
        self._lengths = np.array([len(text) for text in texts])
        self._next = self._plan()

    def _plan(self) -> list[np.ndarray]:
        order = self._rng.permutation(len(self._texts))
        batches = similar_lengths(self._lengths, order, self._most)
        return [batches[i] for i in self._rng.permutation(len(batches))]

    def __len__(self) -> int:
        """Return the batches of the epoch to come."""
        return len(self._next)

    def __iter__(self) -> Iterator[tuple[Tensor, ...]]:
        for rows in self._next:
            ids, lengths = pad_texts([self._texts[i] for i in rows], self._padding)
            yield ids, lengths, self._extra[rows], self._y[rows], self._weights[rows]
        self._next = self._plan()
