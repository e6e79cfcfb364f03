"""Columns for the tests of the rules."""

from collections import Counter
from types import SimpleNamespace

import numpy as np

from pandas_semtype.simon.rules.cells import present_cells


def sample_of(cells):
    counts = Counter(cells)
    return SimpleNamespace(
        values=list(counts),
        counts=np.array(list(counts.values()), dtype=np.int64),
        n_rows=len(cells),
        n_sampled=len(cells),
        n_missing=0,
    )


def cells_of(cells):
    return present_cells(sample_of(cells))


def by_kind(opinions, kind):
    return {o.label: o.reason for o in opinions if o.kind == kind}
