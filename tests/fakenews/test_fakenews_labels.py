"""Classes of any kind, in their order and of their type."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.errors import ArgumentError, ExampleError, FrameTypeError
from pandas_semtype.fakenews.labels import LabelMap, encode, read_labels


def labels_of(values, **options):
    return encode(pd.Series(values, **options))


@pytest.mark.parametrize(
    ("values", "classes", "dtype"),
    [
        (["real", "fake", "real"], ("fake", "real"), "str"),
        ([2, 10, 2], (2, 10), "int64"),
        (np.array([1, 0, 1], dtype="uint8"), (0, 1), "uint8"),
        ([0.5, -1.0, 0.5], (-1.0, 0.5), "float64"),
        ([True, False, True], (False, True), "bool"),
    ],
)
def test_classes_are_sorted_and_keep_their_type(values, classes, dtype):
    series = pd.Series(values)
    if dtype == "str" and series.dtype == object:  # pandas 2
        dtype = "object"
    labels, codes = encode(series)
    assert labels.classes == classes
    assert [type(c) for c in labels.classes] == [type(c) for c in classes]
    back = labels.series(codes, series.index)
    pd.testing.assert_series_equal(back, series)
    assert str(back.dtype) == dtype
    assert LabelMap.from_dict(labels.to_dict()) == labels


def test_categories_keep_their_order():
    dtype = pd.CategoricalDtype(["true", "half", "never used", "false"], ordered=True)
    labels, codes = encode(pd.Series(["false", "half", "true"], dtype=dtype))
    assert labels.classes == ("true", "half", "false")
    back = labels.series(codes, range(3))
    assert back.tolist() == ["false", "half", "true"]
    assert back.cat.ordered
    assert back.min() == "true"
    assert LabelMap.from_dict(labels.to_dict()) == labels
    unordered, codes = encode(pd.Series(["a", "b"], dtype="category"))
    assert not unordered.series(codes, range(2)).cat.ordered


@pytest.mark.parametrize(
    ("values", "dtype"),
    [([1, 0], "Int64"), ([True, False], "boolean"), (np.array([1, 0], dtype="uint8"), "UInt8")],
)
def test_missing_answers_make_numbers_nullable(values, dtype):
    labels, _ = labels_of(values)
    decoded = labels.series([0, -1, 1], range(3))
    assert decoded.dtype == dtype
    assert decoded.isna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([True, False, False], "boolean"),
        (np.array([0, 7, 0], dtype="int64"), "Int64"),
        (np.array([3, 1, 1], dtype="int16"), "Int16"),
        (np.array([1, 0, 0], dtype="uint8"), "UInt8"),
    ],
)
def test_a_gap_among_sparse_labels_is_no_class(values, dtype):
    series = pd.Series(pd.arrays.SparseArray(values))
    labels, codes = encode(series)
    pd.testing.assert_series_equal(labels.series(codes, series.index), series)
    decoded = labels.series([0, -1, 1], range(3))
    assert decoded.dtype == dtype
    assert decoded.tolist() == [labels.classes[0], pd.NA, labels.classes[1]]
    assert LabelMap.from_dict(labels.to_dict()) == labels


def test_whole_numbers_with_gaps_stay_whole():
    labels, codes = labels_of([1.0, np.nan, 0.0])
    assert labels.classes == (0, 1)
    assert type(labels.classes[0]) is int
    assert codes.tolist() == [1, -1, 0]


@pytest.mark.parametrize(
    "values", [["a", 1], [True, "b"], [True, 1.5], [("a",), ("b",)], [pd.Timestamp(0), "a"]]
)
def test_mixed_and_strange_labels_are_refused(values):
    with pytest.raises(ArgumentError, match="strings, numbers or bools, all of one kind"):
        labels_of(values, dtype=object)


@pytest.mark.parametrize("values", [[["a"], ["b"]], [{"a": 1}, "b"], [([],), "b"]])
def test_labels_that_are_no_single_values_are_refused(values):
    with pytest.raises(ArgumentError, match="Labels: strings, numbers or bools"):
        labels_of(values, dtype=object)
    with pytest.raises(ArgumentError, match="target: strings"):
        labels_of(["a", "b"])[0].codes(values, "target")


def test_labels_that_look_like_texts_are_refused():
    texts = [f"secret {i}" for i in range(11)]
    with pytest.raises(ArgumentError, match=r"may be swapped. Received: 20 labels, 11") as caught:
        labels_of((texts * 2)[:20])
    assert "secret" not in str(caught.value)
    labels_of((texts[:10] * 2)[:20])
    labels_of(texts)
    labels_of(list(range(30)))


def test_long_names_are_cut_in_messages():
    labels, _ = labels_of(["a" * 100, "b"])
    with pytest.raises(ArgumentError, match=r"knows 'a{37}\.\.\.', 'b'\."):
        labels.codes(["x"])


@pytest.mark.parametrize(
    "change",
    [
        {"classes": "ab"},
        {"classes": ["a"]},
        {"classes": ["a", "a"]},
        {"classes": [["a"], "b"]},
        {"dtype": "junk"},
        {"dtype": "int64"},
    ],
)
def test_a_description_that_is_none_is_refused(change):
    labels, _ = labels_of(["a", "b"], dtype=object)
    with pytest.raises((TypeError, ValueError)):
        LabelMap.from_dict({**labels.to_dict(), **change})


@pytest.mark.parametrize("values", [["a", "a"], [None, "a"]])
def test_one_class_is_refused(values):
    with pytest.raises(ExampleError, match=r"at least 2 classes among .* Received: 1"):
        labels_of(values)


def test_labels_must_belong_to_the_texts():
    index = pd.Index([3, 1, 2])
    with pytest.raises(ArgumentError, match=r"len\(y\)=2. Pass 3, one per text"):
        read_labels(["a", "b"], index, 3)
    other = pd.Series(["a", "b", "c"], index=[1, 2, 3])
    with pytest.raises(ArgumentError, match="y has another index than the texts"):
        read_labels(other, index, 3)
    assert read_labels(other.to_numpy(), index, 3).index.equals(index)
    assert read_labels(other.set_axis(index).to_frame(), index, 3).tolist() == ["a", "b", "c"]
    with pytest.raises(FrameTypeError, match="y as a pandas Series or a list"):
        read_labels("abc", index, 3)
    with pytest.raises(ArgumentError, match=r"y\.ndim"):
        read_labels(np.zeros((3, 2)), index, 3)
    records = np.rec.fromarrays([[1, 0, 1], [2, 3, 4]])
    with pytest.raises(FrameTypeError, match="y as a pandas Series or a list"):
        read_labels(records, index, 3)


def test_kinds_of_labels_are_told_once():
    kinds = [type("Grade", (), {}) for _ in range(30)]
    with pytest.raises(ArgumentError, match=r"Received: Grade\. Convert"):
        labels_of([kind() for kind in kinds], dtype=object)


def test_unknown_labels_are_counted():
    labels, _ = labels_of(["fake", "real"])
    with pytest.raises(ArgumentError, match=r"2 label\(s\) the model does not know"):
        labels.codes(["fake", "x", "y", None])
    assert labels.codes(["real", None]).tolist() == [1, -1]


def test_blank_labels_are_missing_ones():
    for given in (["a", " ", "b", ""], pd.Series(["a", "\t", "b", ""], dtype="category")):
        read = read_labels(given, pd.RangeIndex(4), 4)
        assert read.isna().tolist() == [False, True, False, True]
        labels, codes = encode(read)
        assert (labels.classes, codes.tolist()) == (("a", "b"), [0, -1, 1, -1])


def test_numbers_that_a_file_holds_as_text_are_numbers():
    for point in ".,":
        with pytest.raises(ArgumentError, match="measured numbers"):
            labels_of([f"{i % 12}{point}5" for i in range(48)])
    with pytest.raises(ArgumentError, match="A label is -1"):
        labels_of(["-1", "0", "1"] * 9)
    assert labels_of(["-1", "1"] * 9)[0].classes == ("-1", "1")
    assert labels_of(["0.5", "1.5", "v2.5"])[0].classes == ("0.5", "1.5", "v2.5")
    # Grades are classes, however many: whole numbers are not measured ones.
    assert len(labels_of([str(i % 14) for i in range(60)])[0]) == 14


def test_labels_that_no_file_can_hold_are_refused():
    read = read_labels(["a\ud800", "b", "a\ud800"], pd.RangeIndex(3), 3)
    with pytest.raises(ArgumentError, match=r"half of a surrogate pair.*Received: 1 such"):
        encode(read)
    labels_of(["\U0001f600", "b\x00"])
