"""Streams: texts end to end, as a language model reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

__all__ = ["Streams", "in_direction"]


def in_direction(ids: np.ndarray, direction: str) -> np.ndarray:
    """Return the tokens of a text as a model of a direction reads them.

    A backward model reads the whole text from its end, the mark of its beginning last.
    """
    return ids[::-1] if direction == "backward" else ids


class Streams:
    """Cut texts into windows that follow each other.

    The texts stand end to end and are cut into parallel streams, so that the state after a
    window is where the next one begins.

    Parameters
    ----------
    texts : sequence of ndarray
        Numbers of the tokens of each text, already in the direction of reading.
    streams : int
        Streams side by side; fewer where there are not enough tokens for them.
    window : int
        Tokens of a window.
    """

    def __init__(self, texts: Sequence[np.ndarray], streams: int, window: int) -> None:
        self._texts, self._window = texts, window
        self.n_tokens = sum(map(len, texts))
        # A stream of less than two windows would leave the state nothing to carry.
        self.streams = max(1, min(streams, (self.n_tokens - 1) // (2 * window)))
        self._long = (self.n_tokens - 1) // self.streams

    def __len__(self) -> int:
        return (self._long + self._window - 1) // self._window

    def windows(self, order: np.ndarray | None = None) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield tokens and the tokens that follow each of them, both (streams, window).

        Parameters
        ----------
        order : ndarray of int, optional
            Order of the texts; as they are by default.
        """
        texts = self._texts if order is None else [self._texts[i] for i in order]
        flat = torch.from_numpy(np.concatenate(texts).astype(np.int64))
        end = self._long * self.streams
        x = flat[:end].reshape(self.streams, self._long)
        y = flat[1 : end + 1].reshape(self.streams, self._long)
        for start in range(0, self._long, self._window):
            yield x[:, start : start + self._window], y[:, start : start + self._window]
