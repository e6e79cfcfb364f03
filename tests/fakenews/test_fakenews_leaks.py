"""What gives classes away is found, named, and reported with how to clean it."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from helpers import calls

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import ExampleError, LeakWarning
from pandas_semtype.fakenews.leakage.report import leaks
from pandas_semtype.fakenews.leakage.single_tokens import best_token
from pandas_semtype.fakenews.removal import Removal


@pytest.fixture(scope="module")
def plain():
    """Texts of two classes that no single token or style distinguishes."""
    rng = np.random.default_rng(0)
    words = np.array([f"word{i}" for i in range(40)])
    texts = [" ".join(rng.choice(words, 12)) for _ in range(200)]
    return pd.DataFrame({"text": texts, "label": rng.choice(["fake", "real"], 200)})


def kinds(report):
    return [leak.kind for leak in report.findings]


def test_clean_texts_have_no_leak(plain):
    report = leaks(plain["text"], plain["label"])
    assert not report
    assert "no leak was found" in str(report)
    assert report.style < 0.7
    assert report.token < 0.7


def marked(plain, place):
    """Return texts of the class real with a word of their own at a place, fake with any."""
    rng = np.random.default_rng(1)
    texts = []
    for text, label in zip(plain["text"], plain["label"], strict=True):
        words = text.split()
        words.insert(place, "word99" if label == "real" else f"word{rng.integers(10, 40)}")
        texts.append(" ".join(words))
    return texts


def test_a_token_is_named(plain):
    report = leaks(marked(plain, 6), plain["label"])
    assert kinds(report) == ["token"]
    (leak,) = report.findings
    assert leak.names == ("word99",)
    assert leak.accuracy == report.token == 1
    assert "One token alone, 'word99' anywhere in the text" in str(leak)
    assert "Remove it from all texts" in leak.advice
    assert str(leak).count("word99") == 1
    assert "word1" not in str(report)  # nothing else of a text is shown


@pytest.mark.parametrize(("place", "kind"), [(0, "beginning"), (-1, "end")])
def test_a_token_is_found_where_it_stands(plain, place, kind):
    rng = np.random.default_rng(2)
    texts = []
    for label in plain["label"]:
        words = [f"word{i}" for i in rng.integers(10, 40, 24)]
        words[12] = "word99"  # in the middle it stands in every text
        if label == "real":
            words[place] = "word99"
        texts.append(" ".join(words))
    report = leaks(texts, plain["label"])
    assert kinds(report) == [kind]
    assert report.findings[0].names == ("word99",)


def test_one_count_of_style(plain):
    real = plain["label"] == "real"
    report = leaks(plain["text"].where(real, plain["text"].str.title()), plain["label"])
    assert kinds(report) == ["style"]
    assert len(report.findings[0].names) == 1
    assert "capital" in report.findings[0].names[0]
    assert "One count of style alone" in str(report)


def test_several_counts_of_style(plain):
    rng = np.random.default_rng(1)
    texts = []
    for text, label in zip(plain["text"], plain["label"], strict=True):
        there = rng.random(6) < (0.85 if label == "fake" else 0.15)
        signs = ["x" if not on else sign for sign, on in zip("!?,#@(", there, strict=True)]
        texts.append(text + "".join(signs) + "x")
    report = leaks(texts, plain["label"])
    assert kinds(report) == ["style"]
    names = report.findings[0].names
    signs = {"exclamation marks", "question marks", "commas", "hashtags", "mentions", "brackets"}
    assert len(names) == 4
    assert signs.issuperset(names)
    assert "no word read" in str(report)


def test_what_frequency_explains_is_no_leak(plain):
    label = np.where(np.arange(200) < 8, "rare", "usual")
    report = leaks(plain["text"], label)
    assert kinds(report) == ["rare class"]
    assert "'rare' (4.0%)" in str(report)
    assert "0.960 for a model that always says" in str(report)


def test_copies_among_texts_groups_and_parts(plain):
    twice = pd.concat([plain.head(60), plain.head(60)], ignore_index=True)
    report = leaks(twice["text"], twice["label"])
    assert kinds(report) == ["copies"]
    assert "120 texts have a near-copy among the others, 0 of them" in str(report)
    apart = np.repeat(["train", "test"], 60)
    assert "120 texts have a near-copy in another part" in str(
        leaks(twice["text"], twice["label"], split=apart)
    )
    together = np.tile(np.arange(60), 2)
    assert not leaks(twice["text"], twice["label"], split=together % 2, groups=together)
    assert "in another group" in str(leaks(twice["text"], twice["label"], groups=apart))


def test_few_texts_are_not_judged(plain):
    few = plain.head(20)
    report = leaks(few["text"], ["real", "fake"] * 10)
    assert not report
    assert report.style is None
    assert "too few texts (20, 50 are needed): tokens and style were not looked at" in repr(report)
    assert "no leak was found" not in repr(report)
    model = FakeNewsClassifier("tfidf").fit(few["text"], ["real", "fake"] * 10)
    assert "- too few texts (20, 50 are needed)" in model.card
    with pytest.raises(ExampleError, match="No text is there"):
        leaks([None, " "], ["a", "b"])


def test_near_duplicates_are_reported_of_few_texts_too():
    report = leaks(["(A) x", "(B) y"] * 10, ["real", "fake"] * 10)
    assert kinds(report) == ["copies"]
    assert "20 texts have a near-copy" in repr(report)
    assert "tokens and style were not looked at" in repr(report)
    assert not report.warnings()  # trying something out on a handful of texts stays quiet


def test_fit_warns_and_the_card_reports(plain):
    texts = marked(plain, 6)
    with pytest.warns(LeakWarning, match="'word99' anywhere"):
        model = FakeNewsClassifier("tfidf").fit(texts, plain["label"])
    assert model.leaks.findings[0].kind == "token"
    assert "## Leak warnings" in model.card
    assert "'word99'" in model.card
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quiet = FakeNewsClassifier("tfidf", check_leaks=False).fit(texts, plain["label"])
    assert quiet.leaks is None
    assert "not looked for" in quiet.card


def test_a_class_named_as_a_gap_is_told(plain):
    labels = plain["label"].where(np.arange(len(plain)) % 5 > 0, "n/a")
    (leak,) = [leak for leak in leaks(plain["text"], labels).findings if leak.kind == "labels"]
    assert leak.names == ("n/a",)
    assert "'n/a' often marks texts without a label" in str(leak)
    assert "leave these labels empty" in leak.advice


@pytest.mark.parametrize(
    ("letters", "mark", "size"),
    [
        ("的一是不了人我在有他这中大来上国", "路透", 2),
        ("のにをはがとでもたてなしれるかさ", "ロイ", 2),
        ("กขคงจชซดตถทนบปพฟมยรลวสหอ", "รอยเต", 5),
    ],
)
def test_a_token_of_a_script_without_blanks_is_named(letters, mark, size):
    rng = np.random.default_rng(3)
    texts, labels = [], ["fake", "real"] * 60
    for label in labels:
        text = "".join(rng.choice(list(letters), 40))
        # In the midst of a sentence: no blank and no mark sets it off.
        texts.append(
            text[:20]
            + (mark if label == "real" else "".join(rng.choice(list(letters), size)))
            + text[20:]
        )
    report = leaks(texts, labels)
    (leak,) = [leak for leak in report.findings if leak.kind == "token"]
    assert leak.names == (mark,)
    assert mark not in Removal.of(leak)(texts[1])
    assert len(Removal.of(leak)(texts[1])) == 41
    assert not [
        one for one in leaks(texts, rng.permutation(labels)).findings if one.kind == "token"
    ]


def test_many_different_tokens_cost_little():
    tokens = [[f"word{i * 50 + j}" for j in range(50)] for i in range(200)]
    y, fold = np.arange(200) % 2, np.arange(200) % 5
    assert calls(lambda: best_token(tokens, y, fold)) < 35_000
