"""What is left of a model when leaks are taken out, and labels that are no classes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from news import news

import pandas_semtype
from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, ExampleError, LeakWarning, MissingDependencyError
from pandas_semtype.fakenews.leakage.report import leaks
from pandas_semtype.fakenews.removal import Removal


def words(n, seed=0):
    """Return texts that say nothing of their class."""
    rng = np.random.default_rng(seed)
    known = np.array([f"w{i:02}" for i in range(40)])
    return [" ".join(rng.choice(known, 9)) for _ in range(n)]


def test_tokens_are_taken_out_as_words():
    take = Removal(["agency", "ag", "c++"])
    assert take("AGENCY: agency, agencys ag") == " :  , agencys  "
    assert take("c++ c") == "  c"
    assert Removal([], style=True)("A “B”!\n c-d 12.5 www.x.org") == "a b c d 0 0"


def test_a_leak_that_is_found_can_be_left_out(tmp_path):
    texts = [f"({'Agency' if i % 2 else 'Blog'}) {text}" for i, text in enumerate(words(120))]
    labels = pd.Series(["real" if i % 2 else "fake" for i in range(120)])
    report = leaks(texts, labels)
    assert report.model > 0.95
    assert report.without < 0.7
    assert "n-grams without leaks and style" in str(report)
    with pytest.warns(LeakWarning):
        with_leak = FakeNewsClassifier("tfidf", validation=0.3).fit(texts, labels)
    assert with_leak.report.accuracy > 0.95
    for without in (report, report.findings, ["agency", "blog"]):
        model = FakeNewsClassifier("tfidf", validation=0.3, check_leaks=False)
        model.fit(texts, labels, without=without)
        assert model.report.accuracy < 0.75
        proba = model.predict_proba(["(Agency) w01 w02", "(Blog) w01 w02"]).to_numpy()
        assert np.allclose(proba[0], proba[1])
        assert model.predict(["Agency"]).isna().all()
    assert "taken out of all texts, also at predictions: `agency`, `blog`" in model.card
    back = pandas_semtype.load(model.save(tmp_path / "m"))
    assert np.allclose(back.predict_proba(["(Agency) w01 w02"]), proba[:1], atol=1e-6)
    explained = model.explain(["(Agency) w01 w02"], top=None)
    assert "Agency" not in " ".join(explained["word"])


def test_style_that_beats_words_is_told_however_low_it_is():
    rng = np.random.default_rng(2)
    fake = rng.integers(0, 2, 300).astype(bool)
    shown = np.where(rng.random(300) < 0.8, fake, ~fake)  # right in four of five
    texts = [text.title() if own else text for text, own in zip(words(300, 5), shown, strict=True)]
    report = leaks(texts, fake)
    assert [leak.kind for leak in report.findings] == ["style"]
    assert 0.7 < report.style < 0.9
    assert report.without < 0.65
    assert "without='style'" in report.findings[0].advice
    nothing = leaks(words(300, 6), fake)
    assert not nothing.findings
    model = FakeNewsClassifier("tfidf", validation=0.3, check_leaks=False)
    assert model.fit(texts, fake, without="style").report.accuracy < 0.7
    assert model.fit(texts, fake).report.accuracy > 0.7


@pytest.mark.parametrize(
    ("without", "message"),
    [
        (pd.NA, "tokens, 'style'"),
        (3, "tokens, 'style'"),
        ([None], "tokens, 'style'"),
        ([""], "tokens, 'style'"),
        (b"x", "tok"),
    ],
)
def test_what_cannot_be_taken_out_is_refused(without, message):
    with pytest.raises(ArgumentError, match=message):
        FakeNewsClassifier("tfidf").fit(["a b", "c d"], [0, 1], without=without)


def test_findings_that_nothing_can_be_done_about():
    frame = news(60)
    rare = leaks(frame["text"], ["rare"] * 3 + ["usual"] * 57).findings
    with pytest.raises(ArgumentError, match="Nothing can be taken out"):
        FakeNewsClassifier("tfidf").fit(frame["text"], frame["label"], without=rare)
    with pytest.raises(ExampleError):
        FakeNewsClassifier("tfidf").fit(["a", "A!"], [0, 1], without="a")


def test_classes_that_differ_in_spaces_are_told():
    frame = news(60)
    labels = frame["label"].where(np.arange(60) > 5, frame["label"].str.title() + " ")
    kinds = {leak.kind: leak for leak in leaks(frame["text"], labels).findings}
    assert set(kinds["labels"].names) <= {"fake", "Fake ", "real", "Real "}
    assert "'real'" in kinds["labels"].found
    assert "labels" not in {leak.kind for leak in leaks(frame["text"], frame["label"]).findings}


def test_measured_numbers_and_marks_are_no_classes():
    frame = news(60)
    model = FakeNewsClassifier("tfidf", check_leaks=False)
    with pytest.raises(ArgumentError, match=r"60 distinct numbers in 60 labels.*pandas.cut"):
        model.fit(frame["text"], np.linspace(0, 1, 60))
    marked = np.arange(60) % 3 - 1
    with pytest.raises(ArgumentError, match=r"3 classes, -1 among them. Replace it with None"):
        model.fit(frame["text"], marked)
    model.fit(frame["text"], np.where(frame["label"] == "fake", 1, -1))
    assert model.classes == (-1, 1)
    model.fit(frame["text"], np.arange(60) % 3 / 2)
    assert model.classes == (0, 0.5, 1)


def test_without_a_package_the_baseline_is_offered(monkeypatch):
    frame = news(40)
    monkeypatch.setitem(__import__("sys").modules, "tensorflow", None)
    with pytest.raises(MissingDependencyError, match=r'\[elmo\].*encoder="tfidf"'):
        FakeNewsClassifier(check_leaks=False).fit(frame["text"], frame["label"])


@pytest.mark.parametrize(
    ("encoder", "package", "extra"),
    [
        ("elmo", "tensorflow", "elmo"),
        ("ulmfit", "torch", "ulmfit"),
        (["tfidf", "elmo"], "tensorflow", "elmo"),
    ],
)
def test_a_missing_package_is_told_before_leaks_are_looked_for(
    monkeypatch, encoder, package, extra
):
    looked = []
    monkeypatch.setattr(
        "pandas_semtype.fakenews.classifier.find_leaks", lambda *a, **k: looked.append(a)
    )
    monkeypatch.setitem(__import__("sys").modules, package, None)
    frame = news(40)
    message = rf'{package}.*\[{extra}\].*Or choose encoder="tfidf"'
    with pytest.raises(MissingDependencyError, match=message):
        FakeNewsClassifier(encoder).fit(frame["text"], frame["label"])
    assert not looked
