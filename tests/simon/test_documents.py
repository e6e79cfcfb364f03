"""Texts to sentences, sentences to cells."""

from __future__ import annotations

import sys

import pandas as pd
import pytest
from helpers import as_dtype

from pandas_semtype.errors import FrameTypeError, MissingDependencyError
from pandas_semtype.simon.text.documents import pieces_of, sample_documents, sentences_of


def test_pieces():
    assert pieces_of("one two three", 7) == ["one two", "three"]
    assert pieces_of("  one \t two ", 20) == ["one two"]
    assert pieces_of("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]
    assert pieces_of("", 5) == []
    long = "word " * 200
    assert " ".join(pieces_of(long, 32)) == long.strip()
    assert max(map(len, pieces_of(long, 32))) <= 32


def test_splitter_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentencex", None)
    with pytest.raises(MissingDependencyError, match=r"pandas-semtype\[text\]"):
        sentences_of("One. Two.")


class TestWithSplitter:
    @pytest.fixture(autouse=True)
    def _needs(self):
        pytest.importorskip("sentencex", reason="texts need the extra 'text'")

    def test_sentences(self):
        sentences = sentences_of("Dr. Smith slept. He woke up!\n\nA new line")
        assert sentences == ["Dr. Smith slept.", "He woke up!", "A new line"]
        assert sentences_of("そうです。はい。", "ja") == ["そうです。", "はい。"]
        assert sentences_of(" \n ") == []

    def test_documents(self, text_dtype):
        documents = as_dtype(["One. Two. One.", None, "   ", "Three"], text_dtype)
        first, missing, blank, last = sample_documents(documents, 32)
        assert first.values == ["One.", "Two."]
        assert first.counts.tolist() == [2, 1]
        assert (missing.values, blank.values) == ([], [])
        assert (last.values, last.n_rows) == (["Three"], 1)

    def test_what_is_no_text(self):
        samples = sample_documents(pd.Series([1.5, "\ud800 x", b"ab"], dtype=object), 32)
        assert [sample.values for sample in samples] == [["1.5"], ["?", "x"], ["b'ab'"]]

    def test_long_documents_are_cut(self):
        (sample,) = sample_documents(pd.Series(["A sentence here. " * 10_000]), 32, max_cells=40)
        assert sample.counts.sum() == 40

    def test_what_is_no_series(self):
        with pytest.raises(FrameTypeError, match="Series of texts"):
            sample_documents(["a"], 32)
