"""The work of an inference, counted: cells encoded, calls, bytes, modules; never seconds."""

from __future__ import annotations

import cProfile
import json
import subprocess
import sys
import tracemalloc

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.cells import take as take_rows
from pandas_semtype.sampling import MAX_ROWS, sample_frame
from pandas_semtype.simon.features.statistics import column_statistics

ROWS = 3000


def frame_of(n_rows, n_columns=12):
    rng = np.random.default_rng(0)
    makers = [
        lambda: pd.Series([f"user{i}@example.org" for i in rng.integers(0, 10**9, n_rows)]),
        lambda: pd.Series(rng.normal(size=n_rows)),
        lambda: pd.Series(np.array(["yes", "no"])[rng.integers(0, 2, n_rows)]),
        lambda: pd.Series(np.datetime64("2020-01-01") + rng.integers(0, 900, n_rows)),
    ]
    return pd.DataFrame({f"c{i}": makers[i % len(makers)]() for i in range(n_columns)})


@pytest.fixture
def model():
    loaded = pandas_semtype.load("simon_v1")
    loaded.model.reader.engine.forget()
    yield loaded
    loaded.model.reader.engine.forget()


def encoded(model, frame):
    before = model.model.reader.engine.encoded
    pandas_semtype.infer(frame, model=model)
    return model.model.reader.engine.encoded - before


def calls(work):
    """Return how often Python calls a function during some work."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def peak_bytes(work):
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_distinct_cells_are_encoded_once(model):
    frame = frame_of(ROWS)
    read = {v for sample in sample_frame(frame) for v in sample.values[: model.model.max_cells]}
    assert encoded(model, frame) == len(read) <= frame.shape[1] * model.model.max_cells
    assert encoded(model, frame) == 0  # they are remembered
    assert encoded(model, pd.concat([frame, frame.add_suffix("_again")], axis=1)) == 0


def test_more_rows_mean_no_more_cells(model, monkeypatch):
    taken = []

    def take(series, rows):
        taken.append(len(rows))
        return take_rows(series, rows)

    monkeypatch.setattr("pandas_semtype.cells.counting.take", take)
    few = encoded(model, frame_of(ROWS))
    model.model.reader.engine.forget()
    many = encoded(model, frame_of(30 * ROWS))
    assert max(taken) == MAX_ROWS
    assert sum(taken) == 2 * 12 * MAX_ROWS
    assert many <= 12 * model.model.max_cells
    assert few <= 12 * model.model.max_cells


def test_a_small_inference_does_not_read_the_whole_model(model, monkeypatch):
    frame = frame_of(20, 2)
    pandas_semtype.infer(frame, model=model)
    hashed = []
    monkeypatch.setattr("hashlib.sha256", lambda *data: hashed.append(data))
    pandas_semtype.infer(frame, model=model)
    assert not hashed


def test_statistics_take_no_call_per_cell():
    few, many = (sample_frame(frame_of(ROWS), max_rows=n) for n in (100, 1000))
    column_statistics(many)
    difference = calls(lambda: column_statistics(many)) - calls(lambda: column_statistics(few))
    assert sum(len(s.values) for s in many) - sum(len(s.values) for s in few) > 4000
    assert abs(difference) < 50


def test_an_inference_takes_a_bounded_number_of_calls_per_column(model):
    frame = frame_of(ROWS, 24)
    pandas_semtype.infer(frame, model=model)
    model.model.reader.engine.forget()
    per_column = calls(lambda: pandas_semtype.infer(frame, model=model)) / frame.shape[1]
    assert per_column < 1300  # half of it when this was written


def test_bytes_allocated_do_not_depend_on_rows(model):
    frames = [frame_of(n) for n in (ROWS, 100 * ROWS)]
    pandas_semtype.infer(frames[0], model=model)
    few, many = (peak_bytes(lambda f=f: pandas_semtype.infer(f, model=model)) for f in frames)
    assert many < few + 1e6
    assert few < 6e6  # a third of it when this was written


def test_modules_imported():
    code = (
        "import sys, json, pandas; before = set(sys.modules)\n"
        "import pandas_semtype\n"
        "pandas_semtype.infer(pandas.DataFrame({'a': ['x@y.org', 'z@y.org'] * 9}))\n"
        "print(json.dumps(sorted({m.partition('.')[0] for m in set(sys.modules) - before})))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    foreign = {m for m in loaded if m not in sys.stdlib_module_names and not m.startswith("_")}
    assert foreign <= {"pandas_semtype", "onnxruntime", "pyarrow", "tqdm"}


def test_the_shipped_graphs_are_those_of_its_weights():
    onnx = pytest.importorskip("onnx", reason="graphs are made with the extra 'train'")
    from onnx import numpy_helper

    from pandas_semtype.checkpoint import unpack_arrays
    from pandas_semtype.simon.network.onnx_export import cell_graph, document_graph

    model = pandas_semtype.load("simon_v1")
    weights = {
        k: w.astype(np.float32) for k, w in unpack_arrays(model.model.files["weights.npz"]).items()
    }
    for name, make in (("cell_encoder", cell_graph), ("document_encoder", document_graph)):
        shipped = onnx.load_from_string(model.model.files[f"{name}.onnx"]).graph
        made = onnx.load_from_string(make(model.model.architecture, weights)).graph
        message = "run python -m pandas_semtype.simon.publish --graphs"
        assert [n.op_type for n in shipped.node] == [n.op_type for n in made.node], message
        for ours, theirs in zip(shipped.initializer, made.initializer, strict=True):
            equal = np.allclose(numpy_helper.to_array(ours), numpy_helper.to_array(theirs))
            assert equal, message
