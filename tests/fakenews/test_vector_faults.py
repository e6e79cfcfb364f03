"""Encoders of others that fail, and heads that do not fit: errors of ours that show no text."""

from __future__ import annotations

import json
import traceback

import numpy as np
import pandas as pd
import pytest
from helpers import seal
from news import news
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, LabelBinarizer

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.checkpoint import pack_arrays, unpack_arrays
from pandas_semtype.errors import ArgumentError, CheckpointError
from pandas_semtype.fakenews.vectors.plain_state import from_plain, to_plain

HEAD, STATE = "vector_head.npz", "vectors_state.json"


def lengths(texts):
    return np.array([[len(text), text.count(" ")] for text in texts], dtype=float)


@pytest.fixture(scope="module")
def frame():
    return news(90)


def fit(frame, encoder):
    model = FakeNewsClassifier(encoder, check_leaks=False)
    return model.fit(frame["text"], frame["label"])


def told(error):
    """Return the messages of an error and of all that a traceback shows beside it."""
    return "".join(traceback.format_exception_only(error)) + (
        told(error.__cause__ or error.__context__)
        if error.__cause__ or (error.__context__ and not error.__suppress_context__)
        else ""
    )


@pytest.mark.parametrize(
    "function",
    [
        lambda texts: texts,
        lambda texts: [[text] for text in texts],
        lambda texts: np.array(texts, dtype=object)[:, None],
        lambda texts: pd.DataFrame({"text": texts}),
        lambda texts: [[10**400] for _ in texts],
        lambda texts: [[1j] for _ in texts],
    ],
)
def test_a_function_that_returns_no_numbers_shows_no_text(frame, function):
    with pytest.raises(ArgumentError, match="no array of numbers") as caught:
        fit(frame, function)
    message = told(caught.value)
    assert not any(text[:12] in message for text in frame["text"])


@pytest.mark.parametrize(
    ("encoder", "match"),
    [
        (TfidfVectorizer(token_pattern="zzzz"), "ValueError: empty vocabulary"),
        (CountVectorizer(min_df=1000), "ValueError: max_df"),
        (CountVectorizer(min_df=-1), "'min_df' parameter"),
        (DictVectorizer(), "AttributeError"),
        (LabelBinarizer(), "TypeError"),
        (make_pipeline(CountVectorizer(input="filename")), r"Received: (FileNotFound|OS)Error\."),
        (
            make_pipeline(FunctionTransformer(lambda rows: {}[rows[0]]), CountVectorizer()),
            r"Received: KeyError\.",
        ),
    ],
)
def test_an_object_that_cannot_be_fitted_is_no_error_of_scikit_learn(frame, encoder, match):
    with pytest.raises(ArgumentError, match=match) as caught:
        fit(frame, encoder)
    assert "cannot be fitted to these texts" in str(caught.value)
    message = told(caught.value)
    assert not any(text[:12] in message for text in frame["text"])


@pytest.mark.parametrize("unknown", ["raise", "nan"])
def test_a_function_that_knows_some_texts_alone(frame, tmp_path, unknown):
    table = dict(zip(frame["text"], lengths(frame["text"]), strict=True))

    def looked_up(texts):
        if unknown == "nan":
            return np.array([table.get(text, [np.nan, np.nan]) for text in texts])
        return np.array([table[text] for text in texts])

    model = fit(frame, looked_up)
    expected = model.predict_proba(frame["text"])
    back = FakeNewsClassifier.load(model.save(tmp_path / "m"), encoder=looked_up)
    pd.testing.assert_frame_equal(back.predict_proba(frame["text"]), expected)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("coef", lambda a: a[:, :-1]),
        ("coef", lambda a: np.concatenate([a, a])),
        ("coef", lambda a: a[0]),
        ("coef", lambda a: a * np.nan),
        ("intercept", lambda a: a[:0]),
        ("intercept", lambda a: np.array("x")),
        ("center", lambda a: np.zeros(7)),
        ("scale", lambda a: a[None]),
        ("scale", lambda a: None),
        ("probe", lambda a: np.full(a.shape, "x")),
    ],
)
def test_a_head_that_does_not_fit_is_refused_at_load(frame, tmp_path, name, change):
    folder = fit(frame, lengths).save(tmp_path / "m")
    arrays = unpack_arrays((folder / HEAD).read_bytes())
    made = change(arrays.pop(name))
    if made is not None:
        arrays[name] = made
    (folder / HEAD).write_bytes(pack_arrays(arrays))
    seal(folder)
    with pytest.raises(CheckpointError, match=r"vector_head\.npz"):
        FakeNewsClassifier.load(folder, encoder=lengths)


@pytest.mark.parametrize(
    ("entry", "value"),
    [("stop_words", "none such"), ("ngram_range", [1]), ("preprocessor", 7), ("vocabulary_", 1.5)],
)
@pytest.mark.parametrize("last", [LogisticRegression(), TruncatedSVD(3, random_state=0)])
def test_a_saved_object_that_cannot_read_is_no_error_of_scikit_learn(
    frame, tmp_path, entry, value, last
):
    folder = fit(frame, make_pipeline(TfidfVectorizer(), last)).save(tmp_path / "m")
    state = json.loads((folder / STATE).read_text())
    vectorizer = state["state"]["steps"]["of"][0]["of"][1]["state"]
    assert entry in vectorizer
    vectorizer[entry] = value
    (folder / STATE).write_text(json.dumps(state))
    seal(folder)
    model = FakeNewsClassifier.load(folder)
    with pytest.raises(CheckpointError, match="cannot read texts") as caught:
        model.predict(frame["text"])
    assert not any(text[:12] in told(caught.value) for text in frame["text"])


@pytest.mark.parametrize("reads", ["filename", "file", None])
def test_a_saved_object_opens_no_files(reads):
    arrays = {}
    state = to_plain(TfidfVectorizer().fit(["one two", "two three"]), arrays)
    state["state"]["input"] = reads
    with pytest.raises(ValueError, match="reader of files"):
        from_plain(state, arrays)


def test_what_scikit_learn_says_is_told_of_short_texts_too():
    with pytest.raises(ArgumentError, match="ValueError: empty vocabulary"):
        FakeNewsClassifier(TfidfVectorizer(stop_words=["ab"])).fit(
            ["ab"] * 9 + ["ab ab"], [0, 1] * 5
        )
    for text in ("zq", "it's zq"):
        encoder = make_pipeline(FunctionTransformer(lambda rows: {}[rows[0]]), CountVectorizer())
        with pytest.raises(ArgumentError, match=r"Received: KeyError\.") as caught:
            FakeNewsClassifier(encoder, check_leaks=False).fit([text, "b c"] * 5, [0, 1] * 5)
        assert "zq" not in told(caught.value)
