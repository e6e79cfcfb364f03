"""What a training run depends on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...errors import ArgumentError, OptionError
from ...types import labels_of
from ..network.backbone import Architecture

__all__ = ["Recipe"]


@dataclass(frozen=True)
class Recipe:
    """Hold everything a training run depends on.

    Parameters
    ----------
    architecture : dict
        Fields of `Architecture` that differ from its defaults.
    labels : str or sequence of str, default "all"
        Labels of the output; they are sorted.
    seed : int, default 0
        Seed of the columns, the weights and the batches.
    block_columns : int, default 1024
        Columns that a worker simulates at a time.
    rows : tuple of (int, int), default ((8, 96), (8, 96), (6, 512))
        Fewest and most rows of simulated columns, block by block in turn; long columns take
        three times as long to make.
    pool_columns : int, default 1,000,000
        Simulated columns kept at most, each read again and again with other cells; the
        oldest make room. A million takes about 1.1 GB of disk.
    first_columns : int, default 4096
        Columns in the pool before the first step.
    newest_columns : int, default 4096
        A third of the simulated columns of every batch comes from that many newest ones.
    batch_columns : int, default 256
        Columns per step.
    real_fraction : float, default 0.15
        Fraction of a batch that are real columns, where some were given.
    cells : tuple of int, default (12,)
        Cells per column; each batch draws one of them. Every number costs one compilation.
    learning_rate, final_learning_rate : float, default 1.5e-3 and 1e-5
        Peak and end of a cosine over the whole time.
    warm_steps : int, default 400
        Steps of the linear warm-up.
    weight_decay : float, default 1e-3
        Of AdamW.
    precision : {"bfloat16", "float32"}, default "bfloat16"
        Of the large matrix products on torch, and of the layers of Keras elsewhere.
    compiled : bool, default True
        Compile the step on torch: half a minute per number of cells, twice the speed.
    validation_columns : int, default 4096
        Simulated columns that are never trained on.
    validation_minutes : float, default 4.0
        Time between two validations.
    start : str, default ""
        Model whose weights the run begins with; empty for random ones.
    layers : {"all", "recurrent", "document"}, default "all"
        What is trained: everything, the layers above the convolutions of `start`, or those above
        its cell encoder.

    Examples
    --------
    >>> from pandas_semtype.simon.training.recipe import Recipe
    >>> Recipe(labels=["email", "int"]).label_names
    ('email', 'int')
    """

    architecture: dict[str, Any] = field(default_factory=dict)
    labels: Any = "all"
    seed: int = 0
    block_columns: int = 1024
    rows: tuple[tuple[int, int], ...] = ((8, 96), (8, 96), (6, 512))
    pool_columns: int = 1_000_000
    first_columns: int = 4096
    newest_columns: int = 4096
    batch_columns: int = 256
    real_fraction: float = 0.15
    cells: tuple[int, ...] = (12,)
    learning_rate: float = 1.5e-3
    final_learning_rate: float = 1e-5
    warm_steps: int = 400
    weight_decay: float = 1e-3
    precision: str = "bfloat16"
    compiled: bool = True
    validation_columns: int = 4096
    validation_minutes: float = 4.0
    start: str = ""
    layers: str = "all"

    def __post_init__(self) -> None:
        if self.precision not in ("bfloat16", "float32"):
            raise ArgumentError.of("precision", self.precision, '"bfloat16" or "float32"')
        if self.layers not in ("all", "recurrent", "document"):
            raise ArgumentError.of("layers", self.layers, '"all", "recurrent" or "document"')
        if not 0 <= self.real_fraction < 1:
            raise ArgumentError.of("real_fraction", self.real_fraction, "a number in [0, 1)")

    @property
    def label_names(self) -> tuple[str, ...]:
        """Labels of the output, in its order."""
        return tuple(sorted(labels_of(self.labels)))

    @property
    def shape(self) -> Architecture:
        """Sizes of the network."""
        return Architecture.from_dict({**asdict(Architecture()), **self.architecture})

    @classmethod
    def read(cls, path: str | Path | None) -> Recipe:
        """Read a recipe from a JSON file; None reads the one of the shipped model.

        Raises
        ------
        OptionError
            If the file has a key that is no field of a recipe.
        """
        source = (
            files(__package__).joinpath("recipes", "default.json") if path is None else Path(path)
        )
        return cls.from_dict(json.loads(source.read_text(encoding="utf-8")))

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Recipe:
        """Make a recipe from plain values."""
        known = [f.name for f in fields(cls)]
        for name in values:
            if name not in known:
                raise OptionError.unknown(name, known)
        values = dict(values)
        if "cells" in values:
            values["cells"] = tuple(values["cells"])
        if "rows" in values:
            values["rows"] = tuple(tuple(pair) for pair in values["rows"])
        return cls(**values)
