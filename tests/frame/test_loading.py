"""Names, directories and active models become models: one resolver, and what each kind is."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble

import pandas_semtype
from pandas_semtype import configure, loading, presets, session, store, using
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    ModelNotFoundError,
    NotFittedError,
)
from pandas_semtype.fakenews import classifier as fakenews
from pandas_semtype.fakenews import saved
from pandas_semtype.fakenews.ulmfit import language_model as ulmfit
from pandas_semtype.loading import KINDS, load, load_once, resolve_model
from pandas_semtype.presets import loaded_once, register_converter
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.reading_2019 import KIND_2019


@cache
def small_model():
    return load("simon_v2").restrict("base")


@pytest.fixture(scope="module")
def news():
    texts = pd.Series(["the council met on monday", "aliens run the council"] * 8)
    labels = pd.Series(["real", "fake"] * 8)
    return fakenews.FakeNewsClassifier("tfidf", check_leaks=False).fit(texts, labels)


@pytest.fixture
def directories(tmp_path, news):
    small_model().save(tmp_path / "columns")
    news.save(tmp_path / "news")
    return tmp_path


def test_every_kind_has_its_class():
    assert KINDS["simon"]() is SimonClassifier
    assert KINDS[KIND_2019]() is SimonClassifier
    assert KINDS[saved.KIND]() is fakenews.FakeNewsClassifier
    assert KINDS[ulmfit.KIND]() is None
    assert len(KINDS) == 4


def test_a_directory_becomes_what_wrote_it(directories):
    assert isinstance(load(directories / "columns"), SimonClassifier)
    assert isinstance(load(directories / "news"), fakenews.FakeNewsClassifier)


def test_a_part_of_a_model_is_no_model(directories):
    config = directories / "columns" / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "kind": ulmfit.KIND}))
    with pytest.raises(CheckpointError, match="a language model, which labels nothing by itself"):
        load(directories / "columns")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"kind": 7}', '{"kind": "other"}'])
def test_what_is_no_model_is_refused_by_the_class(directories, content):
    (directories / "columns" / "config.json").write_text(content)
    with pytest.raises(CheckpointError):
        load(directories / "columns")


def test_an_object_stays_itself(news):
    model, double = small_model(), TestDouble()
    assert resolve_model("semtype", double) is double
    assert resolve_model("semtype", model) is model
    assert resolve_model("extend", model) is model
    assert resolve_model("text", model) is model
    assert resolve_model("fakenews", news) is news


def test_a_directory_is_loaded_once_for_every_task(directories):
    columns = resolve_model("semtype", directories / "columns")
    assert resolve_model("extend", str(directories / "columns")) is columns
    assert resolve_model("text", directories / "columns") is columns
    assert load_once(directories / "columns") is columns
    assert loaded_once(directories / "columns", SimonClassifier.load) is columns
    assert resolve_model("fakenews", directories / "news") is load_once(directories / "news")


def test_argument_then_active_then_option(directories, news):
    argument, active, option = (TestDouble(name) for name in ("argument", "active", "option"))
    assert resolve_model("semtype") is load_once("simon_v2")
    assert resolve_model("extend") is load_once("simon_v2")
    configure(model=option)
    assert resolve_model("semtype") is option
    session.activate(active)
    assert resolve_model("semtype") is active
    assert resolve_model("semtype", argument) is argument
    with using(small_model()):
        assert resolve_model("extend") is small_model()
    with using(directories / "columns", task="text"):
        assert resolve_model("text") is load_once(directories / "columns")
        assert resolve_model("semtype") is active
    session.activate(news)
    assert resolve_model("fakenews") is news


@pytest.mark.parametrize("task", ["text", "fakenews"])
def test_tasks_of_texts_have_no_model_by_themselves(task):
    configure(model=TestDouble())
    with pytest.raises(NotFittedError, match=task):
        resolve_model(task)


@pytest.mark.parametrize(
    ("task", "given", "match"),
    [
        ("semtype", "news", "model='FakeNewsClassifier'. Pass a model of columns"),
        ("extend", "news", "base='FakeNewsClassifier'. Pass a model that can be extended"),
        ("text", "news", "a model of texts, made by fit_text"),
        ("fakenews", "columns", "a model made by series.text.fakenews.fit, or its directory"),
    ],
)
def test_a_model_of_another_task_is_refused(directories, task, given, match):
    with pytest.raises(ArgumentError, match=match):
        resolve_model(task, directories / given)


@pytest.mark.parametrize(("task", "argument"), [("extend", "base"), ("text", "model")])
def test_a_model_that_cannot_is_refused(task, argument):
    with pytest.raises(ArgumentError, match=f"{argument}='TestDouble'"):
        resolve_model(task, TestDouble())


@pytest.mark.parametrize("task", ["semtype", "extend", "text", "fakenews"])
def test_a_name_of_nothing(task, tmp_path):
    for name in ("simon_v99", tmp_path / "nowhere"):
        with pytest.raises(ModelNotFoundError):
            resolve_model(task, name)


LABELS_BEFORE = ("boolean", "categorical", "city", "email", "float", "int", "text", "uri")


@pytest.fixture
def kept(tmp_path):
    """Return the directory of a model as version 0.1 wrote its default one."""
    model = load("simon_v2").restrict(LABELS_BEFORE).model
    recipe = {"labels": "all", "epoch_blocks": 3, "passes": 4, "patience": 60}
    history = [{"epoch": 1, "loss": 1.7, "val_loss": 1.8, "val_binary_accuracy": 0.99}]
    of_before = {"name": "simon_v1", "recipe": recipe, "history": history}
    model.derive(without=("real_columns",), **of_before).save(tmp_path / "simon_v1")
    return tmp_path / "simon_v1"


def test_a_model_that_left_the_package_works_where_it_was_kept(kept, monkeypatch):
    frame = pd.DataFrame(
        {
            "mail": [f"user{i}@example.org" for i in range(30)],
            "list": [[i, i + 1] for i in range(30)],
        }
    )
    model = load(kept)
    assert model.model_id.startswith("simon_v1-")
    assert set(model.labels) == set(LABELS_BEFORE)
    assert model.predict(frame).to_dict() == {"mail": "email", "list": "text"}
    codes = pd.DataFrame({i: [f"Q{i}-{n}#{n * 7 % 10}" for n in range(20)] for i in range(5)})
    extended = codes.semtype.extend("ticket", [0, 1, 2], base=kept, activate=False)
    extended.save(kept.parent / "extended")
    found = codes[[3, 4]].semtype.infer(model=kept.parent / "extended").types
    assert set(found) == {"ticket"}
    monkeypatch.chdir(kept.parent)  # no preset stands in the way of its name
    assert load("simon_v1").model_id == model.model_id
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", "simon_v1")
    assert frame.semtype.infer().model_id == model.model_id


def test_a_model_that_left_the_package_says_where_to_get_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "simon_v1" not in pandas_semtype.list_models()
    frame = pd.DataFrame({"x": ["a", "b"]})
    told = r"'simon_v1' .* shipped with version 0\.1.*pandas-semtype==0\.1\.\*.*models/simon_v1"
    for call in (
        lambda: load("simon_v1"),
        lambda: SimonClassifier.load("simon_v1"),
        lambda: frame.semtype.infer(model="simon_v1"),
        lambda: frame.semtype.extend("y", ["x"], base="simon_v1"),
        lambda: store.fetch("simon_v1"),
        lambda: store.survey(["simon_v1"]),
    ):
        with pytest.raises(ModelNotFoundError, match=told):
            call()
    monkeypatch.setenv("PANDAS_SEMTYPE_MODEL", "simon_v1")
    with pytest.raises(ModelNotFoundError, match=told):
        frame.semtype.infer()


def test_fitting_does_not_load_its_base_again(directories, monkeypatch):
    base = load_once(directories / "columns")
    monkeypatch.setattr(SimonClassifier, "load", None)
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({i: [f"{x}{i % 2}" for x in rng.integers(999, size=30)] for i in range(4)})
    model = SimonClassifier.fit(frame, ["a", "b", "a", "b"], base=directories / "columns")
    assert model.labels == ("a", "b")
    assert load_once(directories / "columns") is base


def test_a_base_of_another_kind_is_refused(directories):
    load_once(directories / "news")
    frame = pd.DataFrame({"x": range(9), "y": range(9)})
    for base in (7, directories / "news"):
        with pytest.raises(ArgumentError, match="base="):
            SimonClassifier.fit(frame, ["a", "b"], base=base)


def test_whoever_converts_registers_itself(tmp_path, monkeypatch):
    small_model().save(tmp_path / "made")
    monkeypatch.setattr(presets, "_converters", {})
    monkeypatch.setattr(presets, "_signatures", {})
    (tmp_path / "file").write_bytes(b"12345678 and more")
    with pytest.raises(CheckpointError, match="no HDF5 file and no model directory"):
        load(tmp_path / "file")
    converted = []

    def convert(source):
        converted.append(source)
        return tmp_path / "made"

    register_converter("example", convert, signature=b"12345678")
    assert load(tmp_path / "file").labels == small_model().labels
    assert converted == [tmp_path / "file"]
    monkeypatch.setattr(presets, "_converters", {})
    with pytest.raises(CheckpointError, match=r"file must be converted.*pandas_semtype\.load"):
        load(tmp_path / "file")


def test_importing_a_classifier_is_enough_to_convert():
    needed = {entry.converter for entry in presets._fetched().values()}
    assert needed == {"simon.legacy"} <= set(presets._converters)
    assert presets._signatures[b"\x89HDF\r\n\x1a\n"] == "simon.legacy"


def test_public_names_of_models():
    assert pandas_semtype.SimonClassifier is SimonClassifier
    assert pandas_semtype.FakeNewsClassifier is fakenews.FakeNewsClassifier
    pandas_semtype.activate("simon_v2")
    assert session.active_model() == "simon_v2"
    pandas_semtype.deactivate()
    assert session.active_model() is None
    assert loading.load is pandas_semtype.load


@pytest.mark.parametrize("task", ["semtype", "extend"])
def test_a_class_is_no_model(task):
    with pytest.raises(ArgumentError, match="the class SimonClassifier"):
        resolve_model(task, SimonClassifier)


def test_a_classifier_is_made_of_a_model():
    for wrong in ("simon_v2", None, SimonClassifier):
        with pytest.raises(ArgumentError, match=r"SimonClassifier\.load\(name\)"):
            SimonClassifier(wrong)
    with pytest.raises(ArgumentError, match="'base', 'extended'"):
        small_model().restrict(5)


@pytest.mark.parametrize("value", [5, None])
def test_a_label_of_a_column_is_a_text(value):
    frame = pd.DataFrame({"a": ["x", "y", "z"], "b": ["1", "2", "3"]})
    with pytest.raises(ArgumentError, match="for every column"):
        SimonClassifier.from_frame(frame, {"a": value, "b": "x"})
