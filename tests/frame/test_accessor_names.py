"""Entries and columns named like an accessor: pandas without the package is the yardstick.

Every name of an accessor is compared with ``plain``, a name nobody registered, by doing the
same to both.
"""

from __future__ import annotations

import copy
import pickle
import warnings

import numpy as np
import pandas as pd
import pytest

from pandas_semtype import accessors
from pandas_semtype.accessors import (
    FakeNewsAccessor,
    SemtypeFrameAccessor,
    SemtypeSeriesAccessor,
    TextSeriesAccessor,
)
from pandas_semtype.errors import AccessorConflictWarning

ACCESSORS = {
    "semtype": SemtypeSeriesAccessor,
    "text": TextSeriesAccessor,
    "fakenews": FakeNewsAccessor,
}
NAMES = [*ACCESSORS, "plain"]


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


@pytest.fixture(params=ACCESSORS)
def ours(request):
    return request.param


INDEXES = {
    "object": lambda name: pd.Index(["id", name], dtype=object),
    "str": lambda name: pd.Index(["id", name], dtype="string"),
    "inferred": lambda name: pd.Index(["id", name]),
    "category": lambda name: pd.CategoricalIndex(["id", name]),
    "levels": lambda name: pd.MultiIndex.from_tuples([("id", 1), (name, 1)]),
    "mixed": lambda name: pd.Index([1, name], dtype=object),
}


@pytest.fixture(params=INDEXES)
def row(request, name):
    return pd.Series([1, 2], index=INDEXES[request.param](name))


def value_of(found):
    """Return the number of an entry, which is a Series where the index has levels."""
    return found.iloc[0] if isinstance(found, pd.Series) else found


def test_an_entry_is_read(row, name):
    assert value_of(getattr(row, name)) == 2
    assert hasattr(row, name)
    assert row[name] is not None


def test_an_entry_is_assigned_to(row, name):
    setattr(row, name, 7)
    assert value_of(getattr(row, name)) == 7
    assert row.tolist() == [1, 7]
    assert name not in vars(row)


def test_an_entry_cannot_be_deleted_as_an_attribute(row, name):
    with pytest.raises(AttributeError):
        delattr(row, name)
    assert row.tolist() == [1, 2]


def test_rows_of_a_frame(name):
    frame = pd.DataFrame({"id": [1, 2], name: ["a", "b"]}, index=["x", "y"])
    assert [getattr(row, name) for _, row in frame.iterrows()] == ["a", "b"]
    assert frame.apply(lambda row: getattr(row, name) * 2, axis=1).tolist() == ["aa", "bb"]
    assert getattr(frame.iloc[0], name) == "a"
    assert getattr(frame.loc["y"], name) == "b"
    assert getattr(frame.T["x"], name) == "a"
    assert getattr(next(frame.itertuples()), name) == "a"

    def marked(row):
        setattr(row, name, row["id"] + 10)
        return row

    assert frame.apply(marked, axis=1)[name].tolist() == [11, 12]
    assert frame[name].tolist() == ["a", "b"]


def test_several_entries_of_the_name(name):
    row = pd.Series([1, 2, 3], index=[name, "id", name])
    assert getattr(row, name).tolist() == [1, 3]
    setattr(row, name, 9)
    assert row.tolist() == [9, 2, 9]


def test_an_entry_that_is_an_index_is_not_assigned_to(name):
    row = pd.Series([pd.Index([1]), 2], index=[name, "id"], dtype=object)
    setattr(row, name, "attribute")  # what pandas does
    assert getattr(row, name) == "attribute"
    assert isinstance(row.iloc[0], pd.Index)


@pytest.mark.filterwarnings("ignore:Setting an item of incompatible dtype:FutureWarning")
def test_a_value_of_another_dtype(name):
    def assigned(other):
        row = pd.Series([1, 2], index=["id", other])
        setattr(row, other, "text")
        return getattr(row, other), row.tolist()

    assert assigned(name) == assigned("plain")


@pytest.mark.parametrize(
    "index",
    [
        pd.RangeIndex(2),
        pd.Index([1.5, 2.5]),
        pd.date_range("2024", periods=2),
        pd.IntervalIndex.from_breaks([0, 1, 2]),
        pd.Index(["a", "b"]),
        pd.CategoricalIndex(["a", "b"]),
        pd.MultiIndex.from_tuples([("a", "semtype"), ("b", "text")]),
    ],
)
def test_elsewhere_it_is_the_accessor(index, ours):
    series = pd.Series(["x", "y"], index=index)
    assert type(getattr(series, ours)) is ACCESSORS[ours]
    assert type(getattr(series.iloc[:0], ours)) is ACCESSORS[ours]


def test_empty_series(ours):
    assert type(getattr(pd.Series(dtype=object), ours)) is ACCESSORS[ours]


def test_assigning_without_an_entry_makes_an_attribute(name):
    series = pd.Series([1, 2])
    setattr(series, name, 5)
    assert getattr(series, name) == 5
    assert series.tolist() == [1, 2]
    setattr(series, name, 6)
    assert getattr(series, name) == 6
    delattr(series, name)
    with pytest.raises(AttributeError):
        delattr(series, name)
    assert (type(getattr(series, name, None)) is ACCESSORS.get(name)) or name == "plain"


def test_an_attribute_goes_before_an_entry_that_comes_later(name):
    series = pd.Series([1], index=["id"])
    setattr(series, name, 5)
    series[name] = 9
    assert getattr(series, name) == 5
    setattr(series, name, 6)
    assert (getattr(series, name), series[name]) == (6, 9)


def test_copies_and_pickles(row, name):
    for other in (row.copy(), copy.deepcopy(row), pickle.loads(pickle.dumps(row))):
        assert value_of(getattr(other, name)) == 2


def test_pandas_knows_them(ours):
    assert ours in pd.Series._accessors
    assert getattr(pd.Series, ours) is ACCESSORS[ours]
    assert ours in dir(pd.Series([1]))
    assert ours in dir(pd.Series([1, 2], index=["id", ours]))
    assert dir(pd.Series([1])).count(ours) == 1


def test_a_column_of_a_frame_is_no_attribute():
    frame = pd.DataFrame({"semtype": ["a"], "id": [1]})
    assert type(frame.semtype) is SemtypeFrameAccessor
    assert frame["semtype"].tolist() == ["a"]
    frame.semtype = ["b"]
    assert frame["semtype"].tolist() == ["b"]
    assert type(frame.semtype) is SemtypeFrameAccessor
    frame["semtype"] = "c"
    assert frame["semtype"].tolist() == ["c"]
    with pytest.raises(AttributeError):
        del frame.semtype
    assert "semtype" in pd.DataFrame._accessors
    assert "semtype" in dir(frame)


def test_assigning_to_a_frame_without_the_column_makes_an_attribute():
    frame = pd.DataFrame({"id": [1, 2]})
    with pytest.warns(UserWarning, match=r"Write frame\['semtype'\] = \.\.\. for a column") as seen:
        frame.semtype = [3, 4]
    assert seen[0].filename == __file__
    assert frame.semtype == [3, 4]
    assert list(frame) == ["id"]
    frame["semtype"] = "c"
    frame.semtype = 5  # an attribute goes before a column
    assert frame.semtype == 5
    assert frame["semtype"].tolist() == ["c", "c"]
    del frame.semtype
    assert type(frame.semtype) is SemtypeFrameAccessor
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame.drop(columns="semtype").semtype = 5


class Foreign:
    """An accessor of another package."""

    def __init__(self, data):
        self.data = data


Foreign.__module__ = "other.package"


@pytest.fixture
def foreign(ours):
    delattr(pd.Series, ours)
    pd.api.extensions.register_series_accessor(ours)(Foreign)
    yield ours
    accessors.register(force=True)


def test_a_foreign_accessor_stays_as_pandas_has_it(foreign):
    with pytest.warns(AccessorConflictWarning, match=rf"Series\.{foreign} is already"):
        accessors.register()
    row = pd.Series([1], index=[foreign])
    assert type(getattr(row, foreign)) is Foreign
    accessors.register(force=True)
    assert getattr(pd.Series([1], index=[foreign]), foreign) == 1
    assert type(getattr(pd.Series([1]), foreign)) is ACCESSORS[foreign]


def test_reading_an_entry_builds_no_accessor(ours, monkeypatch):
    made = []
    monkeypatch.setattr(ACCESSORS[ours], "__init__", lambda _, data: made.append(data))
    row = pd.Series(np.arange(2), index=["id", ours])
    getattr(row, ours)
    setattr(row, ours, 3)
    assert made == []
