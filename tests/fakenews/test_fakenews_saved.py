"""Models of texts as directories: saved, moved, loaded, and refused when they were changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from helpers import seal
from news import news

import pandas_semtype
from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import CheckpointError, ModelIntegrityError

ROOT = Path(pandas_semtype.__file__).parent.parent


@pytest.fixture(scope="module")
def model():
    frame = news()
    return FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"])


@pytest.fixture
def fresh():
    return news(30, seed=1)


def test_save_and_load(model, fresh, tmp_path):
    directory = model.save(tmp_path / "m")
    assert not list(directory.glob("*.pkl"))
    back = pandas_semtype.load(directory)
    assert isinstance(back, FakeNewsClassifier)
    assert back.classes == model.classes
    assert back.classes_.tolist() == list(model.classes)
    assert back.history == model.history
    expected = model.predict_proba(fresh["text"])
    pd.testing.assert_frame_equal(back.predict_proba(fresh["text"]), expected, rtol=1e-5)
    pd.testing.assert_frame_equal(
        fresh["text"].fakenews.predict_proba(model=directory), expected, rtol=1e-5
    )
    again = back.save(tmp_path / "again")
    assert (again / "README.md").read_text() == back.card == model.card
    assert (
        FakeNewsClassifier.load(again).predict(fresh["text"]).tolist()
        == back.predict(fresh["text"]).tolist()
    )


def test_a_moved_model_loads_in_a_new_process(model, fresh, tmp_path):
    model.save(tmp_path / "m")
    (tmp_path / "m").rename(tmp_path / "moved")
    code = (
        "import pandas_semtype, json, sys; m = pandas_semtype.load(sys.argv[1]); "
        "print(m.predict(json.loads(sys.argv[2])).tolist())"
    )
    texts = json.dumps(fresh["text"].tolist())
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    out = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path / "moved"), texts],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment,
        timeout=300,
    ).stdout
    assert out.strip() == str(fresh["label"].tolist())


def test_damage_and_other_versions_are_reported(model, tmp_path):
    directory = model.save(tmp_path / "m")
    config = json.loads((directory / "config.json").read_text())
    (directory / "config.json").write_text(json.dumps({**config, "fakenews_format": 2}))
    seal(directory)
    with pytest.raises(CheckpointError, match="format version 2; this release reads version 1"):
        pandas_semtype.load(directory)
    del config["labels"]
    (directory / "config.json").write_text(json.dumps(config))
    seal(directory)
    with pytest.raises(CheckpointError, match="an entry is missing or wrong"):
        pandas_semtype.load(directory)
    model.save(directory)
    content = bytearray((directory / "tfidf.npz").read_bytes())
    content[len(content) // 2] ^= 1
    (directory / "tfidf.npz").write_bytes(content)
    with pytest.raises(ModelIntegrityError, match=r"tfidf\.npz is not the file it should be"):
        pandas_semtype.load(directory)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"training": "junk"}, "an entry is missing or wrong"),
        ({"training": {}}, "an entry is missing or wrong"),
        ({"history": "junk"}, "an entry is missing or wrong"),
        ({"labels": {"classes": ["fake", "half", "real"], "dtype": "object"}}, "not those of"),
        ({"labels": {"classes": ["real", "fake"], "dtype": "object"}}, "not those of"),
        ({"labels": {"classes": ["fake", "real"], "dtype": "junk"}}, "an entry is missing or"),
    ],
)
def test_an_altered_configuration_is_refused(model, tmp_path, change, message):
    file = model.save(tmp_path / "m") / "config.json"
    config = json.loads(file.read_text())
    file.write_text(json.dumps({**config, **change}))
    seal(file.parent)
    with pytest.raises(CheckpointError, match=message):
        pandas_semtype.load(tmp_path / "m")


def test_classes_are_bound_to_the_weights_by_a_file(model, tmp_path):
    file = model.save(tmp_path / "m") / "config.json"
    config = json.loads(file.read_text())
    del config["files"]["labels.json"]
    file.write_text(json.dumps(config))
    seal(file.parent)
    with pytest.raises(CheckpointError, match=r"labels\.json cannot be read: it is not among"):
        pandas_semtype.load(tmp_path / "m")


def test_models_of_columns_and_of_texts_are_distinguished(model, tmp_path):
    from pandas_semtype.simon.classifier import SimonClassifier

    directory = model.save(tmp_path / "m")
    with pytest.raises(CheckpointError, match="model of texts"):
        SimonClassifier.load(directory)
    with pytest.raises(CheckpointError, match="model of another kind"):
        FakeNewsClassifier.load("simon_v2")
