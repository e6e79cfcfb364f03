"""The layer in one's own Keras model, and the published classifier."""

import elmo_module
import numpy as np
import pytest

from pandas_semtype import configure
from pandas_semtype.fakenews.elmo.features import ElmoFeatures

TEXTS = [f"{'good calm' if i % 2 else 'bad loud'} words number {i % 7}" for i in range(24)]
Y = np.arange(24) % 2

pytestmark = pytest.mark.tf


@pytest.fixture(autouse=True)
def _cache(tmp_path):
    configure(cache_dir=str(tmp_path / "cache"))


@pytest.fixture
def strings():
    import tensorflow as tf

    return tf.constant(TEXTS)[:, None]


def test_the_classifier_is_the_published_one(tmp_path, strings):
    # The published width, with a small memory cell: width is all that counts here.
    weights = elmo_module.draw_weights(projection=512, cell=4)
    folder = elmo_module.write_module(tmp_path / "wide", weights)
    from pandas_semtype.fakenews.elmo.layer import elmo_classifier

    model = elmo_classifier(folder)
    lines = []
    model.summary(print_fn=lines.append)
    printed = "\n".join(lines)
    for part in (
        "texts (InputLayer)", "(None, 1)", "elmo (ElmoEmbeddingLayer)", "(None, 1024)", " 4 ",
        "(None, 256)", "262,400", " 257 ", "Trainable params: 262,661", "Non-trainable params: 0",
    ):  # fmt: skip
        assert part in printed
    assert model.loss == "binary_crossentropy"
    assert type(model.optimizer).__name__ == "Adam"
    assert model.predict(strings[:3], verbose=0).shape == (3, 1)
    many = elmo_classifier(folder, n_classes=3)
    assert many.count_params() == 4 + 262_400 + 3 * 257
    np.testing.assert_allclose(many.predict(strings[:3], verbose=0).sum(axis=1), 1, atol=1e-5)


def test_the_layer_gives_the_mixed_features_in_a_graph_and_out_of_it(elmo_directory, strings):
    import tensorflow as tf

    from pandas_semtype.fakenews.elmo.layer import ElmoEmbeddingLayer

    layer = ElmoEmbeddingLayer(elmo_directory, cache=False)
    found = np.asarray(layer(strings))
    assert [tuple(v.shape) for v in layer.trainable_variables] == [(3,), ()]
    assert layer.count_params() == 4
    features = ElmoFeatures(elmo_directory).encode(TEXTS)
    mixing = np.exp([0.2, -0.4, 0.1])
    expected = 1.5 * np.einsum("k,nkd->nd", mixing / mixing.sum(), features)
    np.testing.assert_allclose(found, expected, atol=1e-5)
    np.testing.assert_allclose(layer(strings[:, 0]), expected, atol=1e-5)
    gradients = []
    for run in (lambda f: f, tf.function):

        @run
        def slope(x):
            with tf.GradientTape() as tape:
                loss = tf.reduce_sum(layer(x)[:, :5] ** 2)
            return tape.gradient(loss, [v.value for v in layer.trainable_variables])

        gradients.append([np.asarray(g) for g in slope(strings)])
    for eager, graph in zip(*gradients, strict=True):
        np.testing.assert_allclose(eager, graph, rtol=1e-5)
        assert np.abs(graph).min() > 0


@pytest.mark.filterwarnings("ignore:__array__ implementation")  # of Keras, when it saves
@pytest.mark.parametrize("eagerly", [False, True])
def test_it_is_fitted_saved_and_loaded_in_a_model_of_ones_own(
    elmo_directory, strings, tmp_path, eagerly
):
    import keras

    from pandas_semtype.fakenews.elmo.layer import ElmoEmbeddingLayer

    texts = keras.Input((1,), dtype="string")
    number = keras.Input((1,))
    vectors = ElmoEmbeddingLayer(elmo_directory)(texts)
    out = keras.layers.Dense(2, activation="softmax")(keras.layers.Concatenate()([vectors, number]))
    model = keras.Model([texts, number], out)
    model.compile(
        optimizer=keras.optimizers.Adam(0.05),
        loss="sparse_categorical_crossentropy",
        run_eagerly=eagerly,
        jit_compile=False,
    )
    layer = model.layers[1]
    before = [np.asarray(v).copy() for v in layer.trainable_variables]
    given = [strings, np.zeros((24, 1), np.float32)]
    losses = model.fit(given, Y, epochs=3, batch_size=8, verbose=0).history["loss"]
    assert losses[-1] < losses[0]
    for old, new in zip(before, layer.trainable_variables, strict=True):
        assert np.abs(old - np.asarray(new)).max() > 1e-3
    model.save(tmp_path / "model.keras")
    assert (tmp_path / "model.keras").stat().st_size < 100_000  # the module is not in it
    again = keras.models.load_model(tmp_path / "model.keras")
    expected = model.predict(given, verbose=0)
    np.testing.assert_allclose(again.predict(given, verbose=0), expected, atol=1e-6)


def test_end_to_end_and_cached_features_train_to_the_same(elmo_directory, strings):
    """The head on features and the layer in the model take the same steps."""
    import keras

    from pandas_semtype.fakenews.elmo.head import build_head
    from pandas_semtype.fakenews.elmo.layer import elmo_classifier

    whole = elmo_classifier(elmo_directory, cache=False, seed=3)
    features = ElmoFeatures(elmo_directory)
    reader = features.reader()
    head = build_head(3, 16, 2, start=reader.start, scale=reader.scale, seed=3)
    head.compile(optimizer=keras.optimizers.Adam(1e-3), loss="binary_crossentropy")
    found = features.encode(TEXTS)
    np.testing.assert_allclose(
        whole.predict(strings, verbose=0), head.predict(found, verbose=0), atol=1e-5
    )
    whole.fit(strings, Y, epochs=3, batch_size=4, shuffle=False, verbose=0)
    head.fit(found, Y, epochs=3, batch_size=4, shuffle=False, verbose=0)
    np.testing.assert_allclose(
        whole.predict(strings, verbose=0), head.predict(found, verbose=0), atol=1e-4
    )
