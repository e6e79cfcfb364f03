"""The classifier: an AWD-LSTM over whole texts, concat pooling and a small head.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

import torch
from fastai.layers import LinBnDrop
from fastai.text.models.awdlstm import AWD_LSTM, awd_lstm_clas_config
from torch import Tensor, nn

from .language_model import Sizes
from .network import LEAST_DROPOUT

__all__ = ["HEAD_WIDTH", "TextClassifier", "layer_groups"]

HEAD_WIDTH = 50
"""Units of the hidden layer of the published head."""
_HEAD_DROPOUT = 0.1


class TextClassifier(nn.Module):
    """Read texts window by window, pool the outputs of all steps and score the classes.

    Texts are padded at their end, and no step after the end of a text has any effect: the
    scores of a text do not depend on the texts beside it. (The classifier of fastai pads in
    front, and where the texts of a batch differ in length it takes the state of a padded
    step for the last one.)

    Parameters
    ----------
    n_words, n_classes : int
        Size of the vocabulary, and number of outputs.
    sizes : Sizes
        Sizes of the AWD-LSTM.
    window : int
        Tokens through which gradients flow back; the state is carried from one window to
        the next.
    padding : int
        Token id of the padding.
    dropout : float, default 1.0
        Multiplies the published dropout rates.
    n_extra : int, default 0
        Number of further features of a text, concatenated to the pooled ones.
    """

    def __init__(
        self,
        n_words: int,
        n_classes: int,
        sizes: Sizes,
        *,
        window: int,
        padding: int,
        dropout: float = 1.0,
        n_extra: int = 0,
    ) -> None:
        super().__init__()
        dropout = max(dropout, LEAST_DROPOUT)
        config = {k: v * dropout for k, v in awd_lstm_clas_config.items() if k.endswith("_p")}
        head_dropout = config.pop("output_p")
        self.window, self.n_classes = window, n_classes
        self.encoder = AWD_LSTM(
            n_words, sizes.embedding, sizes.hidden, sizes.layers, pad_token=padding, **config
        )
        self.head = nn.Sequential(
            LinBnDrop(3 * sizes.embedding + n_extra, HEAD_WIDTH, p=head_dropout, act=nn.ReLU()),
            LinBnDrop(HEAD_WIDTH, n_classes, p=_HEAD_DROPOUT * dropout),
        )

    def reset(self) -> None:
        """Forget the state."""
        self.encoder.reset()

    def pool(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the last, maximum and mean output over all steps of each text.

        Parameters
        ----------
        ids : Tensor of int, shape (n, longest)
            Tokens, padded at the end.
        lengths : Tensor of int, shape (n,)
            Number of tokens of each text, at least 1, in descending order.

        Returns
        -------
        pooled : Tensor, shape (n, 3 * embedding)
            In the published order.
        size, change : Tensor
            Mean square of the outputs, and of their change from step to step.
        """
        self.encoder.reset()
        last = maximum = total = ids.new_zeros(())
        device = ids.device
        size, change = torch.zeros((), device=device), torch.zeros((), device=device)
        n_changes = 0
        for start in range(0, int(lengths[0]), self.window):
            # Texts that have ended are at the bottom: they are left out.
            n = int((lengths > start).sum())
            out = self.encoder(ids[:n, start : start + self.window])
            left = (lengths[:n] - start).clamp(max=out.shape[1])
            inside = torch.arange(out.shape[1], device=device)[None, :] < left[:, None]
            real = out * inside[:, :, None]
            top = out.masked_fill(~inside[:, :, None], -torch.inf).amax(dim=1)
            ends = out[torch.arange(n, device=device), left - 1]
            size = size + real.pow(2).sum()
            steps = (out[:, 1:] - out[:, :-1]) * inside[:, 1:, None]
            change = change + steps.pow(2).sum()
            n_changes += int(inside[:, 1:].sum())
            if start == 0:
                last, maximum, total = ends, top, real.sum(dim=1)
                continue
            last = torch.cat([ends, last[n:]])
            maximum = torch.cat([torch.maximum(maximum[:n], top), maximum[n:]])
            total = torch.cat([total[:n] + real.sum(dim=1), total[n:]])
        width = last.shape[1]
        pooled = torch.cat([last, maximum, total / lengths[:, None]], dim=1)
        return pooled, size / (int(lengths.sum()) * width), change / (max(n_changes, 1) * width)

    def forward(self, ids: Tensor, lengths: Tensor, extra: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of the classes, and the two terms of the regularisers."""
        pooled, size, change = self.pool(ids, lengths)
        features = torch.cat([pooled, extra], dim=1)
        if self.training and len(features) == 1:  # one text has no spread to normalise by
            self.head.eval()
            scores = self.head(features)
            self.head.train()
        else:
            scores = self.head(features)
        return scores, size, change


def layer_groups(model: TextClassifier) -> list[list[nn.Parameter]]:
    """Return the parameter groups, lowest first: embedding, each LSTM layer, head."""
    layers = [list(layer.parameters()) for layer in model.encoder.rnns]
    return [list(model.encoder.encoder.parameters()), *layers, list(model.head.parameters())]
