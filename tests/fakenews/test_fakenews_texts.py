"""Texts of any form a user has."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from helpers import TEXT_DTYPES, as_dtype

from pandas_semtype.errors import ArgumentError, FrameTypeError
from pandas_semtype.fakenews.texts import read_texts


@pytest.mark.parametrize("dtype", TEXT_DTYPES)
def test_every_text_dtype_is_read(dtype):
    series = as_dtype(["one", None, "two"], dtype).set_axis([5, 5, 1]).rename("news")
    read = read_texts(series)
    assert read.values == ["one", None, "two"]
    assert read.index.tolist() == [5, 5, 1]
    assert read.name == "news"
    assert read.present.tolist() == [0, 2]
    assert read.take(np.array([2])) == ["two"]


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT, "", " \n\t\u00a0"])
def test_missing_and_blank_texts_are_missing(missing):
    assert read_texts(["text", missing]).values == ["text", None]


@pytest.mark.parametrize(
    "given",
    [["a", "b"], ("a", "b"), np.array(["a", "b"]), pd.Index(["a", "b"]), pd.array(["a", "b"])],
)
def test_lists_and_arrays_are_read(given):
    assert read_texts(given).values == ["a", "b"]
    assert read_texts(given).index.tolist() == [0, 1]


def test_nothing_is_fine_too():
    for given in ([], pd.Series([], dtype=object), pd.Series([None, None])):
        assert not len(read_texts(given).present)


@pytest.mark.parametrize(
    "given", ["a text", b"text", 3, None, pd.DataFrame({"a": ["b"]}), iter("a")]
)
def test_other_things_are_refused(given):
    with pytest.raises(FrameTypeError, match="a pandas Series or a list of texts"):
        read_texts(given)


def test_cells_of_other_types_are_reported_without_showing_them():
    with pytest.raises(ArgumentError, match="2 of 3 cells of type int, list") as caught:
        read_texts(["private", 4711, ["secret"]])
    assert "4711" not in str(caught.value)
    assert "secret" not in str(caught.value)
    with pytest.raises(ArgumentError, match="2 of 2 cells of type float"):
        read_texts(pd.Series([1.5, 2.5]))


def test_odd_characters_are_kept_and_lone_surrogates_replaced():
    odd = "nul \x00 emoji \N{PILE OF POO} joined \u200d"
    assert read_texts([odd, "half \ud800"]).values == [odd, "half \ufffd"]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("a text", "Put it into a list"),
        (b"a text", "Put it into a list"),
        (pd.DataFrame({"a": ["b"]}), "Choose one of its columns"),
        (np.array([["a"]]), "Choose one of its columns"),
        (5, "Convert it to pandas first"),
    ],
)
def test_what_is_no_column_of_texts_is_refused_with_the_way_out(given, hint):
    with pytest.raises(FrameTypeError, match=hint):
        read_texts(given)
