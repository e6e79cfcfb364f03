"""The work of an inference, counted: cells encoded, calls, bytes, modules; never seconds."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from helpers import calls, peak_bytes

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
def classifier():
    loaded = pandas_semtype.load("simon_v2")
    loaded.model.engine.forget()
    yield loaded
    loaded.model.engine.forget()


def encoded(classifier, frame):
    before = classifier.model.engine.encoded
    pandas_semtype.infer(frame, model=classifier)
    return classifier.model.engine.encoded - before


def test_distinct_cells_are_encoded_once(classifier):
    frame = frame_of(ROWS)
    read = {
        v for sample in sample_frame(frame) for v in sample.values[: classifier.model.max_cells]
    }
    assert encoded(classifier, frame) == len(read) <= frame.shape[1] * classifier.model.max_cells
    assert encoded(classifier, frame) == 0  # they are remembered
    assert encoded(classifier, pd.concat([frame, frame.add_suffix("_again")], axis=1)) == 0


def test_more_rows_mean_no_more_cells(classifier, monkeypatch):
    taken = []

    def take(series, rows):
        taken.append(len(rows))
        return take_rows(series, rows)

    monkeypatch.setattr("pandas_semtype.cells.counting.take", take)
    few = encoded(classifier, frame_of(ROWS))
    classifier.model.engine.forget()
    many = encoded(classifier, frame_of(30 * ROWS))
    assert max(taken) == MAX_ROWS
    assert sum(taken) == 2 * 12 * MAX_ROWS
    assert many <= 12 * classifier.model.max_cells
    assert few <= 12 * classifier.model.max_cells


def test_a_small_inference_does_not_read_the_whole_model(classifier, monkeypatch):
    frame = frame_of(20, 2)
    pandas_semtype.infer(frame, model=classifier)
    hashed = []
    monkeypatch.setattr("hashlib.sha256", lambda *data: hashed.append(data))
    pandas_semtype.infer(frame, model=classifier)
    assert not hashed


def test_loading_and_naming_a_model_hashes_its_files_once(monkeypatch):
    hashed, sha256 = [], hashlib.sha256

    def counted(data=b""):
        hashed.append(len(data))
        return sha256(data)

    expected = pandas_semtype.load("simon_v2").model_id
    monkeypatch.setattr("hashlib.sha256", counted)
    loaded = pandas_semtype.load("simon_v2")
    assert loaded.model_id == expected
    files = loaded.model.files
    config = max(hashed) and next(n for n in hashed if n not in map(len, files.values()))
    assert sum(hashed) == sum(map(len, files.values())) + config  # which is hashed too
    # The same content has the same name, wherever its hashes come from.
    again = type(loaded.model)(loaded.model.config, files)
    assert again.model_id == expected


def test_statistics_take_no_call_per_cell():
    few, many = (sample_frame(frame_of(ROWS), max_rows=n) for n in (100, 1000))
    column_statistics(many)
    difference = calls(lambda: column_statistics(many)) - calls(lambda: column_statistics(few))
    assert sum(len(s.values) for s in many) - sum(len(s.values) for s in few) > 4000
    assert abs(difference) < 50


def test_an_inference_takes_a_bounded_number_of_calls_per_column(classifier):
    frame = frame_of(ROWS, 24)
    pandas_semtype.infer(frame, model=classifier)
    classifier.model.engine.forget()
    per_column = calls(lambda: pandas_semtype.infer(frame, model=classifier)) / frame.shape[1]
    assert per_column < 3500  # 2,130 when roles, digests, explanations and facts came


def test_bytes_allocated_do_not_depend_on_rows(classifier):
    frames = [frame_of(n) for n in (ROWS, 100 * ROWS)]
    pandas_semtype.infer(frames[0], model=classifier)
    few, many = (peak_bytes(lambda f=f: pandas_semtype.infer(f, model=classifier)) for f in frames)
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


def graph_of(data):
    return pytest.importorskip("onnx").load_from_string(data).graph


def attributes_of(graph):
    """Return all of a graph but its constants."""
    nodes = [(n.op_type, list(n.input), list(n.output), n.attribute) for n in graph.node]
    return str([nodes, graph.input, graph.output, [(c.name, c.dims) for c in graph.initializer]])


def different_constants(shipped, made, sums, terms):
    """Return the names of constants that are not those of the same weights.

    Whole numbers are equal. Weights that are only moved or, in float64, filtered, are equal but
    for rounding once, to float32. The tables of the first convolution are sums in float32 of
    `terms` products; summed in another order, as another processor does, each of two sums is off
    by at most terms * eps / 2 times the sum of the absolute products, which is `sums`.
    """
    from onnx import numpy_helper

    eps = np.finfo(np.float32).eps
    looked_up = {n.input[0] for n in shipped.node if n.op_type == "Gather"}
    found = []
    for old, new, size in zip(shipped.initializer, made.initializer, sums.initializer, strict=True):
        ours, theirs = numpy_helper.to_array(old), numpy_helper.to_array(new)
        if ours.dtype.kind == "i":
            same = np.array_equal(ours, theirs)
        else:
            bound = eps * np.abs(ours) + 1e-12  # a zero of float64 may have some noise
            if old.name in looked_up:
                bound = terms * eps * numpy_helper.to_array(size)
            same = (np.abs(ours.astype(float) - theirs) <= bound).all()
        if not same:
            found.append(old.name)
    return found


def of_absolute(weights):
    """Return the weights that make the tables sums of absolute products."""
    names = ("convolution_2/kernel", "convolution_2/bias")
    return {**weights, **{name: np.abs(weights[name]) for name in names}}


@pytest.fixture(scope="module")
def graphs():
    """The shipped model, its weights, and what makes its graphs."""
    pytest.importorskip("onnx", reason="graphs are made with the extra 'train'")
    from pandas_semtype.checkpoint import unpack_arrays
    from pandas_semtype.simon.network.onnx_export import cell_graph, document_graph

    classifier = pandas_semtype.load("simon_v2")
    weights = unpack_arrays(classifier.model.files["weights.npz"])
    weights = {name: array.astype(np.float32) for name, array in weights.items()}
    return classifier, weights, {"cell_encoder": cell_graph, "document_encoder": document_graph}


@pytest.mark.parametrize("name", ["cell_encoder", "document_encoder"])
def test_the_shipped_graphs_are_those_of_its_weights(graphs, name):
    classifier, weights, makers = graphs
    message = "run python -m pandas_semtype.simon.publish --graphs"
    make, architecture = makers[name], classifier.model.architecture
    shipped = graph_of(classifier.model.files[f"{name}.onnx"])
    made = graph_of(make(architecture, weights))
    sums = graph_of(make(architecture, of_absolute(weights)))
    terms = architecture.characters + 1  # and the bias
    assert attributes_of(shipped) == attributes_of(made), message
    assert different_constants(shipped, made, sums, terms) == [], message


def test_a_weight_of_another_model_would_be_seen(graphs):
    """The largest weight of each array, one step of half precision away, changes a graph."""
    classifier, weights, makers = graphs
    architecture, terms = (
        classifier.model.architecture,
        classifier.model.architecture.characters + 1,
    )
    shipped = {name: graph_of(classifier.model.files[f"{name}.onnx"]) for name in makers}
    sums = {
        name: graph_of(make(architecture, of_absolute(weights))) for name, make in makers.items()
    }
    units = architecture.cell_units
    for changed, array in weights.items():
        # The output layer is no part of the graphs, and what reads the state of an LSTM that
        # takes one step from nothing is neither.
        if changed.startswith("scores/") or re.fullmatch("cell_.*/recurrent_kernel", changed):
            continue
        used = np.abs(array)
        if changed.startswith("cell_"):
            used[..., units : 2 * units] = 0  # the gate that forgets
        other = array.copy()
        place = np.unravel_index(used.argmax(), array.shape)
        other[place] = np.nextafter(np.float16(other[place]), np.float16(np.inf))
        seen = [
            constant
            for name, make in makers.items()
            for constant in different_constants(
                shipped[name],
                graph_of(make(architecture, {**weights, changed: other})),
                sums[name],
                terms,
            )
        ]
        assert seen, changed
