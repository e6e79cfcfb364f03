"""Words whose letters have marks: accents that stand apart, vowel signs, Turkish capitals."""

from __future__ import annotations

import re
import sys
import unicodedata

import numpy as np
import pandas as pd
import pytest
from news import news

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.fakenews.explain import key_of
from pandas_semtype.fakenews.leakage.report import leaks
from pandas_semtype.fakenews.removal import Removal
from pandas_semtype.folding import letter_marks

WORDS = {
    "turkish": "\u0130HA",
    "portuguese, apart": unicodedata.normalize("NFD", "Ag\xeancia"),
    "portuguese": "Ag\xeancia",
    "vietnamese, apart": unicodedata.normalize("NFD", "T\u1ea5n"),
    "hindi": "\u0930\u0949\u092f\u091f\u0930\u094d\u0938",
    "tamil": "\u0b9a\u0bc6\u0baf\u0bcd\u0ba4\u0bbf",
    "bengali": "\u09ac\u09be\u09b0\u09cd\u09a4\u09be",
    "persian, joined": "\u062e\u0628\u0631\u200c\u06af\u0632\u0627\u0631\u06cc",
    "arabic, pointed": "\u0648\u064e\u0643\u064e\u0627\u0644\u064e\u0629",
    "hebrew, pointed": "\u05d7\u05b2\u05d3\u05b8\u05e9\u05c1\u05d5\u05b9\u05ea",
}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("shape", ["{text} {word}", "{word} {text}", "{text} ({word}), {text}"])
def test_a_source_with_marks_is_named_whole_and_taken_out_whole(word, shape):
    frame = news(120)
    real = frame["label"] == "real"
    signed = [
        shape.format(text=text, word=word) if own else text
        for text, own in zip(frame["text"], real, strict=True)
    ]
    report = leaks(signed, frame["label"].tolist())
    tokens = [leak for leak in report.findings if leak.kind == "token"]
    assert len(tokens) == 1
    assert all(len(name) >= len(word) for name in tokens[0].names)
    take = Removal.of(tokens)
    for text in signed:
        assert not set(take(text)) & (set(word) - set(frame["text"][0]) - set("aeghinct"))
    again = leaks([take(text) for text in signed], frame["label"].tolist())
    assert not [leak for leak in again.findings if leak.kind == "token"]


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("given", ["NFC", "NFD"])
@pytest.mark.parametrize("read", ["NFC", "NFD"])
def test_a_word_is_taken_out_in_either_form(word, given, read):
    take = Removal([unicodedata.normalize(given, word).lower()])
    text = unicodedata.normalize(read, f"a {word} b, c{word} {word}d")
    assert take(text) == unicodedata.normalize(read, f"a   b, c{word} {word}d")


def test_words_keep_their_marks_where_style_is_taken_out():
    words = list(WORDS.values())
    plain = Removal([], style=True)(" - ".join(words) + "!")
    assert plain.split() == [word.lower() for word in words]


def test_a_model_reads_words_as_it_was_trained_to(tmp_path):
    frame = news(90)
    model = FakeNewsClassifier("tfidf", check_leaks=False)
    model = model.fit(frame["text"], frame["label"], without=[WORDS["hindi"]])
    assert FakeNewsClassifier.load(model.save(tmp_path / "m"))._removal.way == 2
    # What a release that cut words at marks has taken out, a model of it takes out still.
    old = Removal.from_dict({"tokens": ["\u092f\u091f\u0930"], "style": False})
    assert "\u092f" not in old(WORDS["hindi"])
    assert Removal.from_dict(old.to_dict())(WORDS["hindi"]) == old(WORDS["hindi"])
    assert Removal(["\u092f\u091f\u0930"])(WORDS["hindi"]) == WORDS["hindi"]
    with pytest.raises(ValueError, match="a way that this version does not know"):
        Removal.from_dict({"tokens": [], "style": True, "way": 3})


def test_words_that_differ_in_a_mark_are_told_apart():
    ka, ki = "\u0915\u093e", "\u0915\u0940"
    assert key_of(f"({ka})") == ka
    assert key_of(f"{ki}!") == ki
    assert key_of("\u0130HA,") == "\u0130HA".casefold()
    assert key_of("...") == "..."
    frame = pd.DataFrame({"text": [f"{ka} a", f"{ki} b"] * 10, "label": ["real", "fake"] * 10})
    model = FakeNewsClassifier("tfidf", check_leaks=False).fit(frame["text"], frame["label"])
    shown = model.explain([f"{ka} {ki} {ka}"], top=None)
    assert sorted(shown["word"]) == [ka, ki]
    assert np.sign(shown.set_index("word")["effect"]).nunique() == 2


def test_every_mark_of_unicode_is_known():
    known = re.compile(f"[{letter_marks()}]")
    every = (chr(code) for code in range(sys.maxunicode))
    gone = [c for c in every if unicodedata.category(c)[0] == "M" and not known.match(c)]
    assert all("VARIATION SELECTOR" in unicodedata.name(c) for c in gone)
    assert not known.match("a")
    assert not known.match(" ")
