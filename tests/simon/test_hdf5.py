"""HDF5 files of Keras 2: every weight arrives, and whatever else a file holds is refused."""

from __future__ import annotations

import contextlib
import sys

import numpy as np
import pytest
from published import NAMES, SHAPES, config, random_weights, write_keras2

from pandas_semtype.errors import CheckpointError, MissingDependencyError
from pandas_semtype.simon.legacy.hdf5 import read_weights

h5py = pytest.importorskip("h5py", reason="reading published files needs the extra 'legacy'")


@pytest.fixture(scope="module")
def weights():
    return random_weights()


@pytest.fixture(scope="module")
def whole(weights, tmp_path_factory):
    return write_keras2(tmp_path_factory.mktemp("h5") / "text-class.17-0.04.hdf5", weights)


@pytest.mark.parametrize("options", [
    {}, {"whole": False}, {"split": True}, {"reverse": True}, {"reverse": True, "whole": False},
])  # fmt: skip
def test_every_weight_arrives_unchanged(options, weights, tmp_path):
    found = read_weights(write_keras2(tmp_path / "x.h5", weights, **options))
    for layer, arrays in weights.items():
        ours = f"{layer}/lstm_cell" if layer.startswith("document") else layer
        for leaf, array in arrays.items():
            flat = array[0] if (layer, leaf) == ("convolution_1", "kernel") else array
            np.testing.assert_array_equal(found.pop(f"{ours}/{leaf}"), flat)
    assert not found


# -- refusing ------------------------------------------------------------------------


def changed(weights, **layers):
    return {**weights, **layers}


def edited(path, weights, edit, **options):
    write_keras2(path, weights, empty=True, **options)
    with h5py.File(path, "r+") as file:
        edit(file)
    return path


def resized(weights, layer, leaf, shape):
    arrays = {**weights[layer], leaf: np.zeros(shape, np.float32)}
    return changed(weights, **{layer: arrays})


ENCODER_GROUP = "model_weights/time_distributed_2"
SCORES = "model_weights/dense_4/dense_4/kernel:0"


def link_out(file):
    del file[SCORES]
    file[SCORES] = h5py.ExternalLink("/etc/other.h5", "/x")


def link_in(file):
    del file[SCORES]
    file[SCORES] = h5py.SoftLink("/model_weights/dense_3/dense_3/kernel:0")


def store_outside(file):
    del file[SCORES]
    file.create_dataset(SCORES, (128, 9), "f4", external=[("/etc/passwd", 0, h5py.h5f.UNLIMITED)])


def loop(file):
    file[f"{ENCODER_GROUP}/again"] = file["model_weights"]


EDITS = {
    "extra layer": (
        lambda f: f["model_weights"].create_group("dense_9"), "other groups: dense_9",
    ),
    "extra array": (
        lambda f: f[ENCODER_GROUP].create_dataset("more", data=[1.0]),
        "other arrays: time_distributed_2/more",
    ),
    "extra group at the top": (lambda f: f.create_group("payload"), "other groups: payload"),
    "missing layer": (
        lambda f: f["model_weights"].__delitem__("lstm_12"), "groups are missing: lstm_12",
    ),
    "missing array": (
        lambda f: f.__delitem__(SCORES), "the array dense_4/dense_4/kernel:0 is missing",
    ),
    "no names of layers": (
        lambda f: f["model_weights"].attrs.__delitem__("layer_names"), "no attribute layer_names",
    ),
    "no names of weights": (
        lambda f: f["model_weights/dense_3"].attrs.__delitem__("weight_names"),
        "no attribute weight_names",
    ),
    "link to another file": (link_out, "dense_4/dense_4/kernel:0 is a link"),
    "link": (link_in, "dense_4/dense_4/kernel:0 is a link"),
    "array outside the file": (store_outside, "is no array of this file"),
    "groups without end": (loop, "too deep or too many|other arrays|is a link"),
    "not a number": (
        lambda f: f[SCORES].__setitem__((3, 3), np.nan), "has values that are no numbers",
    ),
    "description that is none": (
        lambda f: f.attrs.__setitem__("model_config", "[" * 9999), "cannot be read",
    ),
    "description of something": (
        lambda f: f.attrs.__setitem__("model_config", '{"config": [1]}'), "cannot be read",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_a_file_with_something_else_is_refused(name, weights, tmp_path):
    edit, message = EDITS[name]
    path = edited(tmp_path / "x.h5", weights, edit)
    with pytest.raises(CheckpointError, match="is not a published SIMOn checkpoint") as caught:
        read_weights(path)
    assert caught.match(message)
    assert caught.match("x.h5")


def as_half(weights):
    return changed(weights, scores={k: v.astype(np.float16) for k, v in weights["scores"].items()})


OTHERS = {
    "other one-hot width": (
        lambda w: resized(w, "convolution_1", "kernel", (1, 70, 40)),
        r"lacks layers of the shapes 1 x \(bias 40, kernel 1x71x40\), "
        r"and it has other layers: conv1d_4 \(bias 40, kernel 1x70x40\)",
    ),
    "other width of the LSTM": (
        lambda w: resized(w, "document_backward", "kernel", (500, 512)),
        r"lacks .*1 x \(bias 512, kernel 512x512, .*other layers: lstm_12 \(.*kernel 500x512",
    ),
    "outputs that do not agree": (
        lambda w: resized(w, "scores", "bias", (10,)),
        "kernel and a bias of different widths",
    ),
    "flat kernel": (lambda w: resized(w, "features", "kernel", (32768,)), "dense_3"),
    "no bias": (
        lambda w: changed(w, features={"kernel": w["features"]["kernel"]}),
        r"other layers: dense_3 \(kernel 256x128\)",
    ),
    "half precision": (as_half, "float16, not of float32"),
    "scalar": (lambda w: resized(w, "scores", "bias", ()), "dense_4"),
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("whole", [True, False])
def test_another_shape_is_refused(name, whole, weights, tmp_path):
    change, message = OTHERS[name]
    path = write_keras2(tmp_path / "x.h5", change(weights), whole=whole, empty=True)
    with pytest.raises(CheckpointError, match=message):
        read_weights(path)


DESCRIBED = {
    "gates": (
        {"lstm_11": {"recurrent_activation": "sigmoid"}},
        "lstm_11 has recurrent_activation='sigmoid', published is 'hard_sigmoid'",
    ),
    "gates in the encoder": ({"lstm_9": {"recurrent_activation": "sigmoid"}}, "lstm_9 has"),
    "pooling": ({"max_pooling1d_5": {"pool_size": [3]}}, "max_pooling1d_5 has pool_size=3"),
    "padding": ({"conv1d_5": {"padding": "same"}}, "conv1d_5 has padding='same'"),
    "output": ({"dense_4": {"activation": "softmax"}}, "have .'relu', 'softmax'., published"),
    "direction": ({"lstm_12": {"go_backwards": False}}, "does not join a forward and a backward"),
    "sequences": ({"lstm_11": {"return_sequences": True}}, "lstm_11 has return_sequences=True"),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_another_description_is_refused(name, weights, tmp_path):
    changes, message = DESCRIBED[name]
    path = write_keras2(tmp_path / "x.h5", weights, described=config(**changes), empty=True)
    with pytest.raises(CheckpointError, match=message):
        read_weights(path)


def test_another_number_or_kind_of_layers_is_refused(weights, tmp_path):
    described = config()
    described["config"]["layers"][-2]["class_name"] = "Flatten"
    path = write_keras2(tmp_path / "x.h5", weights, described=described, empty=True)
    with pytest.raises(CheckpointError, match="a layer dense_3 of the kind Flatten"):
        read_weights(path)
    described = config()
    del described["config"]["layers"][-1]
    path = write_keras2(tmp_path / "y.h5", weights, described=described, empty=True)
    with pytest.raises(CheckpointError, match=r"1 Dense.*published are .*2 Dense"):
        read_weights(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no sound HDF5 file"),
        (b"PK\x03\x04", "no sound HDF5 file"),
        (b"\x89HDF\r\n\x1a\n" + bytes(200), "no sound HDF5 file"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "pointer of Git LFS"),
    ],
)
def test_a_file_of_another_kind_is_refused(content, message, tmp_path):
    path = tmp_path / "x.h5"
    path.write_bytes(content)
    with pytest.raises(CheckpointError, match=message):
        read_weights(path)


def test_a_truncated_file_is_refused(whole, tmp_path):
    content = whole.read_bytes()
    for length in (len(content) // 2, len(content) - 1000, 4000):
        path = tmp_path / "x.h5"
        path.write_bytes(content[:length])
        with pytest.raises(CheckpointError, match="is not a published SIMOn checkpoint"):
            read_weights(path)


def test_flipped_bytes_never_crash(whole, tmp_path):
    """Only the metadata: a flipped byte of a weight is a weight."""
    content = bytearray(whole.read_bytes())
    rng = np.random.default_rng(0)
    path = tmp_path / "x.h5"
    for _ in range(25):
        spoiled = content.copy()
        for place in rng.integers(0, 60_000, 3):
            spoiled[place] ^= int(rng.integers(1, 256))
        path.write_bytes(spoiled)
        with contextlib.suppress(CheckpointError):
            read_weights(path)


def test_without_h5py_the_error_says_what_to_install(whole, monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(MissingDependencyError, match=r'pip install "pandas-semtype\[legacy\]"'):
        read_weights(whole)


def test_shapes_of_this_test_are_the_published_ones():
    assert sum(int(np.prod(s)) for layer in SHAPES.values() for s in layer.values()) == 3_892_857
    assert len(NAMES) == len(SHAPES)
