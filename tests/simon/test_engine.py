import pickle

import numpy as np
import pytest

import pandas_semtype
from pandas_semtype.simon.runtime import engine as module

CELLS, COLUMNS = 3 * module._CELLS + 5, 2 * module._COLUMNS + 3


@pytest.fixture(scope="module")
def engine():
    return pandas_semtype.load("simon_v2").model.engine


@pytest.fixture(scope="module")
def characters():
    return np.random.default_rng(0).integers(0, 60, (CELLS, 32)).astype(np.uint8)


@pytest.mark.parametrize("threads", [1, 3])
def test_vectors_do_not_depend_on_batches_and_threads(engine, characters, threads):
    engine.forget()
    with pandas_semtype.option_context(threads=threads):
        together = engine.encode_cells(characters)
    some = [0, 127, CELLS - 1]
    assert together.shape == (CELLS, engine.vector)
    engine.forget()
    alone = np.concatenate([engine.encode_cells(characters[i : i + 1]) for i in some])
    assert together[some] == pytest.approx(alone, abs=1e-4)


def test_features_do_not_depend_on_batches(engine, characters):
    vectors = engine.encode_cells(characters)
    rng = np.random.default_rng(1)
    cells = rng.integers(0, CELLS, (COLUMNS, 4)).astype(np.int32)
    statistics = rng.random((COLUMNS, 50)).astype(np.float32)
    together = engine.encode_columns(vectors, cells, statistics)
    some = [0, module._COLUMNS, COLUMNS - 1]
    alone = engine.encode_columns(vectors, cells[some], statistics[some])
    assert together[some] == pytest.approx(alone, abs=1e-4)


def test_no_cells(engine):
    assert engine.encode_cells(np.zeros((0, 32), np.uint8)).shape == (0, engine.vector)


def test_pickling_leaves_the_sessions_behind(engine, characters):
    expected = engine.encode_cells(characters[:3])
    assert "_cells" not in engine.__getstate__()
    assert np.array_equal(pickle.loads(pickle.dumps(engine)).encode_cells(characters[:3]), expected)


def test_a_cell_is_encoded_once(engine, characters):
    engine.forget()
    before = engine.encoded
    twice = engine.encode_cells(np.concatenate([characters[:5], characters[2:7]]))
    assert engine.encoded - before == 7
    assert np.array_equal(twice[2:5], twice[5:8])
    again = engine.encode_cells(characters[6:9])
    assert engine.encoded - before == 9
    assert np.array_equal(again[0], twice[-1])
