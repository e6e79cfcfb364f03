"""What a training run depends on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

__all__ = ["Recipe"]


@dataclass(frozen=True)
class Recipe:
    """Everything a training run depends on.

    Parameters
    ----------
    architecture : dict
        Fields of `Architecture` that differ from its defaults.
    labels : str or sequence of str
        Labels of the output; they are sorted.
    seed : int
        Seed of the columns, the weights and the batches.
    block_columns : int
        Columns of a simulated block, the unit of an epoch.
    epoch_blocks : int
        Blocks per epoch; every block is new.
    passes : int
        Times a block is read, each time with other cells of its columns.
    epochs : int
        Epochs at most; the learning rate reaches zero at the last.
    batch_columns : int
        Columns per step.
    cells : tuple of int
        Cells per column; each batch draws one of them.
    learning_rate, final_learning_rate : float
        Peak and end of a cosine; the first half epoch is a linear warm-up.
    weight_decay : float
        Of AdamW.
    patience : int
        Epochs without a better validation loss before training stops.
    validation_columns : int
        Columns of the validation block.
    start : str
        Model whose weights the run begins with, name and hash; empty for random ones.
    layers : {"all", "document"}
        What is trained: everything, or the layers above the cell encoder of `start`. The
        latter costs a tenth.
    """

    architecture: dict[str, Any] = field(default_factory=dict)
    labels: Any = "all"
    seed: int = 0
    block_columns: int = 2048
    epoch_blocks: int = 8
    passes: int = 2
    epochs: int = 60
    batch_columns: int = 64
    cells: tuple[int, ...] = (8, 12, 16)
    learning_rate: float = 1.5e-3
    final_learning_rate: float = 1e-5
    weight_decay: float = 1e-3
    patience: int = 12
    validation_columns: int = 4096
    start: str = ""
    layers: str = "all"

    @classmethod
    def read(cls, path: str | Path | None) -> Recipe:
        """Read a recipe from a JSON file; None reads the one of the shipped model."""
        source = (
            files(__package__).joinpath("recipes", "default.json") if path is None else Path(path)
        )
        values = json.loads(source.read_text(encoding="utf-8"))
        values["cells"] = tuple(values.get("cells", cls.cells))
        return cls(**values)
