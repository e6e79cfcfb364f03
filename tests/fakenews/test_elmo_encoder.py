"""The encoder ``elmo`` in the task, from texts to saved models."""

import shutil
import sys

import elmo_module
import numpy as np
import pandas as pd
import pytest
from loopback import Loopback, content

import pandas_semtype
from pandas_semtype import FakeNewsClassifier, configure, option_context
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    MissingDependencyError,
    NotFittedError,
    OfflineError,
)
from pandas_semtype.fakenews.elmo.encoder import ElmoEncoder
from pandas_semtype.fakenews.encoder import TextEncoder, TextTask

pytestmark = pytest.mark.tf

REAL = ["council", "budget", "monday", "report", "school", "water", "vote", "road"]
FAKE = ["aliens", "secret", "shocking", "miracle", "hidden", "truth", "exposed", "cure"]
THIRD = ["goal", "match", "team", "season"]


def texts_of(n, kinds=("real", "fake"), seed=0):
    rng = np.random.default_rng(seed)
    words = {"real": REAL, "fake": FAKE, "sport": THIRD}
    labels = [kinds[i % len(kinds)] for i in range(n)]
    texts = [" ".join(rng.choice(words[label], rng.integers(5, 12))) for label in labels]
    return pd.Series(texts, index=range(100, 100 + n)), pd.Series(labels, range(100, 100 + n))


@pytest.fixture(autouse=True)
def cache(tmp_path):
    configure(cache_dir=str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def server():
    made = Loopback()
    yield made
    made.close()


def options(source, **others):
    return {"source": str(source), "learning_rate": 0.02, "epochs": 6, **others}


@pytest.fixture(scope="module")
def fitted(elmo_directory, tmp_path_factory):
    texts, labels = texts_of(80)
    with option_context(cache_dir=str(tmp_path_factory.mktemp("fitted"))):
        return FakeNewsClassifier("elmo", **options(elmo_directory)).fit(texts, labels)


# -- the whole way -------------------------------------------------------------------------


def test_the_accessor_drives_the_handle_through_the_store(elmo_directory, cache, tmp_path):
    """Fetch, unpack, run, train, save and load, as with the published module."""
    server = Loopback()
    server.serve("/elmo/elmo_3.tar.gz", content(elmo_module.pack(elmo_directory)))
    configure(base_url=server.url)
    texts, labels = texts_of(80)
    texts.iloc[3] = None
    try:
        with pytest.warns(UserWarning, match="No hash is published for elmo_3"):
            model = texts.text.fakenews.fit(labels, learning_rate=0.02, validation=0, activate=True)
    finally:
        server.close()
    assert (model.encoder.name, model.encoder.source) == ("elmo", None)
    assert len(model.history) == 10  # as published
    assert len(server.asked) == 1
    new, truth = texts_of(40, seed=1)
    predicted = new.text.fakenews.predict()
    assert predicted.index.equals(new.index)
    assert (predicted == truth).mean() >= 0.9
    proba = new.text.fakenews.predict_proba()
    np.testing.assert_allclose(proba.sum(axis=1), 1)
    assert texts.text.fakenews.predict().isna().tolist() == [i == 3 for i in range(80)]
    model.save(tmp_path / "saved")
    again = pandas_semtype.load(tmp_path / "saved")
    pd.testing.assert_frame_equal(again.predict_proba(new), proba)
    assert not any(b"pickle" in f.read_bytes() for f in (tmp_path / "saved").iterdir())
    # Elsewhere the module has to be fetched again.
    configure(cache_dir=str(tmp_path / "empty"), offline=True)
    with pytest.raises(OfflineError, match=r"elmo_3\.tar\.gz.*'tfidf'"):
        again.predict(new)


def test_more_than_two_classes_have_an_output_each(elmo_directory):
    texts, labels = texts_of(120, ("real", "fake", "sport"))
    model = FakeNewsClassifier("elmo", **options(elmo_directory)).fit(texts, labels)
    new, truth = texts_of(45, ("real", "fake", "sport"), seed=1)
    proba = model.predict_proba(new)
    assert list(proba.columns) == ["fake", "real", "sport"]
    np.testing.assert_allclose(proba.sum(axis=1), 1)
    assert (model.predict(new) == truth).mean() > 0.8
    assert model.encoder._weights["kernel_1"].shape == (256, 3)


def test_the_metrics_of_the_best_epoch_are_those_of_the_model(fitted):
    best = min(fitted.history, key=lambda entry: entry["val_loss"])
    assert fitted.report.accuracy == pytest.approx(best["val_accuracy"])
    assert set(best) == {"epoch", "loss", "accuracy", "val_loss", "val_accuracy"}


def test_a_row_does_not_depend_on_the_others(fitted):
    new, _ = texts_of(30, seed=2)
    together = fitted.predict_proba(new)
    alone = pd.concat([fitted.predict_proba(new.iloc[[i]]) for i in range(0, 30, 7)])
    np.testing.assert_allclose(together.iloc[::7], alone, atol=1e-6)


def test_probabilities_are_those_of_the_keras_head(fitted, elmo_directory):
    from pandas_semtype.fakenews.elmo.head import build_head

    new, _ = texts_of(9, seed=3)
    head = build_head(3, 16, 2)
    head.set_weights(list(fitted.encoder._weights.values()))
    features = fitted.encoder.features.encode(new.tolist())
    expected = head.predict(features, verbose=0)[:, 0]
    proba = fitted.encoder.predict_proba(new.tolist())
    np.testing.assert_allclose(proba[:, 1], expected, atol=1e-6)
    assert fitted.encoder.mix.sum() == pytest.approx(1)
    assert np.abs(fitted.encoder.mix - 1 / 3).max() > 0.01


def test_the_same_seed_gives_the_same_model(elmo_directory, fitted):
    texts, labels = texts_of(80)
    np.random.seed(3)  # noqa: NPY002 - the draws of others
    expected = np.random.rand(3)  # noqa: NPY002
    np.random.seed(3)  # noqa: NPY002
    again = FakeNewsClassifier("elmo", **options(elmo_directory)).fit(texts, labels)
    np.testing.assert_array_equal(np.random.rand(3), expected)  # noqa: NPY002
    other = FakeNewsClassifier("elmo", random_state=5, **options(elmo_directory))
    other.fit(texts, labels)
    proba = fitted.predict_proba(texts)
    np.testing.assert_allclose(again.predict_proba(texts), proba, atol=1e-5)
    assert np.abs(other.predict_proba(texts) - proba).max().max() > 1e-3


def test_weights_of_texts_count(elmo_directory):
    texts, labels = texts_of(40)
    y = (labels == "fake").to_numpy().astype(int)
    leaning = []
    for heavy in (0, 1):
        encoder = ElmoEncoder(elmo_directory, epochs=1)
        weights = np.where(y == heavy, 1.95, 0.05)
        encoder.fit(TextTask(texts.tolist(), y, 2, weights))
        leaning.append(encoder.predict_proba(texts.tolist())[:, 1].mean())
    assert leaning[0] + 0.05 < leaning[1]


def test_a_trained_bilm_is_a_source_without_the_hub(elmo_weights, elmo_directory, tmp_path):
    folder = elmo_module.write_published(tmp_path / "bilm", elmo_weights)
    texts, labels = texts_of(60)
    model = FakeNewsClassifier("elmo", **options(folder)).fit(texts, labels)
    new, truth = texts_of(40, seed=1)
    assert (model.predict(new) == truth).mean() >= 0.85


# -- saved models and their source ---------------------------------------------------------


def test_a_saved_model_asks_for_its_own_module(fitted, elmo_directory, tmp_path):
    new, _ = texts_of(6, seed=1)
    expected = fitted.predict_proba(new)
    moved = shutil.copytree(elmo_directory, tmp_path / "moved")
    fitted.save(tmp_path / "first")
    model = pandas_semtype.load(tmp_path / "first")
    model.encoder.source = moved
    model.save(tmp_path / "saved")
    config = model.encoder.features.to_config()
    model = pandas_semtype.load(tmp_path / "saved")
    pd.testing.assert_frame_equal(model.predict_proba(new), expected)
    assert model.encoder.features.to_config() == config
    next(moved.glob("variables/variables.index")).unlink()
    with pytest.raises(CheckpointError, match=r"it has no variables/variables\.index"):
        model.predict(new)
    weights = elmo_module.draw_weights(seed=9)
    model.encoder.source = elmo_module.write_published(tmp_path / "other", weights)
    with pytest.raises(CheckpointError, match=r"not the one it was trained with.*encoder\.source"):
        model.predict(new)
    model.encoder.source = elmo_directory
    pd.testing.assert_frame_equal(model.predict_proba(new), expected)


@pytest.mark.parametrize("kind", ["address", "handle"])
def test_a_saved_model_downloads_from_no_address_that_is_new(
    fitted, elmo_directory, cache, server, kind
):
    body = elmo_module.pack(elmo_directory)
    url = server.serve("/mine.tar.gz", content(body)) if kind == "address" else "some/module/1"
    config, files = fitted.encoder.to_checkpoint()
    encoder = ElmoEncoder.from_checkpoint({**config, "source": url}, files)
    with pytest.raises(CheckpointError, match=r"not downloaded before.*set encoder\.source"):
        encoder.predict_proba(["a text"])
    with pytest.raises(CheckpointError, match="not downloaded before"):
        encoder.fit(TextTask(["a", "b"], np.array([0, 1]), 2, np.ones(2)))
    assert not server.asked
    if kind == "handle":
        return
    expected = fitted.encoder.predict_proba(["a text"])
    encoder.source = url  # so it is trusted
    with pytest.warns(UserWarning, match="trusted"):
        np.testing.assert_allclose(encoder.predict_proba(["a text"]), expected, atol=1e-6)
    # What was downloaded once needs no word any more.
    again = ElmoEncoder.from_checkpoint({**config, "source": url}, files)
    np.testing.assert_allclose(again.predict_proba(["a text"]), expected, atol=1e-6)


def test_a_damaged_head_is_refused(fitted):
    from pandas_semtype.checkpoint import pack_arrays

    config, _ = fitted.encoder.to_checkpoint()
    with pytest.raises(CheckpointError, match="other weights than a head"):
        ElmoEncoder.from_checkpoint(config, {"elmo_head.npz": pack_arrays({"mix": np.ones(3)})})
    good = dict(fitted.encoder._weights)
    for name, array in (
        ("scale", np.ones(2, np.float32)),
        ("mix", good["mix"][:0]),
        ("kernel", good["kernel"][:, :-1]),
        ("kernel_1", good["kernel_1"][None]),
        ("bias_1", np.ones(7, np.float32)),
    ):
        content = pack_arrays({**good, name: array})
        with pytest.raises(CheckpointError, match="do not fit each other"):
            ElmoEncoder.from_checkpoint(config, {"elmo_head.npz": content})


@pytest.mark.parametrize("package", ["tensorflow", "sacremoses"])
def test_a_missing_package_is_reported_before_anything_is_fetched(monkeypatch, package):
    def fetch(*args, **kwargs):
        raise AssertionError("fetched")

    monkeypatch.setattr("pandas_semtype.fakenews.elmo.source.fetch", fetch)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingDependencyError, match=rf"{package}, .*pandas-semtype\[elmo\]"):
        FakeNewsClassifier("elmo").fit(*texts_of(20))


def test_nothing_works_before_fit():
    encoder = ElmoEncoder()
    assert isinstance(encoder, TextEncoder)
    for call in (lambda: encoder.predict_proba(["a"]), encoder.to_checkpoint, lambda: encoder.mix):
        with pytest.raises(NotFittedError):
            call()


@pytest.mark.parametrize(
    "wrong", [{"epochs": 0}, {"batch_size": 2.5}, {"learning_rate": 0}, {"learning_rate": True}]
)
def test_options_are_checked(wrong):
    with pytest.raises(ArgumentError, match=next(iter(wrong))):
        ElmoEncoder(**wrong)
