"""Data sets of Arrow: one or many files, read in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from .chunks import ChunkSource
from .rows import of_arrow

__all__ = ["dataset_source"]


def dataset_source(dataset: Any, engine: str = "The Arrow dataset") -> ChunkSource:
    """Return the rows of a data set, in the order of its fragments.

    Parameters
    ----------
    dataset : pyarrow.dataset.Dataset
        It is counted, by metadata where files have them, and read up to the last row of
        the sample.
    engine : str
        What it is, for messages.
    """
    schema = dataset.schema

    def batches(positions: Sequence[int]) -> Iterator[pd.DataFrame]:
        names = [schema.names[position] for position in positions]
        for batch in dataset.to_batches(columns=names):
            yield of_arrow(batch)

    return ChunkSource(
        batches,
        pd.Index(schema.names, tupleize_cols=False),
        engine,
        "Read it with .to_table() to see the message.",
        dataset.count_rows,
    )
