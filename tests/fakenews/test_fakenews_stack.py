"""Several encoders as one, weighed on texts they were not fitted on."""

from __future__ import annotations

import sys
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from news import news

import pandas_semtype
from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, CheckpointError, NotFittedError
from pandas_semtype.fakenews import encoders as registry
from pandas_semtype.fakenews.mixing import mixed
from pandas_semtype.fakenews.stack import Stack, _combination


class Double:
    """TEST DOUBLE of an encoder: right with a given probability, by the content of a text."""

    name = "double"
    fits: list[dict] = []  # noqa: RUF012

    def __init__(self, *, probability=0.5, needs=None):
        self.probability, self.needs = probability, needs

    def fit(self, texts, y, *, n_classes, weights, valid=None, random_state=0, progress=None):
        assert len(texts) == len(y) == len(weights)
        assert weights.mean() == pytest.approx(1)
        self.fits.append({"texts": set(texts), "valid": valid})
        self.classes = n_classes
        return [{"epoch": 1, "loss": 1.0}]

    def predict_proba(self, texts):
        out = np.full((len(texts), self.classes), 0.1)
        for i, text in enumerate(texts):
            rng = np.random.default_rng(sum(text.encode()))
            truth = int(any(word in text for word in ("hid", "sold", "poison", "erased")))
            out[i, truth if rng.random() < self.probability else 1 - truth] = 0.9
        return out / out.sum(axis=1, keepdims=True)

    def to_checkpoint(self):
        return {"probability": self.probability, "classes": self.classes}, {
            "tfidf.npz": b"of the double"
        }

    @classmethod
    def from_checkpoint(cls, config, files):
        assert files == {"tfidf.npz": b"of the double"}
        made = cls(probability=config["probability"])
        made.classes = config["classes"]
        return made


@pytest.fixture(autouse=True)
def _double(monkeypatch):
    module = ModuleType("pandas_semtype.fakenews.double")
    module.Double = Double
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(registry.ENCODERS, "double", ("double", "Double"))
    monkeypatch.setattr(Double, "fits", [])


@pytest.fixture(scope="module")
def frame():
    return news(90)


def fit(frame, encoder=("tfidf", "double"), **options):
    model = FakeNewsClassifier(list(encoder), check_leaks=False, **options)
    return model.fit(frame["text"], (frame["label"] == "fake").astype(int))


def test_noise_gets_no_weight_and_a_good_encoder_does(frame):
    with_noise = fit(frame, double={"probability": 0.5})
    with_good = fit(frame, double={"probability": 1.0})
    noise, good = (model.encoder.weights["double"] for model in (with_noise, with_good))
    assert noise < 0.01
    assert good > noise
    alone = FakeNewsClassifier("tfidf", check_leaks=False)
    alone.fit(frame["text"], (frame["label"] == "fake").astype(int))
    fresh = news(100, seed=5)
    truth = (fresh["label"] == "fake").astype(int)
    assert (
        with_noise.score(fresh["text"], truth).accuracy
        >= alone.score(fresh["text"], truth).accuracy - 0.01
    )
    entry = with_noise.history[0]
    assert {"loss", "accuracy", "tfidf_accuracy", "double_accuracy", "double_weight"} <= set(entry)
    assert 0.3 < entry["double_accuracy"] < 0.7
    assert entry["loss"] < entry["double_loss"]


def drawn_logs(n, noise, seed=0):
    """Return log-probabilities of witnesses with errors of these sizes, classes and folds."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, n)
    logits = (2 * y - 1) + rng.normal(0, 1, (len(noise), n)) * np.array(noise)[:, None]
    p = 1 / (1 + np.exp(-2 * logits / np.square(np.array(noise))[:, None]))
    return np.log(np.clip(np.stack([1 - p, p], axis=2), 1e-7, 1)), y, np.arange(n) % 3


def accuracy_of(logs, y, weights):
    return float((mixed(logs, weights).argmax(axis=1) == y).mean())


@pytest.mark.parametrize("n", [30, 100, 400])
@pytest.mark.parametrize("other", [1.0, 3.0, 30.0])
def test_a_stack_is_not_below_its_best_member(n, other):
    gaps = []
    for seed in range(12):
        logs, y, fold = drawn_logs(n, (1.0, other), seed)
        weights = _combination(logs, y, np.ones(n), fold)
        new, truth, _ = drawn_logs(4000, (1.0, other), seed + 100)
        alone = max(accuracy_of(new[k : k + 1], truth, np.ones(1)) for k in range(2))
        gaps.append(accuracy_of(new, truth, weights) - alone)
    assert np.mean(gaps) > -0.01
    assert min(gaps) > -0.05
    if other == 1.0:
        assert np.mean(gaps) > 0.03


def test_an_encoder_without_weight_is_not_asked(frame, monkeypatch):
    model = fit(frame, double={"probability": 0.5})
    monkeypatch.setattr(model.encoder.members["double"], "inner", None)
    assert model.encoder.weights["double"] == 0
    assert model.predict(frame["text"].head(3)).notna().all()


def test_weights_are_the_best_convex_ones():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 2000)
    logits = (2 * y - 1) + rng.normal(0, 1, (2, 2000))  # two independent witnesses
    p = 1 / (1 + np.exp(-2 * logits))
    logs = np.log(np.stack([1 - p, p], axis=2))
    fold = np.arange(2000) % 3
    assert np.allclose(_combination(logs, y, np.ones(2000), fold), [1, 1], atol=0.15)


def test_no_text_or_its_copy_is_judged_by_an_encoder_that_saw_it(frame):
    twice = pd.concat([frame, frame.assign(text=frame["text"].str.upper() + "!")])
    fit(twice.reset_index(drop=True), folds=4, validation=0, double={"probability": 0.9})
    fits = Double.fits
    assert len(fits) == 5
    assert fits[-1]["texts"] == set(twice["text"])
    for one in fits[:-1]:
        assert 100 < len(one["texts"]) < 180
        kept = [text for text in frame["text"] if text in one["texts"]]
        assert one["texts"] == {*kept, *(text.upper() + "!" for text in kept)}


def test_an_encoder_that_stops_early_gets_held_out_texts(frame):
    model = fit(frame, validation=0.2)
    assert all(len(one["valid"][0]) in range(14, 23) for one in Double.fits)
    assert model.report.n_texts == len(Double.fits[0]["valid"][0])
    assert "val_accuracy" in model.history[0]


def test_it_is_saved_and_loaded_whole(frame, tmp_path):
    model = fit(frame, folds=2, double={"probability": 0.8}, tfidf={"min_df": 1})
    directory = model.save(tmp_path / "m")
    assert sorted(p.name for p in directory.iterdir()) == [
        "README.md",
        "config.json",
        "double-tfidf.npz",
        "labels.json",
        "manifest.json",
        "tfidf-tfidf.npz",
    ]
    back = pandas_semtype.load(directory)
    assert back.encoder.name == "tfidf+double"
    assert back.encoder.weights == pytest.approx(model.encoder.weights)
    texts = frame["text"].head(9)
    assert np.allclose(back.predict_proba(texts), model.predict_proba(texts), atol=1e-6)
    assert back.encoder.histories["double"] == [{"epoch": 1, "loss": 1.0}]
    again = back.fit(frame["text"], (frame["label"] == "fake").astype(int))
    assert again.encoder.weights == pytest.approx(model.encoder.weights)
    config, files = model.encoder.to_checkpoint()
    with pytest.raises(CheckpointError, match="at least two"):
        Stack.from_checkpoint({**config, "members": config["members"][:1]}, files)


@pytest.mark.parametrize(
    ("encoder", "options", "message"),
    [
        (["tfidf"], {}, "at least two different names"),
        (["tfidf", "tfidf"], {}, "at least two different names"),
        (["tfidf", "nothing"], {}, "one of elmo, ulmfit, tfidf"),
        (["tfidf", "double"], {"folds": 1}, "folds"),
        (["tfidf", "double"], {"folds": True}, "folds"),
        (["tfidf", "double"], {"min_df": 3}, r"tfidf=\{\.\.\.\}"),
        (["tfidf", "double"], {"tfidf": 3}, "a mapping of options of this encoder"),
        (
            ["tfidf", "double"],
            {"tfidf": {"size": 3}},
            "some of C, case, naive_bayes, min_df, max_chars",
        ),
    ],
)
def test_arguments_are_checked(encoder, options, message):
    with pytest.raises(ArgumentError, match=message):
        FakeNewsClassifier(encoder, **options)


def test_few_texts_make_fewer_folds_or_an_error():
    texts = ["the council sold one", "a quiet day", "the mayor hid two", "rain again today"]
    model = FakeNewsClassifier(["tfidf", "double"]).fit(texts, [1, 0, 1, 0])
    assert len(Double.fits) == 3
    assert model.predict(texts).notna().all()
    with pytest.raises(ArgumentError, match=r"1 group\(s\) of texts"):
        FakeNewsClassifier(["tfidf", "double"]).fit(texts[:3], [1, 0, 1])
    with pytest.raises(NotFittedError):
        FakeNewsClassifier(["tfidf", "double"]).encoder.predict_proba(["a"])
