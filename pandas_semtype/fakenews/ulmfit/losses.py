"""Losses of language models: AR/TAR-regularised next-token loss, likelihood, perplexity.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from fastai.text.models.core import SequentialRNN
from torch import Tensor
from torch.nn import functional

from .data import pad_texts, similar_lengths

__all__ = ["ALPHA", "BETA", "negative_log_likelihood", "next_token_loss", "perplexity"]

ALPHA, BETA = 2.0, 1.0
"""Published weights of activation regularisation (AR) and temporal AR (TAR)."""

_BATCH, _WINDOW = 64, 72


def next_token_loss(outputs: Sequence[Tensor], y: Tensor) -> tuple[Tensor, Tensor]:
    """Return the regularised loss to minimise, and the negative log-likelihood in it.

    Activation regularisation keeps the outputs after dropout small; temporal activation
    regularisation keeps the raw outputs of neighbouring steps alike (Merity et al. 2017,
    "Revisiting Activation Regularization for Language RNNs").

    Parameters
    ----------
    outputs : scores, raw outputs and outputs after dropout
        What a language model returns.
    y : Tensor of int, shape (n, steps)
        The tokens to predict.

    Returns
    -------
    loss, likelihood : Tensor
        Means over all tokens; gradients flow through the first one only.
    """
    scores, raw, dropped = outputs
    likelihood = functional.cross_entropy(scores.flatten(0, 1), y.flatten())
    loss = likelihood + ALPHA * dropped.pow(2).mean()
    if raw.shape[1] > 1:
        loss = loss + BETA * (raw[:, 1:] - raw[:, :-1]).pow(2).mean()
    return loss, likelihood.detach()


@torch.no_grad()
def perplexity(model: SequentialRNN, windows: Iterable[tuple[Tensor, Tensor]]) -> float:
    """Return the perplexity of a language model on consecutive windows.

    Parameters
    ----------
    model : SequentialRNN
        A language model.
    windows : iterable of pairs of Tensor
        Tokens and the tokens that follow them, from `Streams.windows`.
    """
    model.eval()
    model.reset()
    total, n = 0.0, 0
    device = next(model.parameters()).device
    for own, following in windows:
        x, y = own.to(device), following.to(device)
        scores = model(x)[0]
        total += float(functional.cross_entropy(scores.flatten(0, 1), y.flatten(), reduction="sum"))
        n += y.numel()
    return float(torch.tensor(total / max(n, 1)).exp())


@torch.no_grad()
def negative_log_likelihood(model: SequentialRNN, texts: Sequence[np.ndarray]) -> np.ndarray:
    """Return the mean negative log-likelihood of the tokens of each text.

    Its exponential is the perplexity. A text of one token has none to predict, and gets 0.

    Parameters
    ----------
    model : SequentialRNN
        A language model.
    texts : sequence of ndarray
        Token ids of each text, in reading direction.

    Returns
    -------
    ndarray of float, shape (n,)
        In nats per token.
    """
    model.eval()
    lengths = np.array([len(text) for text in texts])
    sums = np.zeros(len(texts))
    order = np.argsort(-lengths, kind="stable")
    device = next(model.parameters()).device
    for rows in similar_lengths(lengths, order, _BATCH):
        ids, sizes = (part.to(device) for part in pad_texts([texts[i] for i in rows], 0))
        model.reset()
        for start in range(0, int(sizes[0]) - 1, _WINDOW):
            n = int((sizes - 1 > start).sum())
            x = ids[:n, start : start + _WINDOW]
            y = ids[:n, start + 1 : start + 1 + x.shape[1]]
            x = x[:, : y.shape[1]]
            scores = model(x)[0]
            each = functional.cross_entropy(scores.flatten(0, 1), y.flatten(), reduction="none")
            inside = (
                torch.arange(y.shape[1], device=device)[None, :] < (sizes[:n] - 1 - start)[:, None]
            )
            sums[rows[:n]] += (each.reshape(y.shape) * inside).sum(dim=1).double().cpu().numpy()
    return np.asarray(sums / np.maximum(lengths - 1, 1))
