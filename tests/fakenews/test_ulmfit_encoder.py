"""ULMFiT: what the recipe does, that texts do not depend on each other, what is kept."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from loopback import Loopback
from ulmfit_helpers import SIZES, archive, serve, texts_and_classes

import pandas_semtype
from pandas_semtype import FakeNewsClassifier, configure
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    DirectionWarning,
    NotFittedError,
)
from pandas_semtype.fakenews.encoder import TextEncoder, TextTask
from pandas_semtype.fakenews.ulmfit.encoder import UlmfitEncoder
from pandas_semtype.fakenews.ulmfit.open_source import open_sources
from pandas_semtype.fakenews.ulmfit.schedule import group_peaks, slanted_triangular
from pandas_semtype.fakenews.ulmfit.tokens import tokenize

pytestmark = pytest.mark.torch
TEXTS, Y = texts_and_classes()
MIXED = ["vote", TEXTS[0], " ".join(TEXTS[:40]), "", TEXTS[7], "money " * 73, "moon and"]
TINY = {"batch": 2, "window": 12, "min_count": 1, "lm_epochs": 2, "perplexity": True}


def fitted(texts=TEXTS, y=Y, *, valid=None, seed=0, **options) -> UlmfitEncoder:
    encoder = UlmfitEncoder(**{**TINY, "embedding": 8, "hidden": 16, "layers": 3, **options})
    history = encoder.fit(
        TextTask(texts, np.asarray(y), 2, np.ones(len(texts)), valid=valid, seed=seed)
    )
    encoder.fit_history = history
    return encoder


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """Both archives, unpacked by nobody yet."""
    folder = tmp_path_factory.mktemp("archives")
    for direction in ("fwd", "bwd"):
        (folder / f"wt103-{direction}.tgz").write_bytes(archive(direction))
    return [folder / "wt103-fwd.tgz", folder / "wt103-bwd.tgz"]


@pytest.fixture(scope="module")
def encoder(archives):
    """Both directions fitted once with the whole recipe."""
    held_out = ([TEXTS[1], TEXTS[2], "the mayor"], np.array([1, 0, 0]))
    return fitted(source=archives, valid=held_out)


# -- the recipe ----------------------------------------------------------------------------


def test_the_slanted_triangle_and_the_rates_of_groups():
    progress = np.arange(0, 1.01, 0.1)
    expected = [
        0.000312, 0.01, 0.008924, 0.007847, 0.006771, 0.005694, 0.004618, 0.003542, 0.002465,
        0.001389, 0.000312,
    ]  # fmt: skip
    assert [slanted_triangular(s) for s in progress] == pytest.approx(expected, abs=1e-6)
    peaks = group_peaks(5)
    assert peaks[-1] == 0.01
    assert peaks[1:] / peaks[:-1] == pytest.approx(2.6)


@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_the_language_model_is_tuned_in_two_steps(encoder, direction):
    trace = encoder.traces[direction]["language"]
    assert trace["trainable"] == [[False, False, False, True], [True] * 4]
    rates = np.array(trace["rates"])
    assert rates[:, 1:] / rates[:, :-1] == pytest.approx(2.6)
    assert rates.max() <= 0.004
    entries = encoder.lm_history[direction]
    assert [entry["epoch"] for entry in entries] == [1, 2]
    assert entries[-1]["val_perplexity"] > 1


def test_groups_are_unfrozen_from_the_last_with_a_triangle_each(encoder):
    trace = encoder.traces["forward"]["classifier"]
    n = 5
    assert trace["trainable"] == [[i >= n - 1 - e for i in range(n)] for e in range(n)] + [
        [True] * n
    ]
    rates = np.array(trace["rates"])
    assert rates[:, 1:] / rates[:, :-1] == pytest.approx(2.6)
    steps = len(TEXTS) // TINY["batch"]
    assert len(rates) == steps * 6
    for epoch in rates[:, -1].reshape(6, steps):
        assert epoch[0] == pytest.approx(0.01 / 32)
        assert abs(epoch.argmax() - 0.1 * steps) < 1
        assert 0.009 < epoch.max() <= 0.01
        assert (np.diff(epoch[epoch.argmax() :]) < 0).all()
        assert 0.01 / 32 < epoch[-1] < 0.01 / 32 + 0.01 / (0.9 * steps)


def test_one_triangle_over_the_whole_run():
    found = fitted(
        schedule="run", directions=["forward"], source=None, batch=2, lm_epochs=0, layers=1,
        perplexity=False, dropout=0.0,
    )  # fmt: skip
    trace = found.traces["forward"]["classifier"]
    assert trace["trainable"] == [[False, False, True], [False, True, True], [True] * 3, [True] * 3]
    rates = np.array(trace["rates"])[:, -1]
    assert abs(rates.argmax() - 0.1 * len(rates)) < 1
    assert rates.max() == pytest.approx(0.01, rel=0.02)
    assert rates[0] == pytest.approx(0.01 / 32)
    assert (np.diff(rates[rates.argmax() :]) < 0).all()
    assert rates[-1] < 0.0005
    assert found.fit_history[-1]["loss"] < found.fit_history[0]["loss"]
    proba = found.predict_proba(TEXTS)
    assert (proba.argmax(axis=1) == Y).mean() > 0.9  # it does learn


def test_all_groups_at_once_with_one_rate():
    found = fitted(
        gradual=False, fall=1.0, directions=["backward"], source=None, epochs=1, lm_epochs=0
    )
    trace = found.traces["backward"]["classifier"]
    assert trace["trainable"] == [[True] * 5]
    assert np.ptp(np.array(trace["rates"]), axis=1).max() == 0


def test_what_is_frozen_does_not_change(archives):
    found = fitted(source=archives[0], epochs=1, lm_epochs=0)
    given = open_sources(archives[0])["forward"]
    row = given.vocabulary.numbers["council"]
    mine = found._tensors["forward"]
    embedding = given.weights["forward"]["embedding"][row].numpy()
    assert np.array_equal(mine["embedding"][found.vocabulary.numbers["council"]], embedding)
    for name, tensor in given.weights["forward"].items():
        if name.startswith("layers"):
            assert np.array_equal(mine[name], tensor.numpy()), name


def test_pooling_is_that_of_fastai_for_a_single_text(encoder):
    """Theirs is right for one text at a time, and is the published one."""
    import torch
    from fastai.text.models.awdlstm import AWD_LSTM
    from fastai.text.models.core import get_text_classifier

    found = fitted(source=None, directions=["forward"], epochs=1, lm_epochs=0, perplexity=False)
    config = {"emb_sz": 8, "n_hid": 16, "n_layers": 3}
    n = len(found.vocabulary)
    theirs = get_text_classifier(AWD_LSTM, n, 2, seq_len=12, config=config, max_len=None)
    ours = found._classifier("forward").classifier
    theirs[0].module.load_state_dict(ours.encoder.state_dict())
    for mine, other in zip(ours.head.parameters(), theirs[1].parameters(), strict=True):
        other.data = mine.data
    for mine, other in zip(ours.head.buffers(), theirs[1].buffers(), strict=True):
        other.data = mine.data
    theirs.eval()
    ids = [found.vocabulary.ids(text) for text in tokenize(MIXED)]
    with torch.no_grad():
        probabilities = [
            theirs(torch.from_numpy(i[None].astype(np.int64)))[0].softmax(1) for i in ids
        ]
    assert found.predict_proba(MIXED) == pytest.approx(torch.cat(probabilities).numpy(), abs=1e-5)


# -- texts do not depend on each other -----------------------------------------------------


def test_a_mixed_batch_equals_one_by_one(encoder):
    together = encoder.predict_proba(MIXED)
    alone = np.concatenate([encoder.predict_proba([text]) for text in MIXED])
    assert together == pytest.approx(alone, abs=1e-5)
    assert encoder.predict_proba(MIXED[::-1])[::-1] == pytest.approx(together, abs=1e-5)
    assert together.sum(axis=1) == pytest.approx(1)
    assert len(np.unique(together[:, 0].round(6))) == len(MIXED)


def test_the_size_of_batches_does_not_matter(encoder, monkeypatch):
    together = encoder.predict_proba([*MIXED, *TEXTS])
    monkeypatch.setattr("pandas_semtype.fakenews.ulmfit.data.MOST_TOKENS", 90)
    assert encoder.predict_proba([*MIXED, *TEXTS]) == pytest.approx(together, abs=1e-5)


def test_the_same_seed_gives_the_same_and_leaves_others_alone(archives):
    import torch

    torch.manual_seed(5)
    before = torch.get_rng_state()
    options = {"source": archives[0], "epochs": 1, "lm_epochs": 1}
    first, again = fitted(**options), fitted(**options)
    other = fitted(seed=1, **options)
    assert np.array_equal(first.predict_proba(MIXED), again.predict_proba(MIXED))
    assert not np.allclose(first.predict_proba(MIXED), other.predict_proba(MIXED))
    assert torch.equal(torch.get_rng_state(), before)


# -- what is kept --------------------------------------------------------------------------


def test_a_checkpoint_is_plain_and_whole(encoder):
    config, files = encoder.to_checkpoint()
    assert sorted(files) == ["backward.safetensors", "forward.safetensors", "vocab.json"]
    again = UlmfitEncoder.from_checkpoint(config, files)
    assert np.array_equal(again.predict_proba(MIXED), encoder.predict_proba(MIXED))
    assert again.to_checkpoint()[1] == files
    cut = {**files, "forward.safetensors": files["forward.safetensors"][:-8]}
    with pytest.raises(CheckpointError, match=r"forward\.safetensors cannot be read"):
        UlmfitEncoder.from_checkpoint(config, cut)
    with pytest.raises(CheckpointError, match=r"layers\.0\.weight_ih has another shape"):
        UlmfitEncoder.from_checkpoint({**config, "sizes": {**SIZES.to_dict(), "hidden": 12}}, files)
    less = {name: value for name, value in config.items() if name != "n_classes"}
    with pytest.raises(CheckpointError, match="it lacks 'n_classes'"):
        UlmfitEncoder.from_checkpoint(less, files)


_NEW_PROCESS = """
import sys
import numpy as np
import pandas as pd
from pandas_semtype import FakeNewsClassifier
assert "torch" not in sys.modules and "fastai" not in sys.modules
model = FakeNewsClassifier.load(sys.argv[1])
texts = pd.read_json(sys.argv[2])["text"]
print(model.predict_proba(texts).to_json(double_precision=10))
assert "tensorflow" not in sys.modules
import keras, torch
assert keras.backend.backend() == "tensorflow"
net = keras.Sequential([keras.layers.LSTM(3), keras.layers.Dense(1)])
net.compile("sgd", "mse")
net.fit(np.ones((8, 4, 2)), np.ones(8), verbose=0)
torch.nn.LSTM(2, 3)(torch.ones(4, 1, 2))[0].sum().backward()
"""


@pytest.fixture
def server():
    server = Loopback()
    yield server
    server.close()


def test_the_accessor_takes_the_published_path(server, monkeypatch, tmp_path):
    configure(cache_dir=tmp_path / "cache")
    serve(monkeypatch, server, fwd=archive("fwd"), bwd=archive("bwd"))
    frame = pd.DataFrame({"text": [*TEXTS, None], "label": [*np.where(Y, "fake", "real"), "real"]})
    frame.index = frame.index[::-1]
    options = {**TINY, "epochs": 1, "lm_epochs": 1}
    with pytest.warns(UserWarning, match="No hash is published"):
        model = frame["text"].text.fakenews.fit(
            frame["label"], encoder="ulmfit", activate=True, **options
        )
    assert isinstance(model, FakeNewsClassifier)
    assert isinstance(model.encoder, TextEncoder)
    assert len(server.asked) == 2
    proba = frame["text"].text.fakenews.predict_proba()
    assert proba.index.equals(frame.index)
    assert list(proba.columns) == ["fake", "real"]
    assert proba.iloc[-1].isna().all()
    assert proba.iloc[:-1].notna().all().all()
    words = frame["text"].iloc[:1].text.fakenews.explain(top=3)
    assert set(words["word"]) < set(TEXTS[0].split())
    model.save(tmp_path / "model")
    names = {path.suffix for path in (tmp_path / "model").iterdir()}
    assert names == {".json", ".safetensors", ".md"}

    frame[["text"]].iloc[:9].to_json(tmp_path / "texts.json")
    done = subprocess.run(
        [sys.executable, "-c", _NEW_PROCESS, tmp_path / "model", tmp_path / "texts.json"],
        capture_output=True, encoding="utf-8", timeout=300, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(pandas_semtype.__file__).parents[1]),
             "PANDAS_SEMTYPE_OFFLINE": "1", "PANDAS_SEMTYPE_CACHE": str(tmp_path / "none")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    again = pd.read_json(io.StringIO(done.stdout.splitlines()[0]))
    assert again.to_numpy() == pytest.approx(proba.loc[again.index].to_numpy(), abs=1e-6)


# -- awkward input -------------------------------------------------------------------------


def test_fewer_texts_than_a_batch_and_a_vocabulary_of_no_word():
    found = fitted(
        ["vote", "moon"], [0, 1], source=None, directions=["forward"], batch=64, min_count=9,
        epochs=1, lm_epochs=1,
    )  # fmt: skip
    assert len(found.vocabulary) == 9
    assert np.isfinite(found.predict_proba(MIXED)).all()


def test_one_text_alone(archives):
    found = fitted(["vote"], [0], source=archives[0], epochs=1, lm_epochs=1, max_words=1)
    assert len(found.vocabulary) == 10
    assert np.isfinite(found.predict_proba(["", "x"])).all()


def test_a_long_text_is_read_to_its_end(encoder, monkeypatch):
    monkeypatch.setattr(encoder, "recipe", replace(encoder.recipe, max_tokens=40))
    short = "money and moon says " * 5
    other = "vote " * 200
    proba = encoder.predict_proba([short, short + other, other])
    assert proba.shape == (3, proba.shape[1])
    assert np.allclose(proba.sum(axis=1), 1)
    assert not np.allclose(proba[0], proba[1], atol=1e-4)
    monkeypatch.setattr(encoder, "recipe", replace(encoder.recipe, max_tokens=4000))
    assert np.allclose(encoder.predict_proba([short]), proba[:1], atol=1e-6)


def test_a_model_of_the_other_direction_is_found_out(tmp_path):
    """One learns an order that reversed texts have not."""
    from pandas_semtype.fakenews.ulmfit.data import Corpus
    from pandas_semtype.fakenews.ulmfit.language_model import Sizes
    from pandas_semtype.fakenews.ulmfit.pretraining import Plan
    from pandas_semtype.fakenews.ulmfit.train_language_model import train

    corpus = Corpus.of([f"{t} {i}" for i, t in enumerate(TEXTS * 2)], min_count=9)
    plan = Plan(epochs=4, streams=4, window=20, peak=0.02, dropout=0.0)
    made = train(
        corpus,
        tmp_path / "run",
        sizes=Sizes(16, 24, 1),
        plan=plan,
        directions=["forward"],
        log=lambda line: None,
    )
    with (
        pytest.warns(DirectionWarning, match="likelier when they are read in the other"),
        pytest.warns(DirectionWarning, match="seems to be a forward"),
    ):
        fitted(source={"backward": made}, epochs=1, lm_epochs=0)
    fitted(source=made, epochs=1, lm_epochs=0)  # and the right one gives no warning


@pytest.mark.parametrize(
    "options",
    [
        {"lm_epochs": -1}, {"epochs": 0}, {"schedule": "cosine"}, {"fall": 0.5}, {"peak": 0},
        {"batch": 1}, {"gradual": 1}, {"min_count": 1.5}, {"directions": ["up"]},
        {"directions": []},
        {"processes": 3}, {"source": 5}, {"hidden": 0}, {"dropout": float("nan")},
    ],
    ids=str,
)  # fmt: skip
def test_options_are_checked_before_anything_is_loaded(options):
    (name,) = options
    with pytest.raises(ArgumentError, match=f"{name} is not valid"):
        UlmfitEncoder(**options)


def test_nothing_is_predicted_before_fit():
    for ask in (lambda e: e.predict_proba(["x"]), UlmfitEncoder.to_checkpoint):
        with pytest.raises(NotFittedError):
            ask(UlmfitEncoder())
