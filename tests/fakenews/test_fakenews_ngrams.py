"""N-grams as numbers: the same counts as those of scikit-learn."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from pandas_semtype.fakenews import ngrams
from pandas_semtype.fakenews.ngrams import count_grams, has_letters, words_of_grams

TEXTS = [
    "The mayor said: THE bridge is closed, closed!",
    "a",
    "x  y\tz\nLine two",
    "\N{PILE OF POO} naïve Straße İstanbul 北京 12,345",
    "the bridge",
    "!!! ???",
]

WORDS = {"ngram_range": (1, 2), "token_pattern": r"\w+|[^\w\s]"}
SAME = {
    "word": WORDS,
    "char": {"analyzer": "char", "ngram_range": (2, 5)},
    "cased": {"analyzer": "char", "ngram_range": (2, 5), "lowercase": False},
}


def columns(counts):
    """Return how often each column of counts occurs, whatever the order."""
    return Counter(tuple(column) for column in counts.toarray().T.astype(int).tolist())


@pytest.mark.parametrize("kind", SAME)
@pytest.mark.parametrize("min_df", [1, 2])
def test_counts_are_those_of_scikit_learn(kind, min_df):
    counts, known = count_grams(TEXTS, kind, min_df=min_df)
    # Runs of white space are one space, and one stands before and after a text.
    spaced = [f" {' '.join(text.split())} " for text in TEXTS]
    theirs = CountVectorizer(min_df=min_df, **SAME[kind]).fit_transform(spaced)
    assert columns(counts) == columns(theirs)
    assert len(known) == counts.shape[1]
    assert (np.diff(known.astype(object)) > 0).all()


@pytest.mark.parametrize("kind", SAME)
def test_known_grams_are_counted_in_new_texts(kind):
    counts, known = count_grams(TEXTS, kind)
    again, same = count_grams([*TEXTS[::-1], "qqq"], kind, known)
    assert same is known
    assert (again.toarray()[:-1] == counts.toarray()[::-1]).all()
    assert not again[len(TEXTS)].nnz
    assert count_grams(TEXTS, kind, known[:0])[0].shape == (len(TEXTS), 0)


@pytest.mark.parametrize("kind", SAME)
def test_batches_do_not_matter(kind, monkeypatch):
    whole, known = count_grams(TEXTS, kind)
    monkeypatch.setattr(ngrams, "_AT_ONCE", 5)
    parts, same = count_grams(TEXTS, kind)
    assert (known == same).all()
    assert (whole.toarray() == parts.toarray()).all()


def test_texts_without_a_word():
    counts, known = count_grams([" ", ""], "word")
    assert counts.shape == (2, 0)
    assert not len(known)


def test_n_grams_know_whether_they_are_letters():
    known = count_grams(["ab, c"], "word")[1]
    assert sorted(has_letters(known).tolist()) == [False, False, False, True, True]
    known = count_grams(["abc"], "char")[1]
    assert has_letters(known).sum() == 1  # abc alone: the others are short, or have a space


def test_n_grams_lie_in_words():
    grams = words_of_grams("ab c  d", "char")
    assert (grams.first <= grams.last).all()
    assert grams.first.min() == 0
    assert grams.last.max() == 2
    # Of " ab c d ", the run "b c d" touches all three words, "c d " the last two.
    spans = Counter(zip(grams.first.tolist(), grams.last.tolist(), strict=True))
    assert spans[0, 2] == 1
    words = words_of_grams("well-known (x) - y1", "word")
    tokens = words.first[: -(len(words.first) // 2)]
    assert tokens.tolist() == [0, 0, 0, 1, 1, 1, 2, 3]
