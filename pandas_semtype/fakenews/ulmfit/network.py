"""AWD-LSTMs of fastai: building them, and loading plain tensors into them.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

import torch
from fastai.text.models.awdlstm import AWD_LSTM, awd_lstm_lm_config
from fastai.text.models.core import SequentialRNN, get_language_model
from torch import Tensor, nn

from ...errors import CheckpointError
from .language_model import Sizes

__all__ = ["LEAST_DROPOUT", "fill", "language_model", "one_thread", "plain_tensors"]

LEAST_DROPOUT = 1e-9
"""Used in place of no dropout: at 0, fastai 2.8 takes the dropped weights for parameters."""


def language_model(n_words: int, sizes: Sizes, *, dropout: float = 1.0) -> SequentialRNN:
    """Build a language model: an AWD-LSTM and a decoder tied to its embedding.

    Parameters
    ----------
    n_words : int
        Size of the vocabulary.
    sizes : Sizes
        Sizes of the network.
    dropout : float, default 1.0
        Multiplies the published dropout rates.
    """
    config = {
        **awd_lstm_lm_config,
        "emb_sz": sizes.embedding,
        "n_hid": sizes.hidden,
        "n_layers": sizes.layers,
    }
    return get_language_model(AWD_LSTM, n_words, config, drop_mult=max(dropout, LEAST_DROPOUT))


def _parameters(encoder: AWD_LSTM, decoder: nn.Linear | None) -> dict[str, nn.Parameter]:
    """Return the parameters by the names of `Sizes.shapes`."""
    found = {"embedding": encoder.encoder.weight}
    for i, layer in enumerate(encoder.rnns):
        found |= {
            f"layers.{i}.weight_ih": layer.module.weight_ih_l0,
            f"layers.{i}.weight_hh": layer.weight_hh_l0_raw,
            f"layers.{i}.bias_ih": layer.module.bias_ih_l0,
            f"layers.{i}.bias_hh": layer.module.bias_hh_l0,
        }
    return found if decoder is None else {**found, "decoder_bias": decoder.bias}


def plain_tensors(encoder: AWD_LSTM, decoder: nn.Linear | None = None) -> dict[str, Tensor]:
    """Return copies of the tensors of an encoder, and of the decoder's bias, by name."""
    parameters = _parameters(encoder, decoder)
    return {name: tensor.detach().cpu().clone() for name, tensor in parameters.items()}


@torch.no_grad()
def fill(
    tensors: Mapping[str, Tensor], encoder: AWD_LSTM, decoder: nn.Linear | None = None
) -> None:
    """Copy plain tensors into a network, by name.

    Raises
    ------
    CheckpointError
        If a tensor is missing or has another shape.
    """
    for name, parameter in _parameters(encoder, decoder).items():
        if name not in tensors:
            raise CheckpointError(f"The weights lack {name}. Take the files of a whole model.")
        if tensors[name].shape != parameter.shape:
            raise CheckpointError(
                f"{name} has another shape. Received: {tuple(tensors[name].shape)}, needed: "
                f"{tuple(parameter.shape)}. Take weights and vocabulary of the same model."
            )
        parameter.copy_(tensors[name])
    encoder.reset()


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Let PyTorch use one thread inside, and as many as before afterwards.

    On two cores, two threads take longer for an LSTM than one: its small matrices make them
    wait for each other.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
