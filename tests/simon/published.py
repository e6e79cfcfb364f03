"""Files of the published network as Keras 2 wrote them, and what it computes, in NumPy."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

SHAPES = {
    "convolution_1": {"kernel": (1, 71, 40), "bias": (40,)},
    "convolution_2": {"kernel": (3, 40, 200), "bias": (200,)},
    "convolution_3": {"kernel": (3, 200, 1000), "bias": (1000,)},
    "cell_forward": {"kernel": (1000, 1024), "recurrent_kernel": (256, 1024), "bias": (1024,)},
    "cell_backward": {"kernel": (1000, 1024), "recurrent_kernel": (256, 1024), "bias": (1024,)},
    "document_forward": {"kernel": (512, 512), "recurrent_kernel": (128, 512), "bias": (512,)},
    "document_backward": {"kernel": (512, 512), "recurrent_kernel": (128, 512), "bias": (512,)},
    "features": {"kernel": (256, 128), "bias": (128,)},
    "scores": {"kernel": (128, 9), "bias": (9,)},
}
ENCODER = list(SHAPES)[:5]
# As a session names them in which a model was built before: the numbers go on.
NAMES = {
    "convolution_1": "conv1d_4", "convolution_2": "conv1d_5", "convolution_3": "conv1d_6",
    "cell_forward": "lstm_9", "cell_backward": "lstm_10",
    "document_forward": "lstm_11", "document_backward": "lstm_12",
    "features": "dense_3", "scores": "dense_4",
}  # fmt: skip
GROUP = "time_distributed_2"


def random_weights(n_labels: int = 9, seed: int = 0) -> dict[str, dict[str, np.ndarray]]:
    """Return weights so large that the gates reach both of their ends."""
    rng = np.random.default_rng(seed)
    weights = {}
    for layer, shapes in SHAPES.items():
        weights[layer] = {}
        for leaf, nine in shapes.items():
            shape = tuple(n_labels if layer == "scores" and s == 9 else s for s in nine)
            fan_in = int(np.prod(shape[:-1])) if leaf != "bias" else 4
            scale = (4.0 if layer == "scores" else 2.0) / np.sqrt(fan_in)
            weights[layer][leaf] = rng.normal(0, scale, shape).astype(np.float32)
    return weights


def config(**changes) -> dict:
    """Return the description of layers as Keras 2 stores it.

    A change is the name of a layer and what is to be changed in it.
    """

    def layer(kind, name, sources=(), **values):
        values = {"name": name, **values, **changes.get(name, {})}
        inbound = [[[source, 0, 0, {}] for source in sources]] if sources else []
        return {"class_name": kind, "name": name, "config": values, "inbound_nodes": inbound}

    def lstm(name, source, backwards):
        return layer(
            "LSTM", name, [source], activation="tanh", recurrent_activation="hard_sigmoid",
            return_sequences=False, use_bias=True, go_backwards=backwards,
        )  # fmt: skip

    inner, last = [layer("InputLayer", "input_4"), layer("Lambda", "lambda_2", ["input_4"])], None
    last = "lambda_2"
    for i in range(3):
        conv, pool = f"conv1d_{i + 4}", f"max_pooling1d_{i + 4}"
        inner += [
            layer(
                "Conv1D", conv, [last], activation="relu", padding="valid", strides=[1],
                dilation_rate=[1], data_format="channels_last",
            ),
            layer("Dropout", f"dropout_{i + 8}", [conv]),
            layer("MaxPooling1D", pool, [f"dropout_{i + 8}"], pool_size=[2], strides=[2],
                  padding="valid"),
        ]  # fmt: skip
        last = pool
    inner += [
        lstm("lstm_9", last, False),
        lstm("lstm_10", last, True),
        layer("Concatenate", "concatenate_3", ["lstm_9", "lstm_10"]),
    ]
    encoder = {"class_name": "Model", "config": {"name": "model_3", "layers": inner}}
    outer = [
        layer("InputLayer", "input_3"),
        layer("TimeDistributed", GROUP, ["input_3"], layer=encoder),
        lstm("lstm_11", GROUP, False),
        lstm("lstm_12", GROUP, True),
        layer("Concatenate", "concatenate_4", ["lstm_11", "lstm_12"]),
        layer("Dropout", "dropout_12", ["concatenate_4"]),
        layer("Dense", "dense_3", ["dropout_12"], activation="relu", use_bias=True),
        layer("Dense", "dense_4", ["dense_3"], activation="sigmoid", use_bias=True),
    ]
    return {"class_name": "Model", "config": {"name": "model_4", "layers": outer}}


def write_keras2(
    path: Path, weights, *, whole=True, described=None, split=False, reverse=False, empty=False
) -> Path:
    """Write an HDF5 file as Keras 2.2 did, with h5py.

    Parameters
    ----------
    path, weights
        The file, and weights by our names.
    whole : bool
        The whole model with a description of layers, not weights alone.
    described : dict
        Another description.
    split : bool
        Write the names of weights in several attributes, as Keras does with many.
    reverse : bool
        List backward layers before forward ones.
    empty : bool
        Write no values, which saves the time of 15 MB where only the shapes matter.
    """
    import h5py

    layers = {GROUP: ENCODER, **{NAMES[name]: [name] for name in list(SHAPES)[5:]}}
    order = ["input_3", GROUP, "lstm_11", "lstm_12", "concatenate_4", "dropout_12", "dense_3",
             "dense_4"]  # fmt: skip
    if reverse:
        order[2:4] = order[3:1:-1]
        layers[GROUP] = [*ENCODER[:3], ENCODER[4], ENCODER[3]]
    with h5py.File(path, "w") as file:
        root = file.create_group("model_weights") if whole else file
        if whole:
            text = json.dumps(described if described is not None else config())
            file.attrs["model_config"] = text.encode()
            file.create_group("optimizer_weights")["iterations"] = np.int64(7)
        root.attrs["layer_names"] = [name.encode() for name in order]
        for layer in order:
            group = root.create_group(layer)
            names = []
            for ours in layers.get(layer, []):
                for leaf, array in weights[ours].items():
                    names.append(f"{NAMES[ours]}/{leaf}:0")
                    values = {} if empty else {"data": array}
                    group.create_dataset(names[-1], array.shape, array.dtype, **values)
            data = np.array([name.encode() for name in names], dtype="S40")
            if split and names:
                group.attrs["weight_names0"], group.attrs["weight_names1"] = data[:1], data[1:]
            else:
                group.attrs["weight_names"] = data
    return path


def _gate(x):
    return np.clip(0.2 * x + 0.5, 0, 1)


def _lstm(steps, weights):
    """Return the last state over steps (time, batch, width)."""
    n = len(weights["recurrent_kernel"])
    h = c = np.zeros((steps.shape[1], n), dtype=np.float32)
    for x in steps:
        z = x @ weights["kernel"] + h @ weights["recurrent_kernel"] + weights["bias"]
        i, f, g, o = (z[:, k * n : (k + 1) * n] for k in range(4))
        c = _gate(f) * c + _gate(i) * np.tanh(g)
        h = _gate(o) * np.tanh(c)
    return h


def forward(weights, ids: np.ndarray) -> np.ndarray:
    """Compute scores of ids (columns, cells, 20) as the original numbers them, -1 for none."""
    columns, cells, length = ids.shape
    x = np.concatenate([np.eye(71, dtype=np.float32), np.zeros((1, 71), np.float32)])[ids]
    x = x.reshape(-1, length, 71)
    for layer in ENCODER[:3]:
        kernel = weights[layer]["kernel"]
        steps = x.shape[1] - len(kernel) + 1
        x = sum(x[:, k : k + steps] @ kernel[k] for k in range(len(kernel)))
        x = np.maximum(x + weights[layer]["bias"], 0)
        x = x[:, : steps // 2 * 2].reshape(len(x), steps // 2, 2, -1).max(axis=2)
    x = x.transpose(1, 0, 2)
    both = [_lstm(x, weights["cell_forward"]), _lstm(x[::-1], weights["cell_backward"])]
    x = np.concatenate(both, axis=1).reshape(columns, cells, -1).transpose(1, 0, 2)
    both = [_lstm(x, weights["document_forward"]), _lstm(x[::-1], weights["document_backward"])]
    x = np.concatenate(both, axis=1)
    x = np.maximum(x @ weights["features"]["kernel"] + weights["features"]["bias"], 0)
    return 1 / (1 + np.exp(-(x @ weights["scores"]["kernel"] + weights["scores"]["bias"])))
