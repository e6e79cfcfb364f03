"""Samples of columns as the network and the rules read them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...cells import order_of
from ...sampling import ColumnSample

__all__ = ["bare_sample"]


def bare_sample(sample: ColumnSample) -> ColumnSample:
    """Return a sample as it would be if nothing surrounded its cells.

    Parameters
    ----------
    sample : ColumnSample
        Distinct cells of a column; returned itself if nothing surrounds them.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.sampling import sample_series
    >>> from pandas_semtype.simon.features.bare import bare_sample
    >>> sample = bare_sample(sample_series(pd.Series(["a", "a ", "b "])))
    >>> sorted(zip(sample.values, sample.counts.tolist()))
    [('a', 2), ('b', 1)]
    """
    bare = sample.bare_values
    if bare == sample.values or not all(bare):
        return sample
    counts: dict[str, int] = {}
    for cell, count in zip(bare, sample.counts.tolist(), strict=True):
        counts[cell] = counts.get(cell, 0) + count
    texts = list(counts)
    numbers = np.fromiter(counts.values(), dtype=np.int64, count=len(texts))
    if len(texts) > 1:  # the order depends on the cells alone, as that of any sample
        order = order_of(texts, numbers)
        texts, numbers = [texts[i] for i in order], numbers[order]
    return replace(sample, values=texts, counts=numbers)
