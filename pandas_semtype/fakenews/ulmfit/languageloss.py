"""The loss of an AWD-LSTM that predicts the next token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from fastai.text.models.core import SequentialRNN
from torch import Tensor
from torch.nn import functional

__all__ = ["ALPHA", "BETA", "next_token_loss", "perplexity"]

ALPHA, BETA = 2.0, 1.0
"""Published weights of the two regularisers: size of the activations, and their change."""


def next_token_loss(outputs: Sequence[Tensor], y: Tensor) -> tuple[Tensor, Tensor]:
    """Return the loss to descend, and the mean negative log-likelihood in it.

    Activation regularisation keeps the outputs after dropout small; temporal activation
    regularisation keeps the raw outputs of neighbouring steps alike.

    Parameters
    ----------
    outputs : scores, raw outputs and outputs after dropout
        What a language model returns.
    y : Tensor
        The tokens to predict.
    """
    scores, raw, dropped = outputs
    likelihood = functional.cross_entropy(scores.flatten(0, 1), y.flatten())
    loss = likelihood + ALPHA * dropped.pow(2).mean()
    if raw.shape[1] > 1:
        loss = loss + BETA * (raw[:, 1:] - raw[:, :-1]).pow(2).mean()
    return loss, likelihood.detach()


@torch.no_grad()
def perplexity(model: SequentialRNN, windows: Iterable[tuple[Tensor, Tensor]]) -> float:
    """Return the perplexity of a model on windows that follow each other."""
    model.eval()
    model.reset()
    total, n = 0.0, 0
    for x, y in windows:
        scores = model(x)[0]
        total += float(functional.cross_entropy(scores.flatten(0, 1), y.flatten(), reduction="sum"))
        n += y.numel()
    return float(torch.tensor(total / max(n, 1)).exp())
