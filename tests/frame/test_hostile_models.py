"""A model directory that somebody hostile wrote is refused, by an error of ours, at load."""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
import struct
import zipfile
from pathlib import Path

import graph_bytes as gb
import numpy as np
import pandas as pd
import pytest
from helpers import edit_config, peak_bytes, seal

import pandas_semtype
from pandas_semtype import arrays
from pandas_semtype.arrays import array_shapes, unpack_arrays
from pandas_semtype.checkpoint import pack_arrays
from pandas_semtype.errors import CheckpointError, ModelIntegrityError
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.runtime.engine import Engine

SAVED = Path(__file__).parent / "saved_by_0_1"
REFUSED = (CheckpointError, ModelIntegrityError)
CELLS, DOCUMENT = "cell_encoder.onnx", "document_encoder.onnx"


@pytest.fixture
def model(tmp_path):
    """A small model; what a test does to it is sealed with hashes that fit."""
    return Path(shutil.copytree(SAVED / "columns", tmp_path / "m"))


def config_of(directory: Path) -> dict:
    return json.loads((directory / "config.json").read_text("utf-8"))


def refused(directory: Path, match: str | None = None, *, sealed: bool = True) -> None:
    if sealed:
        seal(directory)
    with pytest.raises(REFUSED, match=match) as caught:
        pandas_semtype.load(directory)
    message = str(caught.value)
    assert len(message) < 800
    assert message.isprintable(), "nothing of the file controls the terminal"


def test_the_model_itself_is_loaded(model):
    seal(model)
    assert "container" in pandas_semtype.load(model).labels


# -- entries of the config -------------------------------------------------------------------

DEEP = [[[[[[[[[[]]]]]]]]]]
ENTRIES = {
    "max_cells": (10**9, -1, 0, 4097, 2.5, "8", None, True, [8]),
    "labels": (
        [], {}, 4, None, "abcde", ["a", "a", "b", "c", "d"], ["a", "b", "c", "d", 5],
        ["a", "b", "c", "d", "unknown"], ["a", "b", "c", "d", "\x1b[31m<script>"],
        ["a", "b", "c", "d", "\u202e"], ["a", "b", "c", "d", ""], ["a", "b", "c", "d", "x" * 999],
        ["a"], DEEP,
    ),
    "thresholds": ([], {}, None, 0.5, {"int": "0.5"}, {"int": 0.5}, {"int": float("nan")}),
    "kind": ("martian", "simon_2019", "fakenews", "awd-lstm", 7, [], {"a": 1}),
    "format": (None, 1, "pandas-semtype-9", []),
    "architecture": ({}, [], None, {"head": 4}, {"martian": 1}),
    "calibration": (
        [], 5, {"slope": 1}, {"slope": "x", "offsets": {}, "bars": {}},
        {"slope": float("inf"), "offsets": {}, "bars": {}},
        {"slope": 1, "offsets": {"int": None}, "bars": {}},
        {"slope": 1, "offsets": {}, "bars": {"medium_confidence": {"int": 7}}},
        {"slope": 1, "offsets": {}, "bars": []},
    ),
    "name": ("", 5, "\x1b]0;title\x07", "x" * 999),
    "task": (5, "", []),
    "taught": (["martian"], 5, {"a": 1}, [5]),
    "implies": ([], 5, {"container": 5}, {"container": [5]}, {"container": "text"}),
    "backbone_labels": ([], ["a", "a"], 5, [5]),
    "held_f1": ([], {"int": "high"}, {"int": float("nan")}),
    "history": (5, [5], [{"loss": []}], {"a": 1}),
    "files": ([], None, 5, "head.npz"),
    "manifest": ("other.json", None, 5, "../manifest.json"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in ENTRIES.items() for value in values],
    ids=lambda value: repr(value)[:40],
)
def test_a_wrong_entry(model, name, value):
    seal(model)
    edit_config(model, **{name: value})
    if name not in ("files", "manifest"):
        seal(model)
    refused(model, sealed=False)


ARCHITECTURE = [
    *((name, value) for name in ("head", "tail") for value in (None, -1, 10**9, "x", 1.5, 0)),
    *(
        (name, value)
        for name in ("characters", "first_pool", "cell_units", "document_units", "dense")
        for value in (None, -1, 0, 10**9, "x", [], True)
    ),
    *(("convolutions", value) for value in (None, 5, [5], [[1, 2]], [[1, 2, "x"]], [[0, 0, 0]])),
    *(("dropout", value) for value in (None, 5, [0.1], ["x"] * 3, [float("nan")] * 3)),
    *((name, value) for name in ("statistics", "votes", "hard_gates") for value in (None, 1, "x")),
    *(("lstm_dropout", value) for value in (None, "x", -1, float("inf"))),
    *(("alphabet", value) for value in (None, "martian", 5, [])),
    ("statistics", False),
    ("dense", 25),
    ("cell_units", 7),
]


@pytest.mark.parametrize(("name", "value"), ARCHITECTURE)
def test_a_wrong_number_of_the_architecture(model, name, value):
    architecture = {**config_of(model)["architecture"], name: value}
    edit_config(model, architecture=architecture)
    refused(model)


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"\xff\xfe", b"null", b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 100_000,
        b'{"format": "pandas-semtype-1", "format": "pandas-semtype-1", "files": {}}',
        b'{"a": ' + b"9" * 5000 + b"}", b'{"a": NaN}', b'"' * 99, b"\x00" * 99,
        b'{"a": "\\ud800"}',
    ],
    ids=range(12),
)  # fmt: skip
def test_a_text_that_is_no_config(model, text):
    (model / "config.json").write_bytes(text)
    refused(model, sealed=False)


def test_a_deep_text_inside_strings_is_no_nesting(model):
    edit_config(model, notes="[{" * 500 + '\\"[[' + "\\")
    seal(model)
    assert pandas_semtype.load(model).labels


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../x", "/etc/passwd", "a/b", "a\\b", "C:x", "a\x00b", "a\nb", "\u202ex",
        "x" * 300, "config.json", "CONFIG.JSON", "manifest.json", "README.md", "Head.npz",
    ],
)  # fmt: skip
def test_a_file_of_another_place_or_name(model, name):
    files = {**config_of(model)["files"], name: "0" * 64}
    edit_config(model, files=files)
    refused(model, sealed=False)


@pytest.mark.parametrize("value", [None, 5, [], "", "0", "x" * 64, "A" * 64, {"a": "b"}])
def test_a_hash_that_is_none(model, value):
    edit_config(model, files={**config_of(model)["files"], "head.npz": value})
    refused(model, sealed=False)


def test_too_many_files(model):
    edit_config(model, files={f"f{i}": "0" * 64 for i in range(300)})
    refused(model, "list of files", sealed=False)


needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs pipes and links")


@needs_posix
@pytest.mark.parametrize("name", ["head.npz", "config.json", "README.md"])
def test_a_pipe_is_not_waited_for(model, name):
    seal(model)
    (model / name).unlink()
    os.mkfifo(model / name)
    refused(model, sealed=False)


@needs_posix
@pytest.mark.parametrize("name", ["head.npz", "README.md", "manifest.json"])
@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "../secret", "."])
def test_a_link_that_leaves_the_directory(model, name, target):
    seal(model)
    (model.parent / "secret").write_bytes(b"TOP SECRET")
    (model / name).unlink()
    (model / name).symlink_to(target)
    refused(model, sealed=False)


@needs_posix
def test_a_link_inside_the_directory_is_read(model):
    (model / "head.npz").rename(model / "other.npz")
    (model / "head.npz").symlink_to("other.npz")
    seal(model)
    assert pandas_semtype.load(model).labels


def test_a_file_that_is_a_folder(model):
    seal(model)
    (model / "head.npz").unlink()
    (model / "head.npz").mkdir()
    refused(model, "no regular file", sealed=False)


def test_a_file_as_large_as_a_disk_is_not_read(model):
    seal(model)
    with (model / "weights.npz").open("r+b") as stream:
        stream.truncate(1 << 40)  # of holes
    assert peak_bytes(lambda: refused(model, "more than", sealed=False)) < 1 << 24


def test_every_file_is_under_a_hash(model):
    seal(model)
    for file in sorted(model.iterdir()):
        content = file.read_bytes()
        if file.name == "README.md":
            continue
        file.write_bytes(content[:-3] + b" " + content[-2:])
        refused(model, sealed=False)
        file.write_bytes(content)
    (model / "README.md").write_text("# A card may be edited\n")
    assert pandas_semtype.load(model).labels
    (model / "manifest.json").unlink()
    refused(model, r"has no manifest\.json", sealed=False)


def test_swapped_labels_are_noticed(model):
    seal(model)
    labels = config_of(model)["labels"]
    edit_config(model, labels=labels[::-1])
    refused(model, r"config\.json is not the file", sealed=False)


# -- arrays ----------------------------------------------------------------------------------


def npy(shape: object, descr: str = "<f4", data: bytes = b"", *, magic=b"\x93NUMPY\x01\x00"):
    header = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape}, }}".encode("latin-1")
    header += b" " * (63 - (len(header) + 10) % 64) + b"\n"
    return magic + struct.pack("<H", len(header)) + header + data


def npz(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, content in entries.items():
            packed.writestr(f"{name}.npy", content)
    return buffer.getvalue()


def bomb() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("kernel.npy", "w", force_zip64=True) as file,
    ):
        file.write(npy((4 << 20,)))
        file.write(bytes(16 << 20))
    return buffer.getvalue()


def twice(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("kernel.npy", content)
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("kernel.npy", content)
    return buffer.getvalue()


HEADS = {
    "nothing": lambda _: b"",
    "text": lambda _: b"not an archive" * 9,
    "a pickle": lambda _: pickle.dumps({"kernel": 1}),
    "cut off": lambda head: head[: len(head) // 2],
    "half of it zero": lambda head: head[:400] + bytes(len(head) - 400),
    "a terabyte declared": lambda _: npz(kernel=npy((10**6, 10**6)), bias=npy((5,))),
    "2**62": lambda _: npz(kernel=npy((2**62,)), bias=npy((5,))),
    "an overflow": lambda _: npz(kernel=npy((2**32, 2**32)), bias=npy((5,))),
    "negative": lambda _: npz(kernel=npy((-1, 5)), bias=npy((5,))),
    "empty rows without end": lambda _: npz(kernel=npy((2**40, 0)), bias=npy((5,))),
    "no shape": lambda _: npz(kernel=npy("'x'"), bias=npy((5,))),
    "a deep header": lambda _: npz(kernel=npy("(" * 3000 + ")" * 3000), bias=npy((5,))),
    "a header of no Python": lambda _: npz(kernel=npy("\u00d7\u00ae, 50)"), bias=npy((5,))),
    "a header of Python 2": lambda _: npz(kernel=npy("(1L,)", data=b"abcd"), bias=npy((5,))),
    "objects": lambda _: npz(kernel=npy((1,), "|O", pickle.dumps([1])), bias=npy((5,))),
    "records": lambda _: npz(kernel=npy((1,), "|V4", b"abcd"), bias=npy((5,))),
    "no dtype": lambda _: npz(kernel=npy((1,), "martian", b"abcd"), bias=npy((5,))),
    "another version": lambda _: npz(kernel=npy((1,), magic=b"\x93NUMPY\x09\x00")),
    "no array": lambda _: npz(kernel=b"x", bias=b"y"),
    "twice": lambda _: twice(npy((1,), data=b"abcd")),
}


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("file", ["head.npz", "replay.npz", "weights.npz"])
def test_a_file_that_holds_no_arrays(model, kind, file):
    content = HEADS[kind]((model / file).read_bytes())
    (model / file).write_bytes(content)
    assert peak_bytes(lambda: refused(model)) < 1 << 26


def test_an_archive_that_grows_is_refused_before_it_does(monkeypatch):
    monkeypatch.setattr(arrays, "MOST_ARRAY_BYTES", 1 << 20)
    content = bomb()
    assert len(content) < 1 << 16

    def refuse(read) -> None:
        with pytest.raises(CheckpointError, match="more than are read"):
            read(content)

    for read in (unpack_arrays, array_shapes):
        assert peak_bytes(lambda read=read: refuse(read)) < 1 << 20


def changed_head(change):
    def write(directory: Path) -> None:
        arrays = unpack_arrays((directory / "head.npz").read_bytes())
        (directory / "head.npz").write_bytes(pack_arrays(change(dict(arrays))))

    return write


def put(name: str, change):
    return lambda arrays: {**arrays, name: change(arrays[name])}


def with_one(value: float):
    def change(array):
        changed = array.copy()
        changed.flat[3 % changed.size] = value
        return changed

    return change


WEIGHTS = {
    **{f"kernel {x}": put("kernel", with_one(x)) for x in (np.nan, np.inf, -np.inf, 1e30)},
    **{f"bias {x}": put("bias", with_one(x)) for x in (np.nan, np.inf, 1e30)},
    "all nan": put("kernel", lambda a: a * np.nan),
    "double, too large": put("kernel", lambda a: a.astype(np.float64) * 1e300),
    "complex": put("kernel", lambda a: a.astype(complex)),
    "texts": put("kernel", lambda a: a.astype("U8")),
    "whole numbers": put("kernel", lambda a: a.astype(np.int64)),
    "booleans": put("kernel", lambda a: a > 0),
    "rows missing": put("kernel", lambda a: a[:-3]),
    "no rows": put("kernel", lambda a: a[:0]),
    "rows doubled": put("kernel", lambda a: np.concatenate([a, a])),
    "a column missing": put("kernel", lambda a: a[:, 1:]),
    "turned": put("kernel", lambda a: a.T),
    "three dimensions": put("kernel", lambda a: a[None]),
    "one number": put("kernel", lambda a: a[0, 0]),
    "bias of two dimensions": put("bias", lambda a: a[None]),
    "bias of one": put("bias", lambda a: a[:1]),
    "no bias": lambda arrays: {"kernel": arrays["kernel"]},
    "one more": lambda arrays: {**arrays, "more": arrays["bias"]},
}


@pytest.mark.parametrize("kind", WEIGHTS)
def test_an_output_layer_of_another_kind(model, kind):
    changed_head(WEIGHTS[kind])(model)
    refused(model)


REPLAYS = {
    "another label": put("labels", lambda a: np.array([*a[:-1], "martian"])),
    "no labels": put("labels", lambda a: a[:0]),
    "features missing": put("features", lambda a: a[:, 1:]),
    "rows missing": put("features", lambda a: a[1:]),
    "floats": put("features", lambda a: a.astype(np.float32)),
    "nan": put("top", with_one(np.nan)),
    "vectors missing": put("vectors", lambda a: a[:, 1:]),
    "no such label": put("primary", with_one(99)),
    "no such column": put("whole", with_one(9999)),
    "no such target": put("targets", with_one(7)),
    "statistics": put("statistics", with_one(np.inf)),
    "one more": lambda arrays: {**arrays, "more": arrays["top"]},
    "one less": lambda arrays: {k: v for k, v in arrays.items() if k != "held"},
}


@pytest.mark.parametrize("kind", REPLAYS)
def test_a_replay_set_of_another_kind(model, kind):
    arrays = unpack_arrays((model / "replay.npz").read_bytes())
    (model / "replay.npz").write_bytes(pack_arrays(REPLAYS[kind](arrays)))
    seal(model)
    loaded = pandas_semtype.load(model)
    with pytest.raises(CheckpointError, match=r"replay\.npz"):
        loaded.extend("code", pd.DataFrame({f"c{i}": list("abcdefgh") for i in range(5)}))


def test_weights_that_are_no_numbers_are_refused_when_they_are_read(model):
    arrays = unpack_arrays((model / "weights.npz").read_bytes())
    arrays["features/bias"] = arrays["features/bias"] * np.float16(np.nan)
    (model / "weights.npz").write_bytes(pack_arrays(arrays))
    seal(model)
    with pytest.raises(CheckpointError, match=r"weights\.npz.*features/bias"):
        Model.load(model).weights()


# -- graphs ----------------------------------------------------------------------------------


def add(*parts: bytes):
    """Put parts in front of those of the graph."""
    return lambda model: gb.with_graph(model, lambda graph: b"".join(parts) + graph)


def without(number: int):
    def change(graph: bytes) -> bytes:
        return b"".join(whole for n, whole in gb.fields(graph) if n != number)

    return lambda model: gb.with_graph(model, change)


def renamed(old: bytes, new: bytes):
    assert len(old) == len(new)
    return lambda model: model.replace(old, new)


def tensor(*parts: bytes) -> bytes:
    name = gb.field(8, "extra")
    return gb.field(gb.GRAPH_INITIALIZER, gb.field(2, 1) + name + b"".join(parts))


def external(location: str) -> bytes:
    entry = gb.field(13, gb.field(1, "location") + gb.field(2, location))
    return tensor(gb.field(1, 4), entry, gb.field(14, 1))


def attribute(name: str, kind: int, *parts: bytes) -> bytes:
    return gb.field(1, name) + b"".join(parts) + gb.field(20, kind)


def body(name: str) -> bytes:
    return attribute(name, 5, gb.field(6, b""))


NAN, ONE = struct.pack("<f", float("nan")), struct.pack("<f", 1.0)
GRAPHS = {
    "nothing": lambda _: b"",
    "text": lambda _: b"a text that is no graph",
    "a long number": lambda _: b"\xff" * 64,
    "cut off": lambda model: model[:-7],
    "cut in half": lambda model: model[: len(model) // 2],
    "a longer part": lambda model: model + b"\x3a\xff\xff\xff\xff\x0f",
    "two graphs": lambda model: model + gb.field(gb.MODEL_GRAPH, b""),
    "functions": lambda model: model + gb.field(gb.MODEL_FUNCTIONS, b""),
    "an unknown part": lambda model: model + gb.field(99, b"x"),
    "another domain": lambda model: model + gb.field(8, gb.field(1, "ai.x") + gb.field(2, 1)),
    "external data": add(external("/etc/passwd")),
    "external data beside": add(external("weights.npz")),
    "external data above": add(external("../../../../etc/passwd")),
    "no such type": add(gb.field(gb.GRAPH_INITIALIZER, gb.field(2, 8) + gb.field(8, "extra"))),
    "declared terabytes": add(gb.floats("extra", (10**6, 10**6), b"")),
    "negative size": add(gb.floats("extra", (-1,), b"")),
    "nan": add(gb.floats("extra", (1,), NAN)),
    "numbers elsewhere": add(tensor(gb.field(1, 1), gb.field(4, ONE))),
    "one name twice": add(gb.floats("extra", (1,), ONE), gb.floats("extra", (1,), ONE)),
    "sparse": add(gb.field(gb.GRAPH_SPARSE, b"")),
    "a loop": add(gb.node("Loop", ["", ""], ["x"], body("body"))),
    "a branch": add(gb.node("If", [""], ["x"], body("then_branch"), body("else_branch"))),
    "a scan": add(gb.node("Scan", [], ["x"], body("body"))),
    "an operator of somebody": add(gb.node("Run", [], ["x"], domain="com.example")),
    "the domain of the runtime": add(gb.node("Gelu", [], ["x"], domain="com.microsoft")),
    "an operator that grows": add(
        gb.integers("huge", 1 << 40), gb.floats("one", (1,), ONE),
        gb.node("Expand", ["one", "huge"], ["x"]),
    ),
    "a product that grows": add(
        gb.floats("tall", (40_000, 1), ONE * 40_000), gb.floats("wide", (1, 40_000), ONE * 40_000),
        gb.node("MatMul", ["tall", "wide"], ["x"]),
    ),
    "a sum that grows": add(
        gb.floats("tall", (40_000, 1), ONE * 40_000), gb.floats("wide", (1, 40_000), ONE * 40_000),
        gb.node("Add", ["tall", "wide"], ["x"]),
    ),
    "rows that grow": add(
        gb.floats("rows", (1, 40_000), ONE * 40_000), gb.integers("again", *[0] * 40_000),
        gb.node("Gather", ["rows", "again"], ["x"]),
    ),
    "work without end": add(
        gb.floats("square", (1500, 1500), ONE * 1500**2),
        *(gb.node("MatMul", ["square", "square"], [f"x{i}"]) for i in range(400)),
    ),
    "nothing makes it": add(gb.node("Relu", ["martian"], ["x"])),
    "made twice": add(gb.node("Relu", ["one"], ["x"]), gb.node("Relu", ["one"], ["x"]),
                      gb.floats("one", (1,), ONE)),
    "no operators": without(gb.GRAPH_NODE),
    "no arrays": without(gb.GRAPH_INITIALIZER),
    "no inputs": without(gb.GRAPH_INPUT),
    "no outputs": without(gb.GRAPH_OUTPUT),
}  # fmt: skip
ONE_GRAPH = {
    (CELLS, "another input"): renamed(b"characters", b"characterz"),
    (CELLS, "another output"): renamed(b"vectors", b"vectorz"),
    (DOCUMENT, "another input"): renamed(b"statistics", b"statisticz"),
    (DOCUMENT, "another output"): renamed(b"features", b"featurez"),
    (DOCUMENT, "another operator"): renamed(b"ReduceMean", b"ReduceSumx"),
}


@pytest.mark.parametrize(
    ("file", "change"),
    [
        *((file, change) for file in (CELLS, DOCUMENT) for change in GRAPHS.values()),
        *((file, change) for (file, _), change in ONE_GRAPH.items()),
    ],
    ids=[
        *(f"{file}-{kind}" for file in (CELLS, DOCUMENT) for kind in GRAPHS),
        *(f"{file}-{kind}" for file, kind in ONE_GRAPH),
    ],
)
def test_a_graph_of_another_kind(model, file, change):
    (model / file).write_bytes(change((model / file).read_bytes()))
    refused(model, file.replace(".", r"\."))


def test_swapped_graphs(model):
    first, second = (model / name for name in (CELLS, DOCUMENT))
    swapped = second.read_bytes(), first.read_bytes()
    for path, content in zip((first, second), swapped, strict=True):
        path.write_bytes(content)
    refused(model, "instead of")


@pytest.mark.parametrize("file", [CELLS, DOCUMENT])
def test_a_graph_cut_off_anywhere(model, file):
    content = (model / file).read_bytes()
    rng = np.random.default_rng(4)
    for stop in [*range(40), *rng.integers(40, len(content), 20).tolist()]:
        (model / file).write_bytes(content[:stop])
        refused(model)


@pytest.mark.parametrize("graph", [b"", b"no graph", b"\x08\x08"])
def test_what_the_runtime_refuses_is_told_by_us(graph):
    with pytest.raises(CheckpointError, match="ONNX Runtime refuses it"):
        Engine(graph, graph).encode_cells(np.zeros((1, 16), dtype=np.uint8))


@pytest.mark.parametrize("missing", [CELLS, DOCUMENT, "head.npz"])
def test_a_file_that_is_not_listed(model, missing):
    files = config_of(model)["files"]
    del files[missing]
    edit_config(model, files=files)
    refused(model, f"lists no {missing}".replace(".", r"\."))


# -- models of texts -------------------------------------------------------------------------

TFIDF = {
    "nan": put("coef", with_one(np.nan)),
    "infinite": put("intercept", with_one(np.inf)),
    "huge": put("idf_word", with_one(1e30)),
    "a column missing": put("coef", lambda a: a[:, 1:]),
    "turned": put("coef", lambda a: a.T),
    "texts": put("intercept", lambda a: a.astype("U8")),
    "floats for n-grams": put("known_word", lambda a: a.astype(float)),
    "n-grams out of order": put("known_word", lambda a: a[::-1]),
    "another class": lambda arrays: {
        **arrays,
        "coef": np.concatenate([arrays["coef"]] * 3),
        "intercept": np.concatenate([arrays["intercept"]] * 3),
    },
    "one less": lambda arrays: {k: v for k, v in arrays.items() if k != "known_char"},
}


@pytest.mark.parametrize("kind", TFIDF)
def test_a_model_of_texts_with_wrong_arrays(kind, tmp_path):
    directory = Path(shutil.copytree(SAVED / "texts", tmp_path / "m"))
    arrays = unpack_arrays((directory / "tfidf.npz").read_bytes())
    (directory / "tfidf.npz").write_bytes(pack_arrays(TFIDF[kind](arrays)))
    seal(directory)
    with pytest.raises(CheckpointError):
        pandas_semtype.load(directory).predict_proba(pd.Series(["one fine day"]))


@pytest.mark.parametrize(
    "value", [None, 5, [], "x", dict.fromkeys(map(str, range(5000)), "0" * 64)]
)
def test_a_manifest_without_a_list_of_files(model, value):
    seal(model)
    manifest = json.loads((model / "manifest.json").read_text("utf-8"))
    (model / "manifest.json").write_text(json.dumps({**manifest, "sha256": value}), "utf-8")
    refused(model, sealed=False)


def test_an_array_with_a_header_of_another_size():
    header = b"\x93NUMPY\x02\x00" + struct.pack("<I", 20_000) + b" " * 20_000
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a.npy", header)
    with pytest.raises(CheckpointError, match="header of 20,000 bytes"):
        unpack_arrays(packed.getvalue())
