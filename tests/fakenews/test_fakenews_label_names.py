"""Names of classes: those that mean the same, and those that stand in the texts."""

from __future__ import annotations

import unicodedata
import warnings

import numpy as np
import pandas as pd
import pytest
from helpers import calls

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ArgumentError, LeakWarning
from pandas_semtype.fakenews.labels import LabelMap, encode
from pandas_semtype.fakenews.leakage.alike_labels import alike_labels
from pandas_semtype.fakenews.leakage.named_in_texts import named_in_texts
from pandas_semtype.fakenews.leakage.report import leaks
from pandas_semtype.fakenews.removal import Removal

TEXTS = [f"the council met on day {i} and spoke of {i * 7} bridges" for i in range(24)]


def alike(*names):
    return alike_labels(LabelMap(names, "object"))


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("vérité", unicodedata.normalize("NFD", "vérité"), "Unicode form"),
        ("hoax", "ho\u200bax", "invisible"),
        ("hoax", "\ufeffhoax", "invisible"),
        ("satire", "ｓａｔｉｒｅ", "Unicode form"),
        ("2", "2.0", "number"),
        ("2", "02", "number"),
        ("hoax", "hoax\u00a0", "blanks"),
        ("mostly true", "mostly  true", "blanks"),
        ("mostly true", "mostly_true", "hyphens"),
        ("COVID-19", "COVID 19", "hyphens"),
        ("mostly - 1", "mostly 1", "hyphens"),
        ("hoax", "'hoax'", "quotation marks"),
        ("hoax", "hoax.", "full stops"),
        ("Straße", "STRASSE", "case"),
    ],
)
def test_names_that_differ_in_writing_alone_are_named(one, other, way):
    (leak,) = alike(one, other, "real")
    assert (leak.kind, set(leak.names)) == ("labels", {one, other})
    assert way in leak.found
    # The advice joins them as it stands.
    mapping = eval(leak.advice.partition("labels.replace(")[2].removesuffix(")."))
    assert pd.Series([one, other, "real"]).replace(mapping).nunique() == 2


@pytest.mark.parametrize(
    "names",
    [
        ("C", "C++", "C#"),
        ("A", "A+", "A-"),
        ("1", "-1", "+2"),
        ("pêche", "péché"),
        ("1", "10", "1.01"),
        ("1.1", "1.10"),
        ("9" * 39 + "1", "9" * 39 + "2"),
        ("step -1", "step 0", "step 1"),
        ("step_-1", "step_1"),
        ("true", "true?"),
        ("9007199254740993", "9007199254740992"),
        (1, 2),
        (False, True),
        (0.5, 1.0),
        ("मत", "मात"),
    ],
)
def test_names_that_say_something_else_are_none(names):
    assert alike(*names) == []


def test_several_ways_and_many_names():
    (leak,) = alike("Real ", "real", "rea\u200bl")
    assert "invisible characters and blanks and case" in leak.found
    (leak,) = alike(*{c1 + c2 + "x" * 50 for c1 in "aA" for c2 in "bB"})
    assert "a name for each" in leak.advice
    assert len(str(leak)) < 500


def test_fit_warns_once_and_keeps_them_apart():
    labels = ["faux", "réel", "faux", unicodedata.normalize("NFD", "réel")] * 6
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model = FakeNewsClassifier("tfidf").fit(TEXTS, labels)
    assert len(model.classes) == 3
    (warning,) = [w for w in caught if issubclass(w.category, LeakWarning)]
    assert r"'re\u0301el'" in str(warning.message)


@pytest.mark.parametrize("values", [[1, False, True, 0], [True, 0, 1, False]])
def test_bools_and_numbers_are_refused_in_any_order(values):
    with pytest.raises(ArgumentError, match=r"bool, int.*astype\('float64'\)"):
        encode(pd.Series(values, dtype=object))


def test_bytes_are_to_be_decoded():
    with pytest.raises(ArgumentError, match=r"Received: bytes\. Decode them with \.str\.decode"):
        encode(pd.Series([b"real", b"fake"]))
    with pytest.raises(ArgumentError, match=r"type bytes\. Decode them with \.str\.decode"):
        FakeNewsClassifier("tfidf").fit(pd.Series([b"a", b"b"]), ["real", "fake"])


def named(form, label="FAKE", every=1):
    """Return texts of two classes, of which some of one class hold its name."""
    rng = np.random.default_rng(0)
    words = np.array([f"word{i}" for i in range(40)])
    y = np.array(["fake", "real"] * 60)
    texts = [" ".join(rng.choice(words, 12)) for _ in y]
    for i in np.flatnonzero(y == "fake")[::every].tolist():
        texts[i] = form.format(label, texts[i])
    return texts, y


@pytest.mark.parametrize(
    "form",
    ["{0}: {1}", "[{0}] {1}", "({0}) {1}", "{0} - {1}", "{1} ({0})", "{1} #{0}", "*{0}* | {1}"],
)
def test_a_class_that_texts_name_is_found(form):
    report = leaks(*named(form, every=4))
    (leak,) = [leak for leak in report.findings if leak.kind == "label in text"]
    assert leak.names == ("fake",)
    assert "'fake' in 15 of 60" in leak.found
    assert "FAKE" not in Removal.of(leak)(form.format("FAKE", "a text"))


def test_what_a_token_gives_away_is_said_once():
    kinds = [leak.kind for leak in leaks(*named("FAKE: {1}")).findings]
    assert kinds.count("token") == 1
    assert "label in text" not in kinds


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("fake news", ("fake",), False),
        ("fake news", ("[Fake",), False),
        ("假新闻", ("新闻",), False),
        ("fakes", ("fake",), True),
        ("fake news", ("news agency",), True),
    ],
)
def test_what_a_part_of_the_name_gives_away_is_said_once(name, known, said):
    texts = [f"{name}: a" if i % 2 else "b" for i in range(20)]
    labels = LabelMap(("other", name), "object")
    found = named_in_texts(texts, np.array([0, 1] * 10), labels, known)
    assert bool(found) == said


def test_many_classes_that_texts_name_cost_little():
    names = tuple(f"topic {i}" for i in range(1000))
    y = np.arange(3000) % len(names)
    texts = [f"{names[i]}: rain" for i in y.tolist()]
    labels = LabelMap(names, "object")
    (leak,) = named_in_texts(texts, y, labels, ())
    assert leak.names == names
    assert calls(lambda: named_in_texts(texts, y, labels, ())) < 200_000


@pytest.mark.parametrize(
    "form", ["{1} the fake news {1}", "fake news, {1}", "{1} not a fake.", "{1} so-fake"]
)
def test_the_word_in_a_sentence_is_no_name(form):
    texts, y = named(form, every=4)
    assert "label in text" not in [leak.kind for leak in leaks(texts, y).findings]


def test_names_in_texts_of_all_classes_say_nothing():
    texts = [f"Fake: the story of number {i} and {i * 3}" for i in range(60)]
    assert "label in text" not in [
        leak.kind for leak in leaks(texts, ["fake", "real"] * 30).findings
    ]
    assert "label in text" not in [
        leak.kind for leak in leaks(texts, ["fake"] * 57 + ["real"] * 3).findings
    ]


@pytest.mark.parametrize(
    "form", ["【{0}】{1}", "{0}：{1}", "（{0}）{1}", "{1}「{0}」", "{1} ＃{0}"]
)
@pytest.mark.parametrize("name", ["谣言", "假", "ve\u0301rite\u0301"])
def test_names_set_off_by_marks_of_east_asia_are_found(form, name):
    texts, y = named(form, unicodedata.normalize("NFC", name), every=4)
    labels = [name if label == "fake" else "other" for label in y]
    assert "label in text" in [leak.kind for leak in leaks(texts, labels).findings]


def test_names_in_few_texts_are_found_too():
    texts = [f"{'FAKE: ' if i % 2 else ''}the council met on day {i}" for i in range(12)]
    report = leaks(texts, ["real", "fake"] * 6)
    assert "label in text" in [leak.kind for leak in report.findings]
