"""Write files of the published network with the Keras 2 API, and what it predicts.

Run by a test in a process of its own: ``python keras2_files.py FOLDER``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import tensorflow as tf
import tf_keras as keras
from tf_keras import layers

from pandas_semtype.simon.legacy import read_published


def build(n_labels: int):
    """Build the network as the published code did, with the functional API."""
    options = {"recurrent_activation": "hard_sigmoid", "dropout": 0.2, "recurrent_dropout": 0.2}
    document = layers.Input((500, 20), dtype="int64")
    sentence = layers.Input((20,), dtype="int64")
    x = layers.Lambda(lambda ids: tf.one_hot(ids, 71))(sentence)
    for filters, width in ((40, 1), (200, 3), (1000, 3)):
        x = layers.Conv1D(filters, width, activation="relu", kernel_initializer="glorot_normal")(x)
        x = layers.Dropout(0.1)(x)
        x = layers.MaxPooling1D(2)(x)
    forward = layers.LSTM(256, **options)(x)
    backward = layers.LSTM(256, go_backwards=True, **options)(x)
    x = layers.Dropout(0.3)(layers.concatenate([forward, backward]))
    cells = layers.TimeDistributed(keras.Model(sentence, x))(document)
    forward = layers.LSTM(128, **options)(cells)
    backward = layers.LSTM(128, go_backwards=True, **options)(cells)
    x = layers.Dropout(0.3)(layers.concatenate([forward, backward]))
    x = layers.Dropout(0.3)(layers.Dense(128, activation="relu")(x))
    return keras.Model(document, layers.Dense(n_labels, activation="sigmoid")(x))


def shake(model, rng: np.random.Generator) -> None:
    """Give a model weights so large that its gates reach both of their ends."""
    for variable in model.weights:
        fan_in = int(np.prod(variable.shape[:-1])) or 4
        scale = 2.0 / np.sqrt(fan_in) if len(variable.shape) > 1 else 0.5
        variable.assign(rng.normal(0, scale, variable.shape))


def main(folder: Path) -> None:
    rng = np.random.default_rng(5)
    frame = pd.read_pickle(folder / "real.pkl")
    ids = rng.integers(-1, 67, (2, 500, 20))
    model = build(9)
    shake(model, rng)
    model.save(folder / "whole.h5", save_format="h5")
    model.save_weights(folder / "weights.h5", save_format="h5")
    model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
    model.optimizer.build(model.trainable_variables)
    model.save(folder / "trained.h5", save_format="h5")
    # A second model of one session: Keras goes on counting in the names of its layers.
    second = build(9)
    second.set_weights(model.get_weights())
    second.save(folder / "later_names.h5", save_format="h5")
    ours = read_published(folder / "weights.h5")
    real = ours.encode_frame(frame).astype(int) - 1
    both = model.predict(np.concatenate([ids, real]), batch_size=16, verbose=0)
    np.savez(folder / "scores.npz", ids=ids, random=both[: len(ids)], real=both[len(ids) :])
    # The same weights in our network of Keras 3, over a few cells of each column.
    few = real[:, :7]
    found = np.asarray(ours.network()((few + 1).astype(np.int32))["scores"])
    cells = np.arange(few.shape[0] * 7).reshape(-1, 7)
    nothing = np.zeros((len(few), 0), np.float32)
    engine = ours.model.score_encoded((few.reshape(-1, 20) + 1).astype(np.uint8), cells, nothing)
    difference = float(np.abs(found - engine).max())
    report = {"summary": ours.summary(), "difference": difference}
    (folder / "keras3.json").write_text(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
