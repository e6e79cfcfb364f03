"""Sizes of a bidirectional language model, as in its published options file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import CheckpointError

__all__ = ["PUBLISHED", "BilmSettings"]

_ACTIVATIONS = ("relu", "tanh")


@dataclass(frozen=True)
class BilmSettings:
    """Hold the sizes of a biLM; the defaults are those of the published model.

    Parameters
    ----------
    filters : tuple of (int, int)
        Width and number of the filters of each convolution over characters.
    char_dim : int
        Size of the vector of a character.
    max_chars : int
        Characters read per token, the two marks of its ends included.
    activation : {"relu", "tanh"}
        Activation after max pooling over positions.
    n_highway : int
        Number of highway layers.
    projection : int
        Size of the vector of a token, and of the output of each direction.
    cell : int
        Size of the memory cell of an LSTM.
    n_layers : int
        Number of LSTM layers per direction.
    cell_clip, projection_clip : float
        Values beyond which memory cells and outputs are clipped.
    residual : bool
        Whether each LSTM layer but the first adds its input to its output.

    Examples
    --------
    >>> from pandas_semtype.fakenews.bilm.settings import PUBLISHED
    >>> PUBLISHED.n_filters, PUBLISHED.dim
    (2048, 1024)
    >>> f"{PUBLISHED.count():,}"
    '93,600,864'
    """

    filters: tuple[tuple[int, int], ...] = (
        (1, 32), (2, 32), (3, 64), (4, 128), (5, 256), (6, 512), (7, 1024),
    )  # fmt: skip
    char_dim: int = 16
    max_chars: int = 50
    activation: str = "relu"
    n_highway: int = 2
    projection: int = 512
    cell: int = 4096
    n_layers: int = 2
    cell_clip: float = 3.0
    projection_clip: float = 3.0
    residual: bool = True

    @property
    def n_filters(self) -> int:
        """Number of filters of all widths."""
        return sum(number for _, number in self.filters)

    @property
    def dim(self) -> int:
        """Size of the vector of a token in every layer, both directions together."""
        return 2 * self.projection

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every weight by its key in the published file.

        The one difference: ``char_embed`` has one more row, the zeros of the padding.
        """
        width, cell = self.projection, self.cell
        shapes: dict[str, tuple[int, ...]] = {"char_embed": (262, self.char_dim)}
        for i, (size, number) in enumerate(self.filters):
            shapes[f"CNN/W_cnn_{i}"] = (1, size, self.char_dim, number)
            shapes[f"CNN/b_cnn_{i}"] = (number,)
        for i in range(self.n_highway):
            for gate in ("carry", "transform"):
                shapes[f"CNN_high_{i}/W_{gate}"] = (self.n_filters, self.n_filters)
                shapes[f"CNN_high_{i}/b_{gate}"] = (self.n_filters,)
        shapes["CNN_proj/W_proj"] = (self.n_filters, width)
        shapes["CNN_proj/b_proj"] = (width,)
        for direction in range(2):
            for layer in range(self.n_layers):
                root = f"RNN_{direction}/RNN/MultiRNNCell/Cell{layer}/LSTMCell"
                shapes[f"{root}/W_0"] = (2 * width, 4 * cell)
                shapes[f"{root}/B"] = (4 * cell,)
                shapes[f"{root}/W_P_0"] = (cell, width)
        return shapes

    def count(self) -> int:
        """Return the number of parameters, the row of the padding included."""
        return sum(math.prod(shape) for shape in self.shapes().values())

    def to_options(self) -> dict[str, Any]:
        """Return the content of an options file in the published layout."""
        return {
            "lstm": {
                "dim": self.cell,
                "projection_dim": self.projection,
                "n_layers": self.n_layers,
                "cell_clip": self.cell_clip,
                "proj_clip": self.projection_clip,
                "use_skip_connections": self.residual,
            },
            "char_cnn": {
                "embedding": {"dim": self.char_dim},
                "filters": [list(pair) for pair in self.filters],
                "n_highway": self.n_highway,
                "n_characters": 262,
                "max_characters_per_token": self.max_chars,
                "activation": self.activation,
            },
        }

    @classmethod
    def from_options(cls, options: Mapping[str, Any], file: object = "options") -> BilmSettings:
        """Return the settings described by the content of an options file.

        Raises
        ------
        CheckpointError
            If it does not describe a character-based biLM.
        """
        try:
            lstm, cnn = options["lstm"], options["char_cnn"]
            made = cls(
                filters=tuple((int(size), int(number)) for size, number in cnn["filters"]),
                char_dim=int(cnn["embedding"]["dim"]),
                max_chars=int(cnn["max_characters_per_token"]),
                activation=str(cnn.get("activation", "relu")),
                n_highway=int(cnn["n_highway"]),
                projection=int(lstm["projection_dim"]),
                cell=int(lstm["dim"]),
                n_layers=int(lstm["n_layers"]),
                cell_clip=float(lstm["cell_clip"]),
                projection_clip=float(lstm["proj_clip"]),
                residual=bool(lstm.get("use_skip_connections", False)),
            )
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            raise CheckpointError.damaged(file, f"no options of a biLM ({error!r})") from error
        if made.activation not in _ACTIVATIONS:
            reason = f"the activation {made.activation!r} is not one of {', '.join(_ACTIVATIONS)}"
            raise CheckpointError.damaged(file, reason)
        if max((size for size, _ in made.filters), default=0) > made.max_chars:
            raise CheckpointError.damaged(file, "a filter is wider than a token")
        return made

    @classmethod
    def read(cls, path: str | Path) -> BilmSettings:
        """Read an options file."""
        try:
            options = json.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, RecursionError, ValueError) as error:
            raise CheckpointError.damaged(path, type(error).__name__) from error
        return cls.from_options(options, path)


PUBLISHED = BilmSettings()
"""The model of 93.6 million parameters behind google/elmo."""
