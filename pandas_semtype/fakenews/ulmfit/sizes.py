"""Sizes of an AWD-LSTM."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from ...errors import ArgumentError

__all__ = ["Sizes"]


@dataclass(frozen=True)
class Sizes:
    """Say how large an AWD-LSTM is; the defaults are the published ones.

    Parameters
    ----------
    embedding : int, default 400
        Numbers per word, and outputs of the last layer.
    hidden : int, default 1152
        Units of the other layers.
    layers : int, default 3
        LSTM layers.

    Examples
    --------
    >>> Sizes().shapes(60_000)["layers.0.weight_hh"]
    (4608, 1152)
    """

    embedding: int = 400
    hidden: int = 1152
    layers: int = 3

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= 16_384:
                raise ArgumentError.of(name, value, "a whole number from 1 to 16384")

    def shapes(self, n_words: int) -> dict[str, tuple[int, ...]]:
        """Return the shape of every tensor of a language model, by our names.

        The decoder has the weights of the embedding, and a bias of its own.
        """
        shapes: dict[str, tuple[int, ...]] = {"embedding": (n_words, self.embedding)}
        for i in range(self.layers):
            inner = self.embedding if i == 0 else self.hidden
            outer = self.embedding if i == self.layers - 1 else self.hidden
            shapes |= {
                f"layers.{i}.weight_ih": (4 * outer, inner),
                f"layers.{i}.weight_hh": (4 * outer, outer),
                f"layers.{i}.bias_ih": (4 * outer,),
                f"layers.{i}.bias_hh": (4 * outer,),
            }
        return {**shapes, "decoder_bias": (n_words,)}

    def to_dict(self) -> dict[str, int]:
        """Return the sizes as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_dict` returned."""
        return cls(**values)
