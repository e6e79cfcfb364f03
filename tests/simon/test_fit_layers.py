"""Extensions fitted with Keras: the published procedure, and deeper layers."""

from __future__ import annotations

import numpy as np
import pytest

pytestmark = [
    pytest.mark.tf,
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.KnownTypeWarning"),
    pytest.mark.filterwarnings("ignore::pandas_semtype.errors.ForgettingWarning"),
]
keras = pytest.importorskip("keras", reason="training needs the extra 'train'")

from transfer_helpers import (  # noqa: E402
    columns,
    containers,
    emails,
    frame_of,
    moves,
    sample,
    tiny_model,
)

from pandas_semtype import infer  # noqa: E402
from pandas_semtype.errors import ExampleError  # noqa: E402
from pandas_semtype.simon.classifier import SimonClassifier  # noqa: E402
from pandas_semtype.simon.network.backbone import with_head  # noqa: E402
from pandas_semtype.simon.network.head import Head  # noqa: E402
from pandas_semtype.simon.transfer.examples import gather  # noqa: E402
from pandas_semtype.simon.transfer.fit_layers import LayerwiseAdam, masked_loss  # noqa: E402
from pandas_semtype.simon.transfer.fit_published import _split, _tested  # noqa: E402
from pandas_semtype.simon.transfer.training_set import prepare  # noqa: E402


def fraction(model, label, make):
    return float((infer(frame_of(make, 10, seed=9), model=model).types == label).mean())


@pytest.fixture(scope="module")
def published():
    return tiny_model().extend("container", columns(containers, 20), solver="keras")


def test_published_procedure(published):
    assert len(published.history) == 10
    assert set(published.history[0]) == {"epoch", "loss", "accuracy", "val_loss", "val_accuracy"}
    assert published.history[-1]["loss"] < published.history[0]["loss"]
    assert published.report.test["columns"] == 2  # a tenth
    assert published.report.solver == "keras"
    assert published.thresholds["container"] == 0.5
    # Only the output layer is another one.
    for name in ("cell_encoder.onnx", "document_encoder.onnx", "weights.npz"):
        assert published.model.files[name] == tiny_model().model.files[name]
    assert published.head.kernel.shape == (24, 5)


def test_published_procedure_is_reproducible(published):
    again = tiny_model().extend("container", columns(containers, 20), solver="keras")
    assert again.head.kernel.tobytes() == published.head.kernel.tobytes()
    assert again.history == published.history


def test_columns_are_split_whole():
    data = prepare(tiny_model().model, gather("container", columns(containers, 10)))
    parts = _split(data, data.training_rows, np.random.default_rng(0))
    n = len(data.owner)
    sources = [set(data.column[part[part < n]]) for part in parts]
    assert [len(source) for source in sources] == [6, 3, 1]
    assert len(set.union(*sources)) == 10
    assert sum(map(len, parts)) == n + len(data.training_rows)
    alone = prepare(tiny_model().model, gather("container", columns(containers, 1)))
    parts = _split(alone, alone.training_rows, np.random.default_rng(0))
    assert [bool((part < len(alone.owner)).any()) for part in parts] == [True, False, False]
    assert _tested(alone, alone.model.head.widened(36), alone.inputs, parts[2]) == {}


@pytest.mark.parametrize("unfreeze", ["document", pytest.param("all", marks=pytest.mark.slow)])
def test_deeper_layers(unfreeze, tmp_path):
    base = tiny_model()
    classifier = base.extend("container", columns(containers, 5), unfreeze=unfreeze)
    assert fraction(classifier, "container", containers) >= 0.9
    assert fraction(classifier, "email", emails) >= 0.9
    cells_changed = (
        classifier.model.files["cell_encoder.onnx"] != base.model.files["cell_encoder.onnx"]
    )
    assert cells_changed == (unfreeze == "all")
    assert (
        classifier.model.files["document_encoder.onnx"] != base.model.files["document_encoder.onnx"]
    )
    assert classifier.report.unfreeze == unfreeze
    assert classifier.history[-1]["loss"] < classifier.history[0]["loss"]
    classifier.save(tmp_path / "m")
    frame = frame_of(containers, 2)
    loaded = SimonClassifier.load(tmp_path / "m").predict_proba(frame)
    assert loaded.equals(classifier.predict_proba(frame))


@pytest.mark.slow
def test_deeper_layers_of_an_extended_model():
    plain = tiny_model().extend("move", columns(moves, 4))
    with pytest.raises(ExampleError, match="keeps no cells of the label 'move'"):
        plain.extend("container", columns(containers, 4), unfreeze="document")
    kept = tiny_model().extend("move", columns(moves, 4), keep_cells=True)
    both = kept.extend("container", columns(containers, 4), unfreeze="document")
    assert fraction(both, "container", containers) >= 0.9
    assert fraction(both, "move", moves) >= 0.8


def test_the_network_of_an_extended_model_gives_its_scores():
    classifier = tiny_model().extend("container", columns(containers, 4))
    model = classifier.model
    samples = [sample(cells) for cells in columns(containers, 3) + columns(emails, 3)]
    from pandas_semtype.simon.features.statistics import column_statistics

    characters = model.reader.characters(samples, model.max_cells).astype(np.int32)
    found = model.network().predict([characters, column_statistics(samples)], verbose=0)["scores"]
    assert found == pytest.approx(model.scores(samples), abs=1e-3)
    assert "cell_mean" in classifier.summary()
    assert tiny_model().restrict(["int", "text"]).network().output["scores"].shape[-1] == 2


def test_masked_loss():
    target, score = np.array([[1.0, 0.0, -1.0]]), np.array([[0.5, 0.5, 0.9]])
    assert float(np.asarray(masked_loss(target, score))[0]) == pytest.approx(np.log(2), abs=1e-5)


def test_layers_learn_at_their_own_rate():
    network = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(2, name="low"), keras.layers.Dense(1, name="high")]
    )
    factors = {variable.path: 0.0 for variable in network.get_layer("low").weights}
    network.compile(LayerwiseAdam(learning_rate=0.1, factors=factors), "mse")
    before = [w.copy() for w in network.get_weights()]
    network.fit(np.ones((8, 2)), np.full((8, 1), 9.0), epochs=1, verbose=0)
    moved = [not np.array_equal(a, b) for a, b in zip(before, network.get_weights(), strict=True)]
    assert moved == [False, False, True, True]


def test_with_head_of_features_alone():
    model = tiny_model()
    narrow = Head(model.head.kernel[:, :2], model.head.bias[:2])
    network = with_head(model.network(), narrow)
    assert network.output["scores"].shape[-1] == 2
    assert "votes" in network.output
