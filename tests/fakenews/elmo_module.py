"""A tiny module in the TF1 Hub format, with the signatures and the arithmetic of google/elmo.

The published weights cannot be had where tests run. This is everything else of that module:
the directory with an empty tag set, while loops of TensorFlow 1, both signatures, the five
outputs and the names of its variables, at a size that builds in seconds; and the same
arithmetic in NumPy, to compare.
"""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import numpy as np

FILTERS = ((1, 4), (2, 8), (3, 4))
CHAR_DIM, PROJECTION, CELL, LAYERS, HIGHWAYS, MAX_CHARS, CLIP = 4, 8, 16, 2, 2, 50, 1.0
OPTIONS = {
    "lstm": {
        "dim": CELL, "projection_dim": PROJECTION, "n_layers": LAYERS, "cell_clip": CLIP,
        "proj_clip": CLIP, "use_skip_connections": True,
    },
    "char_cnn": {
        "embedding": {"dim": CHAR_DIM}, "filters": [list(pair) for pair in FILTERS],
        "n_highway": HIGHWAYS, "n_characters": 262, "max_characters_per_token": MAX_CHARS,
        "activation": "relu",
    },
}  # fmt: skip
LSTM = "bilm/RNN_{}/RNN/MultiRNNCell/Cell{}/rnn/lstm_cell"


def draw_weights(seed: int = 0, projection: int = PROJECTION, cell: int = CELL) -> dict:
    """Return random weights by the names of the module's variables.

    They are large enough that memory cells and outputs reach their bounds.
    """
    rng = np.random.default_rng(seed)
    n = sum(number for _, number in FILTERS)

    def normal(*shape, scale=1.0):
        return rng.normal(0, scale, shape).astype(np.float32)

    weights = {
        "aggregation/weights": np.array([0.2, -0.4, 0.1], np.float32),
        "aggregation/scaling": np.float32(1.5),
        "bilm/char_embed": normal(262, CHAR_DIM),
    }
    weights["bilm/char_embed"][0] = 0
    for i, (size, number) in enumerate(FILTERS):
        weights[f"bilm/CNN/W_cnn_{i}"] = normal(1, size, CHAR_DIM, number)
        weights[f"bilm/CNN/b_cnn_{i}"] = normal(number)
    for i in range(HIGHWAYS):
        for gate in ("carry", "transform"):
            weights[f"bilm/CNN_high_{i}/W_{gate}"] = normal(n, n, scale=n**-0.5)
            weights[f"bilm/CNN_high_{i}/b_{gate}"] = normal(n)
    weights["bilm/CNN_proj/W_proj"] = normal(n, projection, scale=n**-0.5)
    weights["bilm/CNN_proj/b_proj"] = normal(projection)
    for side in range(2):
        for layer in range(LAYERS):
            root = LSTM.format(side, layer)
            weights[f"{root}/kernel"] = normal(2 * projection, 4 * cell, scale=projection**-0.5)
            weights[f"{root}/bias"] = normal(4 * cell)
            weights[f"{root}/projection/kernel"] = normal(cell, projection, scale=3 * cell**-0.5)
    return weights


# -- NumPy ---------------------------------------------------------------------------------


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def token_ids(token: str, code: int | None = None) -> list[int]:
    raw = list(token.encode())[: MAX_CHARS - 2] if code is None else [code]
    ids = [258, *raw, 259]
    return [i + 1 for i in ids + [260] * (MAX_CHARS - len(ids))]


def reference(weights: dict, tokens: list[str]) -> np.ndarray:
    """Return the layers of one text, one token and one step at a time: [tokens, 3, dim]."""
    w = {name: np.asarray(value, np.float64) for name, value in weights.items()}
    rows = [token_ids("", 256), *map(token_ids, tokens), token_ids("", 257)]
    words = []
    for row in rows:
        x, parts = w["bilm/char_embed"][row], []
        for i, (size, _) in enumerate(FILTERS):
            kernel, bias = w[f"bilm/CNN/W_cnn_{i}"][0], w[f"bilm/CNN/b_cnn_{i}"]
            places = range(MAX_CHARS - size + 1)
            found = [np.einsum("wd,wdn->n", x[p : p + size], kernel) + bias for p in places]
            parts.append(np.maximum(np.max(found, axis=0), 0))
        h = np.concatenate(parts)
        for i in range(HIGHWAYS):
            root = f"bilm/CNN_high_{i}"
            gate = sigmoid(h @ w[f"{root}/W_carry"] + w[f"{root}/b_carry"])
            other = np.maximum(h @ w[f"{root}/W_transform"] + w[f"{root}/b_transform"], 0)
            h = gate * other + (1 - gate) * h
        words.append(h @ w["bilm/CNN_proj/W_proj"] + w["bilm/CNN_proj/b_proj"])
    layers = [np.concatenate([words, words], axis=1)]
    sides: list = [words, words[::-1]]
    for layer in range(LAYERS):
        for side in range(2):
            root = LSTM.format(side, layer)
            kernel, bias = w[f"{root}/kernel"], w[f"{root}/bias"]
            project = w[f"{root}/projection/kernel"]
            c, h, outs = np.zeros(len(project)), np.zeros(project.shape[1]), []
            for x in sides[side]:
                i, j, f, o = np.split(np.concatenate([x, h]) @ kernel + bias, 4)
                c = np.clip(sigmoid(f + 1) * c + sigmoid(i) * np.tanh(j), -CLIP, CLIP)
                h = np.clip((sigmoid(o) * np.tanh(c)) @ project, -CLIP, CLIP)
                outs.append(h + x if layer else h)
            sides[side] = outs
        layers.append(np.concatenate([sides[0], sides[1][::-1]], axis=1))
    return np.stack(layers, axis=1)[1:-1].astype(np.float32)


# -- TensorFlow 1 --------------------------------------------------------------------------


def _ids(tf, tokens, lengths):
    """Characters of strings, in the graph."""
    wide = MAX_CHARS - 2
    n = tf.minimum(tf.strings.length(tokens), wide)[:, :, None]
    raw = tf.cast(tf.io.decode_raw(tokens, tf.uint8, fixed_length=wide), tf.int32)
    place = tf.range(wide)[None, None, :]
    inner = tf.where(place < n, raw, tf.where(tf.equal(place, n), 259, 260))
    ends = tf.fill(tf.stack([tf.shape(tokens)[0], tf.shape(tokens)[1], 1]), 260)
    ends = tf.where(tf.equal(n, wide), 259, ends)
    ids = tf.concat([tf.zeros_like(ends) + 258, inner, ends], axis=2)

    def code(c):
        return tf.constant([258, c, 259, *[260] * (MAX_CHARS - 3)])[None, None, :]

    batch = tf.zeros(tf.stack([tf.shape(tokens)[0], 1, 1]), tf.int32)
    ids = tf.concat([code(256) + batch, ids, code(257) + batch], axis=1)
    step = tf.range(tf.shape(ids)[1])[None, :, None]
    last = lengths[:, None, None] + 1
    ids = tf.where(tf.equal(step, last), code(257), ids) + 1
    return tf.where(step > last, 0, ids)


def _loop(tf, x, kernel, bias, project):
    """An LSTM in a while loop of TensorFlow 1."""
    width, cell = x.shape[2], project.shape[0]
    n, steps = tf.shape(x)[0], tf.shape(x)[1]
    read = tf.TensorArray(tf.float32, steps).unstack(tf.transpose(x, [1, 0, 2]))

    def body(t, c, h, outs):
        z = tf.matmul(tf.concat([read.read(t), h], axis=1), kernel) + bias
        i, j, f, o = tf.split(z, 4, axis=1)
        c = tf.sigmoid(f + 1.0) * c + tf.sigmoid(i) * tf.tanh(j)
        c = tf.clip_by_value(c, -CLIP, CLIP)
        h = tf.clip_by_value(tf.matmul(tf.sigmoid(o) * tf.tanh(c), project), -CLIP, CLIP)
        return t + 1, c, h, outs.write(t, h)

    start = (0, tf.zeros([n, cell]), tf.zeros([n, width]), tf.TensorArray(tf.float32, steps))
    outs = tf.compat.v1.while_loop(lambda t, *_: t < steps, body, start)[3].stack()
    outs = tf.transpose(outs, [1, 0, 2])
    outs.set_shape([None, None, width])
    return outs


def _outputs(tf, v, tokens, lengths):
    ids = _ids(tf, tokens, lengths)
    n, steps = tf.shape(ids)[0], tf.shape(ids)[1]
    x = tf.gather(v["bilm/char_embed"], tf.reshape(ids, [-1, 1, MAX_CHARS]))
    parts = []
    for i in range(len(FILTERS)):
        found = tf.nn.conv2d(x, v[f"bilm/CNN/W_cnn_{i}"], 1, "VALID") + v[f"bilm/CNN/b_cnn_{i}"]
        parts.append(tf.nn.relu(tf.reduce_max(found, axis=[1, 2])))
    h = tf.concat(parts, axis=1)
    for i in range(HIGHWAYS):
        root = f"bilm/CNN_high_{i}"
        gate = tf.sigmoid(tf.matmul(h, v[f"{root}/W_carry"]) + v[f"{root}/b_carry"])
        other = tf.nn.relu(tf.matmul(h, v[f"{root}/W_transform"]) + v[f"{root}/b_transform"])
        h = gate * other + (1 - gate) * h
    h = tf.matmul(h, v["bilm/CNN_proj/W_proj"]) + v["bilm/CNN_proj/b_proj"]
    words = tf.reshape(h, tf.stack([n, steps, v["bilm/CNN_proj/b_proj"].shape[0]]))

    def turn(y):
        return tf.reverse_sequence(y, lengths + 2, seq_axis=1, batch_axis=0)

    inside = tf.sequence_mask(lengths, steps - 2, tf.float32)[:, :, None]
    sides, layers = [words, turn(words)], [tf.concat([words, words], axis=2)]
    for layer in range(LAYERS):
        for side in range(2):
            root = LSTM.format(side, layer)
            names = (f"{root}/kernel", f"{root}/bias", f"{root}/projection/kernel")
            y = _loop(tf, sides[side], *(v[name] for name in names))
            sides[side] = y + sides[side] if layer else y
        layers.append(tf.concat([sides[0], turn(sides[1])], axis=2))
    layers = [layer[:, 1:-1] * inside for layer in layers]
    mixing = tf.nn.softmax(v["aggregation/weights"])
    mixed = v["aggregation/scaling"] * sum(mixing[k] * layers[k] for k in range(3))
    mean = tf.reduce_sum(mixed, 1) / tf.maximum(tf.reduce_sum(inside, 1), 1.0)
    return {
        "word_emb": layers[0][:, :, : words.shape[2]],
        "lstm_outputs1": layers[1],
        "lstm_outputs2": layers[2],
        "elmo": mixed,
        "default": mean,
    }


def _signature(v1, inputs, outputs):
    signature = [
        {name: v1.saved_model.build_tensor_info(tensor) for name, tensor in given.items()}
        for given in (inputs, outputs)
    ]
    return v1.saved_model.build_signature_def(*signature)


def write_module(folder: Path, weights: dict) -> Path:
    """Write the module's directory."""
    import tensorflow as tf

    v1 = tf.compat.v1
    loops = v1.control_flow_v2_enabled()
    v1.disable_control_flow_v2()
    try:
        with tf.Graph().as_default() as graph, v1.Session(graph=graph) as session:
            v, assigned = {}, []
            for name, value in weights.items():
                v[name] = v1.get_variable(
                    name,
                    np.shape(value),
                    tf.float32,
                    use_resource=True,
                    trainable=name.startswith("aggregation/"),
                )
                feed = v1.placeholder(tf.float32, np.shape(value))
                assigned.append((v1.assign(v[name], feed).op, feed, value))
            strings = v1.placeholder(tf.string, [None])
            split = v1.string_split(strings, " ")
            lengths = tf.cast(
                tf.math.bincount(
                    tf.cast(split.indices[:, 0], tf.int32), minlength=tf.shape(strings)[0]
                ),
                tf.int32,
            )
            plain = _outputs(tf, v, tf.sparse.to_dense(split, default_value=""), lengths)
            tokens = v1.placeholder(tf.string, [None, None])
            given = v1.placeholder(tf.int32, [None])
            made = _outputs(tf, v, tokens, given)
            session.run(v1.global_variables_initializer())
            for op, feed, value in assigned:
                session.run(op, {feed: value})
            builder = v1.saved_model.Builder(str(folder))
            builder.add_meta_graph_and_variables(
                session,
                tags=[],
                strip_default_attrs=True,
                signature_def_map={
                    "default": _signature(v1, {"text": strings}, plain),
                    "tokens": _signature(v1, {"tokens": tokens, "sequence_len": given}, made),
                },
            )
            builder.save()
    finally:
        if loops:
            v1.enable_control_flow_v2()
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "tfhub_module.pb").write_bytes(b"\x08\x03")
    return folder


def pack(folder: Path) -> bytes:
    """Return a module as the archive a hub serves."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for path in sorted(folder.rglob("*")):
            tar.add(path, arcname=path.relative_to(folder).as_posix(), recursive=False)
    return made.getvalue()


def write_published(folder: Path, weights: dict) -> Path:
    """Write the weights in the layout of the published HDF5 file, options beside it."""
    import h5py

    names = {"kernel": "W_0", "bias": "B", "projection/kernel": "W_P_0"}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tiny_options.json").write_text(json.dumps(OPTIONS), encoding="utf-8")
    with h5py.File(folder / "tiny_weights.hdf5", "w") as file:
        for name, value in weights.items():
            key = name.removeprefix("bilm/")
            if name.startswith("aggregation/"):
                continue
            root, found, last = key.partition("/rnn/lstm_cell/")
            file[f"{root}/LSTMCell/{names[last]}" if found else key] = (
                value[1:] if key == "char_embed" else value
            )
    return folder
