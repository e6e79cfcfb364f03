import json

import numpy as np
import pytest

pytest.importorskip("keras", reason="the networks of these tests are built with the extra 'train'")

from tiny import TINY, classifier_of, random_network

from pandas_semtype.checkpoint import WEIGHTS_FILE, unpack_arrays
from pandas_semtype.errors import ArgumentError
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.training.publish import _averaged, main

pytestmark = pytest.mark.tf


def test_graphs_are_made_again_from_the_weights(tmp_path, capsys):
    model = classifier_of(random_network(TINY), TINY).model
    other = classifier_of(random_network(TINY, seed=1), TINY).model
    graphs = [name for name in model.files if name.endswith(".onnx")]
    assert graphs
    files = {**model.files, **{name: other.files[name] for name in graphs}, "more.txt": b"kept"}
    Model(model.config, files, model.card).save(tmp_path / "m")
    assert main(["--graphs", str(tmp_path / "m")]) == 0
    back = Model.load(tmp_path / "m")
    assert back.files == {**model.files, "more.txt": b"kept"}
    assert back.card == model.card
    assert back.model_id in capsys.readouterr().out
    written = json.loads((tmp_path / "m" / "config.json").read_text(encoding="utf-8"))
    assert written["labels"] == list(model.labels)


def test_a_run_and_a_directory_are_needed(capsys):
    with pytest.raises(SystemExit):
        main(["run"])
    assert "--graphs" in capsys.readouterr().err


def test_the_mean_of_two_models():
    network, other = random_network(TINY), random_network(TINY, seed=1)
    model = classifier_of(other, TINY).model
    weights = {v.path: np.asarray(v) for v in network.weights}
    labels = list(model.labels)
    theirs = unpack_arrays(model.files[WEIGHTS_FILE])
    mean = _averaged(weights, labels, model, 0.25)
    for name, array in mean.items():
        assert array == pytest.approx(
            0.25 * weights[name] + 0.75 * theirs[name].astype(np.float32), abs=1e-6
        )
    for share, names in ((1.5, labels), (0.5, [*labels[1:], "other"])):
        with pytest.raises(ArgumentError):
            _averaged(weights, names, model, share)
    with pytest.raises(ArgumentError, match="average"):
        _averaged({name: array[..., :1] for name, array in weights.items()}, labels, model, 0.5)
