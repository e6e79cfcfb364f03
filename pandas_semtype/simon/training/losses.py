"""Losses of the SIMOn training: multi-label, most specific label, and single cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from keras import ops

from ..decision.specificity import more_specific

__all__ = ["pack_targets", "score_loss", "vote_loss"]


def pack_targets(targets: np.ndarray, primary: np.ndarray) -> np.ndarray:
    """Return targets (1, 0, -1 to ignore) with the primary label's position behind."""
    return np.concatenate([targets, primary[:, None]], axis=1).astype(np.float32)


def score_loss(labels: Sequence[str], multi_label_weight: float = 0.5) -> Callable[..., Any]:
    """Return the loss of the label logits.

    Binary cross-entropy over all labels, as published, plus cross-entropy of the
    verdict: the softmax over how specific each label is must point at the primary one.
    Both read the same logits, so the net learns the decision that is made with them.

    Parameters
    ----------
    labels : sequence of str
        Labels of the output.
    multi_label_weight : float, default 0.5
        Weight of the (summed) binary cross-entropy.
    """
    broader = np.ascontiguousarray(more_specific(labels).T.astype(np.float32))

    def loss(target: Any, logits: Any) -> Any:
        truth, primary = target[:, :-1], ops.cast(target[:, -1], "int32")
        used = ops.cast(truth >= 0, logits.dtype)
        yes, no = ops.log_sigmoid(logits), ops.log_sigmoid(-logits)
        binary = -ops.sum(used * (truth * yes + (1 - truth) * no), axis=-1)
        verdict = yes + ops.matmul(no, ops.convert_to_tensor(broader))
        # Labels that may or may not be said are rivals here: a repeated column of cities may
        # be called categorical as well, but city is the better answer.
        log_share = ops.log_softmax(verdict, axis=-1)
        chosen = ops.sum(log_share * ops.one_hot(primary, truth.shape[-1]), axis=-1)
        return ops.mean(multi_label_weight * binary - chosen)

    return loss


def vote_loss(mean_weight: float = 0.5, single_weight: float = 0.25) -> Callable[..., Any]:
    """Return the auxiliary loss: every cell alone, and their mean, names the label.

    It teaches the cell encoder directly; without it the same accuracy takes several
    times as long.

    Parameters
    ----------
    mean_weight, single_weight : float
        Weights of the mean over the cells and of the single cells.
    """

    def loss(primary: Any, logits: Any) -> Any:
        wanted = ops.one_hot(ops.cast(primary, "int32"), logits.shape[-1], dtype=logits.dtype)
        wanted = ops.reshape(wanted, (-1, 1, logits.shape[-1]))
        single = -ops.sum(ops.log_softmax(logits, axis=-1) * wanted, axis=-1)
        mean = ops.log_softmax(ops.mean(logits, axis=1, keepdims=True), axis=-1)
        together = -ops.sum(mean * wanted, axis=-1)
        return mean_weight * ops.mean(together) + single_weight * ops.mean(single)

    return loss
