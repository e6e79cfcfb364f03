import pickle
import shutil
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from helpers import edit_config, seal

from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    ModelIntegrityError,
    ModelNotFoundError,
)
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.classifier import SimonClassifier

pytest.importorskip("keras", reason="the networks of these tests are built with the extra 'train'")

from tiny import (
    LABELS,
    TINY,
    TINY_PUBLISHED,
    classifier_of,
    random_network,
)

from pandas_semtype.simon.decision.thresholds import chosen_labels
from pandas_semtype.simon.features.statistics import column_statistics

pytestmark = pytest.mark.tf


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "few": ["yes", "no"] * 10,
            "many": [f"{a}@x{b}.org" for a, b in rng.integers(0, 99, (20, 2))],
            "number": rng.normal(size=20).round(3),
            "empty": [None] * 20,
            "script": ["漢字", "ъ", "é", "", "😀"] * 4,
        }
    )


@pytest.fixture(scope="module", params=["own", "published"])
def pair(request):
    architecture = {"own": TINY, "published": TINY_PUBLISHED}[request.param]
    network = random_network(architecture)
    return network, classifier_of(network, architecture)


def test_engine_and_keras_agree(pair, frame):
    network, classifier = pair
    samples = [s for s in sample_frame(frame) if s.values]
    ids = []
    for sample in samples:
        cells = np.resize(np.array(sample.values[:6], dtype=object), 6).tolist()
        ids.append(classifier.model.reader.cells.encode(cells))
    inputs = [np.stack(ids).astype(np.int32)]
    if classifier.model.architecture.statistics:
        inputs.append(column_statistics(samples))
    expected = network.predict_on_batch(inputs)["scores"]
    found = classifier.predict_proba(frame).dropna().to_numpy()
    assert np.abs(found - expected).max() <= 1e-4


def test_a_column_without_values_has_no_scores(pair, frame):
    proba = pair[1].predict_proba(frame)
    assert proba.loc["empty"].isna().all()
    assert proba.drop("empty").notna().all().all()
    assert list(proba.columns) == list(LABELS)


def test_a_column_does_not_depend_on_its_neighbours(pair, frame):
    together = pair[1].predict_proba(frame)
    for name in frame:
        alone = pair[1].predict_proba(frame[[name]])
        assert alone.loc[name].to_numpy() == pytest.approx(
            together.loc[name].to_numpy(), abs=1e-6, nan_ok=True
        )


def test_save_and_load(pair, frame, tmp_path):
    model = pair[1]
    model.save(tmp_path / "a")
    shutil.move(tmp_path / "a", tmp_path / "b")
    back = SimonClassifier.load(tmp_path / "b")
    assert back.model_id == model.model_id
    assert back.card == "# tiny\n"
    assert back.predict_proba(frame).equals(model.predict_proba(frame))


def test_pickle(pair, frame):
    model = pair[1]
    expected = model.predict_proba(frame)
    assert pickle.loads(pickle.dumps(model)).predict_proba(frame).equals(expected)


def test_network_has_the_weights_of_the_checkpoint(pair):
    network, model = pair
    for ours, theirs in zip(model.network().weights, network.weights, strict=True):
        assert np.asarray(ours) == pytest.approx(np.asarray(theirs))


def test_summary_is_the_table_of_keras(pair):
    assert "cell_encoder" in pair[1].summary()
    assert "Total params" in pair[1].summary()


def test_chosen_labels(pair, frame):
    model = pair[1]
    known = model.labels
    samples = sample_frame(frame[["few"]])
    verdicts, proba = model.infer_samples(samples, types=["text", "int"], threshold=0.0)
    assert proba.shape == (1, 2)
    assert verdicts[0].label in {"text", "int"}
    assert chosen_labels(["text", "int"], known) == ("int", "text")
    with pytest.raises(ArgumentError, match="Received: 'emial'"):
        chosen_labels(["emial"], known)
    with pytest.raises(ArgumentError, match="at least one label"):
        chosen_labels([], known)


@pytest.mark.parametrize("threshold", [1.5, -0.1, {"int": 2}, {"nothing": 0.5}])
def test_thresholds_are_checked(pair, frame, threshold):
    with pytest.raises(ArgumentError, match="threshold"):
        pair[1].infer_samples(sample_frame(frame), threshold=threshold)


def test_nothing_reaches_a_threshold_of_one(pair, frame):
    verdicts, _ = pair[1].infer_samples(
        sample_frame(frame[["script"]]), threshold=1.0, use_rules=False
    )
    assert verdicts[0].label == "unknown"
    assert verdicts[0].net_label in LABELS


def test_more_cells_than_a_column_has(pair, frame):
    samples = sample_frame(frame[["few"]])
    for max_cells in (1, 2, 300):
        _, proba = pair[1].infer_samples(samples, max_cells=max_cells)
        assert np.isfinite(proba).all()


def test_unknown_model():
    with pytest.raises(ModelNotFoundError, match="no_such_model"):
        SimonClassifier.load("no_such_model")


def test_incomplete_config(pair):
    model = pair[1].model
    with pytest.raises(CheckpointError, match="thresholds"):
        model.derive(without=("thresholds",))


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"labels": list(LABELS[:2])}, "2 labels for an output layer of 4"),
        ({"labels": [*LABELS, "uri"]}, "5 labels for an output layer of 4"),
        ({"labels": ["int", "int", "text", "city"]}, "each of them once"),
        ({"labels": 4}, "entry is missing or wrong"),
        ({"thresholds": {"int": 2}}, "numbers from 0 to 1"),
        ({"thresholds": {"int": 0.5}}, "one for every label"),
        ({"thresholds": dict.fromkeys(LABELS, "high")}, "entry is missing or wrong"),
        ({"calibration": {"slope": 1}}, "offsets"),
    ],
)
def test_an_edited_config_is_refused_when_it_is_loaded(pair, tmp_path, entries, reason):
    pair[1].save(tmp_path / "m")
    edit_config(tmp_path / "m", **entries)
    with pytest.raises(ModelIntegrityError, match=r"config\.json is not the file it should be"):
        SimonClassifier.load(tmp_path / "m")
    seal(tmp_path / "m")
    with pytest.raises(CheckpointError, match=reason):
        SimonClassifier.load(tmp_path / "m")


def test_inference_needs_no_tensorflow(pair, tmp_path):
    pair[1].save(tmp_path / "m")
    code = (
        "import sys, pandas as pd\n"
        "for name in ('tensorflow', 'keras', 'onnx', 'faker'): sys.modules[name] = None\n"
        "import pandas_semtype\n"
        f"model = pandas_semtype.load({str(tmp_path / 'm')!r})\n"
        "print(model.predict_proba(pd.DataFrame({'a': ['x', 'y']})).shape)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "(1, 4)", done.stderr
