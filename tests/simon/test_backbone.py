import numpy as np
import pytest

pytestmark = pytest.mark.tf
keras = pytest.importorskip("keras", reason="the network needs the extra 'train'")

from tiny import TINY, TINY_PUBLISHED, random_network  # noqa: E402

from pandas_semtype.simon.network.backbone import (  # noqa: E402
    PUBLISHED,
    Architecture,
    build_cell_encoder,
    build_network,
)
from pandas_semtype.simon.network.layers import OneStepLSTM, published_hard_sigmoid  # noqa: E402
from pandas_semtype.types import BASE_LABELS  # noqa: E402


@pytest.fixture(scope="module")
def published():
    return build_network(PUBLISHED, BASE_LABELS)


@pytest.mark.parametrize(
    ("layer", "parameters"),
    [
        ("cell_encoder", 3_202_416),
        ("document_forward", 328_192),
        ("document_backward", 328_192),
        ("features", 32_896),
        ("scores", 1_161),
    ],
)
def test_published_parameters(published, layer, parameters):
    assert published.get_layer(layer).count_params() == parameters


@pytest.mark.parametrize(
    ("layer", "parameters", "shape"),
    [
        ("convolution_1", 2_880, (None, 20, 40)),
        ("convolution_2", 24_200, (None, 4, 200)),
        ("convolution_3", 601_000, (None, 1, 1000)),
        ("cell_forward", 1_287_168, (None, 256)),
        ("cell_backward", 1_287_168, (None, 256)),
    ],
)
def test_published_cell_encoder(published, layer, parameters, shape):
    found = published.get_layer("cell_encoder").get_layer(layer)
    assert found.count_params() == parameters
    assert found.output.shape == shape


def test_summary_prints_the_published_counts(published):
    lines = []
    published.summary(expand_nested=True, print_fn=lambda text, **_: lines.append(text))
    text = "\n".join(lines)
    for count in ("3,202,416", "328,192", "32,896", "1,161", "2,880", "24,200", "601,000"):
        assert count in text


def test_published_gate_is_that_of_keras_2():
    x = np.array([-3.0, -2.5, -1.0, 0.0, 1.0, 2.5, 3.0], dtype=np.float32)
    expected = np.clip(0.2 * x + 0.5, 0, 1)
    assert np.asarray(published_hard_sigmoid(x)) == pytest.approx(expected)
    assert np.asarray(keras.activations.hard_sigmoid(x)) != pytest.approx(expected)


@pytest.mark.parametrize("hard_gates", [False, True])
def test_one_step_lstm_is_an_lstm_of_one_step(hard_gates):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(5, 7)).astype(np.float32)
    ours = OneStepLSTM(3, hard_gates=hard_gates)
    ours.build((None, 7))
    gate = published_hard_sigmoid if hard_gates else "sigmoid"
    theirs = keras.layers.LSTM(3, recurrent_activation=gate)
    theirs.build((None, 1, 7))
    weights = [rng.normal(size=w.shape).astype(np.float32) for w in theirs.get_weights()]
    theirs.set_weights(weights)
    for variable, value in zip(
        (ours.kernel, ours.recurrent_kernel, ours.bias), weights, strict=True
    ):
        variable.assign(value)
    assert np.asarray(ours(x)) == pytest.approx(np.asarray(theirs(x[:, None])), abs=1e-6)


def test_window_convolution_is_conv_relu_pool():
    encoder = build_cell_encoder(TINY)
    rng = np.random.default_rng(1)
    ours = encoder.get_layer("convolution_2")
    kernel, bias = (rng.normal(size=w.shape).astype(np.float32) for w in ours.get_weights())
    ours.set_weights([kernel, bias])
    x = rng.normal(size=(4, 12, 4)).astype(np.float32)
    theirs = keras.layers.Conv1D(6, 3, activation="relu")
    theirs.build((None, 12, 4))
    theirs.set_weights([kernel, bias])
    expected = keras.layers.MaxPooling1D(2)(theirs(x))
    assert np.asarray(ours(x)) == pytest.approx(np.asarray(expected), abs=1e-5)


def test_first_convolution_is_a_one_hot_convolution():
    encoder = build_cell_encoder(TINY_PUBLISHED)
    rng = np.random.default_rng(2)
    ours = encoder.get_layer("convolution_1")
    kernel, bias = (rng.normal(size=w.shape).astype(np.float32) for w in ours.get_weights())
    ours.set_weights([kernel, bias])
    ids = rng.integers(0, 72, size=(3, 20))
    one_hot = np.eye(72, dtype=np.float32)[ids][:, :, 1:]  # padding is the zero row
    expected = np.maximum(one_hot @ kernel + bias, 0)
    assert np.asarray(ours(ids)) == pytest.approx(expected, abs=1e-6)


def test_a_column_does_not_depend_on_its_batch():
    network = random_network(TINY)
    rng = np.random.default_rng(3)
    ids = rng.integers(0, TINY.width, size=(4, 5, 12)).astype(np.int32)
    statistics = rng.normal(size=(4, 50)).astype(np.float32)
    together = network.predict_on_batch([ids, statistics])["scores"]
    for i in range(4):
        alone = network.predict_on_batch([ids[i : i + 1], statistics[i : i + 1]])["scores"]
        assert alone[0] == pytest.approx(together[i], abs=1e-5)


def test_convolutions_must_leave_one_position():
    with pytest.raises(ValueError, match="must leave one position"):
        build_network(Architecture(convolutions=((8, 3, 2),)), ("a",))


def test_architecture_round_trip():
    assert Architecture.from_dict(PUBLISHED.to_dict()) == PUBLISHED
