"""Tokens are those of the published vocabulary; words become numbers and come back."""

from __future__ import annotations

import sys

import pytest

from pandas_semtype.errors import CheckpointError, MissingDependencyError
from pandas_semtype.fakenews.ulmfit import tokens
from pandas_semtype.fakenews.ulmfit.language_model import require_ulmfit
from pandas_semtype.fakenews.ulmfit.tokens import SPECIAL, prepare, tokenize
from pandas_semtype.fakenews.ulmfit.vocabulary import Vocabulary

TRICKY = [
    "",
    "   ",
    "I don't think so...",
    "BREAKING: Vaccines CONTAIN 5G!!!!! Read more at https://t.co/abc#1",
    "the the the theory, no no no. no no",
    "word word word word",
    "a a a a\na a",
    "A I X é É ÉCOLE U.S. iPhone McDonald's COVID-19 (NASA)",
    "Tom &amp; Jerry&#39;s &quot;show&quot; <br />next\\nline <unk> 3 @.@ 5 well @-@ known",
    "aaaa bbb !!! ??   ??\t\tend",
    "wow 😀😀😀😀 \u200b \x00 end",
    "$1,000.50 is 20% of #tag @user /path\\file",
    "tab\tsep\r\nnew  \n\n lines",
    "e.g. Mr. Smith's cat-like can't won't 10km 3pm",
    "Ünïcödé straße İstanbul ǅ",
]


@pytest.mark.torch
def test_tokens_are_those_fastai_makes():
    from fastai.text.core import SpacyTokenizer, TokenizeWithRules

    theirs = [list(t) for t in TokenizeWithRules(SpacyTokenizer("en"))(TRICKY)]
    assert list(tokenize(TRICKY)) == theirs


@pytest.mark.torch
def test_the_marks_are_those_of_fastai():
    from fastcore.basics import defaults

    assert list(SPECIAL) == list(defaults.text_spec_tok)


def test_capitals_and_repetitions_become_marks():
    assert prepare("NO I Did") == "xxbos xxup no i xxmaj did"
    assert prepare("so so so good").split() == ["xxbos", "xxwrep", "3", "so", "good"]


def test_frequent_words_come_first_and_rare_ones_are_unknown():
    texts = [["xxbos", "b", "a", "b"], ["xxbos", "c", "a", "b"]]
    found = Vocabulary.of(texts, min_count=2)
    assert found.words == (*SPECIAL, "b", "a")
    assert found.ids(["b", "c", "xxbos"]).tolist() == [9, 0, 2]
    assert Vocabulary.of(texts, min_count=1, most=1).words == (*SPECIAL, "b")
    assert Vocabulary.of(texts[::-1], min_count=1) == Vocabulary.of(texts, min_count=1)
    assert Vocabulary.from_json(found.to_json()) == found
    assert found.rows_in(Vocabulary([*SPECIAL, "a"])).tolist() == [*range(9), -1, 9]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not json", "it is no JSON"),
        (b'{"a": 1}', "it is no list of words"),
        (b'["xxunk", "xxpad", 3]', "it is no list of words"),
        (b'["xxunk", "xxpad", "a", "a"]', "4 words, 3 of them distinct"),
        (b'["a", "b"]', "xxunk and xxpad must be among them"),
    ],
)
def test_what_is_no_vocabulary_is_refused(content, message):
    with pytest.raises(CheckpointError, match=message):
        Vocabulary.from_json(content)


@pytest.mark.needs("torch", "spacy")
def test_a_missing_package_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "fastai", None)
    with pytest.raises(MissingDependencyError, match=r"fastai, .*pandas-semtype\[ulmfit\]"):
        require_ulmfit()
    tokens._splitter.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingDependencyError, match="spacy"):
        next(tokenize(["x"]))


@pytest.mark.needs("spacy")
@pytest.mark.parametrize("piece", ["!?", ".,-", "a/", "U.S. "])
def test_no_word_is_so_long_that_its_cost_is_quadratic(piece, monkeypatch):
    asked = []
    inner = tokens._splitter()

    def splitter(text):
        asked.append(text)
        return inner(text)

    monkeypatch.setattr(tokens, "_splitter", lambda: splitter)
    (found,) = tokenize([piece * 1000])
    assert max(map(len, asked[0].split())) <= 400
    assert len("".join(found)) > 900  # nothing is lost


def test_words_that_are_nested_deep_are_refused():
    with pytest.raises(CheckpointError, match="no JSON"):
        Vocabulary.from_json(b"[" * 100_000)
