"""Folding: accents do not count, whatever the script."""

import sys
import unicodedata

import pytest

from pandas_semtype.folding import _marks, fold


def test_every_combining_mark_of_this_unicode_is_taken_away():
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    assert len(marks) > 800
    assert [mark for mark in marks if _marks().fullmatch(mark) is None] == []


@pytest.mark.parametrize(
    "text", ["São Paulo", "Île", "한국어", "ऋषि", "Ελλάδα", "Ёлка", "ﬁne №5", "ก็", "a\u0301\u0323"]
)
def test_nothing_but_marks_is_taken_away(text):
    by_letter = [c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)]
    assert fold(text) == "".join(by_letter)
