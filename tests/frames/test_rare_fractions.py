"""Whether floats are whole numbers does not depend on the rows that are drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from engines import ENGINES, given

import pandas_semtype
from pandas_semtype.cells.fractions import smallest_fraction
from pandas_semtype.frames import source_of
from pandas_semtype.sampling import sample_frame


def rare(n=9000, n_fractions=3):
    rng = np.random.default_rng(5)
    counts = rng.integers(20, 4000, n).astype(float)
    rarely = counts.copy()
    rarely[rng.choice(n, n_fractions, replace=False)] += 0.25
    sparse = np.where(np.arange(n) % 40, np.nan, counts)
    sparse[4000] = 17.5
    return pd.DataFrame(
        {
            "rarely": rarely,
            "whole": counts,
            "gaps": np.where(rng.random(n) < 0.3, np.nan, counts),
            "mostly_gaps": sparse,
            "endless": np.where(np.arange(n) == 7, np.inf, counts),
            "narrow": rarely.astype("float32"),
        }
    )


FRAME = rare()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("dtype", ["float64", "Float64", "double[pyarrow]"])
def test_label_of_rare_fractions(seed, dtype):
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow")
    frame = FRAME[["rarely", "whole", "gaps"]].astype(dtype)
    found = pandas_semtype.infer(frame, random_state=seed)
    assert found.types.to_dict() == {"rarely": "float", "whole": "int", "gaps": "int"}


@pytest.mark.parametrize("engine", ENGINES)
def test_samples_of_engines(engine, tmp_path):
    names = [name for name in FRAME if name != "narrow" or engine != "lists"]
    source = source_of(given(engine, FRAME[names], tmp_path))
    for seed in (0, 1):
        found = source.samples(range(len(names)), max_rows=512, seed=seed)
        expected = sample_frame(FRAME[names], random_state=seed)
        same = [one == other for one, other in zip(found, expected, strict=True)]
        assert dict(zip(names, same, strict=True)) == dict.fromkeys(names, True)


def test_one_row_is_added_and_no_more():
    found = dict(zip(FRAME, sample_frame(FRAME, random_state=1), strict=True))
    assert found["whole"].n_sampled == 512
    for name in ("rarely", "narrow"):
        sample = found[name]
        decimals = [text for text in sample.values if not text.endswith(".0")]
        assert decimals
        assert sample.n_sampled == 512 + (len(decimals) == 1)
        assert int(sample.counts.sum()) == sample.n_sampled


def test_order_of_rows_does_not_matter():
    series = FRAME["rarely"]
    values = {smallest_fraction(series.sample(frac=1, random_state=s))[1] for s in range(3)}
    assert len(values) == 1


def test_evidence_of_parts():
    frame = FRAME[["rarely", "whole", "gaps"]]
    parts = [pandas_semtype.collect_evidence(frame[i : i + 3000]) for i in (0, 3000, 6000)]
    whole = parts[0].merge(parts[1]).merge(parts[2])
    for seed in range(3):
        found = pandas_semtype.infer_evidence(whole, random_state=seed)
        assert found.types.to_dict() == {"rarely": "float", "whole": "int", "gaps": "int"}


def test_columns_read_whole_are_left_alone():
    frame = FRAME.head(300)
    assert [sample.n_sampled for sample in sample_frame(frame)] == [300] * frame.shape[1]
