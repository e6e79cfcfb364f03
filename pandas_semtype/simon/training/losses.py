"""Losses of the SIMOn training: multi-label, most specific label, and single cells.

Targets are integers per column and label:

======== ====================================================================================
1        the label is right
0        the label is wrong
`OPEN`   the label may or may not be given: it costs nothing, yet the primary label is the
         better answer, so it stays a rival in the choice of the verdict
`MASKED` nobody knows, such as a label that the author of real data did not have: the column
         says nothing about it, neither alone nor as a rival
======== ====================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from keras import ops

from ..decision.specificity import more_specific
from .targets import MASKED, OPEN

__all__ = ["MASKED", "OPEN", "pack_targets", "score_loss", "vote_loss"]

_NO_RIVAL = 1e4
"""Taken off the logit of a masked label, whose share of a softmax is then zero."""


def pack_targets(targets: np.ndarray, primary: np.ndarray) -> np.ndarray:
    """Return targets with the primary label's position behind.

    Parameters
    ----------
    targets : ndarray of int8, shape (columns, labels)
        1, 0, `OPEN` or `MASKED`.
    primary : ndarray of int32, shape (columns,)
        Position of the most specific right label.

    Returns
    -------
    ndarray of float32, shape (columns, labels + 1)
    """
    return np.concatenate([targets, primary[:, None]], axis=1).astype(np.float32)


def _unpacked(target: Any, dtype: Any) -> tuple[Any, Any, Any]:
    """Return targets, the primary label as one-hot, and what masked labels lose."""
    truth, primary = target[:, :-1], ops.cast(target[:, -1], "int32")
    wanted = ops.one_hot(primary, truth.shape[-1], dtype=dtype)
    return truth, wanted, -_NO_RIVAL * ops.cast(truth == MASKED, dtype)


def score_loss(labels: Sequence[str], multi_label_weight: float = 0.5) -> Callable[..., Any]:
    """Return the loss of the label logits.

    Binary cross-entropy over all labels, as published, plus cross-entropy of the
    verdict: the softmax over how specific each label is must point at the primary one.
    Both read the same logits, so the network learns the decision that is made with them.
    `OPEN` labels are left out of the first sum, `MASKED` ones of both.

    Parameters
    ----------
    labels : sequence of str
        Labels of the output.
    multi_label_weight : float, default 0.5
        Weight of the (summed) binary cross-entropy.

    Returns
    -------
    callable
        ``(packed targets, logits) -> mean loss``; see `pack_targets`.
    """
    broader = np.ascontiguousarray(more_specific(labels).T.astype(np.float32))

    def loss(target: Any, logits: Any) -> Any:
        logits = ops.cast(logits, "float32")
        truth, wanted, masked = _unpacked(target, logits.dtype)
        known = ops.cast(truth >= 0, logits.dtype)
        yes, no = ops.log_sigmoid(logits), ops.log_sigmoid(-logits)
        binary = -ops.sum(known * (truth * yes + (1 - truth) * no), axis=-1)
        # A label that is masked must not hold back the broader one above it either.
        visible = no * ops.cast(truth != MASKED, logits.dtype)
        verdict = yes + ops.matmul(visible, ops.convert_to_tensor(broader)) + masked
        # Labels that may or may not be given are rivals here: a repeated column of cities may
        # be called categorical as well, but city is the better answer.
        chosen = ops.sum(ops.log_softmax(verdict, axis=-1) * wanted, axis=-1)
        return ops.mean(multi_label_weight * binary - chosen)

    return loss


def vote_loss(mean_weight: float = 0.5, single_weight: float = 0.25) -> Callable[..., Any]:
    """Return the auxiliary loss: every cell alone, and their mean, names the label.

    It trains the cell encoder directly; without it the same accuracy takes several
    times as long.  `MASKED` labels are no rivals.

    Parameters
    ----------
    mean_weight, single_weight : float
        Weights of the mean over the cells and of the single cells.

    Returns
    -------
    callable
        ``(packed targets, logits of cells) -> mean loss``; see `pack_targets`.
    """

    def loss(target: Any, logits: Any) -> Any:
        logits = ops.cast(logits, "float32")
        _, wanted, masked = _unpacked(target, logits.dtype)
        shape = (-1, 1, logits.shape[-1])
        wanted, masked = ops.reshape(wanted, shape), ops.reshape(masked, shape)
        single = -ops.sum(ops.log_softmax(logits + masked, axis=-1) * wanted, axis=-1)
        mean = ops.mean(logits, axis=1, keepdims=True) + masked
        together = -ops.sum(ops.log_softmax(mean, axis=-1) * wanted, axis=-1)
        return mean_weight * ops.mean(together) + single_weight * ops.mean(single)

    return loss
