"""The pool: simulated columns on disk, read again and again with other cells."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...errors import CheckpointError
from ..features.statistics import STATISTICS
from ..simulate.corpus import Block

__all__ = ["ColumnPool"]

_INDEX = "pool.json"


class ColumnPool:
    """Keep the newest simulated columns in files of a run.

    The files are mapped into memory, so a run that is stopped, whatever way, finds its
    columns again. They grow with the columns; when the pool is full, the oldest columns make
    room.

    Parameters
    ----------
    folder : path
        Made if it is not there.
    labels : sequence of str
        Labels of the targets.
    n_characters : int
        Characters of a cell.
    max_cells : int, default 24
        Distinct cells kept of a column.
    capacity : int, default 1,000,000
        Columns at most.

    Raises
    ------
    CheckpointError
        If the folder holds columns of other labels or sizes.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from pandas_semtype.simon.training.pool import ColumnPool
    >>> with TemporaryDirectory() as folder:
    ...     len(ColumnPool(folder, ["email", "int"], n_characters=32, capacity=10))
    0
    """

    def __init__(
        self,
        folder: str | Path,
        labels: Sequence[str],
        *,
        n_characters: int,
        max_cells: int = 24,
        capacity: int = 1_000_000,
    ) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.capacity = capacity
        self.written = 0
        layout = {"labels": list(labels), "cells": max_cells, "characters": n_characters}
        shapes: dict[str, tuple[type, tuple[int, ...]]] = {
            "characters": (np.uint8, (max_cells, n_characters)),
            "statistics": (np.float32, (len(STATISTICS),)),
            "targets": (np.int8, (len(labels),)),
            "primary": (np.int32, ()),
        }
        index = self.folder / _INDEX
        if index.exists():
            kept = json.loads(index.read_text(encoding="utf-8"))
            if kept["layout"] != layout or kept["capacity"] != capacity:
                raise CheckpointError(
                    f"The pool holds columns of other labels, sizes or number. Received: {index}. "
                    "Delete its folder, or train into another one."
                )
            self.written = kept["written"]
        self._layout = layout
        self._arrays: dict[str, np.ndarray] = {}
        for name, (dtype, shape) in shapes.items():
            path = self.folder / f"{name}.bin"
            size = capacity * int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
            with path.open("ab") as file:
                if file.tell() < size:
                    file.truncate(size)  # sparse: it takes room as it is written
            self._arrays[name] = np.memmap(path, dtype, "r+", shape=(capacity, *shape))

    def __len__(self) -> int:
        return min(self.written, self.capacity)

    def add(self, block: Block) -> None:
        """Write a block behind the newest columns."""
        n = len(block.primary)
        places = (self.written + np.arange(n)) % self.capacity
        for name, array in self._arrays.items():
            array[places] = getattr(block, name)
        self.written += n
        part = self.folder / f"{_INDEX}.part"
        index = {"layout": self._layout, "capacity": self.capacity, "written": self.written}
        part.write_text(json.dumps(index), encoding="utf-8")
        os.replace(part, self.folder / _INDEX)

    def draw(self, rng: np.random.Generator, n: int, newest: int) -> np.ndarray:
        """Return places of `n` columns, a third of them among the `newest` written last."""
        places = rng.integers(0, len(self), n)
        recent = n // 3
        back = rng.integers(0, min(newest, len(self)), recent)
        places[:recent] = (self.written - 1 - back) % self.capacity
        return places

    def taken(self, places: np.ndarray, cells: np.ndarray) -> Block:
        """Return columns with some of their cells."""
        a = self._arrays
        characters = a["characters"][places[:, None], cells[None]]
        return Block(
            np.asarray(characters), a["statistics"][places], a["targets"][places],
            a["primary"][places],
        )  # fmt: skip
