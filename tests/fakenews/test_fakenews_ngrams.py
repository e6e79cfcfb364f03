"""N-grams as numbers: the same counts as those of scikit-learn."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from pandas_semtype.fakenews import ngrams
from pandas_semtype.fakenews.ngrams import count_grams, tokens_by_word

TEXTS = [
    "The mayor said: THE bridge is closed, closed!",
    "a",
    "x  y\tz\nLine two",
    "\N{PILE OF POO} naïve Straße İstanbul 北京 12,345",
    "the bridge",
    "!!! ???",
]

SAME = {
    "word": {"ngram_range": (1, 2)},
    "char": {"analyzer": "char_wb", "ngram_range": (3, 5)},
}


def columns(counts):
    """Return how often each column of counts occurs, whatever the order."""
    return Counter(tuple(column) for column in counts.toarray().T.astype(int).tolist())


@pytest.mark.parametrize("kind", SAME)
@pytest.mark.parametrize("min_df", [1, 2])
def test_counts_are_those_of_scikit_learn(kind, min_df):
    counts, known = count_grams(TEXTS, kind, min_df=min_df)
    theirs = CountVectorizer(min_df=min_df, **SAME[kind]).fit_transform(TEXTS)
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
    counts, known = count_grams(["!", "?"], "word")
    assert counts.shape == (2, 0)
    assert not len(known)


def test_tokens_lie_in_words():
    assert tokens_by_word("well-known (Reuters) a - x1").tolist() == [0, 0, 1, 4]
