"""Matching: the rows of a language model for the words of other texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["matched"]


def matched(tensors: Mapping[str, Tensor], old: Vocabulary, new: Vocabulary) -> dict[str, Tensor]:
    """Return the tensors of a language model for another vocabulary.

    A word both have keeps its row of the embedding and its bias; a new one gets their
    means.

    Parameters
    ----------
    tensors : mapping of str to Tensor
        By our names.
    old, new : Vocabulary
        Words of the rows as they are, and as they shall be.
    """
    import torch

    rows = torch.from_numpy(new.rows_in(old))
    known = rows >= 0
    found = dict(tensors)
    for name in ("embedding", "decoder_bias"):
        values = tensors[name].float()
        mean = values.mean(dim=0)
        fresh = values[rows.clamp(min=0)]
        fresh[~known] = mean
        found[name] = fresh
    return found
