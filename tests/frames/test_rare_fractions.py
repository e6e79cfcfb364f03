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


def rare_texts(n=9000):
    rng = np.random.default_rng(6)
    counts = rng.integers(20, 4000, n)
    words = [str(one) for one in counts]
    rarely, gaps = words.copy(), words.copy()
    for place in rng.choice(n, 3, replace=False):
        rarely[place] += ".25"
        gaps[place] = f"-{gaps[place]}.5"
    for place in range(0, n, 7):
        gaps[place] = "n/a"
    sparse = [word if place % 40 == 0 else "" for place, word in enumerate(words)]
    sparse[4000] = "17.5"
    cells = {
        "rarely": rarely, "whole": words, "gaps": gaps, "mostly_gaps": sparse,
        "versions": [f"{word}.1.2" if place == 77 else word for place, word in enumerate(words)],
    }  # fmt: skip
    return pd.DataFrame(cells)


TEXTS = rare_texts()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("dtype", [object, "string", "string[pyarrow]", "large_string[pyarrow]"])
def test_label_of_texts_with_rare_fractions(seed, dtype):
    if "pyarrow" in str(dtype):
        pytest.importorskip("pyarrow")
    found = pandas_semtype.infer(TEXTS.astype(dtype), random_state=seed)
    expected = {
        "rarely": "float", "whole": "int", "gaps": "float", "mostly_gaps": "float",
        "versions": "int",
    }  # fmt: skip
    assert found.types.to_dict() == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_samples_of_texts_in_engines(engine, tmp_path):
    source = source_of(given(engine, TEXTS, tmp_path))
    for seed in (0, 1):
        found = source.samples(range(TEXTS.shape[1]), max_rows=512, seed=seed)
        expected = sample_frame(TEXTS, random_state=seed)
        same = [one == other for one, other in zip(found, expected, strict=True)]
        assert dict(zip(TEXTS, same, strict=True)) == dict.fromkeys(TEXTS, True)


def test_evidence_of_texts():
    frame = TEXTS.drop(columns="mostly_gaps")
    parts = [pandas_semtype.collect_evidence(frame[i : i + 3000]) for i in (0, 3000, 6000)]
    whole = parts[0].merge(parts[1]).merge(parts[2])
    for seed in range(3):
        found = pandas_semtype.infer_evidence(whole, random_state=seed).types.to_dict()
        assert found["whole"] == "int"


@pytest.mark.parametrize("name", ["rating", "code", "flag"])
def test_a_cast_does_not_depend_on_the_seed(name):
    rng = np.random.default_rng(3)
    cells = [
        str(one) for one in rng.integers(0, {"rating": 6, "code": 9000, "flag": 2}[name], 6000)
    ]
    for place in rng.choice(6000, 8, replace=False):
        cells[place] += ".5"
    frame = pd.DataFrame({name: cells})
    dtypes = {
        str(pandas_semtype.cast(frame, pandas_semtype.infer(frame, random_state=s))[0].dtypes[name])
        for s in range(5)
    }
    assert dtypes == {"Float64"}


def test_objects_that_are_no_texts_are_not_searched():
    from decimal import Decimal

    frame = pd.DataFrame({"exact": [Decimal(one) for one in range(3000)], "n": range(3000)})
    frame["objects"] = frame["n"].astype(object)
    frame.loc[2999, "exact"] = Decimal("2.5")
    assert [sample.n_sampled for sample in sample_frame(frame)] == [512] * 3


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
