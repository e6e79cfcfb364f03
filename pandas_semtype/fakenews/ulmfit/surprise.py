"""Surprise: how unlikely a language model finds a text.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from fastai.text.models.core import SequentialRNN
from torch.nn import functional

from .batches import pad_texts, similar_lengths

__all__ = ["surprises"]

_WINDOW = 72


@torch.no_grad()
def surprises(model: SequentialRNN, texts: Sequence[np.ndarray]) -> np.ndarray:
    """Return the mean negative log-likelihood of the tokens of each text.

    Its exponential is the perplexity. A text of one token has none to predict, and gets 0.

    Parameters
    ----------
    model : SequentialRNN
        A language model.
    texts : sequence of ndarray
        Numbers of tokens, in the direction of reading.
    """
    model.eval()
    lengths = np.array([len(text) for text in texts])
    sums = np.zeros(len(texts))
    order = np.argsort(-lengths, kind="stable")
    for rows in similar_lengths(lengths, order, 64):
        ids, sizes = pad_texts([texts[i] for i in rows], 0)
        model.reset()
        for start in range(0, int(sizes[0]) - 1, _WINDOW):
            n = int((sizes - 1 > start).sum())
            x = ids[:n, start : start + _WINDOW]
            y = ids[:n, start + 1 : start + 1 + x.shape[1]]
            x = x[:, : y.shape[1]]
            scores = model(x)[0]
            each = functional.cross_entropy(scores.flatten(0, 1), y.flatten(), reduction="none")
            inside = torch.arange(y.shape[1])[None, :] < (sizes[:n] - 1 - start)[:, None]
            sums[rows[:n]] += (each.reshape(y.shape) * inside).sum(dim=1).double().numpy()
    return sums / np.maximum(lengths - 1, 1)
