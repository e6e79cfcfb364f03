"""Counts of style read no word."""

from __future__ import annotations

import numpy as np
import pytest
from helpers import peak_bytes

from pandas_semtype.fakenews.leakage.style import STYLE, style_of


def count(text, name):
    return style_of([text])[0, STYLE.index(name)]


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        ("length", "a longer text", "short"),
        ("words", "a b c", "abc def"),
        ("length of words", "wonderful", "a b c d"),
        ("share of capital letters", "AB c", "a bc"),
        ("share of words in capitals", "ONE two", "One two"),
        ("share of words with a capital", "One Two", "One two"),
        ("starts with a capital", "One", "one"),
        ("straight quotes", 'a "b" c', "a “b” c"),
        ("curly quotes", "a “b” c", 'a "b" c'),
        ("links", "see https://a.example/b", "see a"),
        ("digits", "in 2024", "in May"),
        ("exclamation marks", "go!!", "go."),
        ("question marks", "go?", "go."),
        ("hashtags", "#a b", "a b"),
        ("mentions", "@a b", "a b"),
        ("ellipses", "wait…", "wait"),
        ("dashes", "a – b", "a b"),
        ("brackets", "(a) b", "a b"),
        ("line breaks", "a\nb", "a b"),
        ("characters beyond ASCII", "naïve", "naive"),
        ("ends with punctuation", "A.", "A"),
        ("commas", "a, b", "a b"),
        ("full stops", "a. b", "a b"),
    ],
)
def test_every_count(name, more, less):
    assert count(more, name) > count(less, name)


def test_every_name_is_tested_and_numbers_are_finite():
    tested = test_every_count.pytestmark[0].args[1]
    assert {case[0] for case in tested} == set(STYLE)
    odd = ["", " ", "\x00", "\N{PILE OF POO}", "https://a.example", "!" * 10]
    rows = style_of(odd)
    assert rows.shape == (len(odd), len(STYLE))
    assert np.isfinite(rows).all()


def test_other_words_of_the_same_form_change_nothing():
    assert (style_of(["The cat sat."]) == style_of(["The dog ran."])).all()


def test_long_texts_cost_little():
    long = "word " * 2_000_000
    style_of(["word"])
    assert peak_bytes(lambda: style_of([long])) == peak_bytes(lambda: style_of([long[:20_000]]))
    assert peak_bytes(lambda: style_of([long])) < 1e6
