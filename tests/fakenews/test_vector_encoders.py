"""Encoders of others: functions, scikit-learn, sentence models and graphs in ONNX."""

from __future__ import annotations

import json
import subprocess
import sys
from types import ModuleType

import numpy as np
import pytest
from news import news
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

import pandas_semtype
from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import (
    ArgumentError,
    CheckpointError,
    MissingDependencyError,
    NotSavedWarning,
)
from pandas_semtype.fakenews.vectors.plain_state import NotPlainError, from_plain, to_plain
from pandas_semtype.fakenews.vectors.sources import restore_source

WORDS = ("hid", "sold", "poisoned", "erased", "approved", "published", "postponed", "inspected")

LOADING = """
import sys, json
sys.path[:0] = json.loads(sys.argv[1])
import numpy as np
from pandas_semtype import FakeNewsClassifier
from news import news
given = {}
if sys.argv[3]:
    import test_vector_encoders
    given["encoder"] = getattr(test_vector_encoders, sys.argv[3])
model = FakeNewsClassifier.load(sys.argv[2], **given)
print(json.dumps(model.predict_proba(news(20, seed=4)["text"]).to_numpy().tolist()))
"""


def counts(texts):
    """Return how often each word stands in each text."""
    return np.array([[text.count(word) for word in WORDS] for text in texts], dtype=np.float32)


class Sentences:
    """TEST DOUBLE of a model of sentence-transformers, which cuts after some characters."""

    def __init__(self, name="double", device=None):
        self.asked = []

    def encode(self, texts, show_progress_bar=None, convert_to_numpy=None):
        self.asked += texts
        return counts([text[:1000] for text in texts])


@pytest.fixture(scope="module")
def frame():
    return news(90)


def fit(frame, encoder, **options):
    model = FakeNewsClassifier(encoder, check_leaks=False, **options)
    return model.fit(frame["text"], frame["label"])


def in_a_new_process(directory, given=""):
    done = subprocess.run(
        [sys.executable, "-c", LOADING, json.dumps(sys.path), str(directory), given],
        check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return np.array(json.loads(done.stdout))


def pipeline():
    return make_pipeline(TfidfVectorizer(), TruncatedSVD(10, random_state=0))


def test_a_function_is_asked_for_at_load(frame, tmp_path):
    model = fit(frame, counts)
    fresh = news(20, seed=4)
    assert model.score(fresh["text"], fresh["label"]).accuracy > 0.9
    assert model.encoder.name == "function_counts"
    directory = model.save(tmp_path / "m")
    for load in (FakeNewsClassifier.load, pandas_semtype.load):
        with pytest.raises(CheckpointError, match=r"function 'counts', .* encoder=\.\.\."):
            load(directory)
    expected = model.predict_proba(fresh["text"])
    assert np.allclose(in_a_new_process(directory, "counts"), expected, atol=1e-6)
    with pytest.raises(CheckpointError, match="returns other vectors"):
        FakeNewsClassifier.load(directory, encoder=lambda texts: counts(texts)[:, ::-1] + 1)
    with pytest.raises(CheckpointError, match="something else than was given"):
        FakeNewsClassifier.load(directory, encoder=pipeline())
    back = FakeNewsClassifier.load(directory, encoder=counts)
    again = back.fit(frame["text"], frame["label"])
    assert np.allclose(again.predict_proba(fresh["text"]), expected, atol=1e-6)


@pytest.mark.parametrize(
    "make",
    [
        pipeline,
        lambda: make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(C=10)),
        lambda: HashingVectorizer(n_features=64, dtype=np.float32),
        lambda: CountVectorizer(stop_words=["the"], min_df=2),
    ],
)
def test_a_pipeline_is_saved_with_the_model(frame, tmp_path, make):
    given = make()
    model = fit(frame, given)
    assert not hasattr(given, "vocabulary_")  # a copy was fitted
    fresh = news(20, seed=4)
    assert model.score(fresh["text"], fresh["label"]).accuracy > 0.7
    directory = model.save(tmp_path / "m")
    assert not list(directory.glob("*.pkl"))
    expected = model.predict_proba(fresh["text"])
    assert np.allclose(in_a_new_process(directory), expected, atol=1e-6)


def test_a_pipeline_that_holds_a_function_is_asked_for(frame, tmp_path):
    model = fit(frame, make_pipeline(FunctionTransformer(counts)))
    with pytest.warns(NotSavedWarning):
        directory = model.save(tmp_path / "m")
    with pytest.raises(CheckpointError, match="object of scikit-learn 'Pipeline'"):
        FakeNewsClassifier.load(directory)
    back = FakeNewsClassifier.load(directory, encoder=model.encoder.source.fitted)
    assert np.allclose(back.predict_proba(frame["text"]), model.predict_proba(frame["text"]))


def test_several_are_stacked_saved_and_loaded(frame, tmp_path):
    asked = []

    def noted(texts):
        asked.extend(texts)
        return counts(texts)

    model = fit(frame, ["tfidf", noted, pipeline()], folds=2)
    name = "function_test_several_are_stacked_saved_and_loaded_locals_noted"
    assert model.encoder.name == f"tfidf+{name}+sklearn_Pipeline"
    texts = [text for text in asked if text in set(frame["text"])]
    assert len(texts) == len(set(texts))  # each text is read once while it is fitted
    directory = model.save(tmp_path / "m")
    with pytest.raises(CheckpointError, match="mapping by name"):
        FakeNewsClassifier.load(directory)
    fresh = news(20, seed=4)["text"]
    expected = model.predict_proba(fresh)
    for given in (noted, {name: noted}):
        back = FakeNewsClassifier.load(directory, encoder=given)
        assert np.allclose(back.predict_proba(fresh), expected, atol=1e-6)
    assert back.fit(frame["text"], frame["label"]).encoder.name == model.encoder.name


def test_a_sentence_model_reads_long_texts_in_parts(frame, tmp_path):
    double = Sentences()
    model = fit(frame, double)
    end = "the council hid the harbour"
    long = "nothing " * 300 + end
    proba = model.predict_proba([long, "nothing " * 300])["fake"]
    assert proba[0] > proba[1]
    assert max(map(len, double.asked)) <= 1000
    directory = model.save(tmp_path / "m")
    with pytest.raises(CheckpointError, match="sentence model 'Sentences'"):
        FakeNewsClassifier.load(directory)
    back = FakeNewsClassifier.load(directory, encoder=Sentences())
    assert np.allclose(back.predict_proba([long]), proba.iloc[0], atol=1) is True


def test_a_name_of_a_sentence_model_is_enough(frame, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingDependencyError, match=r"sentence_transformers.*\[encoders\]"):
        fit(frame, "owner/model")
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Sentences
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    model = fit(frame, "owner/model")
    assert model.encoder.name == "sentences_model"
    back = FakeNewsClassifier.load(model.save(tmp_path / "m"))
    assert np.allclose(back.predict_proba(frame["text"]), model.predict_proba(frame["text"]))


class Encoding:
    """TEST DOUBLE of what a tokenizer returns."""

    def __init__(self, ids):
        self.ids = ids


class Tokenizer:
    """TEST DOUBLE of a tokenizer of the tokenizers package: one token per word."""

    longest = 0

    @classmethod
    def from_str(cls, text):
        found = cls()
        found.words = json.loads(text)
        return found

    def no_truncation(self):
        pass

    no_padding = no_truncation

    def encode(self, text):
        return Encoding([self.words.get(word, 0) for word in text.split()])


@pytest.mark.needs("onnx")
def test_a_text_model_in_onnx_is_saved_with_the_model(frame, tmp_path, monkeypatch):
    onnx = pytest.importorskip("onnx")
    module = ModuleType("tokenizers")
    module.Tokenizer = Tokenizer
    monkeypatch.setitem(sys.modules, "tokenizers", module)
    helper, kinds = onnx.helper, onnx.TensorProto
    table = np.eye(len(WORDS) + 1, dtype=np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["states"])],
        "texts",
        [
            helper.make_tensor_value_info(name, kinds.INT64, ["texts", "tokens"])
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("states", kinds.FLOAT, ["texts", "tokens", None])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(made.SerializeToString())
    words = {word: place + 1 for place, word in enumerate(WORDS)}
    (folder / "tokenizer.json").write_text(json.dumps(words))
    model = fit(frame, folder)
    assert model.encoder.name == "onnx_graph"
    fresh = news(20, seed=4)
    assert model.score(fresh["text"], fresh["label"]).accuracy > 0.9
    directory = model.save(tmp_path / "m")
    for file in folder.iterdir():
        file.unlink()
    back = FakeNewsClassifier.load(directory)
    expected = model.predict_proba(fresh["text"])
    assert np.allclose(back.predict_proba(fresh["text"]), expected, atol=1e-6)
    # A long text is read to its end: the vector of a text twice as long is the same.
    read = back.encoder.source.vectors
    long = "council hid " * 400
    assert np.allclose(read([long]), read(["council hid"]), atol=1e-3)
    (directory / "vectors_model.onnx").write_bytes(b"no graph")
    with pytest.raises(pandas_semtype.errors.ModelIntegrityError):
        FakeNewsClassifier.load(directory)
    (folder / "model.onnx").write_bytes(b"no graph")
    (folder / "tokenizer.json").write_text("{}")
    with pytest.raises(CheckpointError, match="cannot be read"):
        fit(frame, str(folder))


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda texts: counts(texts)[:-1], "another shape"),
        (lambda texts: counts(texts)[:, 0], "another shape"),
        (lambda texts: "no numbers", "no array of numbers"),
        (lambda texts: counts(texts) / 0, "not finite"),
    ],
)
@pytest.mark.filterwarnings("ignore:.*encountered in:RuntimeWarning")
def test_what_a_function_returns_is_checked(frame, function, message):
    with pytest.raises(ArgumentError, match=message) as caught:
        fit(frame, function)
    assert "council" not in str(caught.value)


def test_options_and_classes(frame):
    assert fit(frame, counts, C=0.5).history[0]["C"] == 0.5
    for options, message in (
        ({"C": 0}, "a number above 0"),
        ({"size": 3}, "some of C, max_chars"),
        ({"max_chars": 0}, "max_chars"),
    ):
        with pytest.raises(ArgumentError, match=message):
            FakeNewsClassifier(counts, **options)
    three = FakeNewsClassifier(counts, check_leaks=False)
    three.fit(frame["text"], np.arange(90) % 3)
    assert three.predict_proba(frame["text"]).shape == (90, 3)


def test_only_plain_objects_of_scikit_learn_are_made_again():
    arrays = {}
    state = to_plain(TfidfVectorizer().fit(["one two", "two three"]), arrays)
    back = from_plain(json.loads(json.dumps(state)), arrays)
    assert back.transform(["two"]).nnz == 1
    for value in (print, object(), CountVectorizer(analyzer=str.split), {1: lambda: 0}):
        with pytest.raises(NotPlainError):
            to_plain(value, {})
    for of in ("os:system", "sklearn.base:clone", "sklearn.utils:Bunch", "sklearn.svm:a.b"):
        with pytest.raises((TypeError, ValueError)):
            from_plain({"kind": "estimator", "of": of, "state": {}}, {})


@pytest.mark.parametrize(
    ("state", "match"),
    [
        ({"name": "./evil"}, "in a directory"),
        ({"name": "/tmp/evil"}, "in a directory"),
        ({"name": "../a"}, "in a directory"),
        ({"name": "owner/../model"}, "in a directory"),
        ({}, "KeyError"),
        ([], "TypeError"),
    ],
)
def test_a_saved_model_names_no_directory_whose_code_would_run(state, match):
    files = dict.fromkeys(sources_files(), json.dumps(state).encode())
    with pytest.raises(CheckpointError, match=match):
        restore_source("sentences", "evil", files, None)


def test_a_directory_beside_the_process_is_no_published_name(tmp_path, monkeypatch):
    (tmp_path / "owner" / "model").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    files = dict.fromkeys(sources_files(), b'{"name": "owner/model"}')
    with pytest.raises(CheckpointError, match="in a directory"):
        restore_source("sentences", "model", files, None)


def sources_files():
    """Return the names of the files that a source may be saved in."""
    from pandas_semtype.fakenews.vectors import transformers

    return [transformers.STATE, transformers.ARRAYS]


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b"{", b"7", b'{"kind": "sparse"}'])
def test_a_damaged_state_is_refused(content):
    with pytest.raises(CheckpointError):
        restore_source("sklearn", "x", dict.fromkeys(sources_files(), content), None)


@pytest.mark.parametrize(
    ("indices", "indptr"), [([0, 99], [0, 1, 2]), ([-1, 0], [0, 1, 2]), ([0, 1], [0, 9, 2])]
)
def test_a_sparse_matrix_with_places_outside_is_refused(indices, indptr):
    arrays = {"0": np.ones(2), "1": np.array(indices), "2": np.array(indptr)}
    parts = {"data": "0", "indices": "1", "indptr": "2"}
    with pytest.raises(ValueError, match="ind"):
        from_plain({"kind": "sparse", "of": parts, "shape": [2, 2]}, arrays)
